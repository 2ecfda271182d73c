<?xml version="1.0" encoding="UTF-8"?>
<!--
  A record that is too long for one page: divisions of the kinds that the configuration names (`site.divide`) have pages of their own, in
  the record's folder. Which divisions these are, src/edition/division-pages.ts says in the same words.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <!-- The pages as the context document lists them, in the order of their divisions. -->
  <xsl:variable name="ed:page-list" as="element(m:page)*" select="$ed:context/m:context/m:page"/>

  <xsl:variable name="ed:is-divided" as="xs:boolean" select="exists($ed:page-list)"/>

  <!-- The divisions that have pages, in document order. -->
  <xsl:variable name="ed:page-elements" as="element()*">
    <xsl:if test="$ed:is-divided">
      <xsl:variable name="words" as="xs:string*" select="tokenize($ed:context/m:context/@divide)"/>
      <xsl:sequence select="/*/descendant::*[local-name() = ('div', 'div1', 'div2', 'div3', 'div4', 'div5', 'div6', 'div7', 'front', 'body', 'back', 'group', 'text', 'TEI')][(local-name(), tokenize(@type)) = $words]"/>
    </xsl:if>
  </xsl:variable>

  <!-- What the list says of each division. -->
  <xsl:variable name="ed:pages" as="map(xs:string, element(m:page))">
    <xsl:map>
      <xsl:for-each select="$ed:page-elements">
        <xsl:variable name="position" as="xs:integer" select="position()"/>
        <xsl:map-entry key="generate-id(.)" select="$ed:page-list[position() = $position]"/>
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
