<?xml version="1.0" encoding="UTF-8"?>
<!--
  Words of the text that entries elsewhere refer to: runs of a text node become links to their entries. Where several entries are about
  the same words, the link leads to the one with the fewest; the others have a mark of their own after their last word.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The spans of each text node that has any. The apparatus numbers the text nodes in the same way. -->
  <xsl:variable name="ed:referred-spans" as="map(xs:string, element(app:span)+)">
    <xsl:variable name="spans" as="element(app:span)*" select="$ed:entries/app:apparatus/app:entry/app:span"/>
    <xsl:variable name="nodes" as="text()*" select="if (empty($spans)) then () else /descendant::tei:text[not(ancestor::tei:text)]/descendant::text()"/>
    <xsl:map>
      <xsl:for-each-group select="$spans" group-by="@text">
        <xsl:map-entry key="generate-id(subsequence($nodes, xs:integer(current-grouping-key()), 1))" select="current-group()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>
  <xsl:variable name="ed:referred-nodes" as="map(xs:string, text())">
    <xsl:map>
      <xsl:if test="$ed:has-referred-spans">
        <xsl:for-each select="/descendant::tei:text[not(ancestor::tei:text)]/descendant::text()[map:contains($ed:referred-spans, generate-id(.))]">
          <xsl:map-entry key="string($ed:referred-spans(generate-id(.))[1]/@text)" select="."/>
        </xsl:for-each>
      </xsl:if>
    </xsl:map>
  </xsl:variable>
  <xsl:key name="ed:span-in" match="app:span" use="@text"/>
  <xsl:variable name="ed:has-referred-spans" as="xs:boolean" select="map:size($ed:referred-spans) gt 0"/>

  <xsl:function name="ed:is-referred-to" as="xs:boolean">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:sequence select="$ed:has-referred-spans and (some $text in $nodes/descendant-or-self::text() satisfies map:contains($ed:referred-spans, generate-id($text)))"/>
  </xsl:function>

  <!-- Inside a link with words of its own, an entry about more words is not what the reader is led to. -->
  <xsl:template match="text()[$ed:has-referred-spans]" mode="ed:inline" priority="2">
    <xsl:param name="ed:no-links" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:param name="ed:link" as="element()?" tunnel="yes" select="()"/>
    <xsl:variable name="spans" as="element(app:span)*" select="if ($ed:no-links) then () else $ed:referred-spans(generate-id(.))"/>
    <xsl:choose>
      <xsl:when test="empty($spans)">
        <xsl:next-match/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="parts" as="element()*" select="analyze-string(., '\S+')/*"/>
        <xsl:variable name="words" as="element()*" select="$parts[self::fn:match]" xmlns:fn="http://www.w3.org/2005/xpath-functions"/>
        <!-- What holds at each word, and at the space before it: the entries that it belongs to. -->
        <xsl:for-each-group select="$parts" group-adjacent="ed:key-of(., $spans)">
          <xsl:variable name="word" as="xs:integer" select="ed:word-of(current-group()[1])"/>
          <xsl:variable name="last" as="xs:integer" select="ed:word-of(current-group()[last()])"/>
          <!-- A space has the number of the word before it, but no entry begins with it. -->
          <xsl:variable name="begins" as="xs:boolean" select="exists(current-group()[1]/self::fn:match)" xmlns:fn="http://www.w3.org/2005/xpath-functions"/>
          <xsl:variable name="covering" as="element(app:span)*" select="if (not(starts-with(current-grouping-key(), '/'))) then $spans[xs:integer(@first) le $word and xs:integer(@last) ge $word] else ()"/>
          <xsl:variable name="innermost" as="element(app:entry)?" select="ed:innermost($covering)/.."/>
          <xsl:variable name="entry" as="element(app:entry)?" select="$innermost[empty($ed:link) or ed:span-length(.) le count($words)]"/>
          <xsl:if test="$begins">
            <xsl:for-each select="$spans[xs:integer(@last) lt xs:integer(@first) and xs:integer(@first) = $word]">
              <xsl:call-template name="ed:entry-mark"/>
            </xsl:for-each>
          </xsl:if>
          <xsl:choose>
            <xsl:when test="$entry">
              <xsl:for-each select="$covering[$begins][not(.. is $entry)][xs:integer(@first) = $word][. is ../app:span[1]][not(ed:is-hidden(.) or ed:is-inside-links(..))]">
                <span id="t{../@n}"/>
              </xsl:for-each>
              <a class="app" href="{$ed:apparatus-page}#{$entry/@id}">
                <xsl:if test="$begins and $entry/app:span[1][. intersect $covering][@first = $word]">
                  <xsl:attribute name="id" select="'t' || $entry/@n"/>
                </xsl:if>
                <xsl:if test="not($ed:apparatus-page)">
                  <xsl:attribute name="aria-describedby" select="$entry/@id"/>
                </xsl:if>
                <xsl:value-of select="current-group()" separator=""/>
              </a>
              <xsl:for-each select="$covering[not(.. is $entry)][xs:integer(@last) = $last][. is ../app:span[last()]][ed:is-hidden(.) or ed:is-inside-links(..)]">
                <xsl:call-template name="ed:entry-mark"/>
              </xsl:for-each>
            </xsl:when>
            <xsl:otherwise>
              <xsl:for-each select="$covering[$begins][xs:integer(@first) = $word][. is ../app:span[1]][not(ed:is-inside-links(..))]">
                <span id="t{../@n}"/>
              </xsl:for-each>
              <xsl:variable name="run" as="text()">
                <xsl:value-of select="current-group()" separator=""/>
              </xsl:variable>
              <xsl:sequence select="ed:link-run($ed:link, $run)"/>
              <xsl:for-each select="$covering[xs:integer(@last) = $last][. is ../app:span[last()]][ed:is-inside-links(..)]">
                <xsl:call-template name="ed:entry-mark"/>
              </xsl:for-each>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each-group>
        <xsl:for-each select="$spans[xs:integer(@last) lt xs:integer(@first) and xs:integer(@first) gt count($words)]">
          <xsl:call-template name="ed:entry-mark"/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A link to an entry without words of its own in the text. -->
  <xsl:template name="ed:entry-mark">
    <a class="app point" id="t{../@n}" href="{$ed:apparatus-page}#{../@id}">
      <xsl:if test="not($ed:apparatus-page)">
        <xsl:attribute name="aria-describedby" select="../@id"/>
      </xsl:if>
      <xsl:text>‸</xsl:text>
    </a>
  </xsl:template>

  <!-- The number of a word among those of its text node; of a space, that of the word before it. -->
  <xsl:function name="ed:word-of" as="xs:integer" xmlns:fn="http://www.w3.org/2005/xpath-functions">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="count($part/preceding-sibling::fn:match) + count($part/self::fn:match)"/>
  </xsl:function>

  <!-- The entries that a word belongs to, as a key; a space belongs to those that both words beside it belong to. -->
  <xsl:function name="ed:key-of" as="xs:string" xmlns:fn="http://www.w3.org/2005/xpath-functions">
    <xsl:param name="part" as="element()"/>
    <xsl:param name="spans" as="element(app:span)*"/>
    <xsl:variable name="word" as="xs:integer" select="ed:word-of($part)"/>
    <xsl:variable name="next" as="xs:integer" select="if ($part/self::fn:match) then $word else $word + 1"/>
    <!-- An empty place at a word parts what stands before it from what follows. -->
    <xsl:variable name="points" as="xs:integer" select="count($spans[xs:integer(@last) lt xs:integer(@first) and xs:integer(@first) le $word])"/>
    <xsl:variable name="covering" as="element(app:span)*" select="$spans[xs:integer(@first) le $word and xs:integer(@last) ge $next and xs:integer(@last) ge xs:integer(@first)]"/>
    <xsl:sequence select="string-join($covering/../@n, ' ') || '/' || $points"/>
  </xsl:function>

  <!-- Of spans at a word, that of the entry with the fewest words; of equals the first. -->
  <xsl:function name="ed:innermost" as="element(app:span)?">
    <xsl:param name="spans" as="element(app:span)*"/>
    <xsl:variable name="least" as="xs:integer?" select="min($spans ! ed:span-length(..))"/>
    <xsl:sequence select="$spans[ed:span-length(..) = $least][1]"/>
  </xsl:function>

  <xsl:function name="ed:span-length" as="xs:integer">
    <xsl:param name="entry" as="element(app:entry)"/>
    <xsl:sequence select="xs:integer(sum($entry/app:span ! (xs:integer(@last) - xs:integer(@first) + 1)))"/>
  </xsl:function>

  <!-- Whether no word of an entry links to it, because all of them are inside links of fewer words. -->
  <xsl:function name="ed:is-inside-links" as="xs:boolean">
    <xsl:param name="entry" as="element(app:entry)"/>
    <xsl:variable name="length" as="xs:integer" select="ed:span-length($entry)"/>
    <xsl:sequence select="
        every $span in $entry/app:span satisfies (
          let $text := $ed:referred-nodes(string($span/@text))
          return count(tokenize($text)) lt $length and exists($text/ancestor::*[ed:may-link(.)][not(self::tei:app or self::tei:note)]))"/>
  </xsl:function>

  <!-- Whether no word of an entry links to it, because others are about fewer words everywhere. -->
  <xsl:function name="ed:is-hidden" as="xs:boolean">
    <xsl:param name="span" as="element(app:span)"/>
    <xsl:variable name="entry" as="element(app:entry)" select="$span/.."/>
    <xsl:variable name="own" as="xs:integer" select="ed:span-length($entry)"/>
    <xsl:sequence select="
        every $s in $entry/app:span, $word in xs:integer($s/@first) to xs:integer($s/@last) satisfies
          exists(key('ed:span-in', $s/@text, $ed:entries)[xs:integer(@first) le $word and xs:integer(@last) ge $word]/..[not(. is $entry)][ed:span-length(.) lt $own or ed:span-length(.) = $own and . &lt;&lt; $entry])"/>
  </xsl:function>

</xsl:stylesheet>
