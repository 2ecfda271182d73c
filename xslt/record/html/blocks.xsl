<?xml version="1.0" encoding="UTF-8"?>
<!--
  The text as rows of one grid: number, text, notes. A division hands the grid on to its children; everything that is read as one
  piece (a paragraph, a heading, a list, a table) is a row, and the notes that have their place in it stand in the same row.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:mode name="ed:rows" on-no-match="shallow-skip"/>

  <!--
    How a division treats its children, by their names. `holds`: hands the grid on. `may-hold`: does so if it has blocks for
    children. `row`: is a row of its own. A name that is not here is part of a phrase. Looked up once per element: a map.
  -->
  <xsl:variable name="ed:kinds" as="map(xs:string, xs:string)">
    <xsl:variable name="rows" as="map(xs:string, xs:string)*" select="map:keys($ed:row-names) ! map:entry(., 'row')"/>
    <xsl:variable name="holding" as="map(xs:string, xs:string)*" select="tokenize('div div1 div2 div3 div4 div5 div6 div7 front body back group text TEI teiCorpus floatingText sp spGrp performance prologue epilogue titlePage castGroup annotationBlock sourceDoc surfaceGrp surface facsimile') ! map:entry(., 'holds')"/>
    <xsl:variable name="perhaps" as="map(xs:string, xs:string)*" select="tokenize('quote q said cit epigraph argument postscript set') ! map:entry(., 'may-hold')"/>
    <xsl:sequence select="map:merge(($rows, $holding, $perhaps), map { 'duplicates': 'use-last' })"/>
  </xsl:variable>

  <!-- Whether an element holds rows. -->
  <xsl:function name="ed:holds-rows" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="kind" as="xs:string?" select="$ed:kinds(local-name($element))"/>
    <xsl:sequence select="$kind = 'holds' or ($kind = 'may-hold' and exists($element/(p | ab | lg | l | list | table | child::div | sp | quote)))"/>
  </xsl:function>

  <!-- Whether an element is a row, or several, wherever a division has it. -->
  <xsl:function name="ed:is-row" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="kind" as="xs:string?" select="$ed:kinds(local-name($element))"/>
    <xsl:sequence select="$kind = ('row', 'holds') or ($kind = 'may-hold' and not($element/(self::q | self::said | self::set) and not(ed:holds-rows($element))))"/>
  </xsl:function>

  <xsl:template match="*[ed:holds-rows(.)]" mode="ed:rows" priority="1">
    <xsl:element name="{if (self::quote or self::cit) then 'blockquote' else 'div'}">
      <xsl:attribute name="class" select="string-join(('rows', local-name(), @type[matches(., '^[A-Za-z][\w-]*$')] ! ('is-' || .)), ' ')"/>
      <xsl:call-template name="ed:identity">
        <xsl:with-param name="id" select="ed:anchor(.)"/>
      </xsl:call-template>
      <!-- The parts of a published inscription have types instead of headings (EpiDoc): a reader must know which is which. -->
      <xsl:if test="self::div[parent::body][not(head)][normalize-space()] and ed:has-label('html.part.' || @type)">
        <div class="row heading kind">
          <h2>{ed:label('html.part.' || @type)}{../div[@type = current()/@type][2] ! current()/@xml:lang ! (' (' || (//langUsage/language[@ident = current()/@xml:lang]/normalize-space()[.], .)[1] || ')')}</h2>
        </div>
      </xsl:if>
      <xsl:call-template name="ed:rows"/>
    </xsl:element>
  </xsl:template>

  <!-- The children of the context element as rows; phrases that stand bare between blocks become a row of their own. -->
  <xsl:template name="ed:rows">
    <xsl:for-each-group select="node()[not(self::text()[not(normalize-space())])]" group-adjacent="if (not(self::*)) then 'phrase' else if (ed:is-page(.)) then 'page' else if (ed:is-row(.)) then 'row' else 'phrase'">
      <xsl:choose>
        <xsl:when test="current-grouping-key() = 'page'">
          <xsl:apply-templates select=".." mode="ed:contents">
            <xsl:with-param name="divisions" select="current-group()"/>
          </xsl:apply-templates>
        </xsl:when>
        <xsl:when test="current-grouping-key() = 'row'">
          <xsl:apply-templates select="current-group()" mode="ed:rows"/>
        </xsl:when>
        <xsl:when test="current-group()[self::* or self::text()]">
          <xsl:call-template name="ed:row">
            <xsl:with-param name="class" select="'loose'"/>
            <xsl:with-param name="source" select="current-group()"/>
            <xsl:with-param name="content">
              <p>
                <xsl:apply-templates select="current-group()" mode="ed:inline"/>
              </p>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:when>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <!-- The links that stand for divisions with pages of their own. -->
  <xsl:mode name="ed:contents" on-no-match="fail"/>

  <!-- One row. `source` is what it shows; `content` is how. -->
  <xsl:template name="ed:row">
    <xsl:param name="class" as="xs:string" required="yes"/>
    <xsl:param name="content" as="node()*" required="yes"/>
    <xsl:param name="source" as="node()*" select="."/>
    <xsl:param name="number" as="xs:string?" select="()"/>
    <xsl:param name="anchor" as="xs:string?" select="()"/>
    <div class="row {$class}">
      <xsl:if test="$anchor">
        <xsl:attribute name="id" select="$anchor"/>
      </xsl:if>
      <xsl:if test="$number">
        <a class="n" href="#{$anchor}" aria-label="{ed:label('html.paragraph', $number)}">{$number}</a>
      </xsl:if>
      <xsl:variable name="settled" as="node()*" select="ed:settle($content)"/>
      <xsl:if test="$anchor and not($number) and contains-token($class, 'heading')">
        <xsl:call-template name="ed:permalink">
          <xsl:with-param name="anchor" select="$anchor"/>
          <xsl:with-param name="place" select="normalize-space(string-join($settled))"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="count($settled/self::*) gt 1">
          <div class="flow">
            <xsl:sequence select="$settled"/>
          </div>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="$settled"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="ed:side">
        <xsl:with-param name="elements" select="$source"/>
        <xsl:with-param name="room" select="string-length(string-join($settled))"/>
      </xsl:call-template>
    </div>
  </xsl:template>

  <xsl:template match="p" mode="ed:rows">
    <xsl:call-template name="ed:row">
      <xsl:with-param name="class" select="'para'"/>
      <xsl:with-param name="number" select="ed:number(.)"/>
      <xsl:with-param name="anchor" select="ed:anchor(.)"/>
      <xsl:with-param name="content">
        <p>
          <xsl:if test="ed:rend-classes(.)">
            <xsl:attribute name="class" select="ed:rend-classes(.)"/>
          </xsl:if>
          <xsl:call-template name="ed:block-identity"/>
          <xsl:apply-templates mode="ed:inline"/>
          <xsl:call-template name="ed:references"/>
        </p>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="ab" mode="ed:rows">
    <xsl:call-template name="ed:row">
      <xsl:with-param name="class" select="'para ab'"/>
      <xsl:with-param name="number" select="ed:number(.)"/>
      <xsl:with-param name="anchor" select="ed:anchor(.)"/>
      <xsl:with-param name="content">
        <div class="{string-join(('ab', ed:rend-classes(.)), ' ')}">
          <xsl:call-template name="ed:block-identity"/>
          <xsl:apply-templates mode="ed:inline"/>
          <xsl:call-template name="ed:references"/>
        </div>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The first heading of a division is its heading; what follows it at once belongs to it. -->
  <xsl:template match="head" mode="ed:rows">
    <xsl:param name="ed:page" as="element()?" tunnel="yes" select="()"/>
    <xsl:variable name="first" as="xs:boolean" select="empty(preceding-sibling::head)"/>
    <!-- On a page of its own a division has the first heading. -->
    <xsl:variable name="above" as="xs:integer" select="count(ancestor::*[self::div or self::div1 or self::div2 or self::div3 or self::div4 or self::div5 or self::div6 or self::div7 or self::floatingText or self::text])"/>
    <xsl:variable name="level" as="xs:integer" select="
        if ($ed:page/head) then max((1, $above - count($ed:page/ancestor::*[self::div or self::div1 or self::div2 or self::div3 or self::div4 or self::div5 or self::div6 or self::div7 or self::floatingText or self::text])))
        else max((2, $above))"/>
    <xsl:call-template name="ed:row">
      <xsl:with-param name="class" select="if ($first) then 'heading' else 'subheading'"/>
      <xsl:with-param name="anchor" select="ed:anchor(.)"/>
      <xsl:with-param name="content">
        <xsl:element name="{if ($first) then 'h' || min((6, $level)) else 'p'}">
          <xsl:call-template name="ed:block-identity"/>
          <xsl:apply-templates mode="ed:inline"/>
          <xsl:call-template name="ed:references"/>
        </xsl:element>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Everything else that stands in a division by itself: a row whose lines are those of the source. -->
  <xsl:template match="*" mode="ed:rows" priority="-1">
    <xsl:variable name="block" as="node()*">
      <xsl:apply-templates select="." mode="ed:block"/>
    </xsl:variable>
    <xsl:call-template name="ed:row">
      <xsl:with-param name="class" select="'is-' || local-name()"/>
      <xsl:with-param name="number" select="ed:number(.)"/>
      <xsl:with-param name="anchor" select="ed:anchor(.)"/>
      <xsl:with-param name="content" select="$block"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A note that stands between paragraphs: its reference has a row, and it stands beside it. -->
  <xsl:template match="note | noteGrp" mode="ed:rows">
    <xsl:if test="descendant-or-self::note[exists(ed:note-number(.))][empty(ed:caller(.))]">
      <xsl:call-template name="ed:row">
        <xsl:with-param name="class" select="'lone-note'"/>
        <xsl:with-param name="content">
          <p>
            <xsl:apply-templates select="." mode="ed:inline"/>
          </p>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Links and annotations that other elements point to, and places for lists that a program makes: nothing to read here. -->
  <xsl:template match="divGen[not(node())] | spanGrp | linkGrp | joinGrp | altGrp | interpGrp | listTranspose | standOff | listApp | timeline | listRelation[not(normalize-space())]" mode="ed:rows"/>

  <!-- A block inside a row. -->
  <xsl:mode name="ed:block" on-no-match="shallow-skip"/>

  <xsl:template match="*" mode="ed:block" priority="-1">
    <xsl:call-template name="ed:generic">
      <xsl:with-param name="block" select="true()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="p | ab" mode="ed:inline">
    <xsl:element name="{if (self::p) then 'p' else 'div'}">
      <xsl:variable name="classes" as="xs:string*" select="self::ab ! 'ab', ed:rend-classes(.)"/>
      <xsl:if test="exists($classes)">
        <xsl:attribute name="class" select="$classes"/>
      </xsl:if>
      <xsl:call-template name="ed:identity"/>
      <xsl:apply-templates mode="ed:inline"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="quote[p | lg | l | ab | list | sp | child::div] | q[p | lg | l | ab | list | sp | child::div] | cit | floatingText | epigraph[p | lg | l | ab] | argument[p]" mode="ed:inline ed:block">
    <blockquote class="{local-name()}">
      <xsl:call-template name="ed:block-identity"/>
      <xsl:apply-templates mode="ed:inline"/>
    </blockquote>
  </xsl:template>

  <xsl:template match="quote" mode="ed:block">
    <blockquote class="quote">
      <xsl:sequence select="ed:language(.)"/>
      <p>
        <xsl:apply-templates mode="ed:inline"/>
      </p>
    </blockquote>
  </xsl:template>

  <xsl:template match="teiHeader" mode="ed:inline ed:rows"/>

</xsl:stylesheet>
