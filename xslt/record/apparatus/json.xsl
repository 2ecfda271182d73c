<?xml version="1.0" encoding="UTF-8"?>
<!-- The apparatus as JSON: see docs/reference/apparatus.md for its shape. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">


  <xsl:function name="ed:apparatus-json" as="xs:string">
    <xsl:param name="model" as="element(app:apparatus)"/>
    <xsl:variable name="fields" as="xs:string*" select="
        ed:json('record', string($model/@record)),
        ed:json('title', ed:record-title($ed:record)),
        $ed:config/m:notice ! ed:json('notice', string(.)),
        '&quot;entries&quot;: [' || string-join($model/app:entry ! ('&#10;    ' || ed:json-entry(.)), ',') || (if ($model/app:entry) then '&#10;  ' else '') || ']'"/>
    <xsl:sequence select="'{&#10;  ' || string-join($fields, ',&#10;  ') || '&#10;}'"/>
  </xsl:function>

  <!-- Written by hand: a serialised map has no order of its own, and a reader compares versions of such a file line by line. -->
  <xsl:function name="ed:json-entry" as="xs:string">
    <xsl:param name="entry" as="element(app:entry)"/>
    <xsl:variable name="locus" as="element(app:locus)" select="$entry/app:locus"/>
    <xsl:sequence select="
        ed:json-object((
          ed:json('id', string($entry/@id)),
          '&quot;n&quot;: ' || $entry/@n,
          ed:json('kind', string($entry/@kind)),
          '&quot;locus&quot;: ' || ed:json-object((
            ed:json('label', string($locus)),
            $locus/@paragraph ! ed:json('paragraph', string(.)),
            $locus/@block ! ed:json('block', string(.)),
            $locus/@anchor ! ed:json('anchor', string(.)),
            $locus/@page ! ed:json('page', string(.)),
            $locus/@word ! ('&quot;word&quot;: ' || .),
            $locus/@to ! ('&quot;to&quot;: ' || .))),
          ed:json-words('lemma', $entry/app:lemma),
          '&quot;readings&quot;: [' || string-join($entry/app:reading ! ed:json-reading(.), ', ') || ']',
          '&quot;notes&quot;: [' || string-join($entry/app:note ! ed:json-object((ed:json-text(.), @xml:lang ! ed:json('language', string(.)))), ', ') || ']',
          '&quot;responsible&quot;: [' || string-join($entry/app:resp ! ed:json-object((ed:json('short', string(.)), @name ! ed:json('name', string(.)), ed:json('pointer', string(@pointer)), @href ! ed:json('href', string(.)))), ', ') || ']'))"/>
  </xsl:function>

  <xsl:function name="ed:json-reading" as="xs:string">
    <xsl:param name="reading" as="element(app:reading)"/>
    <xsl:sequence select="
        $reading ! ed:json-object((
          ed:json('kind', string(@kind)),
          (if (node()) then ed:json-text(.) else ()),
          @xml:lang ! ed:json('language', string(.)),
          (if (@witnesses) then '&quot;witnesses&quot;: [' || string-join(tokenize(@witnesses) ! ed:json-string(.), ', ') || ']' else ()),
          (@cert, @reason, @type, @group) ! ed:json(local-name(.), string(.))))"/>
  </xsl:function>

  <!-- A lemma: its words, its language, its witnesses; null where an entry has none. -->
  <xsl:function name="ed:json-words" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="
        ed:json-string($name) || ': ' || (
          if (empty($element)) then 'null'
          else $element ! ed:json-object((
            ed:json('text', normalize-space(.)),
            @xml:lang ! ed:json('language', string(.)),
            (if (@witnesses) then '&quot;witnesses&quot;: [' || string-join(tokenize(@witnesses) ! ed:json-string(.), ', ') || ']' else ()))))"/>
  </xsl:function>

  <xsl:function name="ed:json-text" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="ed:json('text', ed:quoted-words($element))"/>
  </xsl:function>

</xsl:stylesheet>
