<?xml version="1.0" encoding="UTF-8"?>
<!-- Markup as text, for examples of it (`egXML`). -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <!-- What an element holds, as it is written: without comments, and without the declarations of namespaces. -->
  <xsl:function name="ed:markup" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:apply-templates select="$element/node()" mode="ed:markup"/>
    </xsl:variable>
    <xsl:sequence select="string-join($pieces)"/>
  </xsl:function>

  <xsl:mode name="ed:markup" on-no-match="shallow-skip"/>

  <xsl:template match="*" mode="ed:markup" as="xs:string*">
    <xsl:variable name="tag" as="xs:string" select="'&lt;' || name() || string-join(@* ! (' ' || name() || '=&quot;' || . || '&quot;'))"/>
    <xsl:choose>
      <xsl:when test="node()">
        <xsl:sequence select="$tag || '>'"/>
        <xsl:apply-templates mode="#current"/>
        <xsl:sequence select="'&lt;/' || name() || '>'"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$tag || '/>'"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="text()" mode="ed:markup" as="xs:string">
    <xsl:sequence select="string(.)"/>
  </xsl:template>

</xsl:stylesheet>
