<?xml version="1.0" encoding="UTF-8"?>
<!--
  The text in pieces: each unit, cut where entries begin and end. A witness is put together from them, and so is the text of the
  typeset form.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <!-- A point within a unit as a number that grows with it. -->
  <xsl:function name="ed:cut" as="xs:integer">
    <xsl:param name="leaf" as="xs:integer"/>
    <xsl:param name="character" as="xs:integer"/>
    <xsl:sequence select="$leaf * 100000 + $character"/>
  </xsl:function>

  <!-- The points at which entries begin and end, by the unit's number, sorted. -->
  <xsl:function name="ed:cuts" as="map(xs:string, xs:integer*)">
    <xsl:param name="places" as="map(*)*"/>
    <xsl:variable name="points" as="array(*)*" select="
        $places[not(?lost)] ! (
          (let $place := . return $ed:unit-numbers(generate-id($place?home)) ! [., ed:cut($place?from, $place?skip)]),
          (let $place := . return $ed:unit-numbers(generate-id($place?end)) ! [., ed:cut($place?to, $place?keep)]))"/>
    <xsl:map>
      <xsl:for-each-group select="$points" group-by="?1">
        <xsl:map-entry key="string(current-grouping-key())" select="sort(distinct-values(current-group()?2))"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <!-- `app:unit` elements of `app:seg` elements: what is before the first cut, between the cuts, and after the last one. -->
  <xsl:template name="ed:base-text" as="element(app:unit)*">
    <xsl:param name="measures" as="map(*)"/>
    <xsl:param name="cuts" as="map(*)"/>
    <xsl:for-each select="$ed:units">
      <xsl:variable name="measure" as="map(*)" select="ed:lined(., $measures(generate-id(.)))"/>
      <xsl:variable name="own" as="xs:integer*" select="$cuts(string(position()))"/>
      <xsl:variable name="size" as="xs:integer" select="array:size($measure?nodes)"/>
      <app:unit n="{position()}" kind="{local-name()}" part="{(ancestor::*[self::tei:front or self::tei:back or self::tei:body][last()]/local-name(), 'body')[1]}">
        <xsl:for-each select="ed:number(.)">
          <xsl:attribute name="number" select="."/>
        </xsl:for-each>
        <xsl:for-each select="ed:anchor(.)">
          <xsl:attribute name="anchor" select="."/>
        </xsl:for-each>
        <xsl:sequence select="ed:language-of(.), self::tei:l/@n/ed:attribute('line', .)"/>
        <xsl:if test="exists($own)">
          <xsl:attribute name="cuts" select="$own"/>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="empty($own)">
            <app:seg>
              <xsl:value-of select="string-join($measure?strings?*)"/>
            </app:seg>
          </xsl:when>
          <xsl:otherwise>
            <xsl:for-each select="0 to count($own)">
              <xsl:variable name="from" as="xs:integer" select="if (. = 0) then ed:cut(1, 0) else $own[current()]"/>
              <xsl:variable name="to" as="xs:integer" select="if (. = count($own)) then ed:cut($size, 99999) else $own[current() + 1]"/>
              <app:seg>
                <xsl:value-of select="ed:string-of($measure, $from idiv 100000, $from mod 100000, $to idiv 100000, $to mod 100000)"/>
              </app:seg>
            </xsl:for-each>
          </xsl:otherwise>
        </xsl:choose>
      </app:unit>
    </xsl:for-each>
  </xsl:template>

  <xsl:function name="ed:attribute" as="attribute()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:attribute name="{$name}" select="$value"/>
  </xsl:function>

  <!-- A measured unit with a line break at the end of what stands before a line of verse, a speech, an item, a row. -->
  <xsl:function name="ed:lined" as="map(*)">
    <xsl:param name="unit" as="element()"/>
    <xsl:param name="measure" as="map(*)"/>
    <xsl:variable name="lines" as="element()*" select="$unit/descendant::*[self::tei:l or self::tei:speaker or self::tei:stage[not(parent::tei:l or parent::tei:p)] or self::tei:item or self::tei:row or self::tei:signed or self::tei:dateline or self::tei:salute or self::tei:addrLine or self::tei:p or self::tei:head]"/>
    <xsl:variable name="before" as="xs:integer*" select="distinct-values($lines ! ed:leaves-before($measure?nodes, ., 0, array:size($measure?nodes)))[. gt 0]"/>
    <xsl:sequence select="if (empty($before)) then $measure else map:put($measure, 'strings', fold-left($before, $measure?strings, function($strings, $leaf) { array:put($strings, $leaf, $strings($leaf) || '&#10;') }))"/>
  </xsl:function>

  <!-- The runs of words in the text nodes that an entry refers to, so that a page can link them: the text's number in the record, its first and last word. -->
  <xsl:function name="ed:spans" as="element(app:span)*">
    <xsl:param name="place" as="map(*)"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:if test="$place?refers and $place?known">
      <xsl:variable name="home" as="element()" select="$place?home"/>
      <xsl:variable name="end" as="element()" select="$place?end"/>
      <xsl:variable name="one" as="map(*)" select="$measures(generate-id($home))"/>
      <xsl:variable name="between" as="element()*" select="if ($home is $end) then () else $ed:units[position() gt $ed:unit-numbers(generate-id($home)) and position() lt $ed:unit-numbers(generate-id($end))]"/>
      <xsl:choose>
        <xsl:when test="$place?last lt $place?first and $home is $end">
          <xsl:sequence select="ed:span($one, min(($place?from, array:size($one?nodes))), $place?skip, $place?skip)"/>
        </xsl:when>
        <xsl:when test="$home is $end">
          <xsl:sequence select="($place?from to $place?to) ! ed:span($one, ., if (. = $place?from) then $place?skip else 0, if (. = $place?to) then $place?keep else 99999)"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:variable name="two" as="map(*)" select="$measures(generate-id($end))"/>
          <xsl:sequence select="
              ($place?from to array:size($one?nodes)) ! ed:span($one, ., if (. = $place?from) then $place?skip else 0, 99999),
              $between ! (let $m := $measures(generate-id(.)) return (1 to array:size($m?nodes)) ! ed:span($m, ., 0, 99999)),
              (1 to $place?to) ! ed:span($two, ., 0, if (. = $place?to) then $place?keep else 99999)"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:function>

  <xsl:function name="ed:span" as="element(app:span)?">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="leaf" as="xs:integer"/>
    <xsl:param name="skip" as="xs:integer"/>
    <xsl:param name="keep" as="xs:integer"/>
    <xsl:if test="$leaf gt 0 and $measure?nodes($leaf) instance of text() and $measure?strings($leaf)">
      <xsl:variable name="string" as="xs:string" select="$measure?strings($leaf)"/>
      <app:span text="{$ed:text-numbers(generate-id($measure?nodes($leaf)))}" first="{count(tokenize(substring($string, 1, $skip))) + 1}" last="{count(tokenize(substring($string, 1, $keep)))}"/>
    </xsl:if>
  </xsl:function>

  <xsl:variable name="ed:text-numbers" as="map(xs:string, xs:integer)">
    <xsl:map>
      <xsl:for-each select="/descendant::tei:text[not(ancestor::tei:text)]/descendant::text()">
        <xsl:map-entry key="generate-id(.)" select="position()"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

</xsl:stylesheet>
