<?xml version="1.0" encoding="UTF-8"?>
<!--
  The apparatus as one normalised list, from whatever encoding: each entry with its place, lemma, readings or note, and who is responsible.
  What an entry has to say about an element is the element's template in mode `ed:readings`.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">


  <xsl:template name="ed:apparatus-model" as="element(app:apparatus)">
    <xsl:variable name="marks" as="element()*">
      <xsl:apply-templates select="/descendant::tei:text[not(ancestor::tei:text)]" mode="ed:collect"/>
    </xsl:variable>
    <!-- Each block is measured once, however many marks it has. -->
    <xsl:variable name="measures" as="map(xs:string, map(*))">
      <xsl:map>
        <xsl:for-each-group select="$marks ! (ed:block(.), .)[1]" group-by="generate-id(.)">
          <xsl:map-entry key="current-grouping-key()" select="ed:measure(.)"/>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:variable>
    <app:apparatus record="{ed:record-id(/)}">
      <xsl:for-each select="$marks">
        <xsl:variable name="block" as="element()" select="(ed:block(.), .)[1]"/>
        <xsl:variable name="measure" as="map(*)" select="$measures(generate-id($block))"/>
        <xsl:variable name="place" as="array(xs:integer)" select="ed:place($measure, .)"/>
        <app:entry n="{position()}" id="a{position()}" kind="{local-name()}" source="{path(.)}">
          <xsl:call-template name="ed:entry-locus">
            <xsl:with-param name="block" select="$block"/>
            <xsl:with-param name="place" select="$place"/>
          </xsl:call-template>
          <xsl:call-template name="ed:entry-lemma">
            <xsl:with-param name="measure" select="$measure"/>
            <xsl:with-param name="place" select="$place"/>
          </xsl:call-template>
          <xsl:apply-templates select="." mode="ed:readings"/>
          <xsl:call-template name="ed:entry-responsible"/>
        </app:entry>
      </xsl:for-each>
    </app:apparatus>
  </xsl:template>

  <xsl:function name="ed:record-id" as="xs:string">
    <xsl:param name="record" as="document-node()"/>
    <xsl:sequence select="string(($ed:context/m:context/@id, $record/*/@xml:id)[1])"/>
  </xsl:function>

  <!-- `1.12` for a word of a numbered paragraph, the paragraphs for a mark round several of them, else what the place is called. -->
  <xsl:template name="ed:entry-locus" as="element(app:locus)">
    <xsl:param name="block" as="element()"/>
    <xsl:param name="place" as="array(xs:integer)"/>
    <xsl:variable name="number" as="xs:string?" select="ed:number($block)"/>
    <xsl:variable name="inside" as="element()*" select="if (empty($number)) then descendant::*[exists(ed:number(.))] else ()"/>
    <xsl:variable name="first" as="element()" select="($inside, $block)[1]"/>
    <app:locus>
      <xsl:if test="ed:page-file(.)">
        <xsl:attribute name="page" select="ed:page-file(.)"/>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="exists($number)">
          <xsl:attribute name="paragraph" select="$number"/>
          <xsl:attribute name="anchor" select="ed:anchor($block)"/>
          <xsl:attribute name="word" select="$place(3)"/>
          <xsl:attribute name="to" select="$place(4)"/>
          <xsl:value-of select="$number || '.' || $place(3)"/>
        </xsl:when>
        <xsl:when test="exists($inside)">
          <xsl:variable name="numbers" as="xs:string*" select="distinct-values((ed:number($first), ed:number($inside[last()])))"/>
          <xsl:attribute name="paragraph" select="$numbers[1]"/>
          <xsl:attribute name="anchor" select="ed:anchor($first)"/>
          <xsl:value-of select="string-join($numbers, '–')"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:attribute name="block" select="ed:locus-key($block)"/>
          <xsl:if test="ed:anchor($block)">
            <xsl:attribute name="anchor" select="ed:anchor($block)"/>
          </xsl:if>
          <xsl:attribute name="word" select="$place(3)"/>
          <xsl:attribute name="to" select="$place(4)"/>
          <xsl:value-of select="ed:locus-words($block)"/>
        </xsl:otherwise>
      </xsl:choose>
    </app:locus>
  </xsl:template>

  <!-- What a place without a number is called: “head”, “opener”, “n. 2”. -->
  <xsl:function name="ed:locus-words" as="xs:string">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="key" as="xs:string" select="'apparatus.locus.' || local-name($block)"/>
    <xsl:sequence select="
        if ($block/self::tei:note and ed:note-number($block)) then ed:label('apparatus.locus.note', ed:note-label($block))
        else ed:label(if (ed:has-label($key)) then $key else 'apparatus.locus.text')"/>
  </xsl:function>

  <!-- The words of the reading text that the entry is about; for a note, the word that it follows. No lemma where there are no words. -->
  <xsl:template name="ed:entry-lemma" as="element(app:lemma)?">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="place" as="array(xs:integer)"/>
    <xsl:variable name="words" as="xs:string" select="
        if (self::tei:note) then string(tokenize(ed:words-before($measure, $place))[last()])
        else ed:words-at($measure, $place)"/>
    <xsl:if test="normalize-space($words) and not(self::tei:gap or self::tei:del or self::tei:app[not(tei:lem)])">
      <app:lemma>
        <xsl:copy-of select="ed:language-of(if (self::tei:choice) then ed:chosen(.) else .)"/>
        <xsl:copy-of select="tei:lem/@wit ! ed:witnesses(.)"/>
        <xsl:value-of select="normalize-space($words)"/>
      </app:lemma>
    </xsl:if>
  </xsl:template>

  <!-- The language that an element's words are in. -->
  <xsl:function name="ed:language-of" as="attribute()?">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="$element ! ((ancestor-or-self::*[@xml:lang])[last()], *[@xml:lang][normalize-space(.) = normalize-space(..)][1])[last()]/@xml:lang"/>
  </xsl:function>

</xsl:stylesheet>
