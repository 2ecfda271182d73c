<?xml version="1.0" encoding="UTF-8"?>
<!-- What is no running text, as plain text: music, sounds, films, examples of markup, bibliographic entries. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:eg="http://www.tei-c.org/ns/Examples" version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:template match="formula | mml:*" mode="ed:text">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- The parts of a fraction, and of everything else that is not written in one line, are kept apart. -->
  <xsl:template match="mml:mfrac/* | mml:msub/* | mml:msup/* | mml:msubsup/* | mml:mtr | mml:mtd" mode="ed:text">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="eg:egXML" mode="ed:text">
    <xsl:value-of select="$ed:line || translate(ed:markup(.), '&#10;', $ed:line) || $ed:line"/>
  </xsl:template>

  <xsl:template match="eg" mode="ed:text">
    <xsl:value-of select="$ed:line"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="$ed:line"/>
  </xsl:template>

  <xsl:template match="notatedMusic | media | binaryObject" mode="ed:text">
    <xsl:value-of select="$ed:opening || ed:label('object.' || local-name())"/>
    <xsl:for-each select="(label, desc, figDesc)[normalize-space()]">
      <xsl:value-of select="if (position() = 1) then ': ' else '; '"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:for-each>
    <xsl:apply-templates select="* except (label, desc, figDesc)" mode="#current"/>
    <xsl:value-of select="$ed:closing"/>
  </xsl:template>

  <xsl:template match="sense[@n]" mode="ed:text">
    <xsl:value-of select="$ed:line, @n, if (matches(@n, '\w$')) then '. ' else ' '" separator=""/>
    <xsl:call-template name="ed:children"/>
    <xsl:value-of select="$ed:line"/>
  </xsl:template>

  <xsl:template match="f" mode="ed:text">
    <xsl:value-of select="@name || ': '"/>
    <xsl:call-template name="ed:children"/>
    <xsl:value-of select="if (following-sibling::f) then ';' else ''"/>
  </xsl:template>

  <xsl:template match="symbol | numeric | binary" mode="ed:text">
    <xsl:value-of select="@value"/>
  </xsl:template>

  <xsl:template match="graphic" mode="ed:text">
    <xsl:apply-templates select="desc" mode="#current"/>
  </xsl:template>

  <xsl:template match="*[ed:is-structured(.)]" mode="ed:text" priority="0.2">
    <xsl:variable name="parts" as="element()*" select="*"/>
    <xsl:value-of select="if (self::biblStruct or self::biblFull or parent::listBibl) then $ed:line else ''"/>
    <xsl:for-each select="$parts">
      <xsl:variable name="position" as="xs:integer" select="position()"/>
      <xsl:apply-templates select="." mode="#current"/>
      <xsl:value-of select="ed:part-separator(., $parts[$position + 1])"/>
    </xsl:for-each>
    <xsl:value-of select="if (self::biblStruct or self::biblFull or parent::listBibl) then $ed:line else ''"/>
  </xsl:template>

</xsl:stylesheet>
