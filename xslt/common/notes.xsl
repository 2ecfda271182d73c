<?xml version="1.0" encoding="UTF-8"?>
<!--
  The notes of a record: which there are, how each is called, where it is called, and to which series it belongs.
  Numbers run through the whole record, so that “[2]” means one note, whichever series it belongs to.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:import href="context.xsl"/>

  <!-- The notes that stand in the text, and those of `standOff` that name their place in it, in their order. A note inside an apparatus entry or an annotation belongs to that. -->
  <xsl:variable name="ed:notes" as="element(tei:note)*" select="$ed:shown-documents/(descendant::tei:text | descendant::tei:sourceDoc)/descendant::tei:note[ed:is-note(.)], /descendant::tei:standOff/descendant::tei:note[@target][not(ancestor::tei:note)][ed:is-note(.)][ed:note-target(.)]"/>

  <xsl:variable name="ed:note-numbers" as="map(xs:string, xs:integer)">
    <xsl:map>
      <xsl:for-each select="$ed:notes">
        <xsl:map-entry key="generate-id(.)" select="position()"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <xsl:function name="ed:is-note" as="xs:boolean">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="$note/self::tei:note and not($note/parent::tei:app or $note/parent::tei:rdgGrp or $note/ancestor::*[self::tei:listApp or self::tei:span or self::tei:interp or self::tei:annotation]) and (normalize-space($note) or exists($note//tei:graphic | $note//tei:gap | $note//tei:ptr))"/>
  </xsl:function>

  <!-- A note's 1-based position in the record; empty for what is no note of the text. Its anchor is `n` and this number, that of its reference `r` and this number. -->
  <xsl:function name="ed:note-number" as="xs:integer?">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="$ed:note-numbers(generate-id($note))"/>
  </xsl:function>

  <!-- What is printed as a note's number: its `@n`, else its position. -->
  <xsl:function name="ed:note-label" as="xs:string">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="if (normalize-space($note/@n)) then normalize-space($note/@n) else string(ed:note-number($note))"/>
  </xsl:function>

  <!-- The series: `translator`, `editor`, `author`, `source`, or `other`. By `@type`, else by a speaking `@resp`, else `other`. -->
  <xsl:function name="ed:note-series" as="xs:string">
    <xsl:param name="note" as="element()"/>
    <xsl:variable name="named" as="xs:string*" select="($note/@type, $note/@resp ! translate(., '#', '')) ! lower-case(.)"/>
    <xsl:sequence select="($named[. = ('translator', 'editor', 'author', 'source')], if ($note/@place = ('margin', 'left', 'right', 'marginLeft', 'marginRight')) then 'source' else 'other')[1]"/>
  </xsl:function>

  <!-- The element of the record that a note of `standOff` is about. -->
  <xsl:function name="ed:note-target" as="element()?">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="(tokenize($note/@target)[starts-with(., '#')] ! key('ed:id', substring(., 2), root($note))[1][ancestor::tei:text or ancestor::tei:sourceDoc])[last()]"/>
  </xsl:function>

  <xsl:key name="ed:pointing" match="tei:ref[@target] | tei:ptr[@target]" use="tokenize(@target)[1][starts-with(., '#')] ! substring(., 2)"/>

  <!--
    The pointer that calls a note which does not stand where it is called, such as one of a list of notes in `back`: the first
    `ref` or `ptr` to it. Empty for a note that stands in a paragraph, and for one that nothing points to.
  -->
  <xsl:function name="ed:caller" as="element()?">
    <xsl:param name="note" as="element()"/>
    <xsl:if test="$note/@xml:id and $note[parent::tei:noteGrp or parent::tei:list or parent::tei:item or parent::*[ed:is-division(.)]][not(parent::tei:item[text()[normalize-space()]])]">
      <xsl:sequence select="key('ed:pointing', $note/@xml:id, root($note))[empty(ancestor::tei:note intersect $note)][ancestor::tei:text][1]"/>
    </xsl:if>
  </xsl:function>

  <!-- The note that a pointer calls, if it is the one that calls it. -->
  <xsl:function name="ed:calls" as="element(tei:note)?">
    <xsl:param name="pointer" as="element()"/>
    <xsl:variable name="note" as="element()?" select="tokenize($pointer/@target)[1][starts-with(., '#')] ! key('ed:id', substring(., 2), root($pointer))[1]/self::tei:note[exists(ed:note-number(.))]"/>
    <xsl:sequence select="$note[ed:caller(.) is $pointer]"/>
  </xsl:function>

</xsl:stylesheet>
