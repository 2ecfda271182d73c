<?xml version="1.0" encoding="UTF-8"?>
<!--
  The notes of a record: which there are, how each is called, and to which series it belongs.
  Numbers run through the whole record, so that “[2]” means one note, whichever series it belongs to.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <!-- The notes that stand in the text, in their order. A note inside an apparatus entry belongs to that entry. -->
  <xsl:variable name="ed:notes" as="element(tei:note)*" select="$ed:shown-documents/descendant::tei:text/descendant::tei:note[ed:is-note(.)]"/>

  <xsl:variable name="ed:note-numbers" as="map(xs:string, xs:integer)">
    <xsl:map>
      <xsl:for-each select="$ed:notes">
        <xsl:map-entry key="generate-id(.)" select="position()"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <xsl:function name="ed:is-note" as="xs:boolean">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="$note/self::tei:note and not($note/parent::tei:app or $note/parent::tei:rdgGrp) and (normalize-space($note) or exists($note//tei:graphic | $note//tei:gap | $note//tei:ptr))"/>
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

</xsl:stylesheet>
