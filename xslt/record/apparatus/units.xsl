<?xml version="1.0" encoding="UTF-8"?>
<!--
  The text as a row of units: paragraphs, stanzas, headings and other blocks, none of them inside another. Each is measured once, so that
  a mark's place in it can be looked up; notes that hold marks are measured too.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:variable name="ed:units" as="element()*">
    <xsl:apply-templates select="/descendant::tei:text[not(ancestor::tei:text)]" mode="ed:unit"/>
  </xsl:variable>

  <xsl:variable name="ed:unit-numbers" as="map(xs:string, xs:integer)">
    <xsl:map>
      <xsl:for-each select="$ed:units">
        <xsl:map-entry key="generate-id(.)" select="position()"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <xsl:mode name="ed:unit" on-no-match="shallow-skip"/>

  <xsl:template match="text()" mode="ed:unit"/>

  <xsl:template match="*" mode="ed:unit" as="element()*">
    <xsl:choose>
      <xsl:when test="map:contains($ed:numbers, generate-id(.))">
        <xsl:sequence select="."/>
      </xsl:when>
      <xsl:when test="ed:is-division(.) or self::tei:lem or descendant::*[map:contains($ed:numbers, generate-id(.))]">
        <xsl:apply-templates select="*" mode="#current"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="."/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:note | tei:noteGrp | tei:listApp | tei:listWit | tei:listTranspose | tei:rdg | tei:wit | tei:witDetail | tei:teiHeader | tei:standOff | tei:pb | tei:lb | tei:cb | tei:gb | tei:milestone | tei:anchor | tei:fw | tei:divGen" mode="ed:unit" as="element()*"/>

  <xsl:template match="tei:app" mode="ed:unit" as="element()*">
    <xsl:if test="not(ed:refers(.))">
      <xsl:next-match/>
    </xsl:if>
  </xsl:template>

  <!-- What a mark is measured in: the note that it stands in, else its unit, else the mark itself, which then may hold several units. -->
  <xsl:function name="ed:home" as="element()">
    <xsl:param name="mark" as="element()"/>
    <xsl:variable name="note" as="element()?" select="$mark/ancestor::tei:note[ed:is-note(.)][1]"/>
    <xsl:sequence select="($note, $mark/ancestor-or-self::*[map:contains($ed:unit-numbers, generate-id(.))][last()], ed:block($mark), $mark)[1]"/>
  </xsl:function>

  <!-- The measures of all units and of the other places that marks are measured in, by the place. -->
  <xsl:function name="ed:measures" as="map(xs:string, map(*))">
    <xsl:param name="homes" as="element()*"/>
    <xsl:map>
      <xsl:for-each select="$ed:units | $homes">
        <xsl:map-entry key="generate-id(.)" select="ed:measure(.)"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

</xsl:stylesheet>
