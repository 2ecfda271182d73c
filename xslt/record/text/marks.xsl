<?xml version="1.0" encoding="UTF-8"?>
<!-- What editors, translators and earlier hands did to a text, as plain text. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0">


  <xsl:template match="supplied | ex" mode="ed:text">
    <xsl:value-of select="$ed:opening"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="$ed:closing"/>
  </xsl:template>

  <xsl:template match="choice" mode="ed:text">
    <xsl:apply-templates select="ed:chosen(.)" mode="#current"/>
  </xsl:template>

  <!-- An expanded abbreviation is read without brackets: its entry in the apparatus tells what stood there. -->
  <xsl:template match="choice/expan/ex | choice/ex" mode="ed:text" priority="1">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="sic" mode="ed:text">
    <xsl:apply-templates mode="#current"/>
    <xsl:if test="not(parent::choice)">
      <xsl:value-of select="' [' || ed:label('text.sic') || ']'"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="unclear" mode="ed:text">
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="if (@cert = 'high') then '' else ' [?]'"/>
  </xsl:template>

  <xsl:template match="gap" mode="ed:text">
    <xsl:value-of select="'[' || ed:gap(.) || ']'"/>
  </xsl:template>

  <xsl:template match="surplus | secl" mode="ed:text">
    <xsl:text>{</xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:text>}</xsl:text>
  </xsl:template>

  <xsl:template match="add | del" mode="ed:text">
    <xsl:call-template name="ed:labelled">
      <xsl:with-param name="words" select="ed:written(., if (self::add) then 'mark.added' else 'mark.deleted')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="del[ed:is-restored(.)]" mode="ed:text" priority="1">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="subst" mode="ed:text">
    <xsl:apply-templates select="del, (node() except del)" mode="#current"/>
  </xsl:template>

  <xsl:template match="stamp | seal[not(ancestor::sealDesc)]" mode="ed:text">
    <xsl:call-template name="ed:labelled">
      <xsl:with-param name="words" select="ed:label('html.' || local-name())"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Running heads and page numbers of the source, outside the reading flow. -->
  <xsl:template match="fw" mode="ed:text">
    <xsl:if test="normalize-space()">
      <xsl:text> </xsl:text>
      <xsl:call-template name="ed:labelled">
        <xsl:with-param name="words" select="ed:label('text.fw')"/>
      </xsl:call-template>
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- What the source has besides words: a word in brackets says so. -->
  <xsl:template match="handShift | space | metamark" mode="ed:text">
    <xsl:value-of select="' ' || $ed:opening || ed:mark-words(.)"/>
    <xsl:if test="normalize-space() and not(self::space)">
      <xsl:text>: </xsl:text>
      <xsl:apply-templates mode="#current"/>
    </xsl:if>
    <xsl:value-of select="$ed:closing || ' '"/>
  </xsl:template>

  <xsl:template match="space[ed:is-word-space(.)]" mode="ed:text" priority="1">
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- A span without an end that can be found. -->
  <xsl:template match="addSpan | delSpan | damageSpan" mode="ed:text">
    <xsl:if test="empty(ed:span-end(.))">
      <xsl:value-of select="' [' || ed:label('mark.from-here', ed:span-words(.)) || '] '"/>
    </xsl:if>
  </xsl:template>

  <!-- The lemma. Without one no reading is preferred, and all of them are shown, each with its witnesses. -->
  <xsl:template match="app" mode="ed:text">
    <xsl:variable name="lemma" as="element()?" select="ed:lemma-of(.)"/>
    <xsl:choose>
      <xsl:when test="ed:refers(.)"/>
      <xsl:when test="$lemma">
        <xsl:apply-templates select="$lemma" mode="#current"/>
      </xsl:when>
      <xsl:when test="rdg | rdgGrp">
        <xsl:value-of select="$ed:opening"/>
        <xsl:for-each select="ed:readings-of(.)">
          <xsl:if test="position() gt 1">
            <xsl:text> / </xsl:text>
          </xsl:if>
          <xsl:variable name="words" as="text()*">
            <xsl:apply-templates mode="#current"/>
          </xsl:variable>
          <xsl:value-of select="if (normalize-space(string-join($words))) then string-join($words) else ed:label('apparatus.om')"/>
          <xsl:value-of select="tokenize(@wit) ! (' ' || replace(., '^.*#', ''))" separator=""/>
        </xsl:for-each>
        <xsl:value-of select="$ed:closing"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Entries that stand apart from the text are in the apparatus. -->
  <xsl:template match="listApp" mode="ed:text" priority="3"/>

  <!-- `[label: words]`. -->
  <xsl:template name="ed:labelled">
    <xsl:param name="words" as="xs:string" required="yes"/>
    <xsl:value-of select="$ed:opening || $words || ': '"/>
    <xsl:apply-templates mode="ed:text"/>
    <xsl:value-of select="$ed:closing"/>
  </xsl:template>

</xsl:stylesheet>
