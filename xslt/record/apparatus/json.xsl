<?xml version="1.0" encoding="UTF-8"?>
<!-- The apparatus as JSON: schema/apparatus.schema.json says its shape. Written by hand: a reader compares versions of such a file line by line. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:function name="ed:apparatus-json" as="xs:string">
    <xsl:param name="model" as="element(app:apparatus)"/>
    <xsl:variable name="series" as="element(m:series)*" select="if (ed:has-series($model)) then ed:series($model) else ()"/>
    <xsl:variable name="fields" as="xs:string*" select="
        ed:json('record', string($model/@record)),
        ed:json('title', ed:record-title($ed:record)),
        $ed:config/m:notice ! ed:json('notice', string(.)),
        (if ($model/app:witness) then '&quot;witnesses&quot;: ' || ed:json-lines($model/app:witness ! ed:json-witness(.)) else ()),
        (if (exists($series)) then '&quot;series&quot;: ' || ed:json-lines($series ! ed:json-object((ed:json('type', string(@type)), ed:json('title', string(@title))))) else ()),
        '&quot;entries&quot;: ' || ed:json-lines($model/app:entry ! ed:json-entry(.))"/>
    <xsl:sequence select="'{&#10;  ' || string-join($fields, ',&#10;  ') || '&#10;}'"/>
  </xsl:function>

  <!-- A list with a line for each item. -->
  <xsl:function name="ed:json-lines" as="xs:string">
    <xsl:param name="items" as="xs:string*"/>
    <xsl:sequence select="'[' || string-join($items ! ('&#10;    ' || .), ',') || (if (exists($items)) then '&#10;  ' else '') || ']'"/>
  </xsl:function>

  <xsl:function name="ed:json-list" as="xs:string?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="items" as="xs:string*"/>
    <xsl:sequence select="if (exists($items)) then ed:json-string($name) || ': [' || string-join($items, ', ') || ']' else ()"/>
  </xsl:function>

  <xsl:function name="ed:json-witness" as="xs:string">
    <xsl:param name="witness" as="element(app:witness)"/>
    <xsl:sequence select="
        $witness ! ed:json-object((
          ed:json('id', string(@id)),
          ed:json('siglum', string(@siglum)),
          ed:json('kind', string(@kind)),
          string(.)[.] ! ed:json('name', .),
          ed:json-list('within', tokenize(@within) ! ed:json-string(.)),
          @file ! ed:json('href', 'records/' || $witness/../@record || '/witness/' || . || '.html')))"/>
  </xsl:function>

  <xsl:function name="ed:json-entry" as="xs:string">
    <xsl:param name="entry" as="element(app:entry)"/>
    <xsl:variable name="locus" as="element(app:locus)" select="$entry/app:locus"/>
    <xsl:sequence select="
        ed:json-object((
          ed:json('id', string($entry/@id)),
          '&quot;n&quot;: ' || $entry/@n,
          ed:json('kind', string($entry/@kind)),
          $entry/(@series, @type, @subtype) ! ed:json(local-name(), string(.)),
          '&quot;locus&quot;: ' || ed:json-object((
            ed:json('label', string($locus)),
            $locus/(@paragraph, @block, @anchor, @page, @line) ! ed:json(local-name(), string(.)),
            $locus/(@word, @to) ! (ed:json-string(local-name()) || ': ' || .),
            $locus/@after ! ed:json('after', string(.)))),
          ed:json-content($entry),
          ed:json-list('absent', $entry/app:absent ! ed:json-string(@siglum)),
          '&quot;responsible&quot;: [' || string-join($entry/app:resp ! ed:json-object((ed:json('short', string(.)), @name ! ed:json('name', string(.)), ed:json('pointer', string(@pointer)), @href ! ed:json('href', string(.)))), ', ') || ']'))"/>
  </xsl:function>

  <!-- Lemma (null where an entry has none), readings, notes. -->
  <xsl:function name="ed:json-content" as="xs:string*">
    <xsl:param name="entry" as="element(app:entry)"/>
    <xsl:sequence select="
        '&quot;lemma&quot;: ' || (if ($entry/app:lemma) then $entry/app:lemma ! ed:json-object((ed:json('text', string(app:words/@words)), @xml:lang ! ed:json('language', string(.)), ed:json-attested(.))) else 'null'),
        '&quot;readings&quot;: [' || string-join($entry/app:reading ! ed:json-reading(.), ', ') || ']',
        '&quot;notes&quot;: [' || string-join($entry/app:note ! ed:json-note(.), ', ') || ']'"/>
  </xsl:function>

  <xsl:function name="ed:json-reading" as="xs:string">
    <xsl:param name="reading" as="element(app:reading)"/>
    <xsl:sequence select="
        $reading ! ed:json-object((
          ed:json('kind', string(@kind)),
          app:words ! ed:json('text', string(@words)),
          app:words/@xml:lang ! ed:json('language', string(.)),
          @relation ! ed:json('relation', string(.)),
          @added ! ed:json('added', string(.)),
          @where ! ed:json('where', string(.)),
          ed:json-attested(.),
          (@reason, @group) ! ed:json(local-name(.), string(.)),
          @grouped ! ('&quot;groupNumber&quot;: ' || index-of(distinct-values($reading/../app:reading/@grouped/string()), string(.))),
          @sequence ! ed:json('sequence', string(.)),
          ed:json-list('breaks', app:break ! ed:json-object((ed:json('kind', string(@kind)), ed:json-list('witnesses', tokenize(@witnesses) ! ed:json-string(.)))))))"/>
  </xsl:function>

  <!-- What a lemma and a reading have in common: witnesses, sources, notes. -->
  <xsl:function name="ed:json-attested" as="xs:string*">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="hands" as="element(app:wit)*" select="$reading/app:wit[@hand]"/>
    <xsl:sequence select="
        ed:json-list('witnesses', $reading/app:wit ! ed:json-string(@siglum)),
        (if ($reading/app:wit/@implied) then '&quot;implied&quot;: true' else ()),
        $hands[1] ! ed:json('hand', string(@hand)),
        ed:json-list('sources', $reading/app:by ! ed:json-string(@siglum)),
        $reading/(@cert, @type, @subtype, @cause) ! ed:json(local-name(.), string(.)),
        ed:json-list('details', $reading/app:detail ! ed:json-object((ed:json-list('witnesses', tokenize(@witnesses) ! ed:json-string(.)), ed:json('text', ed:quoted-words(.)), ed:json-list('sources', tokenize(@by, '\|') ! ed:json-string(.))))),
        ed:json-list('notes', $reading/app:note ! ed:json-note(.)),
        ed:json-list('entries', $reading/app:entry ! ed:json-object((ed:json('kind', string(@kind)), @type ! ed:json('type', string(.)), ed:json-content(.))))"/>
  </xsl:function>

  <xsl:function name="ed:json-note" as="xs:string">
    <xsl:param name="note" as="element(app:note)"/>
    <xsl:sequence select="ed:json-object((ed:json('text', ed:quoted-words($note)), $note/@xml:lang ! ed:json('language', string(.))))"/>
  </xsl:function>

</xsl:stylesheet>
