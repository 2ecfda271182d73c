<?xml version="1.0" encoding="UTF-8"?>
<!--
  The text of a witness, put together from the text in pieces and the entries: at each entry the reading that names the witness, or what the
  witness stands within; where none does, the text. Where the witness is silent, one mark says so.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <!-- The cut of a unit at which an entry begins or ends: 0 is the unit's beginning. -->
  <xsl:function name="ed:start-in" as="xs:integer">
    <xsl:param name="entry" as="element(app:entry)"/>
    <xsl:param name="unit" as="xs:integer"/>
    <xsl:sequence select="if ($entry/@unit = $unit) then xs:integer($entry/@start) else 0"/>
  </xsl:function>

  <xsl:function name="ed:stop-in" as="xs:integer">
    <xsl:param name="entry" as="element(app:entry)"/>
    <xsl:param name="unit" as="xs:integer"/>
    <xsl:sequence select="if ($entry/@end-unit = $unit) then xs:integer($entry/@stop) else 99999"/>
  </xsl:function>

  <!--
    The variations of a unit, in the order of their places; of those that begin together the longer one first: arrays of the cut where
    it begins, the cut where it ends, the entry's number, whether it began in an earlier unit, and the readings by their witnesses.
  -->
  <xsl:function name="ed:variations" as="array(*)*">
    <xsl:param name="unit" as="xs:integer"/>
    <xsl:param name="entries" as="element(app:entry)*"/>
    <xsl:variable name="variations" as="array(*)*">
      <xsl:for-each select="$entries">
        <xsl:sequence select="[ed:start-in(., $unit), ed:stop-in(., $unit), xs:integer(@n), xs:integer(@unit) ne $unit, ed:readings-by-witness(.)]"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="sort($variations, (), function($variation) { $variation(1) * 100000 - $variation(2) })"/>
  </xsl:function>

  <!-- The lemma and the readings of an entry by the identifier of the witness; by witness and hand too. Without a hand the reading of no hand is meant, else the first. -->
  <xsl:function name="ed:readings-by-witness" as="map(xs:string, element())">
    <xsl:param name="entry" as="element(app:entry)"/>
    <xsl:variable name="wits" as="element(app:wit)*" select="$entry/(app:lemma | app:reading)/app:wit"/>
    <xsl:sequence select="map:merge(($wits[not(@hand)] ! map:entry(string(@id), ..), $wits[@hand] ! (map:entry(@id || '|' || @hand-id, ..), map:entry(string(@id), ..))), map {'duplicates': 'use-first'})"/>
  </xsl:function>

  <!-- The words of a reading, for a witness: variation within it resolved. -->
  <xsl:function name="ed:reading-text" as="xs:string">
    <xsl:param name="reading" as="element()"/>
    <xsl:param name="chain" as="xs:string*"/>
    <xsl:variable name="words" as="text()*">
      <xsl:if test="$reading/app:nested">
        <xsl:apply-templates select="$reading/app:nested/node()" mode="ed:nested-text">
          <xsl:with-param name="chain" select="$chain" tunnel="yes"/>
        </xsl:apply-templates>
      </xsl:if>
    </xsl:variable>
    <xsl:sequence select="if ($reading/app:nested) then normalize-space(string-join($words)) else string($reading/app:words/@words)"/>
  </xsl:function>

  <xsl:mode name="ed:nested-text" on-no-match="shallow-skip"/>
  <xsl:template match="text()" mode="ed:nested-text">
    <xsl:sequence select="."/>
  </xsl:template>
  <xsl:template match="tei:g | tei:gap" mode="ed:nested-text">
    <xsl:apply-templates select="." mode="ed:text"/>
  </xsl:template>
  <xsl:template match="tei:choice" mode="ed:nested-text">
    <xsl:apply-templates select="ed:chosen(.)" mode="#current"/>
  </xsl:template>
  <xsl:template match="tei:app" mode="ed:nested-text">
    <xsl:param name="chain" as="xs:string*" tunnel="yes"/>
    <xsl:variable name="readings" as="element()*" select="ed:readings-of(.)"/>
    <xsl:apply-templates select="((for $id in $chain return $readings[tokenize(@wit) ! replace(., '^.*#', '') = $id]), ed:lemma-of(.), $readings[not(@wit)], $readings)[1]" mode="#current"/>
  </xsl:template>

  <!--
    A unit as a witness has it: text nodes, and `app:v` elements (`n`: the entry's number; `kind`: `rdg`, `om`, or `silence`) for what
    differs from the text. Nothing if nothing differs.
  -->
  <xsl:function name="ed:witness-unit" as="node()*">
    <xsl:param name="segs" as="array(xs:string)"/>
    <xsl:param name="variations" as="array(*)*"/>
    <xsl:param name="silent" as="array(xs:integer)*"/>
    <xsl:param name="chain" as="xs:string*"/>
    <xsl:variable name="last" as="xs:integer" select="array:size($segs) - 1"/>
    <!-- What replaces what: arrays of the cut where it begins, the cut where it ends, the words, the entry's number, the kind. -->
    <xsl:variable name="replaced" as="array(*)*">
      <xsl:sequence select="$silent ! [.(1), min((.(2), $last + 1)), '', 0, 'silence']"/>
      <xsl:for-each select="$variations">
        <xsl:variable name="readings" as="map(xs:string, element())" select=".(5)"/>
        <xsl:variable name="variation" as="array(*)" select="."/>
        <!-- A lemma counts as a reading where the text has nothing at the place, and leaves the words to the entry (TEI P5 12.2.4). -->
        <xsl:variable name="reading" as="element()?" select="($chain ! $readings(.))[1][self::app:reading or @apart and $variation(1) = $variation(2) and not(ed:begins-with-word(string-join(array:subarray($segs, $variation(1) + 1)?*), string(app:words/@words)))]"/>
        <xsl:if test="$reading">
          <xsl:variable name="words" as="xs:string" select="ed:reading-text($reading, $chain)"/>
          <xsl:sequence select="[.(1), min((.(2), $last + 1)), if (.(4)) then '' else $words, .(3), if (.(4)) then 'rest' else if ($words) then 'rdg' else if ($reading/app:break) then 'break' else 'om']"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="exists($replaced)">
      <xsl:sequence select="ed:replaced($segs, if (exists($silent)) then sort($replaced, (), function($r) { $r(1) * 100000 - $r(2) }) else $replaced)"/>
    </xsl:if>
  </xsl:function>

  <!-- Whether a text begins with the first word of another. -->
  <xsl:function name="ed:begins-with-word" as="xs:boolean">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="ed:plain-words(string(tokenize($text)[1])) = ed:plain-words(string(tokenize($words)[1]))"/>
  </xsl:function>

  <!-- The text with some of its pieces replaced. -->
  <xsl:function name="ed:replaced" as="node()*">
    <xsl:param name="segs" as="array(xs:string)"/>
    <xsl:param name="replaced" as="array(*)*"/>
    <xsl:variable name="last" as="xs:integer" select="array:size($segs) - 1"/>
    <xsl:iterate select="$replaced">
      <xsl:param name="at" as="xs:integer" select="0"/>
      <xsl:param name="before" as="xs:string" select="''"/>
      <xsl:on-completion>
        <xsl:sequence select="ed:pieces($segs, $at, $last + 1)"/>
      </xsl:on-completion>
      <xsl:choose>
        <!-- Inside of what is replaced already. -->
        <xsl:when test=".(1) lt $at and .(2) le $at">
          <xsl:next-iteration/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:variable name="overlaps" as="xs:boolean" select=".(1) lt $at"/>
          <xsl:variable name="words" as="xs:string" select="if ($overlaps) then ed:without-repeated($before, .(3)) else .(3)"/>
          <xsl:sequence select="ed:pieces($segs, $at, .(1))"/>
          <xsl:variable name="next" as="xs:string" select="if (.(2) le $last) then $segs(.(2) + 1) else ''"/>
          <!-- Words put where the text has none stand apart from what is before them; so do words after others that they overlap with. -->
          <xsl:if test="$words and ($overlaps or .(1) = .(2) and matches($next, '^(\s|$)'))">
            <xsl:text> </xsl:text>
          </xsl:if>
          <xsl:if test="not(.(5) = ('rest', 'break'))">
            <app:v n="{.(4)}" kind="{.(5)}">
              <xsl:value-of select="$words"/>
            </app:v>
          </xsl:if>
          <xsl:if test="$words and .(1) = .(2) and matches($next, '^\S') and not($overlaps)">
            <xsl:text> </xsl:text>
          </xsl:if>
          <xsl:next-iteration>
            <xsl:with-param name="at" select=".(2)"/>
            <xsl:with-param name="before" select=".(3)"/>
          </xsl:next-iteration>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:iterate>
  </xsl:function>

  <!-- The text from one cut to another. -->
  <xsl:function name="ed:pieces" as="text()?">
    <xsl:param name="segs" as="array(xs:string)"/>
    <xsl:param name="from" as="xs:integer"/>
    <xsl:param name="to" as="xs:integer"/>
    <xsl:variable name="string" as="xs:string" select="if ($to gt $from) then string-join(array:subarray($segs, $from + 1, min(($to, array:size($segs))) - $from)?*) else ''"/>
    <xsl:if test="$string">
      <xsl:value-of select="$string"/>
    </xsl:if>
  </xsl:function>

  <!-- A reading after one that overlaps with it: words that the first one ends with and the second one begins with are read once. -->
  <xsl:function name="ed:without-repeated" as="xs:string">
    <xsl:param name="before" as="xs:string"/>
    <xsl:param name="reading" as="xs:string"/>
    <xsl:variable name="first" as="xs:string*" select="tokenize($before)"/>
    <xsl:variable name="second" as="xs:string*" select="tokenize($reading)"/>
    <xsl:variable name="repeated" as="xs:integer" select="max((0, for $n in 1 to min((count($first), count($second))) return if (deep-equal(subsequence($first, count($first) - $n + 1), subsequence($second, 1, $n))) then $n else 0))"/>
    <xsl:sequence select="string-join(subsequence($second, $repeated + 1), ' ')"/>
  </xsl:function>

  <!-- Where a witness is silent in a unit: arrays of two cuts. -->
  <xsl:function name="ed:silent-in" as="array(xs:integer)*">
    <xsl:param name="unit" as="element(app:unit)"/>
    <xsl:param name="silences" as="element(app:silence)*"/>
    <xsl:variable name="low" as="xs:integer" select="xs:integer($unit/@n) * 10000000000"/>
    <xsl:variable name="high" as="xs:integer" select="$low + 9999999999"/>
    <xsl:for-each select="$silences[xs:integer(@from) le $high and xs:integer(@to) ge $low]">
      <xsl:variable name="from" as="xs:integer" select="if (xs:integer(@from) lt $low) then 0 else ed:cut-at($unit, xs:integer(@from))"/>
      <xsl:variable name="to" as="xs:integer" select="if (xs:integer(@to) gt $high) then 99999 else ed:cut-at($unit, xs:integer(@to))"/>
      <xsl:if test="$to gt $from">
        <xsl:sequence select="[$from, $to]"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- The cut of a unit that is at a point of the text, or the last one before it. -->
  <xsl:function name="ed:cut-at" as="xs:integer">
    <xsl:param name="unit" as="element(app:unit)"/>
    <xsl:param name="point" as="xs:integer"/>
    <xsl:variable name="own" as="xs:integer" select="$point mod 10000000000"/>
    <xsl:sequence select="count(tokenize($unit/@cuts)[xs:integer(.) le $own])"/>
  </xsl:function>

</xsl:stylesheet>
