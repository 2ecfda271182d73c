<?xml version="1.0" encoding="UTF-8"?>
<!--
  Entries that refer to the text by pointers: from the beginning of one element to the end of another (TEI P5 12.2.2). Without `@to`
  an entry in the text ends where it stands, an entry elsewhere with the element that `@from` leads to.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:function name="ed:attached-place" as="map(*)?">
    <xsl:param name="app" as="element()"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="start" as="element()?" select="($app/@from, $app/@to)[1] ! ed:here(., $app)"/>
    <xsl:variable name="stop" as="element()?" select="$app/@to ! ed:here(., $app)"/>
    <xsl:variable name="scheme" as="map(*)?" select="$app/@from ! ed:string-range(., $start, $measures)"/>
    <xsl:sequence select="
        if (empty($start)) then ()
        else if (exists($scheme)) then $scheme
        else if ($stop) then ed:place-between($start, $stop, $measures, false())
        else if ($start &lt;&lt; $app and exists($app/ancestor::tei:text[1][. intersect $start/ancestor::tei:text[1]]) and empty($app/ancestor::tei:listApp) and map:contains($measures, generate-id(ed:home($app)))) then ed:place-between($start, $app, $measures, true())
        else ed:place-between($start, $start, $measures, false())"/>
  </xsl:function>

  <!-- What a pointer leads to in the record's texts. -->
  <xsl:function name="ed:here" as="element()?">
    <xsl:param name="pointer" as="attribute()"/>
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="ed:target-of(ed:pointers($pointer)[1], $app)[root(.) is $ed:record-document][ancestor::tei:text]"/>
  </xsl:function>

  <!-- `string-range(id, offset, length)`, in characters from the beginning of the element, counted from 0 (TEI P5 16.2.4). -->
  <xsl:function name="ed:string-range" as="map(*)?">
    <xsl:param name="pointer" as="attribute()"/>
    <xsl:param name="element" as="element()?"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:if test="$element and matches($pointer, '#string-range\(.*,\s*\d+\s*,\s*\d+\s*\)')">
      <xsl:variable name="offset" as="xs:integer" select="xs:integer(replace($pointer, '^.*,\s*(\d+)\s*,\s*\d+\s*\).*$', '$1'))"/>
      <xsl:variable name="length" as="xs:integer" select="xs:integer(replace($pointer, '^.*,\s*(\d+)\s*\).*$', '$1'))"/>
      <xsl:variable name="home" as="element()?" select="ed:measured-home($element, false())"/>
      <xsl:variable name="place" as="map(*)?" select="ed:place-between($element, $element, $measures, false())"/>
      <xsl:if test="exists($place) and $length gt 0">
        <!-- Whole words: those that the range has a character of. -->
        <xsl:variable name="before" as="xs:integer" select="count(tokenize(substring($element, 1, $offset))) - (if (matches(substring($element, $offset, 2), '^\S\S')) then 1 else 0)"/>
        <xsl:variable name="words" as="xs:integer" select="count(tokenize(substring($element, $offset + 1, $length)))"/>
        <xsl:sequence select="map:put(ed:place-of-words($home, $place?first + $before, $place?first + $before + $words - 1, $measures), 'ranged', true())"/>
      </xsl:if>
    </xsl:if>
  </xsl:function>

  <!-- A transposition: where its first part stands. -->
  <xsl:function name="ed:transposed-place" as="map(*)?">
    <xsl:param name="transpose" as="element(tei:transpose)"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="parts" as="element()*" select="ed:transposed-parts($transpose)"/>
    <xsl:variable name="ordered" as="element()*" select="$parts | ()"/>
    <xsl:sequence select="if (exists($parts)) then ed:place-between($ordered[1], $ordered[last()], $measures, false()) else ()"/>
  </xsl:function>

  <!-- The parts of a transposition, in the order in which they are to be read. -->
  <xsl:function name="ed:transposed-parts" as="element()*">
    <xsl:param name="transpose" as="element(tei:transpose)"/>
    <xsl:sequence select="$transpose/tei:ptr/@target ! ed:here(., ..)"/>
  </xsl:function>

</xsl:stylesheet>
