<?xml version="1.0" encoding="UTF-8"?>
<!-- Which elements of a text make an entry of the apparatus, in their order. A mark that another entry shows makes none of its own. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:mode name="ed:collect" on-no-match="shallow-skip"/>

  <xsl:template match="tei:supplied | tei:ex | tei:sic | tei:corr | tei:unclear | tei:add | tei:surplus | tei:damage | tei:restore | tei:secl" mode="ed:collect" as="element()*">
    <xsl:sequence select="."/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:gap | tei:del" mode="ed:collect" as="element()">
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- A deletion that was taken back has its entry in `restore`. -->
  <xsl:template match="tei:restore/tei:del" mode="ed:collect" as="element()*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- An entry for the alternatives together; marks inside the chosen one still have theirs, but what an abbreviation leaves out is told once. -->
  <xsl:template match="tei:choice" mode="ed:collect" as="element()*">
    <xsl:sequence select="."/>
    <xsl:apply-templates select="ed:chosen(.)/node()[not(self::tei:ex)]" mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:expan/tei:ex[ancestor::tei:choice]" mode="ed:collect" as="element()*" priority="1"/>

  <xsl:template match="tei:subst" mode="ed:collect" as="element()*">
    <xsl:sequence select="."/>
    <xsl:apply-templates select="tei:add/node()" mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:app" mode="ed:collect" as="element()*">
    <xsl:sequence select="."/>
    <xsl:apply-templates select="tei:lem/node()" mode="#current"/>
  </xsl:template>

  <!-- A translator's note that bears on a reading. -->
  <xsl:template match="tei:note[ed:is-textual-note(.)]" mode="ed:collect" as="element()*">
    <xsl:if test="empty(ed:sic-of(.))">
      <xsl:sequence select="."/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:app/tei:note | tei:rdg | tei:rdgGrp | tei:index" mode="ed:collect" as="element()*"/>

  <!-- Whether a note says something of a reading: a translator's note whose subtype says what. -->
  <xsl:function name="ed:is-textual-note" as="xs:boolean">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:sequence select="$note/@type = 'translator' and $note/@subtype = ('sic', 'textual', 'reading', 'original', 'variant', 'emendation', 'wording')"/>
  </xsl:function>

  <!-- The `sic` that a note explains: the one that it follows at once. -->
  <xsl:function name="ed:sic-of" as="element(tei:sic)?">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:if test="$note/@type = 'translator' and $note/@subtype = 'sic'">
      <xsl:sequence select="$note/preceding-sibling::node()[not(self::text()[not(normalize-space())] or self::comment() or self::processing-instruction())][1]/self::tei:sic"/>
    </xsl:if>
  </xsl:function>

  <!-- The note that explains a `sic`, if one follows it at once. -->
  <xsl:function name="ed:note-of" as="element(tei:note)?">
    <xsl:param name="sic" as="element(tei:sic)"/>
    <xsl:sequence select="$sic/following-sibling::tei:note[1][ed:sic-of(.) is $sic]"/>
  </xsl:function>

</xsl:stylesheet>
