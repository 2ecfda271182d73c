<?xml version="1.0" encoding="UTF-8"?>
<!--
  Where an entry is. A place is a map: `home`, the element that it is measured in, and `end`, the one that it ends in; the leaves from
  `from` to `to`, and how many characters of the first come before it (`skip`) and of the last belong to it (`keep`); its `first` and
  `last` word; `known`, whether the words are known at all. An empty place stands before its leaf.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <!-- The place of a mark that stands in the text. -->
  <xsl:function name="ed:place-of" as="map(*)">
    <xsl:param name="mark" as="element()"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="home" as="element()" select="ed:home($mark)"/>
    <xsl:variable name="within" as="element()*" select="if ($home is $mark) then $mark/descendant::*[map:contains($ed:unit-numbers, generate-id(.))] else ()"/>
    <xsl:sequence select="
        if (exists($within)) then ed:place-between($within[1], $within[last()], $measures, false())
        else ed:place-in($home, ed:place($measures(generate-id($home)), $mark), $measures)"/>
  </xsl:function>

  <xsl:function name="ed:is-span" as="xs:boolean">
    <xsl:param name="mark" as="element()"/>
    <xsl:sequence select="exists($mark/(self::tei:addSpan | self::tei:delSpan | self::tei:damageSpan))"/>
  </xsl:function>

  <!-- The place of the words that a span covers; of a deletion, whose words are not read, the place where it begins. -->
  <xsl:function name="ed:spanned-place" as="map(*)">
    <xsl:param name="span" as="element()"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="edges" as="text()*" select="$ed:span-edges(generate-id($span))"/>
    <xsl:variable name="home" as="element()" select="ed:home($edges[1]/..)"/>
    <xsl:variable name="end" as="element()" select="ed:home($edges[last()]/..)"/>
    <xsl:choose>
      <xsl:when test="$span/self::tei:delSpan or not(map:contains($measures, generate-id($home)) and map:contains($measures, generate-id($end)))">
        <xsl:sequence select="ed:place-of(if (map:contains($measures, generate-id($home)) and not(ed:home($span) is $home)) then $edges[1]/.. else $span, $measures)"/>
      </xsl:when>
      <xsl:when test="$home is $end">
        <xsl:sequence select="ed:place-in($home, ed:place($measures(generate-id($home)), $edges[1], $edges[last()]), $measures)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="first" as="map(*)" select="ed:place-in($home, ed:place($measures(generate-id($home)), $edges[1], $home), $measures)"/>
        <xsl:variable name="last" as="map(*)" select="ed:place-in($end, ed:place($measures(generate-id($end)), $end, $edges[last()]), $measures)"/>
        <xsl:sequence select="map:merge(($last, map:remove($first, ('end', 'last', 'to', 'keep'))), map {'duplicates': 'use-last'})"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A place from what `ed:place` gives. -->
  <xsl:function name="ed:place-in" as="map(*)">
    <xsl:param name="home" as="element()"/>
    <xsl:param name="leaves" as="array(xs:integer)"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="strings" as="array(*)" select="$measures(generate-id($home))?strings"/>
    <xsl:variable name="empty" as="xs:boolean" select="$leaves(2) lt $leaves(1) or $strings($leaves(1)) = ''"/>
    <xsl:sequence select="
        map {
          'home': $home, 'end': $home, 'known': true(), 'first': $leaves(3), 'last': if ($empty) then $leaves(3) - 1 else $leaves(4),
          'from': $leaves(1), 'skip': if (not($empty) and starts-with($strings($leaves(1)), ' ')) then 1 else 0,
          'to': if ($empty) then $leaves(1) else $leaves(2), 'keep': if ($empty) then 0 else string-length($strings($leaves(2)))
        }"/>
  </xsl:function>

  <!-- The place from the beginning of one element to the end of another; `before`: only to where the other one begins. -->
  <xsl:function name="ed:place-between" as="map(*)?">
    <xsl:param name="start" as="element()"/>
    <xsl:param name="stop" as="element()"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:param name="before" as="xs:boolean"/>
    <xsl:variable name="home" as="element()?" select="ed:measured-home($start, false())"/>
    <xsl:variable name="end" as="element()?" select="ed:measured-home($stop, true())"/>
    <xsl:if test="$home and $end and map:contains($measures, generate-id($home)) and map:contains($measures, generate-id($end)) and not($end &lt;&lt; $home)">
      <xsl:variable name="here" as="map(*)" select="$measures(generate-id($home))"/>
      <xsl:choose>
        <xsl:when test="$home is $end">
          <xsl:sequence select="ed:place-in($home, if ($before) then ed:worded($here, ed:place($here, $start)(1), ed:place($here, $stop)(1) - 1) else ed:place($here, $start, $stop), $measures)"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:variable name="first" as="map(*)" select="ed:place-in($home, ed:place($here, $start, $home), $measures)"/>
          <xsl:variable name="last" as="map(*)" select="ed:place-in($end, ed:place($measures(generate-id($end)), $end, $stop), $measures)"/>
          <xsl:sequence select="map:merge(($last, map:remove($first, ('end', 'last', 'to', 'keep'))), map {'duplicates': 'use-last'})"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:function>

  <!-- The leaves from one position to another, without those at the ends that have no words. -->
  <xsl:function name="ed:worded" as="array(xs:integer)">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="from" as="xs:integer"/>
    <xsl:param name="to" as="xs:integer"/>
    <xsl:variable name="worded" as="xs:integer*" select="($from to min(($to, array:size($measure?nodes))))[$measure?strings(.)]"/>
    <xsl:variable name="next" as="xs:integer" select="if ($from le array:size($measure?nodes)) then $measure?first($from) else $measure?last(array:size($measure?nodes)) + 1"/>
    <xsl:sequence select="if (exists($worded)) then [$worded[1], $worded[last()], $measure?first($worded[1]), $measure?last($worded[last()])] else [$from, $from - 1, $next, $next]"/>
  </xsl:function>

  <!-- What an element that a pointer leads to is measured in: its note or unit, else the first (or last) unit in it. -->
  <xsl:function name="ed:measured-home" as="element()?">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="at-end" as="xs:boolean"/>
    <xsl:variable name="home" as="element()?" select="ed:home($element)"/>
    <xsl:variable name="within" as="element()*" select="if ($home is $element and not(map:contains($ed:unit-numbers, generate-id($home)))) then $element/descendant::*[map:contains($ed:unit-numbers, generate-id(.))] else $home"/>
    <xsl:sequence select="if ($at-end) then $within[last()] else $within[1]"/>
  </xsl:function>

  <!-- The place of some words of a unit, by their numbers. -->
  <xsl:function name="ed:place-of-words" as="map(*)">
    <xsl:param name="home" as="element()"/>
    <xsl:param name="first" as="xs:integer"/>
    <xsl:param name="last" as="xs:integer"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="measure" as="map(*)" select="$measures(generate-id($home))"/>
    <xsl:variable name="from" as="xs:integer" select="ed:leaf-of-word($measure, $first, 1, array:size($measure?nodes))"/>
    <xsl:variable name="to" as="xs:integer" select="ed:last-leaf-of-word($measure, $last, $from)"/>
    <xsl:sequence select="
        map {
          'home': $home, 'end': $home, 'known': true(), 'first': $first, 'last': $last,
          'from': $from, 'skip': ed:words-length($measure?strings($from), $first - $measure?first($from), true()),
          'to': $to, 'keep': ed:words-length($measure?strings($to), $last - $measure?first($to) + 1, false())
        }"/>
  </xsl:function>

  <!-- The empty place before a word. -->
  <xsl:function name="ed:place-before-word" as="map(*)">
    <xsl:param name="home" as="element()"/>
    <xsl:param name="word" as="xs:integer"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="measure" as="map(*)" select="$measures(generate-id($home))"/>
    <xsl:variable name="size" as="xs:integer" select="array:size($measure?nodes)"/>
    <xsl:variable name="leaf" as="xs:integer" select="ed:leaf-of-word($measure, $word, 1, $size)"/>
    <xsl:variable name="skip" as="xs:integer" select="if ($leaf gt $size) then 0 else max((0, ed:words-length($measure?strings($leaf), $word - $measure?first($leaf), false())))"/>
    <xsl:sequence select="map {'home': $home, 'end': $home, 'known': true(), 'first': $word, 'last': $word - 1, 'from': $leaf, 'skip': $skip, 'to': $leaf, 'keep': $skip}"/>
  </xsl:function>

  <!-- The first leaf that has something of a word; one more than there are if there is no such word. By bisection. -->
  <xsl:function name="ed:leaf-of-word" as="xs:integer">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="word" as="xs:integer"/>
    <xsl:param name="low" as="xs:integer"/>
    <xsl:param name="high" as="xs:integer"/>
    <xsl:variable name="middle" as="xs:integer" select="($low + $high) idiv 2"/>
    <xsl:sequence select="
        if ($low gt $high) then ed:worded-leaf($measure, $low)
        else if ($measure?last($middle) ge $word) then ed:leaf-of-word($measure, $word, $low, $middle - 1)
        else ed:leaf-of-word($measure, $word, $middle + 1, $high)"/>
  </xsl:function>

  <xsl:function name="ed:worded-leaf" as="xs:integer">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="leaf" as="xs:integer"/>
    <xsl:sequence select="if ($leaf gt array:size($measure?nodes) or $measure?strings($leaf)) then $leaf else ed:worded-leaf($measure, $leaf + 1)"/>
  </xsl:function>

  <!-- The last leaf, from a given one on, that has something of a word. -->
  <xsl:function name="ed:last-leaf-of-word" as="xs:integer">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="word" as="xs:integer"/>
    <xsl:param name="from" as="xs:integer"/>
    <xsl:variable name="next" as="xs:integer" select="ed:worded-leaf($measure, $from + 1)"/>
    <xsl:sequence select="if ($next gt array:size($measure?nodes) or $measure?first($next) gt $word) then $from else ed:last-leaf-of-word($measure, $word, $next)"/>
  </xsl:function>

  <!-- How many characters the first words of a leaf take, with the space after them or without. -->
  <xsl:function name="ed:words-length" as="xs:integer">
    <xsl:param name="string" as="xs:string"/>
    <xsl:param name="words" as="xs:integer"/>
    <xsl:param name="spaced" as="xs:boolean"/>
    <xsl:variable name="space" as="xs:integer" select="if (starts-with($string, ' ')) then 1 else 0"/>
    <xsl:variable name="count" as="xs:integer" select="sum(tokenize($string)[position() le $words] ! (string-length(.) + 1))"/>
    <xsl:sequence select="if ($words le 0) then (if ($spaced) then $space else 0) else min((string-length($string), $space + $count - (if ($spaced) then 0 else 1)))"/>
  </xsl:function>

  <!-- The words of the text at a place. -->
  <xsl:function name="ed:words-of" as="xs:string">
    <xsl:param name="place" as="map(*)"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="home" as="element()" select="$place?home"/>
    <xsl:variable name="end" as="element()" select="$place?end"/>
    <xsl:sequence select="
        if (not($place?known)) then ''
        else if ($home is $end) then normalize-space(ed:string-of($measures(generate-id($home)), $place?from, $place?skip, $place?to, $place?keep))
        else
          let $one := $measures(generate-id($home)), $two := $measures(generate-id($end)),
              $between := if (map:contains($ed:unit-numbers, generate-id($home)) and map:contains($ed:unit-numbers, generate-id($end))) then $ed:units[position() gt $ed:unit-numbers(generate-id($home)) and position() lt $ed:unit-numbers(generate-id($end))] else ()
          return normalize-space(string-join((
            ed:string-of($one, $place?from, $place?skip, array:size($one?nodes), 1000000),
            $between ! string-join($measures(generate-id(.))?strings?*),
            ed:string-of($two, 1, 0, $place?to, $place?keep)), ' '))"/>
  </xsl:function>

  <!-- The text between two points of a measured element. -->
  <xsl:function name="ed:string-of" as="xs:string">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="from" as="xs:integer"/>
    <xsl:param name="skip" as="xs:integer"/>
    <xsl:param name="to" as="xs:integer"/>
    <xsl:param name="keep" as="xs:integer"/>
    <xsl:variable name="strings" as="array(xs:string)" select="$measure?strings"/>
    <xsl:sequence select="
        if ($from gt array:size($strings) or $from gt $to) then ''
        else if ($from = $to) then substring($strings($from), $skip + 1, $keep - $skip)
        else substring($strings($from), $skip + 1) || ed:strings-at($measure, $from + 1, $to - 1) || (if ($to le array:size($strings)) then substring($strings($to), 1, $keep) else '')"/>
  </xsl:function>

</xsl:stylesheet>
