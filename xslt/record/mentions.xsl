<?xml version="1.0" encoding="UTF-8"?>
<!--
  The mentions of a record as JSON: each tagged name that leads to a register entry, with its place and the words around it.
  The words around come from the reading text of the same block; a space at their inner end tells that one stands before or after the name.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:import href="../common/labels.xsl"/>
  <xsl:import href="../common/json.xsl"/>
  <xsl:import href="../common/context.xsl"/>
  <xsl:import href="../common/words.xsl"/>

  <xsl:param name="ed:edition" as="document-node()" required="yes"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:mode on-no-match="fail"/>

  <!-- How many words are given on each side. -->
  <xsl:variable name="ed:words-around" as="xs:integer" select="10"/>

  <xsl:template match="/">
    <xsl:variable name="names" as="element()*" select="
        (/descendant::tei:teiHeader, /descendant::tei:text[not(ancestor::tei:text)])/descendant::*[@ref or @corresp or @key][ed:is-name(.)][ed:entity-of(.)]"/>
    <!-- Each block is measured once, however many names it has. -->
    <xsl:variable name="mentions" as="xs:string*">
      <xsl:for-each-group select="$names" group-by="generate-id(ed:surroundings(.))">
        <xsl:variable name="surroundings" as="element()" select="ed:surroundings(.)"/>
        <xsl:variable name="measure" as="map(*)" select="ed:measure($surroundings)"/>
        <xsl:for-each select="current-group()">
          <xsl:call-template name="ed:mention">
            <xsl:with-param name="measure" select="$measure"/>
            <xsl:with-param name="surroundings" select="$surroundings"/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:value-of select="'[' || string-join($mentions, ',&#10;') || ']'"/>
  </xsl:template>

  <xsl:template name="ed:mention" as="xs:string">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="surroundings" as="element()"/>
    <xsl:variable name="entity" as="element(m:entity)" select="ed:entity-of(.)"/>
    <xsl:variable name="header" as="xs:boolean" select="exists(ancestor::tei:teiHeader)"/>
    <xsl:variable name="block" as="element()?" select="if ($header) then () else $surroundings"/>
    <xsl:variable name="place" as="array(xs:integer)" select="ed:place($measure, .)"/>
    <xsl:sequence select="
        ed:json-object((
          ed:json('register', string($entity/@register)),
          ed:json('entity', string($entity/@id)),
          ed:json('element', local-name()),
          ed:json('surface', ed:words-at($measure, $place)),
          ed:json('before', ed:last-words(ed:words-before($measure, $place))),
          ed:json('after', ed:first-words(ed:words-after($measure, $place))),
          ed:json('locus', if ($header) then 'header' else ed:locus-key($block)),
          ed:json('anchor', string(if ($header) then '' else ed:anchor($block))),
          ed:json('where', if ($header) then 'header' else if ($block/self::tei:note) then 'note' else 'text')))"/>
  </xsl:template>

  <!-- Elements that name someone or something, by `@ref`, `@key` or `@corresp`. -->
  <xsl:function name="ed:is-name" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        normalize-space($element) and exists($element[self::tei:persName or self::tei:placeName or self::tei:orgName or self::tei:name or self::tei:rs or self::tei:term or self::tei:person or self::tei:org or self::tei:place
          or self::tei:geogName or self::tei:settlement or self::tei:region or self::tei:country or self::tei:objectName or self::tei:eventName or self::tei:roleName or self::tei:title or self::tei:author or self::tei:editor
          or self::tei:repository or self::tei:publisher or self::tei:funder or self::tei:speaker or self::tei:surname or self::tei:forename])"/>
  </xsl:function>

  <!-- What a name is read with: its block in the text; in the header the paragraph, the title or the item that it stands in, or itself. -->
  <xsl:function name="ed:surroundings" as="element()">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="
        if ($name/ancestor::tei:teiHeader) then ($name/ancestor::*[self::tei:p or self::tei:title or self::tei:note or self::tei:bibl or self::tei:item or self::tei:head or self::tei:change][1], $name/..)[1]
        else (ed:block($name), $name/..)[1]"/>
  </xsl:function>

  <xsl:function name="ed:last-words" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($text)"/>
    <xsl:sequence select="string-join($words[position() gt last() - $ed:words-around], ' ') || (if (ends-with($text, ' ')) then ' ' else '')"/>
  </xsl:function>

  <xsl:function name="ed:first-words" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($text)"/>
    <xsl:sequence select="(if (starts-with($text, ' ')) then ' ' else '') || string-join($words[position() le $ed:words-around], ' ')"/>
  </xsl:function>

</xsl:stylesheet>
