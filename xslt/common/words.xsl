<?xml version="1.0" encoding="UTF-8"?>
<!--
  The reading text of a block, and where in it a node stands: the translation as the editor establishes it, without notes, with what
  is supplied. Its words are counted from 1, split at white space.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:import href="locus.xsl"/>

  <!-- Elements that begin a line, a cell or a page: they end the word before them and the word within them. -->
  <xsl:variable name="ed:apart" as="xs:string*" select="
      'lb', 'pb', 'cb', 'gb', 'p', 'ab', 'l', 'lg', 'item', 'label', 'list', 'row', 'cell', 'table', 'head', 'sp', 'speaker', 'stage', 'salute', 'signed', 'dateline',
      'address', 'addrLine', 'byline', 'figure', 'div', 'floatingText', 'u', 'bibl', 'listBibl', 'postscript', 'trailer', 'epigraph', 'argument', 'titlePart'"/>

  <!--
    The leaves of the reading text, in order: its text nodes, the elements at which a word ends, and what stands aside (a gap, a note).
    A new kind of alternative needs a template here, and in the modules that show it.
  -->
  <xsl:mode name="ed:reading" on-no-match="shallow-skip"/>

  <xsl:template match="text()" mode="ed:reading" as="node()">
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- What has no words in the reading text has a place in it. -->
  <xsl:template match="*[not(node())]" mode="ed:reading" as="node()">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="tei:note | tei:rdg | tei:rdgGrp | tei:wit | tei:witDetail | tei:del | tei:fw | tei:stamp | tei:figDesc | tei:gap | tei:index | tei:metamark | tei:desc" mode="ed:reading" as="node()">
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- A deletion that was taken back is read. -->
  <xsl:template match="tei:restore/tei:del[node()]" mode="ed:reading" as="node()*" priority="1">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:choice" mode="ed:reading" as="node()*">
    <xsl:apply-templates select="ed:chosen(.)" mode="#current"/>
  </xsl:template>

  <xsl:template match="*[local-name() = $ed:apart][node()]" mode="ed:reading" as="node()*">
    <xsl:sequence select="."/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- The child of a choice that the reading text has: the correction, the regular form, the expansion, the first guess. -->
  <xsl:function name="ed:chosen" as="element()?">
    <xsl:param name="choice" as="element(tei:choice)"/>
    <xsl:sequence select="($choice/(tei:corr | tei:reg | tei:expan | tei:ex), $choice/*)[1]"/>
  </xsl:function>

  <!--
    The reading text of a block, leaf by leaf, with the place of each.
    `strings` has the words of each leaf, with a space before them where one belongs; joined they are the reading text.
    `leaves` maps the id of a leaf to [its 1-based position in `strings`, its first word, its last word]; words are counted from 1;
    a leaf without words has the place of the word that comes next. The text is kept in pieces because SaxonJS walks through a
    whole string to take a part of it.
  -->
  <xsl:function name="ed:measure" as="map(*)">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="leaves" as="node()*">
      <xsl:apply-templates select="$block/node()" mode="ed:reading"/>
    </xsl:variable>
    <xsl:variable name="measured" as="map(*)*">
      <xsl:iterate select="$leaves">
        <xsl:param name="at" as="xs:integer" select="1"/>
        <xsl:param name="words" as="xs:integer" select="0"/>
        <!-- Whether the next word starts anew, and whether white space that follows is dropped, as after `lb[@break = 'no']`. -->
        <xsl:param name="apart" as="xs:boolean" select="true()"/>
        <xsl:param name="glued" as="xs:boolean" select="false()"/>
        <xsl:variable name="core" as="xs:string" select="if (self::text()) then normalize-space(.) else ''"/>
        <xsl:variable name="glue" as="xs:boolean" select="exists(self::*[@break = 'no'])"/>
        <xsl:variable name="spaced" as="xs:boolean" select="
            if (self::text()) then not($glued) and matches(., '^\s')
            else not($glue) and local-name() = $ed:apart"/>
        <xsl:variable name="new" as="xs:boolean" select="not($glue) and ($apart or $spaced)"/>
        <xsl:variable name="first" as="xs:integer" select="if ($new or $words = 0) then $words + 1 else $words"/>
        <xsl:variable name="last" as="xs:integer" select="if ($core = '') then $first else $first - 1 + count(tokenize($core, ' '))"/>
        <xsl:map>
          <xsl:map-entry key="'id'" select="generate-id(.)"/>
          <xsl:map-entry key="'place'" select="[$at, $first, $last]"/>
          <xsl:map-entry key="'string'" select="(if ($core and $new and $words gt 0) then ' ' else '') || $core"/>
        </xsl:map>
        <xsl:next-iteration>
          <xsl:with-param name="at" select="$at + 1"/>
          <xsl:with-param name="words" select="if ($core) then $last else $words"/>
          <xsl:with-param name="apart" select="if ($core) then matches(., '\s$') else $new"/>
          <xsl:with-param name="glued" select="if ($core) then false() else $glue or ($glued and not($spaced))"/>
        </xsl:next-iteration>
      </xsl:iterate>
    </xsl:variable>
    <xsl:sequence select="
        map {
          'strings': array { $measured ! ?string },
          'leaves': map:merge($measured ! map:entry(?id, ?place), map { 'duplicates': 'use-first' })
        }"/>
  </xsl:function>

  <!-- The place of a node in its measured block: [position of its first leaf, of its last leaf, first word, last word]; without leaves, the place before it. -->
  <xsl:function name="ed:place" as="array(xs:integer)">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="texts" as="array(xs:integer)*" select="$node/descendant-or-self::text()[normalize-space()] ! $measure?leaves(generate-id(.))"/>
    <xsl:variable name="places" as="array(xs:integer)*" select="
        if (exists($texts)) then $texts
        else ($node/descendant-or-self::* ! $measure?leaves(generate-id(.)))[1]"/>
    <xsl:sequence select="
        if (exists($places)) then [$places[1](1), $places[last()](1), $places[1](2), $places[last()](3)]
        else ($node/preceding::text()[map:contains($measure?leaves, generate-id(.))][1] ! $measure?leaves(generate-id(.)) ! [.(1), .(1), .(3), .(3)], [1, 1, 1, 1])[1]"/>
  </xsl:function>

  <!-- The words of a node in the reading text. -->
  <xsl:function name="ed:words-at" as="xs:string">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="place" as="array(xs:integer)"/>
    <xsl:sequence select="normalize-space(ed:strings-at($measure, $place(1), $place(2)))"/>
  </xsl:function>

  <!-- What stands before a place and after it: some words at least, as much as the nearest leaves have. A space at the inner end is kept. -->
  <xsl:function name="ed:words-before" as="xs:string">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="place" as="array(xs:integer)"/>
    <xsl:variable name="own" as="xs:string" select="ed:strings-at($measure, $place(1), $place(1))"/>
    <xsl:sequence select="ed:strings-at($measure, $place(1) - $ed:leaves-around, $place(1) - 1) || (if (starts-with($own, ' ')) then ' ' else '')"/>
  </xsl:function>

  <xsl:function name="ed:words-after" as="xs:string">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="place" as="array(xs:integer)"/>
    <xsl:sequence select="ed:strings-at($measure, $place(2) + 1, $place(2) + $ed:leaves-around)"/>
  </xsl:function>

  <!-- Names, marks and breaks make leaves of a word or of none: so many hold ten words in almost any text. -->
  <xsl:variable name="ed:leaves-around" as="xs:integer" select="60"/>

  <!-- The leaves from one position to another, both 1-based and included, as one string; positions that don't exist are passed over. -->
  <xsl:function name="ed:strings-at" as="xs:string">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="from" as="xs:integer"/>
    <xsl:param name="to" as="xs:integer"/>
    <xsl:variable name="strings" as="array(xs:string)" select="$measure?strings"/>
    <xsl:variable name="last" as="xs:integer" select="min(($to, array:size($strings)))"/>
    <xsl:sequence select="string-join(for $at in max((1, $from)) to $last return $strings($at))"/>
  </xsl:function>

</xsl:stylesheet>
