<?xml version="1.0" encoding="UTF-8"?>
<!--
  Links without links in them. HTML allows no link inside a link, TEI allows names in names and marks in both: each run of text
  links to the innermost element that has an address. An element with nothing to link inside becomes one link; otherwise it
  hands its address down (`ed:link`), and its runs of text become links themselves.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:mode name="ed:inline" on-no-match="shallow-skip"/>

  <!-- Elements that may become links, or hold the place of one; besides them whatever points to a register. -->
  <xsl:variable name="ed:link-names" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('note ref ptr sic corr choice app supplied ex gap unclear surplus damage add del subst restore date time bibl graphic abbr expan orig reg handShift space secl retrace mod') ! map:entry(., true()))"/>

  <xsl:function name="ed:may-link" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="map:contains($ed:link-names, local-name($element)) or $element/@ref or $element/@key or $element/@corresp or $element/@facs"/>
  </xsl:function>

  <!-- Whether entries elsewhere refer to words in these nodes: `referred.xsl` knows them. -->
  <xsl:function name="ed:is-referred-to" as="xs:boolean">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:sequence select="false()"/>
  </xsl:function>

  <!--
    An element as a link. `href` empty: no link, only the element. `before` and `after` are put inside of it.
    Where links are out of place, as in the title of the page (`ed:no-links`), it is a span.
  -->
  <xsl:template name="ed:linked">
    <xsl:param name="href" as="xs:string?" required="yes"/>
    <xsl:param name="class" as="xs:string" required="yes"/>
    <xsl:param name="id" as="xs:string?" select="()"/>
    <xsl:param name="described-by" as="xs:string?" select="()"/>
    <xsl:param name="role" as="xs:string?" select="()"/>
    <xsl:param name="before" as="node()*" select="()"/>
    <xsl:param name="after" as="node()*" select="()"/>
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:param name="ed:link" as="element()?" tunnel="yes" select="()"/>
    <xsl:param name="ed:no-links" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="link" as="element()?">
      <xsl:choose>
        <xsl:when test="$ed:no-links"/>
        <xsl:when test="$href">
          <a class="{$class}" href="{$href}">
            <xsl:if test="$described-by">
              <xsl:attribute name="aria-describedby" select="$described-by"/>
            </xsl:if>
            <xsl:if test="$role">
              <xsl:attribute name="role" select="$role"/>
            </xsl:if>
          </a>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="$ed:link"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <!-- White space at the end of a link is put behind it. -->
    <xsl:variable name="last" as="text()?" select="if ($link and empty($after)) then ($content/descendant-or-self::text())[last()][not(normalize-space(substring(., string-length())))][normalize-space()] else ()"/>
    <xsl:choose>
      <xsl:when test="$link and $href and not(some $e in $content/descendant-or-self::* satisfies ed:may-link($e)) and not(ed:is-referred-to($content)) and not($ed:has-spans and (some $text in $content/descendant-or-self::text() satisfies exists(ed:spans-over($text)[ed:begins-at(., $text)]))) and not($ed:has-behind and (some $node in $content/descendant-or-self::node() satisfies ed:behind($node)))">
        <a>
          <xsl:sequence select="$link/@*"/>
          <xsl:call-template name="ed:identity">
            <xsl:with-param name="id" select="$id"/>
          </xsl:call-template>
          <xsl:call-template name="ed:own-anchor">
            <xsl:with-param name="id" select="$id"/>
          </xsl:call-template>
          <xsl:sequence select="$before"/>
          <xsl:apply-templates select="$content" mode="ed:inline">
            <xsl:with-param name="ed:link" tunnel="yes" select="()"/>
            <xsl:with-param name="ed:last" tunnel="yes" select="$last"/>
          </xsl:apply-templates>
          <xsl:sequence select="$after"/>
        </a>
        <xsl:if test="$last">
          <xsl:text> </xsl:text>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <span class="{$class}">
          <xsl:call-template name="ed:identity">
            <xsl:with-param name="id" select="$id"/>
          </xsl:call-template>
          <xsl:call-template name="ed:own-anchor">
            <xsl:with-param name="id" select="$id"/>
          </xsl:call-template>
          <xsl:sequence select="ed:link-run($link, $before)"/>
          <xsl:apply-templates select="$content" mode="ed:inline">
            <xsl:with-param name="ed:link" tunnel="yes" select="$link"/>
          </xsl:apply-templates>
          <xsl:sequence select="ed:link-run($link, $after)"/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- `id`, `lang` and `dir` of the context element; the anchor that is given wins over its `xml:id`. -->
  <xsl:template name="ed:identity">
    <xsl:param name="id" as="xs:string?" select="()"/>
    <xsl:param name="ed:no-links" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="anchor" as="xs:string?" select="if ($ed:no-links) then () else ($id, ed:id-of(.))[1]"/>
    <xsl:if test="$anchor">
      <xsl:attribute name="id" select="$anchor"/>
    </xsl:if>
    <xsl:if test="@xml:lang">
      <xsl:sequence select="ed:language(.)"/>
    </xsl:if>
    <xsl:call-template name="ed:looks"/>
    <xsl:if test="$ed:has-segments and map:contains($ed:segments, generate-id(.))">
      <xsl:attribute name="data-segment" select="$ed:segments(generate-id(.))"/>
    </xsl:if>
  </xsl:template>

  <!-- The place of an `xml:id` on an element whose anchor is another one. -->
  <xsl:template name="ed:own-anchor">
    <xsl:param name="id" as="xs:string?"/>
    <xsl:param name="ed:no-links" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:if test="$id and @xml:id and not($ed:no-links)">
      <span id="{ed:id-of(.)}"/>
    </xsl:if>
  </xsl:template>

  <!-- The same for a block, whose row has the anchor where it is a row by itself. -->
  <xsl:template name="ed:block-identity">
    <xsl:param name="ed:no-links" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:if test="@xml:id and empty(ed:anchor(.)) and not($ed:no-links)">
      <xsl:attribute name="id" select="ed:id-of(.)"/>
    </xsl:if>
    <xsl:sequence select="ed:language(.)"/>
    <xsl:call-template name="ed:looks"/>
    <xsl:if test="$ed:has-segments and empty(ed:anchor(.)) and map:contains($ed:segments, generate-id(.))">
      <xsl:attribute name="data-segment" select="$ed:segments(generate-id(.))"/>
    </xsl:if>
  </xsl:template>

  <!-- Parts of paragraphs that belong together with parts of another text, each with its number: `parallel.xsl` knows them. -->
  <xsl:variable name="ed:has-segments" as="xs:boolean" select="false()"/>
  <xsl:variable name="ed:segments" as="map(xs:string, xs:string)" select="map {}"/>

  <!-- Nodes inside a copy of a link, if there is one and there is something to read. -->
  <xsl:function name="ed:link-run" as="node()*">
    <xsl:param name="link" as="element()?"/>
    <xsl:param name="nodes" as="node()*"/>
    <xsl:choose>
      <xsl:when test="$link and normalize-space(string-join($nodes))">
        <a>
          <xsl:sequence select="$link/@*, $nodes"/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$nodes"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A run of text: inside an element that handed its address down, a link of its own, white space at its ends left outside. -->
  <xsl:template match="text()" mode="ed:inline">
    <xsl:param name="ed:link" as="element()?" tunnel="yes" select="()"/>
    <xsl:param name="ed:last" as="text()?" tunnel="yes" select="()"/>
    <xsl:variable name="words" as="xs:string" select="if ($ed:last and . is $ed:last) then replace(., '\s+$', '') else string(.)"/>
    <xsl:choose>
      <xsl:when test="($ed:link or $ed:has-spans or $ed:has-behind) and normalize-space(.)">
        <xsl:variable name="inner" as="xs:string" select="replace($words, '^\s+|\s+$', '')"/>
        <xsl:if test="matches(., '^\s')">
          <xsl:text> </xsl:text>
        </xsl:if>
        <xsl:variable name="run" as="node()">
          <xsl:value-of select="$inner"/>
        </xsl:variable>
        <xsl:call-template name="ed:spanned">
          <xsl:with-param name="spans" select="ed:spans-over(.)"/>
          <xsl:with-param name="run" select="ed:link-run($ed:link, $run)"/>
        </xsl:call-template>
        <xsl:call-template name="ed:references"/>
        <xsl:if test="matches($words, '\s$')">
          <xsl:text> </xsl:text>
        </xsl:if>
      </xsl:when>
      <xsl:when test="$ed:preserves and (contains(., '&#10;') or contains(., '  ')) and ed:is-preserved(.)">
        <span class="preserved">{$words}</span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="if (contains($words, '  ') and not($ed:styles-space)) then replace($words, '\s\s+', ' ') else $words"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Whether the encoding itself says how white space is shown. Where it does not, indentation of the file is no part of a page. -->
  <xsl:variable name="ed:styles-space" as="xs:boolean" select="exists((//rendition/text() | //@style)[contains(., 'white-space')])"/>

  <!-- References within the text and to the world outside; nothing is loaded from there. -->
  <xsl:template match="ref | ptr" mode="ed:inline">
    <xsl:variable name="target" as="xs:string?" select="tokenize(@target)[1]"/>
    <xsl:variable name="note" as="element()?" select="ed:calls(.)"/>
    <xsl:call-template name="ed:linked">
      <xsl:with-param name="href" select="ed:address($target, root(.))"/>
      <xsl:with-param name="class" select="if ($note) then 'ref' else 'xref'"/>
      <xsl:with-param name="id" select="$note ! ('r' || ed:note-number(.))"/>
      <xsl:with-param name="role" select="$note ! 'doc-noteref'"/>
      <xsl:with-param name="after">
        <xsl:if test="self::ptr or not(node())">
          <xsl:value-of select="ed:target-label($target, root(.))"/>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!--
    The address that a pointer leads to, as the page may use it: an anchor of this page, a page of the register, another
    record's page, or a plain web address. Empty for everything else: a link that leads nowhere is not written.
  -->
  <xsl:function name="ed:address" as="xs:string?">
    <xsl:param name="target" as="xs:string?"/>
    <xsl:param name="document" as="document-node()?"/>
    <xsl:variable name="entity" as="element(m:entity)?" select="ed:entity($target)"/>
    <xsl:choose>
      <xsl:when test="$entity">
        <xsl:sequence select="$ed:root || $entity/@href"/>
      </xsl:when>
      <xsl:when test="matches($target, '^#.')">
        <xsl:variable name="element" as="element()?" select="key('ed:id', substring($target, 2), $document)[1]"/>
        <xsl:variable name="anchor" as="xs:string?" select="$element ! ed:id-of(.)"/>
        <xsl:choose>
          <xsl:when test="$ed:is-divided and $element and ed:is-page($element)">
            <xsl:sequence select="ed:page-address(ed:page-file($element), '')"/>
          </xsl:when>
          <xsl:when test="$anchor">
            <xsl:sequence select="(if ($ed:is-divided) then ed:page-address(ed:page-file($element), '') else '') || '#' || $anchor"/>
          </xsl:when>
        </xsl:choose>
      </xsl:when>
      <xsl:when test="matches($target, '^(https?://|mailto:)[^\s]+$', 'i')">
        <xsl:sequence select="iri-to-uri($target)"/>
      </xsl:when>
      <xsl:when test="matches($target, '^[A-Za-z0-9][A-Za-z0-9._-]*\.xml$')">
        <xsl:sequence select="replace($target, '\.xml$', '.html')[$ed:records = substring-before($target, '.xml')]"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- What an empty pointer shows: the label of the note or paragraph, else the address. -->
  <xsl:function name="ed:target-label" as="xs:string">
    <xsl:param name="target" as="xs:string?"/>
    <xsl:param name="document" as="document-node()?"/>
    <xsl:variable name="element" as="element()?" select="if (starts-with($target, '#')) then key('ed:id', substring($target, 2), $document)[1] else ()"/>
    <xsl:sequence select="
        if ($element/self::note) then ed:note-label($element)
        else if ($element and ed:number($element)) then ed:label('html.paragraph', ed:number($element))
        else if ($element/head) then normalize-space($element/head[1])
        else string($target)"/>
  </xsl:function>

  <!-- The id that an element has in the page: its anchor as a block or note, else its own `xml:id`. -->
  <xsl:function name="ed:id-of" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if ($element/@xml:id or $element/(self::p | self::ab | self::lg | self::note)) then
          (ed:anchor($element), $element/@xml:id ! (if (matches(., '^([a-z]\d+|main|text|head|opener|closer|apparatus|annotations|dates|about|cite|cite-files|downloads|moved|whole|.+-title)$')) then 'x-' || . else string(.)))[1]
        else ()"/>
  </xsl:function>

  <!-- Ids of the records whose pages may be linked to; the entry stylesheet knows them. -->
  <xsl:variable name="ed:records" as="xs:string*" select="()"/>
  <!-- The way to the root of the edition; the entry stylesheet knows it. -->
  <xsl:variable name="ed:root" as="xs:string" select="''"/>

</xsl:stylesheet>
