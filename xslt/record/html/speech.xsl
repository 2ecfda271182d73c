<?xml version="1.0" encoding="UTF-8"?>
<!-- Transcribed speech: who speaks before the words, what is heard or seen besides them in brackets. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:template match="u" mode="ed:inline ed:block">
    <div class="u">
      <xsl:call-template name="ed:block-identity"/>
      <xsl:variable name="speaker" as="xs:string?" select="ed:speaker(.)"/>
      <xsl:if test="$speaker">
        <b class="speaker">{$speaker}:</b>
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:apply-templates mode="ed:inline"/>
    </div>
  </xsl:template>

  <xsl:template match="pause | vocal | kinesic | incident | shift | writing" mode="ed:inline">
    <xsl:text> </xsl:text>
    <span class="heard {local-name()}">
      <xsl:call-template name="ed:identity"/>
      <xsl:variable name="heard" as="xs:string" select="ed:heard(.)"/>
      <xsl:text>[{$heard}</xsl:text>
      <xsl:if test="normalize-space()">
        <xsl:if test="$heard">: </xsl:if>
        <xsl:apply-templates select="if (self::writing) then node() else (desc, * except desc)" mode="ed:heard"/>
      </xsl:if>
      <xsl:text>]</xsl:text>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:mode name="ed:heard" on-no-match="shallow-skip"/>
  <xsl:template match="desc" mode="ed:heard">
    <xsl:if test="preceding-sibling::desc">
      <xsl:text>; </xsl:text>
    </xsl:if>
    <xsl:apply-templates mode="ed:inline"/>
  </xsl:template>
  <xsl:template match="node()" mode="ed:heard" priority="-0.6">
    <xsl:apply-templates select="." mode="ed:inline"/>
  </xsl:template>

</xsl:stylesheet>
