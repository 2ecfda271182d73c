<?xml version="1.0" encoding="UTF-8"?>
<!--
  The critical apparatus after the text, printed as an apparatus: locus, lemma and bracket, readings, who is responsible.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:variable name="ed:entry-root" as="xs:string" select="$ed:root"/>

  <!-- The entries that belong to one page of the record: `page` is its file in the record's folder, empty for the record's own page. -->
  <xsl:template name="ed:apparatus-part">
    <xsl:param name="page" as="xs:string" required="yes"/>
    <xsl:variable name="entries" as="element(app:entry)*" select="$ed:entries/app:apparatus/app:entry[string(app:locus/@page) = $page]"/>
    <xsl:if test="exists($entries)">
      <section class="part" id="apparatus" aria-labelledby="apparatus-title">
        <h2 id="apparatus-title">{ed:label('record.apparatus')}</h2>
        <xsl:call-template name="ed:entry-lists">
          <xsl:with-param name="apparatus" select="$ed:entries/app:apparatus"/>
          <xsl:with-param name="entries" select="$entries"/>
        </xsl:call-template>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Words quoted from the text: marked as there, but without links, anchors and notes. -->
  <xsl:template match="app:words | app:note | app:detail" mode="ed:entry-words">
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
