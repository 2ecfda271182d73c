<?xml version="1.0" encoding="UTF-8"?>
<!-- What a break of the source is called: “p. 3”, “col. 2”, “p. 17 (B)” of the edition B. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:import href="labels.xsl"/>

  <!-- Empty for a break that has nothing to say. -->
  <xsl:function name="ed:turn" as="xs:string">
    <xsl:param name="break" as="element()"/>
    <xsl:variable name="n" as="xs:string" select="normalize-space($break/@n)"/>
    <xsl:variable name="name" as="xs:string" select="
        if ($break/self::tei:pb) then (if ($n) then ed:label('turn.page', $n) else ed:label('turn.page-break'))
        else if ($break/self::tei:cb) then (if ($n) then ed:label('turn.column', $n) else ed:label('turn.column-break'))
        else if ($n and $break/self::tei:milestone/@unit[matches(., '^[a-z]+$')]) then $break/@unit || ' ' || $n
        else if ($break/self::tei:milestone[@unit = 'paragraph'] and not($n)) then '¶'
        else $n"/>
    <!-- Each edition of the source has its own pages. -->
    <xsl:sequence select="if ($name and $break/@ed) then $name || ' (' || string-join(tokenize($break/@ed) ! replace(., '^.*#', ''), ', ') || ')' else $name"/>
  </xsl:function>

  <!-- What a page of a transcription is called. -->
  <xsl:function name="ed:surface-name" as="xs:string">
    <xsl:param name="surface" as="element()"/>
    <xsl:variable name="n" as="xs:string?" select="($surface/@n, $surface/tei:label, $surface/@*[local-name() = 'folio'])[1] ! normalize-space(.)[.]"/>
    <xsl:sequence select="if ($n) then ed:label('turn.page', $n) else ed:label('turn.page-without-number', string(count($surface/preceding-sibling::tei:surface) + 1))"/>
  </xsl:function>

</xsl:stylesheet>
