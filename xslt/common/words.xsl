<?xml version="1.0" encoding="UTF-8"?>
<!--
  The reading text of a block, and where in it a node stands: the translation as the editor establishes it, without notes, with what
  is supplied. Its words are counted from 1, split at white space.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

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
    The reading text of a block with the place of each leaf.
    `text` is a string with single spaces; `leaves` maps the id of a leaf to [start, end, first word, last word]: start is the number
    of characters before it, end that at its end; words are 1-based; a leaf without words has the place of the word that comes next.
  -->
  <xsl:function name="ed:measure" as="map(*)">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="leaves" as="node()*">
      <xsl:apply-templates select="$block/node()" mode="ed:reading"/>
    </xsl:variable>
    <xsl:variable name="measured" as="map(*)*">
      <xsl:iterate select="$leaves">
        <xsl:param name="offset" as="xs:integer" select="0"/>
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
        <xsl:choose>
          <xsl:when test="$core = ''">
            <xsl:sequence select="map { 'id': generate-id(.), 'place': [$offset, $offset, $first, $first], 'string': '' }"/>
            <xsl:next-iteration>
              <xsl:with-param name="apart" select="$new"/>
              <xsl:with-param name="glued" select="$glue or ($glued and not($spaced))"/>
            </xsl:next-iteration>
          </xsl:when>
          <xsl:otherwise>
            <xsl:variable name="space" as="xs:string" select="if ($new and $offset gt 0) then ' ' else ''"/>
            <xsl:variable name="start" as="xs:integer" select="$offset + string-length($space)"/>
            <xsl:variable name="end" as="xs:integer" select="$start + string-length($core)"/>
            <xsl:variable name="last" as="xs:integer" select="$first + string-length($core) - string-length(translate($core, ' ', ''))"/>
            <xsl:sequence select="map { 'id': generate-id(.), 'place': [$start, $end, $first, $last], 'string': $space || $core }"/>
            <xsl:next-iteration>
              <xsl:with-param name="offset" select="$end"/>
              <xsl:with-param name="words" select="$last"/>
              <xsl:with-param name="apart" select="matches(., '\s$')"/>
              <xsl:with-param name="glued" select="false()"/>
            </xsl:next-iteration>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:iterate>
    </xsl:variable>
    <xsl:sequence select="
        map {
          'text': string-join($measured ! ?string),
          'leaves': map:merge($measured ! map:entry(?id, ?place), map { 'duplicates': 'use-first' })
        }"/>
  </xsl:function>

  <!-- The place of a node in its measured block: [start, end, first word, last word], as in `ed:measure`. -->
  <xsl:function name="ed:place" as="array(xs:integer)">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="texts" as="array(xs:integer)*" select="$node/descendant-or-self::text()[normalize-space()] ! $measure?leaves(generate-id(.))"/>
    <xsl:variable name="aside" as="array(xs:integer)?" select="($node/descendant-or-self::* ! $measure?leaves(generate-id(.)))[1]"/>
    <xsl:sequence select="
        if (exists($texts)) then [$texts[1](1), $texts[last()](2), $texts[1](3), $texts[last()](4)]
        else if (exists($aside)) then $aside
        else (($node/preceding::text()[map:contains($measure?leaves, generate-id(.))])[last()] ! $measure?leaves(generate-id(.)) ! [.(2), .(2), .(4), .(4)], [0, 0, 1, 1])[1]"/>
  </xsl:function>

</xsl:stylesheet>
