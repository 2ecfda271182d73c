<?xml version="1.0" encoding="UTF-8"?>
<!--
  Entries that give a reference (`@loc`, TEI P5 12.2.1): `12`, `WBP 1`, `3.5`, `7-8`, an identifier, or this edition's own `1.12`. A reference
  is looked for among the numbers (`@n`) of the text, each with those of the parts that it lies in; then the lemma among the words there.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <!-- What can be referred to: parts of the text with a number, and numbered blocks that have none of their own. -->
  <xsl:key name="ed:referable" match="*[@n][ancestor::tei:text][empty(ancestor::tei:listApp | ancestor::tei:listWit)][not(self::tei:app or self::tei:note or self::tei:rdg or self::tei:lem or self::tei:g)]" use="ed:tokens(@n)[last()]"/>

  <xsl:variable name="ed:numbered-otherwise" as="map(xs:string, element())">
    <xsl:map>
      <xsl:for-each select="$ed:numbered[not(normalize-space(@n))]">
        <xsl:map-entry key="ed:number(.)" select="."/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <xsl:function name="ed:tokens" as="xs:string*">
    <xsl:param name="reference" as="xs:string"/>
    <xsl:sequence select="tokenize($reference, '[\s.,:;/]+')[.]"/>
  </xsl:function>

  <!--
    The places that a reference may mean, the likelier ones first: arrays of the element where it begins and the one where it ends.
  -->
  <xsl:function name="ed:referred" as="array(element())*">
    <xsl:param name="loc" as="xs:string"/>
    <xsl:variable name="reference" as="xs:string" select="normalize-space($loc)"/>
    <xsl:variable name="declared" as="element()*" select="ed:by-declaration($reference)"/>
    <xsl:variable name="named" as="element()?" select="if (matches($reference, '^\S+$')) then key('ed:id', $reference, $ed:record-document)[1][ancestor::tei:text] else ()"/>
    <xsl:variable name="range" as="xs:string*" select="tokenize($reference, '\s*[-–—]\s*')[.]"/>
    <xsl:variable name="whole" as="element()*" select="ed:referred-elements(ed:tokens($reference))"/>
    <xsl:sequence select="($declared, $named, $whole) ! [., .]"/>
    <xsl:if test="count($range) = 2">
      <xsl:variable name="from" as="xs:string*" select="ed:tokens($range[1])"/>
      <xsl:variable name="to" as="xs:string*" select="ed:tokens($range[2])"/>
      <xsl:for-each select="ed:referred-elements($from)">
        <xsl:variable name="start" as="element()" select="."/>
        <xsl:variable name="stop" as="element()?" select="ed:referred-elements(($from[position() le count($from) - count($to)], $to))[not(. &lt;&lt; $start)][1]"/>
        <xsl:sequence select="if ($stop) then [$start, $stop] else ()"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:function>

  <!-- The elements whose own number is the last token, and whose surroundings have the others as numbers, in their order. -->
  <xsl:function name="ed:referred-elements" as="element()*">
    <xsl:param name="tokens" as="xs:string*"/>
    <xsl:variable name="own" as="xs:string" select="string($tokens[last()])"/>
    <xsl:sequence select="(key('ed:referable', $own, $ed:record-document)[not(self::tei:pb or self::tei:gb)], $ed:numbered-otherwise($own), key('ed:referable', $own, $ed:record-document)[self::tei:pb or self::tei:gb])[count($tokens) = 1 or ed:has-tokens(reverse($tokens), reverse((ancestor::*/@n, (@n, $own)[1]) ! ed:tokens(.)))]"/>
  </xsl:function>

  <!-- Whether the first tokens stand among the second ones in the same order, the very first at the beginning. -->
  <xsl:function name="ed:has-tokens" as="xs:boolean">
    <xsl:param name="tokens" as="xs:string*"/>
    <xsl:param name="all" as="xs:string*"/>
    <xsl:sequence select="empty($tokens) or exists($all) and (let $at := index-of($all, head($tokens))[1] return exists($at) and ed:has-tokens(tail($tokens), subsequence($all, $at + 1)))"/>
  </xsl:function>

  <!-- By the reference declaration of the header, where it leads to an identifier: `cRefPattern` with a replacement such as `#p$1`. -->
  <xsl:function name="ed:by-declaration" as="element()*">
    <xsl:param name="reference" as="xs:string"/>
    <xsl:for-each select="$ed:reference-patterns[matches($reference, '^(' || @matchPattern || ')$')]">
      <xsl:sequence select="key('ed:id', substring(replace($reference, '^' || @matchPattern || '$', @replacementPattern), 2), $ed:record-document)[1]"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:variable name="ed:reference-patterns" as="element()*" select="/*/tei:teiHeader/descendant::tei:cRefPattern[matches(@replacementPattern, '^#[^()]+$')]"/>

  <!-- The milestones of the text by their kind, each with the one after it. -->
  <xsl:variable name="ed:next-milestones" as="map(xs:string, element())">
    <xsl:map>
      <xsl:for-each-group select="/descendant::tei:text/descendant::*[self::tei:lb or self::tei:milestone or self::tei:pb or self::tei:cb or self::tei:gb][@n]" group-by="local-name() || @unit">
        <xsl:variable name="all" as="array(element())" select="array { current-group() }"/>
        <xsl:for-each select="1 to array:size($all) - 1">
          <xsl:map-entry key="generate-id($all(.))" select="$all(. + 1)"/>
        </xsl:for-each>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <xsl:variable name="ed:unit-array" as="array(element())" select="array { $ed:units }"/>

  <!-- How many units begin before a node. -->
  <xsl:function name="ed:units-before" as="xs:integer">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="low" as="xs:integer"/>
    <xsl:param name="high" as="xs:integer"/>
    <xsl:variable name="middle" as="xs:integer" select="($low + $high) idiv 2"/>
    <xsl:sequence select="
        if ($low ge $high) then $low
        else if ($ed:unit-array($middle + 1) &lt;&lt; $node) then ed:units-before($node, $middle + 1, $high)
        else ed:units-before($node, $low, $middle)"/>
  </xsl:function>

  <!-- The parts of units that a reference covers: arrays of a unit and its first and last leaf. A milestone reaches to the next one of its kind. -->
  <xsl:function name="ed:scope" as="array(*)*">
    <xsl:param name="referred" as="array(element())"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="start" as="element()" select="$referred(1)"/>
    <xsl:variable name="stop" as="element()" select="$referred(2)"/>
    <xsl:variable name="count" as="xs:integer" select="array:size($ed:unit-array)"/>
    <xsl:variable name="open" as="xs:boolean" select="exists($stop/(self::tei:lb | self::tei:milestone | self::tei:pb | self::tei:cb | self::tei:gb))"/>
    <xsl:variable name="next" as="element()?" select="if ($open) then $ed:next-milestones(generate-id($stop)) else ()"/>
    <xsl:variable name="around" as="node()?" select="if ($open) then $stop/ancestor::*[ed:is-division(.)][1] else $stop"/>
    <xsl:variable name="own" as="xs:integer?" select="$start/ancestor-or-self::*[map:contains($ed:unit-numbers, generate-id(.))][last()] ! $ed:unit-numbers(generate-id(.))"/>
    <xsl:for-each select="($own, ed:units-before($start, 0, $count) + 1)[1] to min((($around/following::*[1] ! ed:units-before(., 0, $count), $count)[1], $next ! ed:units-before(., 0, $count)))">
      <xsl:variable name="unit" as="element()" select="$ed:unit-array(.)"/>
      <xsl:variable name="measure" as="map(*)" select="$measures(generate-id($unit))"/>
      <xsl:variable name="size" as="xs:integer" select="array:size($measure?nodes)"/>
      <xsl:variable name="from" as="xs:integer" select="if ($start &gt;&gt; $unit) then ed:leaves-before($measure?nodes, $start, 0, $size) + 1 else 1"/>
      <xsl:variable name="to" as="xs:integer" select="
          if ($next) then ed:leaves-before($measure?nodes, $next, 0, $size)
          else if (not($open) and $stop &gt;&gt; $unit) then ed:place($measure, $stop)(2)
          else $size"/>
      <xsl:sequence select="if ($to ge $from) then [$unit, $from, $to] else ()"/>
    </xsl:for-each>
  </xsl:function>

  <!--
    The words of a text for comparison: letters and digits alone, a word without any as an empty string. SaxonJS takes milliseconds to
    read a pattern that has categories of characters: it is used once for a text, and not at all for letters that are plainly such.
  -->
  <xsl:function name="ed:plain-words" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="lower" as="xs:string" select="lower-case(normalize-unicode($text))"/>
    <xsl:sequence select="
        if (matches($lower, '^[' || $ed:plain-letters || '\s]*$')) then tokenize($lower)
        else tokenize(replace($lower, '[^\p{L}\p{N}\p{M}\s]+', '&#xFDD0;')) ! translate(., '&#xFDD0;', '')"/>
  </xsl:function>

  <!-- Ranges of nothing but letters and digits: Latin, Greek, Cyrillic, Hebrew, Arabic. -->
  <xsl:variable name="ed:plain-letters" as="xs:string" select="'0-9A-Za-zÀ-ÖØ-öø-ʯΈ-ΡΣ-ϡЀ-ҁҊ-ԯא-תؠ-يḀ-ỿἀ-ἕ'"/>

  <!-- How many characters of punctuation a text begins with, or ends with. -->
  <xsl:function name="ed:marks-before" as="xs:integer">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="if (matches($text, '^[' || $ed:plain-letters || ']')) then 0 else string-length($text) - string-length(replace($text, '^[^\p{L}\p{N}\p{M}]+', ''))"/>
  </xsl:function>

  <xsl:function name="ed:marks-behind" as="xs:integer">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="if (matches($text, '[' || $ed:plain-letters || ']$')) then 0 else string-length($text) - string-length(replace($text, '[^\p{L}\p{N}\p{M}]+$', ''))"/>
  </xsl:function>

  <!--
    The numbers of the first and the last word that a lemma means, between two leaves of a unit, from a given word on; empty if it is not
    there. Words are compared by their letters; “…” in a lemma stands for any words; white space counts for nothing if there is no other way.
  -->
  <xsl:function name="ed:find-words" as="xs:integer*">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="from" as="xs:integer"/>
    <xsl:param name="to" as="xs:integer"/>
    <xsl:param name="lemma" as="xs:string"/>
    <xsl:param name="after" as="xs:integer"/>
    <!-- A place without a word has none of the lemma's. -->
    <xsl:variable name="leaf" as="xs:integer?" select="ed:worded-leaf($measure, $from)[. le $to]"/>
    <xsl:variable name="offset" as="xs:integer" select="if (empty($leaf)) then 0 else $measure?first($leaf)"/>
    <xsl:variable name="words" as="xs:string*" select="ed:plain-words(ed:strings-at($measure, $from, $to))"/>
    <xsl:variable name="skipped" as="xs:integer" select="max((0, $after - $offset))"/>
    <xsl:variable name="rest" as="xs:string*" select="subsequence($words, $skipped + 1)"/>
    <xsl:variable name="halves" as="xs:string*" select="tokenize($lemma, '…|\.\.\.')[normalize-space()]"/>
    <xsl:variable name="first" as="xs:integer*" select="ed:find-sequence($rest, ed:plain-words(($halves[1], '')[1])[.])"/>
    <xsl:variable name="found" as="xs:integer*" select="
        if (empty($first)) then ed:find-letters($rest, string-join(ed:plain-words($lemma)))
        else if (count($halves) lt 2) then $first
        else ed:find-sequence(subsequence($rest, $first[2] + 1), ed:plain-words($halves[last()])[.]) ! (. + $first[2]) ! .[position() = last()] ! ($first[1], .)"/>
    <xsl:sequence select="$found ! (. + $skipped + $offset - 1)"/>
  </xsl:function>

  <!-- Where some words stand in a row among others: the positions of the first and the last; words without letters are passed over. -->
  <xsl:function name="ed:find-sequence" as="xs:integer*">
    <xsl:param name="words" as="xs:string*"/>
    <xsl:param name="sought" as="xs:string*"/>
    <xsl:variable name="before" as="xs:string" select="substring-before(' ' || string-join($words[.], ' ') || ' ', ' ' || string-join($sought, ' ') || ' ')"/>
    <xsl:if test="exists($sought) and contains(' ' || string-join($words[.], ' ') || ' ', ' ' || string-join($sought, ' ') || ' ')">
      <xsl:variable name="positions" as="xs:integer*" select="if ($words = '') then index-of($words ! (. ne ''), true()) else 1 to count($words)"/>
      <xsl:variable name="start" as="xs:integer" select="count(tokenize($before)) + 1"/>
      <xsl:sequence select="$positions[$start], $positions[$start + count($sought) - 1]"/>
    </xsl:if>
  </xsl:function>

  <!-- The same by the letters alone, however they are spaced: for a lemma that divides words otherwise than the text. -->
  <xsl:function name="ed:find-letters" as="xs:integer*">
    <xsl:param name="words" as="xs:string*"/>
    <xsl:param name="letters" as="xs:string"/>
    <xsl:variable name="all" as="xs:string" select="string-join($words)"/>
    <xsl:if test="string-length($letters) gt 3 and contains($all, $letters)">
      <xsl:variable name="start" as="xs:integer" select="string-length(substring-before($all, $letters))"/>
      <xsl:variable name="ends" as="xs:integer*" select="fold-left($words, 0, function($ends, $word) { $ends, $ends[last()] + string-length($word) })"/>
      <xsl:sequence select="count($ends[. le $start]), count($ends[. lt $start + string-length($letters)])"/>
    </xsl:if>
  </xsl:function>

  <!--
    The place that a reference and a lemma mean. `after` is where the entry before it in the same list was found: entries stand in the
    order of the text. A place without known words has its home and `reference`, and stands at the end of what is referred to.
  -->
  <xsl:function name="ed:referenced-place" as="map(*)?">
    <xsl:param name="app" as="element()"/>
    <xsl:param name="after" as="map(*)?"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="lemma" as="xs:string" select="ed:lemma-text($app)"/>
    <xsl:variable name="own" as="map(*)?" select="$app/@loc ! ed:own-reference(., $lemma, ed:is-own($app), $measures)"/>
    <xsl:choose>
      <xsl:when test="exists($own)">
        <xsl:sequence select="$own"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="scopes" as="array(*)*" select="
            if ($app/@loc) then ed:referred($app/@loc) ! array { ed:scope(., $measures) }
            else ed:home($app)[map:contains($measures, generate-id(.))] ! array { ed:scope-in-place(., $app, $measures) }"/>
        <xsl:variable name="found" as="map(*)?" select="if ($lemma) then ed:first-found($scopes, $lemma, $after, $measures) else ()"/>
        <xsl:choose>
          <xsl:when test="exists($found)">
            <xsl:sequence select="map:put($found, 'lines', $app/@loc ! ed:line-reference(.))"/>
          </xsl:when>
          <xsl:when test="exists($scopes[1]?*)">
            <xsl:variable name="part" as="array(*)" select="$scopes[1](1)"/>
            <xsl:variable name="last" as="xs:integer" select="$measures(generate-id($part(1)))?last($part(3))"/>
            <xsl:variable name="point" as="map(*)" select="ed:place-before-word($part(1), if (empty($app/@loc)) then ed:place($measures(generate-id($part(1))), $app)(3) else $last + 1, $measures)"/>
            <xsl:sequence select="map:merge((map {'known': false(), 'reference': string($app/@loc), 'lines': if ($app/@loc) then (ed:line-reference($app/@loc), ed:line-at($measures(generate-id($part(1))), $part(3)))[1] else normalize-space($app/ancestor::tei:l[1]/@n)[.], 'order': ed:point($part(1), $part(2), 0)}, $point))"/>
          </xsl:when>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- What an entry in the text without a reference may mean: the line that it stands in, else its block. -->
  <xsl:function name="ed:scope-in-place" as="array(*)?">
    <xsl:param name="home" as="element()"/>
    <xsl:param name="app" as="element()"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="measure" as="map(*)" select="$measures(generate-id($home))"/>
    <xsl:variable name="line" as="element()?" select="$app/(ancestor::tei:l | ancestor::tei:seg)[last()][. &gt;&gt; $home]"/>
    <xsl:variable name="leaves" as="array(xs:integer)" select="ed:place($measure, ($line, $home)[1])"/>
    <xsl:sequence select="if ($leaves(2) ge $leaves(1)) then [$home, $leaves(1), $leaves(2)] else ()"/>
  </xsl:function>

  <!-- The number of the line that a reference means, where the lines are milestones. -->
  <xsl:function name="ed:line-reference" as="xs:string?">
    <xsl:param name="loc" as="xs:string"/>
    <xsl:sequence select="if (ed:referred($loc)[1](1)/self::tei:lb) then replace(normalize-space($loc), '\s*[-–—]\s*', '–') else ()"/>
  </xsl:function>

  <!-- The first of several scopes that has the lemma: after the last entry, else anywhere. -->
  <xsl:function name="ed:first-found" as="map(*)?">
    <xsl:param name="scopes" as="array(*)*"/>
    <xsl:param name="lemma" as="xs:string"/>
    <xsl:param name="after" as="map(*)?"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="parts" as="array(*)*" select="$scopes ! ?*"/>
    <xsl:variable name="beyond" as="array(*)?" select="if (exists($after)) then $parts[?1 is $after?home][1] else ()"/>
    <xsl:variable name="later" as="map(*)?" select="$beyond ! ed:found-in(., $lemma, $after?next, $measures)"/>
    <xsl:sequence select="if (exists($later)) then $later else ed:first-of($parts, $lemma, $measures)"/>
  </xsl:function>

  <xsl:function name="ed:first-of" as="map(*)?">
    <xsl:param name="parts" as="array(*)*"/>
    <xsl:param name="lemma" as="xs:string"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="place" as="map(*)?" select="head($parts) ! ed:found-in(., $lemma, 1, $measures)"/>
    <xsl:sequence select="if (exists($place) or empty($parts)) then $place else ed:first-of(tail($parts), $lemma, $measures)"/>
  </xsl:function>

  <xsl:function name="ed:found-in" as="map(*)?">
    <xsl:param name="part" as="array(*)"/>
    <xsl:param name="lemma" as="xs:string"/>
    <xsl:param name="after" as="xs:integer"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="words" as="xs:integer*" select="ed:find-words($measures(generate-id($part(1))), $part(2), $part(3), $lemma, $after)"/>
    <xsl:sequence select="if (exists($words)) then ed:without-marks(ed:place-of-words($part(1), $words[1], $words[last()], $measures), $lemma, $measures) else ()"/>
  </xsl:function>

  <!-- A place without the marks of punctuation at its ends that the lemma has not. -->
  <xsl:function name="ed:without-marks" as="map(*)">
    <xsl:param name="place" as="map(*)"/>
    <xsl:param name="lemma" as="xs:string"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="strings" as="array(xs:string)" select="$measures(generate-id($place?home))?strings"/>
    <xsl:variable name="start" as="xs:string" select="substring($strings($place?from), $place?skip + 1)"/>
    <xsl:variable name="stop" as="xs:string" select="substring($strings($place?to), 1, $place?keep)"/>
    <xsl:variable name="before" as="xs:integer" select="if (ed:marks-before($lemma) gt 0) then 0 else ed:marks-before($start)"/>
    <xsl:variable name="behind" as="xs:integer" select="if (ed:marks-behind($lemma) gt 0) then 0 else ed:marks-behind($stop)"/>
    <xsl:sequence select="if ($before = 0 and $behind = 0) then $place else map:merge((map {'skip': $place?skip + $before, 'keep': $place?keep - $behind}, $place))"/>
  </xsl:function>

  <!--
    This edition's own reference: the number or the anchor of a block, a full stop, the number of a word. It is meant where the lemma
    stands there, or where there is no lemma and it can mean nothing else; always in a file that this program has written. There a place
    within a word has the number of characters before it (`1.12+4`); one whose words are not the entry's lemma has its last word (`1.12-15`), and so has one where the text has no words, and none are added to it (`1.12-12`).
  -->
  <xsl:function name="ed:own-reference" as="map(*)?">
    <xsl:param name="loc" as="xs:string"/>
    <xsl:param name="lemma" as="xs:string"/>
    <xsl:param name="sure" as="xs:boolean"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="pattern" as="xs:string" select="if ($sure) then '^(\S+)\.(\d+)(\+(\d+))?(-(\d+))?$' else '^(\S+)\.(\d+)(\+(\d+)){0}(-(\d+)){0}$'"/>
    <xsl:if test="matches($loc, $pattern)">
      <xsl:variable name="block" as="xs:string" select="replace($loc, $pattern, '$1')"/>
      <xsl:variable name="word" as="xs:integer" select="xs:integer(replace($loc, $pattern, '$2'))"/>
      <xsl:variable name="inside" as="xs:integer?" select="replace($loc, $pattern, '$4')[.] ! xs:integer(.)"/>
      <xsl:variable name="last" as="xs:integer?" select="replace($loc, $pattern, '$6')[.] ! xs:integer(.)"/>
      <xsl:variable name="unit" as="element()?" select="($ed:units-by-reference($block), if ($sure) then $ed:notes-by-anchor($block) else ())[1]"/>
      <xsl:if test="$unit">
        <xsl:variable name="measure" as="map(*)" select="$measures(generate-id($unit))"/>
        <xsl:variable name="size" as="xs:integer" select="array:size($measure?nodes)"/>
        <xsl:variable name="words" as="xs:string*" select="ed:plain-words($lemma)[.]"/>
        <xsl:variable name="point" as="xs:integer*" select="if ($sure and $size gt 0 and $word le $measure?last($size)) then ed:point-in-word($measure, $word, ($inside, 0)[1]) else ()"/>
        <xsl:variable name="literal" as="map(*)?" select="if (exists($point)) then ed:place-of-string($unit, $point, $word, $lemma, $measures) else ()"/>
        <xsl:choose>
          <!-- A block whose words are all deleted. -->
          <xsl:when test="$size = 0">
            <xsl:sequence select="if ($sure and empty($words)) then map {'home': $unit, 'end': $unit, 'known': true(), 'first': $word, 'last': $word - 1, 'from': 1, 'skip': 0, 'to': 1, 'keep': 0} else ()"/>
          </xsl:when>
          <xsl:when test="exists($literal)">
            <xsl:sequence select="$literal"/>
          </xsl:when>
          <xsl:when test="exists($point) and not($lemma) and (exists($inside) or exists($last))">
            <xsl:sequence select="map {'home': $unit, 'end': $unit, 'known': true(), 'first': $word, 'last': $word - 1, 'from': $point[1], 'skip': $point[2], 'to': $point[1], 'keep': $point[2], 'unlemmatised': exists($last)}"/>
          </xsl:when>
          <xsl:when test="$lemma and exists($last) and $last ge $word and $last le $measure?last($size)">
            <xsl:sequence select="map:merge((if (exists($inside)) then map {'from': $point[1], 'skip': $point[2]} else (), ed:without-marks(ed:place-of-words($unit, $word, $last, $measures), $lemma, $measures)), map {'duplicates': 'use-first'})"/>
          </xsl:when>
          <xsl:when test="empty($words)">
            <xsl:sequence select="if (($sure or empty(ed:referred($loc))) and $word le $measure?last($size) + 1) then ed:place-before-word($unit, $word, $measures) else ()"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:variable name="leaf" as="xs:integer" select="ed:leaf-of-word($measure, $word, 1, $size)"/>
            <xsl:variable name="found" as="xs:integer*" select="if ($leaf gt $size) then () else ed:find-words($measure, 1, $size, $lemma, $word)"/>
            <xsl:sequence select="if ($found[1] = $word) then ed:without-marks(ed:place-of-words($unit, $found[1], $found[last()], $measures), $lemma, $measures) else ()"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:if>
    </xsl:if>
  </xsl:function>

  <xsl:variable name="ed:units-by-reference" as="map(xs:string, element())">
    <xsl:map>
      <xsl:for-each-group select="$ed:units" group-by="distinct-values((ed:number(.), ed:anchor(.)))">
        <xsl:map-entry key="current-grouping-key()" select="."/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <xsl:variable name="ed:notes-by-anchor" as="map(xs:string, element())">
    <xsl:map>
      <xsl:for-each select="/descendant::tei:text[not(ancestor::tei:text)]/descendant::tei:note[ed:is-note(.)][exists(ed:anchor(.))]">
        <xsl:map-entry key="ed:anchor(.)" select="."/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <!-- The leaf that has a point within a word, and how many of its characters come before that; nothing where the text has no words. -->
  <xsl:function name="ed:point-in-word" as="xs:integer*">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="word" as="xs:integer"/>
    <xsl:param name="inside" as="xs:integer"/>
    <xsl:variable name="leaf" as="xs:integer" select="ed:leaf-of-word($measure, $word, 1, array:size($measure?nodes))"/>
    <xsl:sequence select="if ($leaf gt array:size($measure?nodes)) then () else ed:advanced($measure?strings, $leaf, ed:words-length($measure?strings($leaf), $word - $measure?first($leaf), true()) + $inside)"/>
  </xsl:function>

  <!-- A point that is some characters after the beginning of a leaf: its leaf, and how many of that leaf's characters come before it. -->
  <xsl:function name="ed:advanced" as="xs:integer+">
    <xsl:param name="strings" as="array(xs:string)"/>
    <xsl:param name="leaf" as="xs:integer"/>
    <xsl:param name="characters" as="xs:integer"/>
    <xsl:variable name="length" as="xs:integer" select="string-length($strings($leaf))"/>
    <xsl:sequence select="if ($characters le $length or $leaf = array:size($strings)) then ($leaf, min(($characters, $length))) else ed:advanced($strings, $leaf + 1, $characters - $length)"/>
  </xsl:function>

  <!-- The place of a string that begins at a point within a word, if the text has it there to the letter. -->
  <xsl:function name="ed:place-of-string" as="map(*)?">
    <xsl:param name="home" as="element()"/>
    <xsl:param name="point" as="xs:integer+"/>
    <xsl:param name="word" as="xs:integer"/>
    <xsl:param name="string" as="xs:string"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="measure" as="map(*)" select="$measures(generate-id($home))"/>
    <xsl:if test="$string and starts-with(ed:string-of($measure, $point[1], $point[2], array:size($measure?nodes), 1000000), $string)">
      <xsl:variable name="stop" as="xs:integer+" select="ed:advanced($measure?strings, $point[1], $point[2] + string-length($string))"/>
      <xsl:sequence select="map {'home': $home, 'end': $home, 'known': true(), 'first': $word, 'last': $word + count(tokenize($string)) - 1, 'from': $point[1], 'skip': $point[2], 'to': $stop[1], 'keep': $stop[2]}"/>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
