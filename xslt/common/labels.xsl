<?xml version="1.0" encoding="UTF-8"?>
<!-- The words that pages print, from the labels document of the reader's language (`xslt/locale`). -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" version="3.0" exclude-result-prefixes="#all">

  <xsl:param name="ed:labels" as="document-node()" required="yes"/>

  <xsl:key name="ed:label" match="m:label" use="@key"/>

  <!-- Labels that an edition's own stylesheet puts in the place of these, by their key. -->
  <xsl:variable name="ed:own-labels" as="map(xs:string, xs:string)" select="map {}"/>

  <!-- The words for a key. An unknown key is a mistake of the program: `ed:missing-label`. -->
  <xsl:function name="ed:label" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="ed:label($key, ())"/>
  </xsl:function>

  <!-- The same with `{0}`, `{1}` … replaced by the arguments, counted from 0. -->
  <xsl:function name="ed:label" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="arguments" as="xs:string*"/>
    <xsl:variable name="label" as="item()?" select="($ed:own-labels($key), key('ed:label', $key, $ed:labels))[1]"/>
    <xsl:if test="empty($label)">
      <xsl:sequence select="error(QName('tag:edition,2026:functions', 'ed:missing-label'), 'No label for “' || $key || '”.')"/>
    </xsl:if>
    <xsl:sequence select="if (empty($arguments)) then string($label) else ed:filled(string($label), $arguments, 1)"/>
  </xsl:function>

  <!--
    The words for a number of things: those of the key for the number's plural category, as CLDR has it (`key.one`, `key.few` …), else
    those of `key.other`. `{0}` is the number; `number` may be a range such as “1–3”, whose end decides.
  -->
  <xsl:function name="ed:counted" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="number" as="xs:string"/>
    <xsl:param name="printed" as="xs:string"/>
    <xsl:variable name="own" as="xs:string" select="$key || '.' || ed:plural(string($ed:labels/m:labels/@xml:lang), $number)"/>
    <xsl:sequence select="ed:label(if (ed:has-label($own)) then $own else $key || '.other', $printed)"/>
  </xsl:function>

  <!--
    The plural category of a number in a language: `zero`, `one`, `two`, `few`, `many` or `other` (Unicode CLDR, language plural rules,
    cardinals). What is no whole number is `other`, which is what these languages have for fractions with few exceptions.
  -->
  <xsl:function name="ed:plural" as="xs:string">
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="number" as="xs:string"/>
    <xsl:variable name="last" as="xs:string" select="replace($number, '^.*[^0-9.,]', '')"/>
    <xsl:choose>
      <xsl:when test="not(matches($last, '^[0-9]{1,15}$'))">other</xsl:when>
      <xsl:otherwise>
        <xsl:variable name="n" as="xs:integer" select="xs:integer($last)"/>
        <xsl:variable name="ten" as="xs:integer" select="$n mod 10"/>
        <xsl:variable name="hundred" as="xs:integer" select="$n mod 100"/>
        <xsl:variable name="millions" as="xs:boolean" select="$n ne 0 and $n mod 1000000 = 0"/>
        <xsl:sequence select="
            if ($language = 'ru') then
              (if ($ten = 1 and $hundred ne 11) then 'one' else if ($ten = (2 to 4) and not($hundred = (12 to 14))) then 'few' else 'many')
            else if ($language = 'ar') then
              (if ($n = 0) then 'zero' else if ($n = 1) then 'one' else if ($n = 2) then 'two' else if ($hundred = (3 to 10)) then 'few' else if ($hundred ge 11) then 'many' else 'other')
            else if ($language = 'fr') then
              (if ($n = (0, 1)) then 'one' else if ($millions) then 'many' else 'other')
            else if ($language = 'es') then
              (if ($n = 1) then 'one' else if ($millions) then 'many' else 'other')
            else (if ($n = 1) then 'one' else 'other')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Fills in the arguments from this one on, counted from 1 (`{0}` is the first). A regular expression would cost more than everything else here. -->
  <xsl:function name="ed:filled" as="xs:string">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="arguments" as="xs:string*"/>
    <xsl:param name="position" as="xs:integer"/>
    <xsl:variable name="place" as="xs:string" select="'{' || ($position - 1) || '}'"/>
    <xsl:sequence select="
        if ($position gt count($arguments)) then $label
        else if (contains($label, $place)) then ed:filled(substring-before($label, $place), $arguments, $position + 1) || $arguments[$position] || ed:filled(substring-after($label, $place), $arguments, $position)
        else ed:filled($label, $arguments, $position + 1)"/>
  </xsl:function>

  <!-- Whether there are words for a key. -->
  <xsl:function name="ed:has-label" as="xs:boolean">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="exists(key('ed:label', $key, $ed:labels)) or exists($ed:own-labels($key))"/>
  </xsl:function>

</xsl:stylesheet>
