<?xml version="1.0" encoding="UTF-8"?>
<!--
  Words that an addition, a deletion or damage covers over the borders of elements: each run is marked, the label stands before the
  first one and the closing bracket behind the last one.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:template name="ed:spanned">
    <xsl:param name="spans" as="element()*"/>
    <xsl:param name="run" as="node()*"/>
    <xsl:param name="ed:no-links" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="text" as="text()" select="."/>
    <xsl:variable name="span" as="element()?" select="$spans[1]"/>
    <xsl:choose>
      <xsl:when test="$span">
        <xsl:element name="{if ($span/self::addSpan) then 'ins' else if ($span/self::delSpan) then 'del' else 'span'}">
          <xsl:attribute name="class" select="'over ' || ed:span-kind($span)"/>
          <xsl:if test="ed:begins-at($span, $text)">
            <xsl:variable name="entry" as="element(app:entry)?" select="if ($ed:no-links) then () else ed:entry($span)"/>
            <span class="tag">
              <xsl:sequence select="ed:own-words($span)"/>
              <xsl:text>[</xsl:text>
              <xsl:choose>
                <xsl:when test="$entry">
                  <a class="app" id="t{$entry/@n}" href="{$ed:apparatus-page}#{$entry/@id}">{ed:span-words($span)}</a>
                </xsl:when>
                <xsl:otherwise>{ed:span-words($span)}</xsl:otherwise>
              </xsl:choose>
              <xsl:text>:</xsl:text>
            </span>
            <xsl:text> </xsl:text>
          </xsl:if>
          <xsl:call-template name="ed:spanned">
            <xsl:with-param name="spans" select="tail($spans)"/>
            <xsl:with-param name="run" select="$run"/>
          </xsl:call-template>
          <xsl:if test="ed:ends-at($span, $text)">
            <span class="tag">]</span>
          </xsl:if>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$run"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The place where it begins; one without an end that can be found says so itself. -->
  <xsl:template match="addSpan | delSpan | damageSpan" mode="ed:inline">
    <xsl:variable name="anchor" as="xs:string?" select="ed:id-of(.)"/>
    <xsl:choose>
      <xsl:when test="empty(ed:span-end(.))">
        <span class="tag">
          <xsl:if test="$anchor">
            <xsl:attribute name="id" select="$anchor"/>
          </xsl:if>
          <xsl:text>[{ed:label('mark.from-here', ed:span-words(.))}]</xsl:text>
        </span>
      </xsl:when>
      <xsl:when test="$anchor">
        <span id="{$anchor}"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
