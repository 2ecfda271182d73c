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
    <xsl:value-of select="' [?]'"/>
  </xsl:template>

  <xsl:template match="gap" mode="ed:text">
    <xsl:value-of select="'[' || ed:gap(.) || ']'"/>
  </xsl:template>

  <xsl:template match="surplus | secl" mode="ed:text">
    <xsl:text>{</xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:text>}</xsl:text>
  </xsl:template>

  <xsl:template match="add" mode="ed:text">
    <xsl:call-template name="ed:labelled">
      <xsl:with-param name="label" select="
          if (ed:has-label('text.add.' || @place)) then 'text.add.' || @place
          else if (@rend = 'handwritten' or @hand) then 'text.handwritten' else 'text.add'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="del" mode="ed:text">
    <xsl:call-template name="ed:labelled">
      <xsl:with-param name="label" select="'text.del'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="restore/del" mode="ed:text" priority="1">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="subst" mode="ed:text">
    <xsl:apply-templates select="del, (* except del)" mode="#current"/>
  </xsl:template>

  <xsl:template match="stamp" mode="ed:text">
    <xsl:call-template name="ed:labelled">
      <xsl:with-param name="label" select="'text.stamp'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="metamark" mode="ed:text">
    <xsl:text> </xsl:text>
    <xsl:call-template name="ed:labelled">
      <xsl:with-param name="label" select="'text.metamark'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Running heads and page numbers of the source, outside the reading flow. -->
  <xsl:template match="fw" mode="ed:text">
    <xsl:if test="normalize-space()">
      <xsl:text> </xsl:text>
      <xsl:call-template name="ed:labelled">
        <xsl:with-param name="label" select="'text.fw'"/>
      </xsl:call-template>
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="handShift" mode="ed:text">
    <xsl:value-of select="' [' || ed:label('text.hand', replace((@new, @scribe, '?')[1], '^.*#', '')) || '] '"/>
  </xsl:template>

  <!-- The lemma. Without one no reading is preferred, and all of them are shown, each with its witnesses. -->
  <xsl:template match="app" mode="ed:text">
    <xsl:choose>
      <xsl:when test="lem">
        <xsl:apply-templates select="lem" mode="#current"/>
      </xsl:when>
      <xsl:when test="rdg | rdgGrp">
        <xsl:value-of select="$ed:opening"/>
        <xsl:for-each select="descendant::rdg[ancestor::app[1] is current()]">
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

  <!-- `[label: words]`. -->
  <xsl:template name="ed:labelled">
    <xsl:param name="label" as="xs:string" required="yes"/>
    <xsl:value-of select="$ed:opening || ed:label($label) || ': '"/>
    <xsl:apply-templates mode="ed:text"/>
    <xsl:value-of select="$ed:closing"/>
  </xsl:template>

</xsl:stylesheet>
