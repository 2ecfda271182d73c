<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands between the brackets of a gap: its extent and its reason in words, and its description if it has one. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:import href="labels.xsl"/>

  <!-- “2 lines illegible”, “lost: the end of the sheet”, “...” for what an editor left out without a word. -->
  <xsl:function name="ed:gap" as="xs:string">
    <xsl:param name="gap" as="element(tei:gap)"/>
    <xsl:variable name="reason-key" as="xs:string?" select="tokenize($gap/@reason)[1] ! ('gap.reason.' || .)"/>
    <xsl:variable name="reason" as="xs:string?" select="if (ed:has-label(string($reason-key))) then ed:label($reason-key) else normalize-space(translate($gap/@reason, '_-', '  '))[.]"/>
    <xsl:variable name="extent" as="xs:string?" select="ed:extent($gap)"/>
    <xsl:variable name="description" as="xs:string?" select="normalize-space(string-join($gap/tei:desc, ' '))[.]"/>
    <xsl:variable name="words" as="xs:string" select="string-join(($extent, $reason), ' ')"/>
    <xsl:sequence select="
        if ($words = '' and empty($description)) then ed:label('gap.unstated')
        else string-join(($words[.], $description), ': ')"/>
  </xsl:function>

  <!-- How much: “2 lines”, “1–3 words”, “at least 4 letters”, “about 2 lines”, “half a page”; empty where the element does not say. -->
  <xsl:function name="ed:extent" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="amount" as="xs:string?" select="
        if ($element/@quantity) then string($element/@quantity)
        else if ($element/@atLeast and $element/@atMost) then $element/@atLeast || '–' || $element/@atMost
        else ($element/@atLeast, $element/@atMost, $element/@extent[matches(., '^\s*[0-9]+\s*$')] ! normalize-space(.))[1]"/>
    <xsl:variable name="singular" as="xs:string?" select="lower-case(replace($element/@unit, 's$', ''))[.]"/>
    <xsl:variable name="key" as="xs:string" select="'gap.unit.' || $singular"/>
    <xsl:variable name="number" as="xs:string" select="if (matches($element/@extent, '^\s*(half|part|an?|one)(\s|$)', 'i')) then '1' else string($amount)"/>
    <xsl:variable name="unit" as="xs:string?" select="if (ed:has-label($key || '.other')) then ed:counted($key, $number, $number) else translate($element/@unit, '_', ' ')[.]"/>
    <xsl:variable name="measured" as="xs:string" select="string-join(($amount, $unit), ' ')"/>
    <xsl:sequence select="
        if (empty($amount)) then
          (: “half a line”, or an extent in words with the unit that it needs :)
          (if ($element/@extent) then string-join((normalize-space(translate($element/@extent, '_', ' ')), $unit[not(contains(lower-case($element/@extent), $singular))]), ' ') else ())
        else if ($element/@quantity and $element/@precision = 'low') then ed:label('gap.about', $measured)
        else if ($element/@atLeast and not($element/@atMost or $element/@quantity)) then ed:label('gap.at-least', $measured)
        else if ($element/@atMost and not($element/@atLeast or $element/@quantity)) then ed:label('gap.at-most', $measured)
        else $measured"/>
  </xsl:function>

</xsl:stylesheet>
