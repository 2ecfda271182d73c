<?xml version="1.0" encoding="UTF-8"?>
<!--
  The critical apparatus after the text, printed as an apparatus: locus, lemma and bracket, readings, who is responsible.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:variable name="ed:entry-root" as="xs:string" select="$ed:root"/>

  <!-- Whether entries stand beside the paragraph that they are about. -->
  <xsl:variable name="ed:entries-beside" as="xs:boolean" select="$ed:apparatus-config/@placement = 'beside' and ed:shows('apparatus')"/>

  <xsl:key name="ed:entry-at" match="app:entry" use="app:locus/@anchor"/>

  <!-- The entries that stand beside a row: those of its numbered paragraphs. -->
  <xsl:template name="ed:side-entries" as="element()*">
    <xsl:param name="elements" as="node()*"/>
    <xsl:variable name="entries" as="element(app:entry)*" select="if ($ed:entries-beside) then $elements[self::p or self::ab or self::lg][ed:number(.)] ! key('ed:entry-at', ed:anchor(.), $ed:entries) else ()"/>
    <xsl:if test="exists($entries)">
      <xsl:call-template name="ed:entry-lists">
        <xsl:with-param name="apparatus" select="$ed:entries/app:apparatus"/>
        <xsl:with-param name="entries" select="$entries"/>
        <xsl:with-param name="level" select="0"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!--
    The text of a page, and the entries that belong to it: `page` is its file in the record's folder, empty for the record's own page.
    What does not stand beside the text stands below it.
  -->
  <xsl:template name="ed:apparatus-part">
    <xsl:param name="page" as="xs:string" required="yes"/>
    <xsl:param name="text" as="node()*" select="()"/>
    <xsl:variable name="apparatus" as="element(app:apparatus)?" select="$ed:entries/app:apparatus"/>
    <xsl:variable name="beside" as="xs:string*" select="if ($ed:entries-beside) then $text/descendant-or-self::*:ol[@class = 'apparatus']/*:li/@id else ()"/>
    <xsl:variable name="all" as="element(app:entry)*" select="$apparatus/app:entry[string(app:locus/@page) = $page]"/>
    <xsl:variable name="entries" as="element(app:entry)*" select="if (exists($beside)) then $all[not(@id = $beside)] else $all"/>
    <xsl:variable name="witnesses" as="xs:boolean" select="$page = '' and exists($apparatus/app:witness)"/>
    <xsl:if test="exists($entries) or $witnesses">
      <section class="part" id="apparatus" aria-labelledby="apparatus-title">
        <h2 id="apparatus-title">{ed:label('record.apparatus')}</h2>
        <xsl:call-template name="ed:entry-lists">
          <xsl:with-param name="apparatus" select="$apparatus"/>
          <xsl:with-param name="entries" select="$entries"/>
        </xsl:call-template>
        <xsl:if test="$witnesses">
          <xsl:call-template name="ed:witness-list">
            <xsl:with-param name="apparatus" select="$apparatus"/>
            <xsl:with-param name="folder" select="$ed:context/m:context/@id || '/'"/>
          </xsl:call-template>
        </xsl:if>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Words quoted from the text: marked as there, but without links, anchors and notes. -->
  <xsl:template match="app:words | app:note | app:detail | app:heading" mode="ed:entry-words">
    <xsl:param name="class" as="xs:string" required="yes"/>
    <xsl:variable name="content" as="node()*">
      <xsl:apply-templates mode="ed:quoted"/>
    </xsl:variable>
    <xsl:variable name="phrase" as="element()">
      <span class="{$class}">
        <xsl:sequence select="ed:language(.)"/>
        <xsl:sequence select="$content"/>
      </span>
    </xsl:variable>
    <xsl:sequence select="ed:settle($phrase)"/>
  </xsl:template>

  <xsl:mode name="ed:quoted"/>
  <xsl:template match="node()" mode="ed:quoted">
    <xsl:apply-templates select="." mode="ed:inline">
      <xsl:with-param name="ed:no-links" tunnel="yes" select="true()"/>
    </xsl:apply-templates>
  </xsl:template>

</xsl:stylesheet>
