<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands between the brackets of a gap: its extent and its reason in words, and its description if it has one. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:import href="labels.xsl"/>

  <!-- “2 lines illegible”, “lost: the end of the sheet”, “...” for what an editor left out without a word. -->
  <xsl:function name="ed:gap" as="xs:string">
    <xsl:param name="gap" as="element(tei:gap)"/>
    <xsl:variable name="reason-key" as="xs:string?" select="tokenize($gap/@reason)[1] ! ('gap.reason.' || .)"/>
    <xsl:variable name="reason" as="xs:string?" select="if (ed:has-label(string($reason-key))) then ed:label($reason-key) else normalize-space(translate($gap/@reason, '_-', '  '))[.]"/>
    <xsl:variable name="unit" as="xs:string?" select="replace($gap/@unit, 's$', '')[.]"/>
    <xsl:variable name="number" as="xs:string" select="if ($gap/@quantity = '1') then 'one' else 'many'"/>
    <xsl:variable name="unit-words" as="xs:string?" select="if (ed:has-label('gap.unit.' || $unit || '.' || $number)) then ed:label('gap.unit.' || $unit || '.' || $number) else string($gap/@unit)[.]"/>
    <xsl:variable name="extent" as="xs:string?" select="if ($gap/@quantity) then string-join(($gap/@quantity, $unit-words), ' ') else if ($gap/@atLeast and $gap/@atMost) then string-join(($gap/@atLeast || '–' || $gap/@atMost, $unit-words), ' ') else normalize-space($gap/@extent)[.]"/>
    <xsl:variable name="description" as="xs:string?" select="normalize-space(string-join($gap/tei:desc, ' '))[.]"/>
    <xsl:variable name="words" as="xs:string" select="string-join(($extent, $reason), ' ')"/>
    <xsl:sequence select="
        if ($words = '' and empty($description)) then ed:label('gap.unstated')
        else string-join(($words[.], $description), ': ')"/>
  </xsl:function>

</xsl:stylesheet>
