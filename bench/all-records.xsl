<?xml version="1.0" encoding="UTF-8"?>
<!-- Drives Saxon-HE: every record through the four stylesheets, the apparatus first, as src/transform/record.ts does. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" version="3.0" exclude-result-prefixes="#all">

  <xsl:param name="xslt" as="xs:string"/>
  <xsl:param name="out" as="xs:string"/>

  <xsl:variable name="edition" as="document-node()" select="doc(resolve-uri('edition.xml', base-uri(/)))"/>
  <xsl:variable name="labels" as="document-node()" select="doc($xslt || 'locale/en.xml')"/>

  <xsl:template match="/records">
    <done><xsl:apply-templates select="record"/></done>
  </xsl:template>

  <xsl:template match="record">
    <xsl:variable name="id" as="xs:string" select="@id"/>
    <xsl:variable name="source" as="document-node()" select="doc(@href)"/>
    <xsl:variable name="shared" as="map(xs:QName, item()*)" select="map {
      QName('tag:edition,2026:functions', 'edition'): $edition,
      QName('tag:edition,2026:functions', 'labels'): $labels,
      QName('tag:edition,2026:functions', 'context'): doc(resolve-uri($id || '.context.xml', base-uri(.)))
    }"/>
    <xsl:variable name="apparatus" as="map(*)" select="transform(map {
      'stylesheet-location': $xslt || 'record/apparatus.xsl', 'source-node': $source, 'stylesheet-params': $shared,
      'base-output-uri': $out || $id || '.apparatus'
    })"/>
    <xsl:variable name="more" as="map(xs:QName, item()*)" select="map:put($shared, QName('tag:edition,2026:functions', 'apparatus'), $apparatus?($out || $id || '.apparatus'))"/>
    <xsl:variable name="html" as="map(*)" select="transform(map { 'stylesheet-location': $xslt || 'record/html.xsl', 'source-node': $source, 'stylesheet-params': $more, 'delivery-format': 'serialized' })"/>
    <xsl:variable name="text" as="map(*)" select="transform(map { 'stylesheet-location': $xslt || 'record/text.xsl', 'source-node': $source, 'stylesheet-params': $more, 'delivery-format': 'serialized' })"/>
    <xsl:variable name="mentions" as="map(*)" select="transform(map { 'stylesheet-location': $xslt || 'record/mentions.xsl', 'source-node': $source, 'stylesheet-params': $shared, 'delivery-format': 'serialized' })"/>
    <xsl:result-document href="{$out}{$id}.html" method="text"><xsl:value-of select="$html?output"/></xsl:result-document>
    <xsl:result-document href="{$out}{$id}.txt" method="text"><xsl:value-of select="$text?output"/></xsl:result-document>
    <xsl:result-document href="{$out}{$id}.json" method="text"><xsl:value-of select="$mentions?output"/></xsl:result-document>
    <record id="{$id}" bytes="{string-length($html?output) + string-length($text?output) + string-length($mentions?output)}"/>
  </xsl:template>

</xsl:stylesheet>
