<?xml version="1.0" encoding="UTF-8"?>
<!--
  The reading text of a block, and where in it a node stands: the translation as the editor establishes it, without notes, with what
  is supplied. Its words are counted from 1, split at white space.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:import href="locus.xsl"/>
  <xsl:import href="variants.xsl"/>
  <xsl:import href="spans.xsl"/>

  <!--
    The leaves of the reading text, in order: its text nodes, what stands aside (a gap, a note), and strings between them: ' ' where a word
    ends without white space, '' where white space does not end one.
    A new kind of alternative needs a template here, and in the modules that show it.
  -->
  <xsl:mode name="ed:reading" on-no-match="shallow-skip"/>

  <!-- The same with the names marked: see mentions.xsl. -->
  <xsl:mode name="ed:mentioned" on-no-match="shallow-skip"/>

  <xsl:template match="text()" mode="ed:reading ed:mentioned" as="node()">
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- Words that a deletion covers over the borders of elements are read no more than those of `del`. -->
  <xsl:template match="text()[$ed:has-spans][exists(ed:spans-over(.)/self::tei:delSpan)]" mode="ed:reading ed:mentioned" as="node()?" priority="2"/>

  <!-- White space between the readings of an entry, or between a deletion and its addition, is no part of the text. -->
  <xsl:template match="tei:app/text() | tei:rdgGrp/text() | tei:subst/text()" mode="ed:reading ed:mentioned" priority="1"/>

  <!-- What has no words in the reading text has a place in it. -->
  <xsl:template match="*[not(node())]" mode="ed:reading ed:mentioned" as="node()">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="tei:note | tei:rdg | tei:rdgGrp | tei:wit | tei:witDetail | tei:listApp | tei:listWit | tei:del | tei:fw | tei:stamp | tei:figDesc | tei:gap | tei:index | tei:metamark | tei:desc" mode="ed:reading ed:mentioned" as="node()">
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- A group of readings is read where it has the lemma. -->
  <xsl:template match="tei:rdgGrp[tei:lem or tei:rdgGrp/tei:lem]" mode="ed:reading ed:mentioned" as="item()*" priority="1">
    <xsl:variable name="lemma" as="element()?" select="ed:lemma-of(ancestor::tei:app[1])"/>
    <xsl:choose>
      <xsl:when test="exists($lemma/ancestor::tei:rdgGrp[. is current()])">
        <xsl:apply-templates select="$lemma[ancestor::tei:rdgGrp[1] is current()], tei:rdgGrp" mode="#current"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="."/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:app[node()]" mode="ed:reading ed:mentioned" as="item()*">
    <xsl:choose>
      <xsl:when test="ed:refers(.)">
        <xsl:sequence select="."/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="*" mode="#current"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A deletion that was taken back is read. -->
  <xsl:template match="tei:restore/tei:del[node()]" mode="ed:reading ed:mentioned" as="item()*" priority="1">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:choice" mode="ed:reading ed:mentioned" as="item()*">
    <xsl:apply-templates select="ed:chosen(.)" mode="#current"/>
  </xsl:template>

  <!-- Elements that begin a line, a cell or a page end the word before them, and the word within them. -->
  <xsl:template match="tei:caesura" mode="ed:reading ed:mentioned" as="item()" priority="2">
    <xsl:sequence select="if (ends-with(preceding-sibling::node()[1], '&#x640;')) then '' else ' '"/>
  </xsl:template>

  <xsl:template match="tei:lb | tei:pb | tei:cb | tei:gb" mode="ed:reading ed:mentioned" as="item()" priority="2">
    <xsl:sequence select="if (@break = 'no') then '' else ' '"/>
  </xsl:template>

  <xsl:template match="tei:p | tei:ab | tei:l | tei:lg | tei:item | tei:label | tei:list | tei:row | tei:cell | tei:table | tei:head | tei:sp | tei:speaker | tei:stage | tei:salute | tei:signed | tei:dateline | tei:address | tei:addrLine | tei:byline | tei:figure | tei:div | tei:floatingText | tei:u | tei:bibl | tei:listBibl | tei:postscript | tei:trailer | tei:epigraph | tei:argument | tei:titlePart" mode="ed:reading ed:mentioned" as="item()*" priority="2">
    <xsl:sequence select="' '"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="' '"/>
  </xsl:template>

  <!--
    The child of a choice that the reading text has: the correction, the regular form, the expansion, the first guess. A form that was
    left empty is no choice; but an empty correction says that the word is to go.
  -->
  <xsl:function name="ed:chosen" as="element()?">
    <xsl:param name="choice" as="element(tei:choice)"/>
    <xsl:variable name="filled" as="element()*" select="ed:filled-forms($choice)"/>
    <xsl:sequence select="($filled[self::tei:corr or self::tei:reg or self::tei:expan or self::tei:ex], $filled, $choice/*)[1]"/>
  </xsl:function>

  <xsl:function name="ed:filled-forms" as="element()*">
    <xsl:param name="choice" as="element(tei:choice)"/>
    <xsl:sequence select="$choice/*[self::tei:corr or * or normalize-space()]"/>
  </xsl:function>

  <!--
    The reading text of a block, leaf by leaf: arrays of the same length, in document order.
    `nodes` are the leaves; `strings` has the words of each, with a space before them where one belongs, and joined is the reading text;
    `first` and `last` number the first and the last word of each, from 1: without words, those of the word that comes next.
    The text is kept in pieces because SaxonJS walks through a whole string to take a part of it, and the leaves are found by
    their order because its maps take a microsecond for each letter of a key.
  -->
  <xsl:function name="ed:measure" as="map(*)">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="leaves" as="item()*">
      <xsl:apply-templates select="$block/node()" mode="ed:reading"/>
    </xsl:variable>
    <xsl:variable name="measured" as="array(*)*">
      <xsl:iterate select="$leaves">
        <xsl:param name="words" as="xs:integer" select="0"/>
        <!-- Whether the next word starts anew, and whether white space that follows is dropped. -->
        <xsl:param name="apart" as="xs:boolean" select="true()"/>
        <xsl:param name="glued" as="xs:boolean" select="false()"/>
        <xsl:choose>
          <xsl:when test=". instance of xs:string">
            <xsl:next-iteration>
              <xsl:with-param name="apart" select=". = ' '"/>
              <xsl:with-param name="glued" select=". = ''"/>
            </xsl:next-iteration>
          </xsl:when>
          <xsl:otherwise>
            <xsl:variable name="core" as="xs:string" select="if (. instance of text()) then normalize-space(.) else ''"/>
            <xsl:variable name="spaced" as="xs:boolean" select=". instance of text() and not($glued) and normalize-space(substring(., 1, 1)) = ''"/>
            <xsl:variable name="new" as="xs:boolean" select="$apart or $spaced"/>
            <xsl:variable name="first" as="xs:integer" select="if ($new or $words = 0) then $words + 1 else $words"/>
            <xsl:variable name="last" as="xs:integer" select="if ($core = '') then $first else $first - 1 + count(tokenize($core))"/>
            <xsl:sequence select="[., (if ($core and $new and $words gt 0) then ' ' else '') || $core, $first, $last]"/>
            <xsl:next-iteration>
              <xsl:with-param name="words" select="if ($core) then $last else $words"/>
              <xsl:with-param name="apart" select="if ($core) then normalize-space(substring(., string-length(.))) = '' else $new"/>
              <xsl:with-param name="glued" select="$glued and not($core)"/>
            </xsl:next-iteration>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:iterate>
    </xsl:variable>
    <xsl:sequence select="
        map {
          'nodes': array { $measured ! .(1) },
          'strings': array { $measured ! .(2) },
          'first': array { $measured ! .(3) },
          'last': array { $measured ! .(4) }
        }"/>
  </xsl:function>

  <!--
    The place of a node in its measured block: [position of its first leaf, of its last leaf, first word, last word].
    A node that has no leaves there has the place of what comes next, and its last leaf is before its first.
  -->
  <xsl:function name="ed:place" as="array(xs:integer)">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="ed:place($measure, $node, $node)"/>
  </xsl:function>

  <!-- The same from the beginning of one node to the end of another. -->
  <xsl:function name="ed:place" as="array(xs:integer)">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="node" as="node()"/>
    <xsl:param name="until" as="node()"/>
    <xsl:variable name="nodes" as="array(*)" select="$measure?nodes"/>
    <xsl:variable name="size" as="xs:integer" select="array:size($nodes)"/>
    <xsl:variable name="before" as="xs:integer" select="ed:leaves-before($nodes, $node, 0, $size)"/>
    <xsl:variable name="end" as="node()" select="($until/descendant-or-self::node())[last()]"/>
    <xsl:variable name="through" as="xs:integer" select="ed:leaves-before($nodes, $end, $before, $size)"/>
    <xsl:variable name="to" as="xs:integer" select="if ($through lt $size and $nodes($through + 1) is $end) then $through + 1 else $through"/>
    <!-- White space at the ends of a mark is no part of its words. -->
    <xsl:variable name="worded" as="xs:integer*" select="($before + 1 to $to)[$measure?strings(.)]"/>
    <xsl:variable name="from" as="xs:integer" select="($worded[1], $before + 1)[1]"/>
    <xsl:variable name="last" as="xs:integer" select="($worded[last()], $to)[1]"/>
    <xsl:sequence select="
        if ($size = 0) then [1, 0, 1, 1]
        else if ($from gt $size) then [$from, $last, $measure?last($size) + 1, $measure?last($size) + 1]
        else [$from, $last, $measure?first($from), max(($measure?first($from), $measure?last(max(($from, $last)))))]"/>
  </xsl:function>

  <!-- How many leaves stand before a node in document order: between `low` and `high`, by bisection. -->
  <xsl:function name="ed:leaves-before" as="xs:integer">
    <xsl:param name="nodes" as="array(*)"/>
    <xsl:param name="node" as="node()"/>
    <xsl:param name="low" as="xs:integer"/>
    <xsl:param name="high" as="xs:integer"/>
    <xsl:variable name="middle" as="xs:integer" select="($low + $high) idiv 2"/>
    <xsl:sequence select="
        if ($low ge $high) then $low
        else if ($nodes($middle + 1) &lt;&lt; $node) then ed:leaves-before($nodes, $node, $middle + 1, $high)
        else ed:leaves-before($nodes, $node, $low, $middle)"/>
  </xsl:function>

  <!-- The words of a node in the reading text. -->
  <xsl:function name="ed:words-at" as="xs:string">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="place" as="array(xs:integer)"/>
    <xsl:sequence select="normalize-space(ed:strings-at($measure, $place(1), $place(2)))"/>
  </xsl:function>

  <!-- What stands before a place: some words at least, as much as the nearest leaves have. A space at the inner end is kept. -->
  <xsl:function name="ed:words-before" as="xs:string">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="place" as="array(xs:integer)"/>
    <xsl:variable name="own" as="xs:string" select="ed:strings-at($measure, $place(1), $place(1))"/>
    <xsl:sequence select="ed:strings-at($measure, $place(1) - $ed:leaves-around, $place(1) - 1) || (if (starts-with($own, ' ')) then ' ' else '')"/>
  </xsl:function>

  <!-- Names, marks and breaks make leaves of a word or of none: so many hold ten words in almost any text. -->
  <xsl:variable name="ed:leaves-around" as="xs:integer" select="30"/>

  <!-- The leaves from one position to another, both 1-based and included, as one string; positions that don't exist are passed over. -->
  <xsl:function name="ed:strings-at" as="xs:string">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="from" as="xs:integer"/>
    <xsl:param name="to" as="xs:integer"/>
    <xsl:variable name="strings" as="array(xs:string)" select="$measure?strings"/>
    <xsl:variable name="last" as="xs:integer" select="min(($to, array:size($strings)))"/>
    <xsl:variable name="first" as="xs:integer" select="max((1, $from))"/>
    <xsl:sequence select="if ($last lt $first) then '' else string-join(array:subarray($strings, $first, $last - $first + 1)?*)"/>
  </xsl:function>

</xsl:stylesheet>
