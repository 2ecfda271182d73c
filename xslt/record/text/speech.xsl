<?xml version="1.0" encoding="UTF-8"?>
<!-- Transcribed speech as plain text: who speaks before the words, what is heard or seen besides them in brackets. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:template match="u" mode="ed:text">
    <xsl:variable name="speaker" as="xs:string?" select="ed:speaker(.)"/>
    <xsl:value-of select="$ed:paragraph, $speaker ! (. || ': ')" separator=""/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="$ed:paragraph"/>
  </xsl:template>

  <xsl:template match="annotationBlock" mode="ed:text">
    <xsl:call-template name="ed:own-line"/>
  </xsl:template>

  <xsl:template match="pause | vocal | kinesic | incident | shift | writing" mode="ed:text" priority="1">
    <xsl:variable name="heard" as="xs:string" select="ed:heard(.)"/>
    <xsl:value-of select="' ', $ed:opening, $heard, if ($heard and normalize-space()) then ': ' else ''" separator=""/>
    <xsl:call-template name="ed:children"/>
    <xsl:value-of select="$ed:closing || ' '"/>
  </xsl:template>

</xsl:stylesheet>
