<?xml version="1.0" encoding="UTF-8"?>
<!--
  Where a witness is silent: from `lacunaStart` or `witEnd` to `lacunaEnd` or `witStart` (TEI P5 12.1.5), before its first `witStart`, and
  after its last `witEnd`. A `lacunaEnd` without a beginning means that all before it is lacking, unless an earlier entry names the witness.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <!-- Where witnesses begin and end, within an element. -->
  <xsl:function name="ed:breaks" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/descendant::*[self::tei:lacunaStart or self::tei:lacunaEnd or self::tei:witStart or self::tei:witEnd]"/>
  </xsl:function>

  <xsl:variable name="ed:has-breaks" as="xs:boolean" select="exists($ed:all-readings[self::tei:lacunaStart or self::tei:lacunaEnd or self::tei:witStart or self::tei:witEnd])"/>

  <!-- The witnesses that begin or end at a mark: those it names, else those of its reading. -->
  <xsl:function name="ed:broken-witnesses" as="element(app:wit)*">
    <xsl:param name="mark" as="element()"/>
    <xsl:sequence select="ed:cited(($mark/@wit, $mark/ancestor::*[self::tei:rdg or self::tei:lem or self::tei:rdgGrp][@wit][1]/@wit)[1])"/>
  </xsl:function>

  <!-- A point of the text as a number that grows with it. -->
  <xsl:function name="ed:point" as="xs:integer">
    <xsl:param name="home" as="element()"/>
    <xsl:param name="leaf" as="xs:integer"/>
    <xsl:param name="character" as="xs:integer"/>
    <xsl:sequence select="($ed:unit-numbers(generate-id($home)), 0)[1] * 10000000000 + $leaf * 100000 + $character"/>
  </xsl:function>

  <!-- The silences of each witness: `app:silence` elements with the points they begin and end at, and where they end as a locus. -->
  <xsl:function name="ed:silences" as="element(app:silence)*">
    <xsl:param name="places" as="map(*)*"/>
    <xsl:variable name="marks" as="element(app:mark)*">
      <xsl:for-each select="$places[?breaks]">
        <xsl:variable name="place" as="map(*)" select="."/>
        <xsl:for-each select="?breaks">
          <xsl:variable name="reading" as="element()?" select="ancestor::*[self::tei:rdg or self::tei:lem][1]"/>
          <xsl:variable name="words" as="xs:boolean" select="exists($reading[normalize-space()])"/>
          <xsl:variable name="begins" as="xs:boolean" select="exists(self::tei:lacunaStart | self::tei:witEnd)"/>
          <xsl:variable name="at-end" as="xs:boolean" select="$begins = $words"/>
          <xsl:variable name="kind" as="xs:string" select="local-name()"/>
          <xsl:variable name="id" as="xs:string" select="generate-id()"/>
          <xsl:for-each select="ed:broken-witnesses(.)">
            <app:mark witness="{@id}" kind="{$kind}" begins="{$begins}" id="{$id}" point="{if ($at-end) then ed:point($place?end, $place?to, $place?keep) else ed:point($place?home, $place?from, $place?skip)}" locus="{ed:locus-label($place)}"/>
          </xsl:for-each>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:variable>
    <xsl:for-each-group select="$marks" group-by="@witness">
      <xsl:variable name="witness" as="xs:string" select="current-grouping-key()"/>
      <xsl:variable name="own" as="element(app:mark)*" select="sort(current-group(), (), function($mark) { xs:integer($mark/@point) })"/>
      <xsl:if test="$own[1][@kind = 'witStart'] or $own[1][@kind = 'lacunaEnd'] and not(ed:is-named-before($witness, xs:integer($own[1]/@point), $places))">
        <app:silence witness="{$witness}" from="0" to="{$own[1]/@point}" locus="{$own[1]/@locus}" mark=""/>
      </xsl:if>
      <xsl:for-each select="1 to count($own)">
        <xsl:variable name="mark" as="element()" select="$own[current()]"/>
        <xsl:variable name="next" as="element()?" select="$own[current() + 1]"/>
        <xsl:if test="$mark/@begins = 'true'">
          <app:silence witness="{$witness}" from="{$mark/@point}" to="{($next/@point, '9000000000000000')[1]}" mark="{$mark/@id}">
            <xsl:copy-of select="$next/@locus"/>
          </app:silence>
        </xsl:if>
      </xsl:for-each>
    </xsl:for-each-group>
  </xsl:function>

  <!-- Whether an entry before a point of the text names a witness. -->
  <xsl:function name="ed:is-named-before" as="xs:boolean">
    <xsl:param name="witness" as="xs:string"/>
    <xsl:param name="point" as="xs:integer"/>
    <xsl:param name="places" as="map(*)*"/>
    <xsl:sequence select="
        some $place in $places[?mark[self::tei:app]][not(?lost)] satisfies
          ed:point($place?home, $place?from, $place?skip) lt $point and ed:readings-of($place?mark) ! ed:wit-of(.) ! ed:cited(.)/@id = $witness"/>
  </xsl:function>

</xsl:stylesheet>
