<?xml version="1.0" encoding="UTF-8"?>
<!--
  The apparatus as one normalised list, from whatever encoding: each entry with its place, lemma, readings or note, and who is responsible;
  with it the witnesses, and the text in pieces between which entries begin and end. What an entry has to say about an element is the
  element's template in mode `ed:readings`.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:template name="ed:apparatus-model" as="element(app:apparatus)">
    <xsl:variable name="inline" as="element()*">
      <xsl:apply-templates select="/descendant::tei:text[not(ancestor::tei:text)]" mode="ed:collect"/>
    </xsl:variable>
    <xsl:variable name="measures" as="map(xs:string, map(*))" select="ed:measures(($inline ! ed:home(.), $ed:external-entries[ed:is-own(.)] ! $ed:notes-by-anchor(replace(@loc, '\.[^.]*$', ''))) except $ed:units)"/>
    <xsl:variable name="places" as="map(*)*" select="ed:ordered(ed:all-places($inline, $measures))"/>
    <xsl:variable name="silences" as="element(app:silence)*" select="ed:silences($places)"/>
    <xsl:variable name="cuts" as="map(xs:string, xs:integer*)" select="ed:cuts($places)"/>
    <app:apparatus record="{ed:record-id(/)}">
      <xsl:if test="exists($ed:all-readings)">
        <xsl:sequence select="$ed:witnesses"/>
      </xsl:if>
      <xsl:sequence select="$silences"/>
      <xsl:for-each-group select="$ed:external-entries" group-by="ancestor::tei:listApp ! generate-id(.)">
        <xsl:for-each select="ancestor::tei:listApp[generate-id(.) = current-grouping-key()]/(tei:head | tei:note)">
          <app:heading series="{ancestor::tei:listApp[@type][1]/normalize-space(@type)}" kind="{local-name()}">
            <xsl:copy-of select="ed:language-of(.)"/>
            <xsl:call-template name="ed:quote"/>
          </app:heading>
        </xsl:for-each>
      </xsl:for-each-group>
      <xsl:for-each select="$places">
        <xsl:variable name="place" as="map(*)" select="."/>
        <xsl:variable name="n" as="xs:integer" select="position()"/>
        <xsl:for-each select="?mark">
          <app:entry n="{$n}" id="a{$n}" kind="{ed:kind(.)}">
            <xsl:call-template name="ed:entry-attributes">
              <xsl:with-param name="place" select="$place"/>
              <xsl:with-param name="cuts" select="$cuts"/>
            </xsl:call-template>
            <xsl:sequence select="ed:locus($place)"/>
            <xsl:call-template name="ed:entry-content">
              <xsl:with-param name="place" select="$place"/>
              <xsl:with-param name="measures" select="$measures"/>
              <xsl:with-param name="silences" select="$silences"/>
            </xsl:call-template>
            <xsl:call-template name="ed:entry-responsible"/>
            <xsl:sequence select="ed:spans($place, $measures)"/>
          </app:entry>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:call-template name="ed:base-text">
        <xsl:with-param name="measures" select="$measures"/>
        <xsl:with-param name="cuts" select="$cuts"/>
      </xsl:call-template>
    </app:apparatus>
  </xsl:template>

  <xsl:function name="ed:record-id" as="xs:string">
    <xsl:param name="record" as="document-node()"/>
    <xsl:sequence select="string(($ed:context/m:context/@id, $record/*/@xml:id)[1])"/>
  </xsl:function>

  <!-- The place of every entry. -->
  <xsl:function name="ed:all-places" as="map(*)*">
    <xsl:param name="inline" as="element()*"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:iterate select="$inline, $ed:external-entries">
      <!-- Where the last entry that gives a reference was found, with its lemma. -->
      <xsl:param name="after" as="map(*)?" select="()"/>
      <xsl:variable name="refers" as="xs:boolean" select="self::tei:transpose or self::tei:app and (not(root(.) is $ed:record-document) or ed:refers(.))"/>
      <xsl:variable name="lemma" as="xs:string" select="if ($refers) then ed:lemma-text(.) else ''"/>
      <xsl:variable name="attached" as="map(*)?" select="if (ed:is-span(.)) then ed:spanned-place(., $measures) else if (not($refers)) then ed:place-of(., $measures) else if (self::tei:transpose) then ed:transposed-place(., $measures) else ed:attached-place(., $measures)"/>
      <xsl:variable name="found" as="map(*)?" select="if (exists($attached) or self::tei:transpose) then $attached else ed:referenced-place(., if ($after?list is ..) then $after else (), $measures)"/>
      <xsl:variable name="place" as="map(*)" select="if (exists($found)) then (if (self::tei:app and ed:kind(.) = 'app') then ed:past-word($found, $measures) else $found) else map {'home': ed:home(.), 'end': ed:home(.), 'known': false(), 'first': 0, 'last': 0, 'from': 0, 'skip': 0, 'to': 0, 'keep': 0, 'lost': true(), 'reference': string((@loc, ed:label('apparatus.locus.text'))[1])}"/>
      <xsl:variable name="lines" as="xs:string?" select="if ($place?lost or not($ed:has-lines)) then () else ed:verse-line($place, $measures)"/>
      <xsl:sequence select="
          map:merge((map {
              'mark': ., 'refers': $refers, 'lemma': $lemma, 'start-line': $lines,
              'inside': if ($found?known and not(self::tei:note)) then ed:inside($place, $measures) else 0,
              'wide': not($refers or ed:is-span(.)) and not($place?home is $place?end),
              'after': if (self::tei:app and ed:kind(.) = 'app' and $place?known and not($place?unlemmatised) and $place?last lt $place?first and $place?home is $place?end and ($refers or exists(ed:lemma-of(.)))) then ed:word-before($place, $measures) else (),
              'breaks': if ($ed:has-breaks) then self::tei:app/ed:breaks(.) else ()
            }, $place))"/>
      <xsl:next-iteration>
        <xsl:with-param name="after" select="if ($refers and $place?known) then map {'list': .., 'home': $place?home, 'next': if (ed:plain-words($lemma) = ed:plain-words(string($after?lemma)) and $after?lemma = $lemma) then $place?last + 1 else $place?first, 'lemma': $lemma} else $after"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- The places in the order of the text; of those that begin together the longer one first; what is nowhere in the text comes last. -->
  <xsl:function name="ed:ordered" as="map(*)*">
    <xsl:param name="places" as="map(*)*"/>
    <xsl:choose>
      <xsl:when test="$places?refers = true()">
        <!-- A mark in a note stands where its note does. -->
        <xsl:for-each select="$places">
          <xsl:sort select="if (?lost) then 2 else 1"/>
          <xsl:sort select="if (?lost) then position() else ed:order(.)"/>
          <xsl:sort select="if (?lost) then 0 else - ed:point(?end, ?to, ?keep)"/>
          <xsl:sequence select="."/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$places"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="ed:order" as="xs:integer">
    <xsl:param name="place" as="map(*)"/>
    <xsl:variable name="home" as="element()" select="$place?home"/>
    <xsl:variable name="note" as="element()?" select="$home/self::tei:note"/>
    <xsl:sequence select="
        if ($note) then ed:units-before($note, 0, array:size($ed:unit-array)) * 10000000000 + 9000000000 + ed:note-number($note) * 100000 + $place?from
        else if (exists($place?order)) then $place?order
        else if (map:contains($ed:unit-numbers, generate-id($home))) then ed:point($home, $place?from, $place?skip)
        else ed:units-before($home, 0, array:size($ed:unit-array)) * 10000000000 + 9999999999"/>
  </xsl:function>

  <xsl:template name="ed:entry-attributes" as="attribute()*">
    <xsl:param name="place" as="map(*)"/>
    <xsl:param name="cuts" as="map(*)"/>
    <xsl:variable name="series" as="xs:string?" select="if (self::tei:app) then (ancestor::tei:listApp[@type][1]/@type, @type[not(. = 'transposition')])[1] ! normalize-space(.) else ()"/>
    <xsl:if test="root(.) is $ed:record-document and ancestor::tei:text">
      <xsl:attribute name="source" select="$ed:element-numbers(generate-id(.))"/>
    </xsl:if>
    <xsl:if test="self::tei:app and ancestor::tei:choice[not(ed:chosen(.) intersect current()/ancestor::*)]">
      <xsl:attribute name="unshown" select="'true'"/>
    </xsl:if>
    <xsl:if test="$place?refers">
      <xsl:attribute name="refers" select="'true'"/>
    </xsl:if>
    <xsl:if test="exists($series[.])">
      <xsl:attribute name="series" select="$series"/>
    </xsl:if>
    <xsl:if test="self::tei:app">
      <xsl:sequence select="@subtype, @type[not(. = $series)]"/>
    </xsl:if>
    <xsl:variable name="unit" as="xs:integer?" select="$ed:unit-numbers(generate-id($place?home))"/>
    <xsl:variable name="end" as="xs:integer?" select="$ed:unit-numbers(generate-id($place?end))"/>
    <xsl:if test="exists($unit) and exists($end) and not($place?lost)">
      <xsl:attribute name="unit" select="$unit"/>
      <xsl:attribute name="start" select="index-of($cuts(string($unit)), ed:cut($place?from, $place?skip))"/>
      <xsl:attribute name="end-unit" select="$end"/>
      <xsl:attribute name="stop" select="index-of($cuts(string($end)), ed:cut($place?to, $place?keep))"/>
      <xsl:attribute name="point" select="ed:point($place?home, $place?from, $place?skip)"/>
      <xsl:if test="$place?known">
        <xsl:attribute name="known" select="'true'"/>
      </xsl:if>
      <xsl:if test="$place?glued">
        <xsl:attribute name="glued" select="'true'"/>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- Lemma, readings, notes, who lacks the place. Nothing is built twice: copying takes SaxonJS as long as everything else. -->
  <xsl:template name="ed:entry-content" as="element()*">
    <xsl:param name="place" as="map(*)"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:param name="silences" as="element(app:silence)*"/>
    <xsl:variable name="words" as="xs:string" select="ed:lemma-words-at(., $place, $measures)"/>
    <xsl:variable name="variants" as="xs:boolean" select="self::tei:app and exists($ed:main-witnesses) and ed:kind(.) = 'app'"/>
    <xsl:variable name="named" as="xs:string*" select="if ($variants) then ed:readings-of(.) ! ed:wit-of(.) ! ed:cited(.)/@id else ()"/>
    <xsl:variable name="absent" as="element(app:witness)*" select="if ($variants and not($place?lost) and exists($silences)) then ed:absent($place, $silences, $named) else ()"/>
    <xsl:variable name="taker" as="element()?" select="if ($variants) then ed:taker(., $place) else ()"/>
    <xsl:variable name="rest" as="element(app:witness)*" select="if ($taker) then ed:rest($named)[not(. intersect $absent)] else ()"/>
    <xsl:call-template name="ed:entry-lemma">
      <xsl:with-param name="words" select="$words"/>
      <xsl:with-param name="place" select="$place"/>
      <xsl:with-param name="measures" select="$measures"/>
      <xsl:with-param name="rest" select="if ($taker is . or $taker/self::tei:lem) then $rest else ()"/>
    </xsl:call-template>
    <xsl:apply-templates select="." mode="ed:readings">
      <xsl:with-param name="lemma" select="if ($place?ranged and not($place?lemma)) then '' else $words"/>
      <xsl:with-param name="added" select="exists($place?after) and not($words)"/>
      <xsl:with-param name="taker" select="$taker" tunnel="yes"/>
      <xsl:with-param name="rest" select="$rest" tunnel="yes"/>
    </xsl:apply-templates>
    <xsl:for-each select="$absent">
      <app:absent id="{@id}" siglum="{@siglum}"/>
    </xsl:for-each>
  </xsl:template>

  <!--
    The reading that has the witnesses which no reading names: the lemma, or the entry itself where it has no lemma but refers to the
    text, or the only other reading without witnesses. A reading that somebody proposes has none.
  -->
  <xsl:function name="ed:taker" as="element()?">
    <xsl:param name="app" as="element(tei:app)"/>
    <xsl:param name="place" as="map(*)"/>
    <xsl:variable name="lemma" as="element(tei:lem)?" select="ed:lemma-of($app)"/>
    <xsl:variable name="open" as="element()*" select="ed:readings-of($app)[not(ed:wit-of(.) or @source or @resp or @cert or @type = 'conjecture' or following-sibling::*[1]/self::tei:wit)]"/>
    <xsl:sequence select="
        if ($lemma) then (if ($open[. is $lemma]) then $lemma else if (count($open) = 1) then $open else ())
        else if ($place?refers and not($place?unlemmatised)) then (if ($open) then () else $app)
        else if (count($open) = 1) then $open else ()"/>
  </xsl:function>

  <!-- The main witnesses that are named by none of these, neither themselves nor by a group. -->
  <xsl:function name="ed:rest" as="element(app:witness)*">
    <xsl:param name="named" as="xs:string*"/>
    <xsl:sequence select="$ed:main-witnesses[not($ed:chains(string(@id)) = $named)]"/>
  </xsl:function>

  <!-- The witnesses that are silent at a place, and are not named there nevertheless. -->
  <xsl:function name="ed:absent" as="element(app:witness)*">
    <xsl:param name="place" as="map(*)"/>
    <xsl:param name="silences" as="element(app:silence)*"/>
    <xsl:param name="named" as="xs:string*"/>
    <xsl:variable name="point" as="xs:integer" select="ed:point($place?home, $place?from, $place?skip)"/>
    <xsl:variable name="silent" as="xs:string*" select="$silences[xs:integer(@from) le $point and $point lt xs:integer(@to)]/@witness"/>
    <xsl:sequence select="$ed:witnesses[@id = $silent][not(@id = $named)]"/>
  </xsl:function>

  <!--
    The words that an entry is about: those of the text; for a note, the word that it follows; where an entry that refers to the text has
    a lemma of other words, that lemma.
  -->
  <xsl:function name="ed:lemma-words-at" as="xs:string">
    <xsl:param name="mark" as="element()"/>
    <xsl:param name="place" as="map(*)"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="words" as="xs:string" select="
        if ($place?lost or $place?unlemmatised) then ''
        else if ($mark/self::tei:note) then string(tokenize(ed:words-before($measures(generate-id($place?home)), [$place?from, $place?to, 0, 0]))[last()])
        else if ($mark/(self::tei:gap | self::tei:del | self::tei:delSpan) or not($place?refers) and $mark/self::tei:app[empty(ed:lemma-of(.))]) then ''
        else ed:words-of($place, $measures)"/>
    <xsl:sequence select="if ($mark/self::tei:app and ed:kind($mark) ne 'app') then $place?lemma else if ($place?refers and $place?lemma and string-join(ed:plain-words($place?lemma)[.], ' ') ne string-join(ed:plain-words($words)[.], ' ')) then $place?lemma else $words"/>
  </xsl:function>

  <!-- An empty place that stands at the end of a word is before the next word: its number leads back to it (`ed:place-before-word`). -->
  <xsl:function name="ed:past-word" as="map(*)">
    <xsl:param name="place" as="map(*)"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="measure" as="map(*)?" select="if ($place?known and $place?last lt $place?first and $place?home is $place?end) then $measures(generate-id($place?home)) else ()"/>
    <xsl:variable name="size" as="xs:integer" select="if (exists($measure)) then array:size($measure?nodes) else 0"/>
    <!-- Where the place's own leaf has words, it has the number of the first of them already. -->
    <xsl:variable name="wordless" as="xs:boolean" select="$place?from le $size and (if ($size gt 0) then $measure?strings(min(($place?from, $size))) = '' else false())"/>
    <xsl:variable name="leaf" as="xs:integer" select="if ($wordless) then ed:worded-leaf($measure, $place?from) else 0"/>
    <xsl:variable name="ends" as="xs:boolean" select="if ($wordless) then ($leaf gt $size or starts-with($measure?strings(min(($leaf, $size))), ' ')) and ed:word-touched($place, $measure) = $place?first else false()"/>
    <xsl:sequence select="if ($ends) then map:merge((map {'first': $place?first + 1, 'last': $place?first, 'past': true()}, $place)) else $place"/>
  </xsl:function>

  <!-- The text before a place, as far as it may be part of the same word. -->
  <xsl:function name="ed:string-before" as="xs:string">
    <xsl:param name="place" as="map(*)"/>
    <xsl:param name="measure" as="map(*)"/>
    <xsl:sequence select="ed:string-of($measure, max((1, $place?from - $ed:leaves-around)), 0, $place?from, $place?skip)"/>
  </xsl:function>

  <!-- The number of the word whose letters end where a place begins; 0 if there is white space between, which leaves have before their words only. -->
  <xsl:function name="ed:word-touched" as="xs:integer">
    <xsl:param name="place" as="map(*)"/>
    <xsl:param name="measure" as="map(*)"/>
    <xsl:variable name="own" as="xs:string" select="substring($measure?strings($place?from), 1, $place?skip)"/>
    <xsl:variable name="others" as="xs:integer*" select="if ($own) then () else (max((1, $place?from - $ed:leaves-around)) to $place?from - 1)[$measure?strings(.)]"/>
    <xsl:sequence select="if (normalize-space($own)) then $measure?first($place?from) + count(tokenize($own)) - 1 else ($others[last()] ! $measure?last(.), 0)[1]"/>
  </xsl:function>

  <!-- How many characters of its first word come before a place. -->
  <xsl:function name="ed:inside" as="xs:integer">
    <xsl:param name="place" as="map(*)"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="measure" as="map(*)" select="$measures(generate-id($place?home))"/>
    <xsl:variable name="apart" as="xs:boolean" select="$place?past or $place?from gt array:size($measure?nodes) or substring($measure?strings($place?from), $place?skip + 1, 1) = ' '"/>
    <xsl:sequence select="if (not($apart) and ed:word-touched($place, $measure) = $place?first) then string-length(tokenize(ed:string-before($place, $measure))[last()]) else 0"/>
  </xsl:function>

  <!-- The word before an empty place. -->
  <xsl:function name="ed:word-before" as="xs:string?">
    <xsl:param name="place" as="map(*)"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="measure" as="map(*)" select="$measures(generate-id($place?home))"/>
    <xsl:sequence select="tokenize(ed:string-of($measure, max((1, $place?from - $ed:leaves-around)), 0, $place?from, $place?skip))[last()]"/>
  </xsl:function>

  <xsl:template name="ed:entry-lemma" as="element(app:lemma)?">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="place" as="map(*)"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:param name="rest" as="element(app:witness)*"/>
    <xsl:variable name="lem" as="element(tei:lem)?" select="self::tei:app/ed:lemma-of(.)"/>
    <xsl:variable name="apart" as="xs:boolean" select="$place?refers and $words = $place?lemma and string-join(ed:plain-words($words)[.], ' ') ne string-join(ed:plain-words(if ($place?lost) then '' else ed:words-of($place, $measures))[.], ' ')"/>
    <xsl:if test="$words">
      <app:lemma>
        <xsl:if test="$apart">
          <xsl:attribute name="apart" select="'true'"/>
        </xsl:if>
        <xsl:copy-of select="ed:language-of(if (self::tei:choice) then ed:chosen(.) else if ($place?refers and not($lem/@xml:lang) and not($place?lost)) then ed:first-leaf($place, $measures) else ($lem[@xml:lang], self::tei:note/.., .)[1])"/>
        <xsl:for-each select="$lem">
          <xsl:sequence select="@type, @subtype, @cert, @cause"/>
          <xsl:call-template name="ed:attestation">
            <xsl:with-param name="app" select="ancestor::tei:app[1]"/>
          </xsl:call-template>
        </xsl:for-each>
        <xsl:for-each select="$rest">
          <app:wit id="{@id}" siglum="{@siglum}" implied="true"/>
        </xsl:for-each>
        <app:words words="{$words}">
          <xsl:value-of select="$words"/>
        </app:words>
        <xsl:if test="$apart">
          <xsl:for-each select="$lem[*]">
            <app:nested>
              <xsl:apply-templates mode="ed:nested"/>
            </app:nested>
            <xsl:call-template name="ed:inner-entries"/>
          </xsl:for-each>
        </xsl:if>
      </app:lemma>
    </xsl:if>
    <!-- Who says that there is nothing is told as of a lemma. -->
    <xsl:if test="not($words) and $lem[@wit or @source or @resp]">
      <app:lemma>
        <xsl:for-each select="$lem">
          <xsl:call-template name="ed:attestation">
            <xsl:with-param name="app" select="ancestor::tei:app[1]"/>
          </xsl:call-template>
        </xsl:for-each>
      </app:lemma>
    </xsl:if>
  </xsl:template>

  <xsl:function name="ed:first-leaf" as="element()?">
    <xsl:param name="place" as="map(*)"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="nodes" as="array(*)" select="$measures(generate-id($place?home))?nodes"/>
    <xsl:sequence select="if ($place?from le array:size($nodes)) then $nodes($place?from)/ancestor-or-self::*[1] else $place?home"/>
  </xsl:function>

  <!-- The language that an element's words are in. -->
  <xsl:function name="ed:language-of" as="attribute()?">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="$element ! (if (empty(*[@xml:lang])) then ancestor-or-self::*[@xml:lang][1]/@xml:lang else (ancestor-or-self::*[@xml:lang][1], *[@xml:lang][normalize-space(.) = normalize-space(..)][1])[last()]/@xml:lang)"/>
  </xsl:function>

</xsl:stylesheet>
