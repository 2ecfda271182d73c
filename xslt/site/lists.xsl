<?xml version="1.0" encoding="UTF-8"?>
<!-- What the pages of the site share: lists of records, counts. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:mode name="ed:page" on-no-match="fail"/>
  <xsl:mode name="ed:list" on-no-match="shallow-skip"/>

  <!-- A number with the noun it counts, in the singular or the plural: `ed:count('records', 1)` is “1 record”. -->
  <xsl:function name="ed:count" as="xs:string">
    <xsl:param name="what" as="xs:string"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="ed:counted('site.count.' || $what, string($number), ed:grouped($number))"/>
  </xsl:function>

  <!-- A whole number as the pages' language writes it: its thousands apart from five digits on, or from four where English is written. -->
  <xsl:function name="ed:grouped" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="if ($number lt 10000 and ed:label('site.number.group') ne ',') then string($number) else translate(format-integer($number, '#,##0'), ',', ed:label('site.number.group'))"/>
  </xsl:function>

  <!-- The date of a record in a list, with its machine-readable form. -->
  <xsl:template name="ed:record-date">
    <!-- A date in the words of another language is written anew in those of the page. -->
    <xsl:variable name="words" as="xs:string" select="(if (exists(ed:in-language(@lang))) then (ed:dating(.)[.], string(@date)) else (string(@date)[.], ed:dating(.)))[1]"/>
    <xsl:choose>
      <xsl:when test="not($words)">
        <span class="when">{ed:label('site.undated')}</span>
      </xsl:when>
      <xsl:when test="ed:datetime(@when)">
        <time class="when" datetime="{@when}">{$words}</time>
      </xsl:when>
      <xsl:otherwise>
        <span class="when">{$words}</span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The other lists and the drawings through which the records are found. -->
  <xsl:template name="ed:ways">
    <!-- The registers stand on the page already, where it counts their entries. -->
    <xsl:variable name="ways" as="element(m:way)*" select="m:way[not(@key = ../m:count/@kind)]"/>
    <xsl:if test="exists($ways)">
      <ul class="ways">
        <xsl:apply-templates select="$ways" mode="ed:list"/>
      </ul>
    </xsl:if>
  </xsl:template>

  <xsl:template match="m:way" mode="ed:list">
    <li>
      <a href="{$ed:root}{@href}">{ed:label('ways.' || @key)}</a>
    </li>
  </xsl:template>

  <!-- The other pages of a long list. -->
  <xsl:template name="ed:page-links">
    <xsl:variable name="number" as="xs:string" select="string(@number)"/>
    <xsl:if test="m:page-link">
      <nav class="pages" aria-label="{ed:label('site.pages')}">
        <xsl:for-each select="m:page-link">
          <a href="{$ed:root}{@href}">
            <xsl:if test="@number = $number">
              <xsl:attribute name="aria-current" select="'page'"/>
            </xsl:if>
            <xsl:attribute name="aria-label" select="ed:label('site.page', string(@number))"/>
            <xsl:value-of select="@number"/>
          </a>
          <xsl:text> </xsl:text>
        </xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- TEI out of a source: its paragraphs, or itself as one. -->
  <xsl:template name="ed:prose">
    <xsl:param name="elements" as="element()*"/>
    <xsl:for-each select="$elements">
      <xsl:variable name="content" as="node()*">
        <xsl:choose>
          <xsl:when test="tei:p | tei:ab | tei:list">
            <xsl:call-template name="ed:prose-blocks"/>
          </xsl:when>
          <xsl:otherwise>
            <p>
              <xsl:sequence select="ed:passage(.)"/>
              <xsl:apply-templates mode="ed:inline"/>
            </p>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <xsl:sequence select="ed:settle($content)"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="ed:prose-blocks">
    <xsl:variable name="blocks" as="node()*">
      <xsl:apply-templates select="*" mode="ed:inline"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="exists(ed:passage(.))">
        <div>
          <xsl:sequence select="ed:passage(.), $blocks"/>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$blocks"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
