<?xml version="1.0" encoding="UTF-8"?>
<!--
  The further pages of a record, in its own folder: of divisions of the kinds that the configuration names (`site.divide`), and of texts
  that stand beside the record's own. Which these are, the context document says (src/parallel/page-context.ts).
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <!-- The pages as the context document lists them, in the order of their divisions. -->
  <xsl:variable name="ed:page-list" as="element(m:page)*" select="$ed:context/m:context/m:page"/>

  <xsl:variable name="ed:is-divided" as="xs:boolean" select="exists($ed:page-list)"/>

  <!-- The record, and the documents beside it of which something is shown. -->
  <xsl:variable name="ed:shown-documents" as="document-node()*" select="$ed:record-document, distinct-values($ed:page-list/@path[. != '']) ! map:get($ed:companions, .)"/>

  <!-- Elements by the path of their file (empty for the record) and their 1-based place in document order: those that the context document speaks of. -->
  <xsl:variable name="ed:placed" as="map(xs:string, element())">
    <xsl:variable name="wanted" as="map(xs:string, xs:boolean)" select="
        map:merge((
          $ed:page-list ! map:entry(@path || ' ' || @element, true()),
          for $parallel in $ed:context/m:context/m:parallel, $list in $parallel/*
          return (tokenize($list/@here) ! map:entry(' ' || ., true()), tokenize($list/@there) ! map:entry($parallel/@path || ' ' || ., true()))))"/>
    <xsl:map>
      <xsl:if test="map:size($wanted) gt 0">
        <xsl:for-each select="distinct-values(('', $ed:context/m:context/(m:page | m:parallel)/@path/string()))">
          <xsl:variable name="path" as="xs:string" select="."/>
          <xsl:for-each select="(if ($path = '') then $ed:record-document else map:get($ed:companions, $path))/descendant::*">
            <xsl:variable name="key" as="xs:string" select="$path || ' ' || position()"/>
            <xsl:if test="map:contains($wanted, $key)">
              <xsl:map-entry key="$key" select="."/>
            </xsl:if>
          </xsl:for-each>
        </xsl:for-each>
      </xsl:if>
    </xsl:map>
  </xsl:variable>

  <!-- The divisions that have pages, in the order of the list. -->
  <xsl:variable name="ed:page-elements" as="element()*" select="$ed:page-list ! $ed:placed(@path || ' ' || @element)"/>

  <!-- What the list says of each division. -->
  <xsl:variable name="ed:pages" as="map(xs:string, element(m:page))">
    <xsl:map>
      <xsl:for-each select="$ed:page-list">
        <xsl:map-entry key="generate-id($ed:placed(@path || ' ' || @element))" select="."/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <xsl:function name="ed:is-page" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$ed:is-divided and map:contains($ed:pages, generate-id($element))"/>
  </xsl:function>

  <!-- The division on whose page a node stands; empty for the record's own page. -->
  <xsl:function name="ed:page-of" as="element()?">
    <xsl:param name="node" as="node()"/>
    <xsl:if test="$ed:is-divided">
      <xsl:sequence select="$node/ancestor-or-self::*[map:contains($ed:pages, generate-id(.))][last()]"/>
    </xsl:if>
  </xsl:function>

  <!-- The file of the page on which a node stands, in the record's folder; empty for the record's own page. -->
  <xsl:function name="ed:page-file" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="page" as="element()?" select="ed:page-of($node)"/>
    <xsl:sequence select="string($page ! $ed:pages(generate-id(.))/@file)"/>
  </xsl:function>

  <!-- The address of an anchor from another page of the record's own folder above, `records/`: `volume/d5.html#p1`. -->
  <xsl:function name="ed:page-address" as="xs:string">
    <xsl:param name="file" as="xs:string"/>
    <xsl:param name="anchor" as="xs:string"/>
    <xsl:variable name="id" as="xs:string" select="string($ed:context/m:context/@id)"/>
    <xsl:sequence select="(if ($file) then $id || '/' || $file else $id || '.html') || '#'[$anchor] || $anchor"/>
  </xsl:function>

</xsl:stylesheet>
