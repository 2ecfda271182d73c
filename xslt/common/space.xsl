<?xml version="1.0" encoding="UTF-8"?>
<!-- White space that a text has on purpose: `xml:space="preserve"`. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:import href="elements.xsl"/>

  <!-- Whether any element asks for it: so that nothing is looked for where none does. -->
  <xsl:variable name="ed:preserves" as="xs:boolean" select="exists(//*[@xml:space = 'preserve'][not(ed:is-container(.))])"/>

  <!--
    Whether a text node’s white space is kept. On an element that holds elements only, such as `body`, the attribute says nothing
    about words: programs write it there.
  -->
  <xsl:function name="ed:is-preserved" as="xs:boolean">
    <xsl:param name="text" as="text()"/>
    <xsl:variable name="asks" as="element()?" select="if ($ed:preserves) then $text/ancestor::*[@xml:space][1] else ()"/>
    <xsl:sequence select="$asks/@xml:space = 'preserve' and not(ed:is-container($asks))"/>
  </xsl:function>

  <!--
    Whether two words meet without white space that are two by their encoding: a `w` that follows a `w` at once. Not in parts of a
    word, where `@join` forbids it, nor in languages that write no spaces.
  -->
  <xsl:function name="ed:meets-word" as="xs:boolean">
    <xsl:param name="word" as="element()"/>
    <xsl:variable name="before" as="node()?" select="$word/preceding-sibling::node()[1]"/>
    <xsl:sequence select="
        exists($before/self::tei:w) and not($word/@part = ('M', 'F') or $word/@join = ('left', 'both') or $before/@join = ('right', 'both'))
        and not(matches(string($word/ancestor-or-self::*[@xml:lang][1]/@xml:lang), '^(zh|ja|th|lo|km|my|bo|lzh|ojp)(-|$)'))"/>
  </xsl:function>

  <!--
    Whether a part of a name follows another one at once: programs write them so. Not after an apostrophe or a hyphen, which join them
    (`d’`, `Saint-`).
  -->
  <xsl:function name="ed:meets-part" as="xs:boolean">
    <xsl:param name="part" as="element()"/>
    <xsl:variable name="before" as="element()?" select="$part/preceding-sibling::node()[1][self::*]"/>
    <xsl:sequence select="exists($before[map:contains($ed:name-parts, local-name())]) and not(matches($before, '[’''-]$'))"/>
  </xsl:function>

  <xsl:variable name="ed:name-parts" as="map(xs:string, xs:boolean)" select="ed:name-set('forename surname roleName addName genName nameLink settlement region country district bloc')"/>

  <!-- Whether a blank of the source is no more than the space between two words: as wide as one letter. -->
  <xsl:function name="ed:is-word-space" as="xs:boolean">
    <xsl:param name="space" as="element()"/>
    <xsl:sequence select="$space/@quantity = '1' and matches($space/@unit, '^(char|chars|character|characters|letter|letters)$') and not($space/node())"/>
  </xsl:function>

  <!-- Whether the middle of a verse divides a word: an Arabic letter is drawn out before it and behind it. -->
  <xsl:function name="ed:divides-word" as="xs:boolean">
    <xsl:param name="caesura" as="element()"/>
    <xsl:sequence select="ends-with($caesura/preceding-sibling::node()[1], '&#x640;') and starts-with($caesura/following-sibling::node()[1], '&#x640;')"/>
  </xsl:function>

</xsl:stylesheet>
