<?xml version="1.0" encoding="UTF-8"?>
<!--
  Notes: a reference in the text, and the note once, beside the paragraph that it belongs to.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:template match="note" mode="ed:inline">
    <xsl:param name="ed:no-links" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="number" as="xs:integer?" select="ed:note-number(.)"/>
    <xsl:choose>
      <xsl:when test="$ed:no-links or ed:caller(.)"/>
      <xsl:when test="$number">
        <xsl:call-template name="ed:note-reference"/>
      </xsl:when>
      <xsl:when test="ancestor::text"/>
      <xsl:otherwise>
        <span class="was"> [<xsl:apply-templates mode="ed:inline"/>]</span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="ed:note-reference">
    <xsl:variable name="number" as="xs:integer" select="ed:note-number(.)"/>
    <a class="ref" id="r{$number}" href="#n{$number}" role="doc-noteref" aria-label="{ed:label('note.reference', ed:note-label(.))}">{ed:note-label(.)}</a>
  </xsl:template>

  <xsl:template match="noteGrp" mode="ed:inline">
    <xsl:apply-templates select="note | noteGrp" mode="ed:inline"/>
  </xsl:template>

  <!--
    What stands beside a row of the page: the images of the pages that begin in it, and its notes: all that have their place in it, notes to notes included. `room` is the number of characters
    of the row’s text: notes that would stand much taller than it, and tear the text apart, stand below it.
  -->
  <xsl:template name="ed:side">
    <xsl:param name="elements" as="node()*"/>
    <xsl:param name="room" as="xs:integer"/>
    <!-- Its own notes; those that are called in it and stand elsewhere; those of `standOff`. -->
    <xsl:variable name="here" as="element(note)*" select="$elements/descendant-or-self::note[exists(ed:note-number(.))][empty(ed:caller(.))]"/>
    <xsl:variable name="called" as="element(note)*" select="$elements/descendant-or-self::*[self::ref or self::ptr] ! ed:calls(.)"/>
    <xsl:variable name="apart" as="element(note)*" select="if ($ed:has-behind) then $elements/descendant-or-self::node() ! ed:behind(.)[self::note[ancestor::standOff]] else ()"/>
    <xsl:variable name="notes" as="element(note)*" select="$here | $called | $called/descendant::note[exists(ed:note-number(.))] | $apart"/>
    <xsl:variable name="images" as="node()*">
      <xsl:call-template name="ed:page-images">
        <xsl:with-param name="breaks" select="ed:breaks-of($elements)"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="entries" as="element()*">
      <xsl:call-template name="ed:side-entries">
        <xsl:with-param name="elements" select="$elements"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:if test="exists($notes) or exists($images) or exists($entries)">
      <div class="{if (sum(($notes[not(ancestor::note)], $entries) ! string-length(normalize-space())) gt 0.7 * $room + 300) then 'side below' else 'side'}">
        <xsl:sequence select="$images"/>
        <xsl:apply-templates select="$notes" mode="ed:note"/>
        <xsl:sequence select="$entries"/>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="ed:note" on-no-match="fail"/>

  <xsl:template match="note" mode="ed:note">
    <xsl:variable name="number" as="xs:integer?" select="ed:note-number(.)"/>
    <xsl:variable name="content" as="node()*">
      <xsl:apply-templates mode="ed:inline"/>
    </xsl:variable>
    <div class="note" id="n{$number}" role="doc-footnote">
      <xsl:sequence select="ed:language(.)"/>
      <a class="label" href="#r{$number}" role="doc-backlink" aria-label="{ed:label('note.back', ed:note-label(.))}">{ed:note-label(.)}</a>
      <xsl:text> </xsl:text>
      <xsl:sequence select="ed:settle($content)"/>
      <xsl:variable name="by" as="xs:string?" select="ed:note-by(.)"/>
      <xsl:if test="$by">
        <xsl:text> </xsl:text>
        <span class="by"><xsl:sequence select="ed:own-words(.)"/>{$by}</span>
      </xsl:if>
      <xsl:call-template name="ed:permalink">
        <xsl:with-param name="anchor" select="'n' || $number"/>
        <xsl:with-param name="place" select="ed:label('note.reference', ed:note-label(.))"/>
      </xsl:call-template>
    </div>
  </xsl:template>

  <!-- Whose note it is: the short name of who is responsible, else what its type says. -->
  <xsl:function name="ed:note-by" as="xs:string?">
    <xsl:param name="note" as="element()"/>
    <xsl:variable name="type" as="xs:string" select="'note.by.' || $note/@type"/>
    <xsl:variable name="role" as="xs:string?" select="if (ed:has-label($type)) then ed:label($type) else ()"/>
    <xsl:variable name="person" as="xs:string?" select="ed:entity($note/@resp)/@short"/>
    <xsl:sequence select="(string-join(($person, $role), ', '))[.]"/>
  </xsl:function>

</xsl:stylesheet>
