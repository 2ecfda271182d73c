<?xml version="1.0" encoding="UTF-8"?>
<!-- The parts of a structured bibliographic entry, in order, with the punctuation that its encoding leaves to us. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <!-- Whether an entry, or a part of one, has its words in elements only: without punctuation of its own. -->
  <xsl:function name="ed:is-structured" as="xs:boolean">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="
        exists($entry[self::tei:biblStruct or self::tei:biblFull or self::tei:bibl or self::tei:analytic or self::tei:monogr or self::tei:series or self::tei:imprint or self::tei:respStmt])
        and count($entry/*) gt 1 and not($entry/text()[normalize-space()])"/>
  </xsl:function>

  <!-- What stands between a part and the one after it: nothing where the words end in punctuation already. -->
  <xsl:function name="ed:part-separator" as="xs:string">
    <xsl:param name="part" as="element()"/>
    <xsl:param name="next" as="element()?"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space($part)"/>
    <xsl:sequence select="
        if (empty($next)) then ''
        else if (not($words) or not(normalize-space($next) or $next/@when) or matches($words, '[.,;:!?]$') or $part/self::tei:resp) then ' '
        else if ($part/self::tei:pubPlace and $next/self::tei:publisher) then ': '
        else if ($part/self::tei:analytic or $part/self::tei:monogr or $part/self::tei:series or ($part/self::tei:title and $next/self::tei:imprint)) then '. '
        else ', '"/>
  </xsl:function>

</xsl:stylesheet>
