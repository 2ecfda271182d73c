<?xml version="1.0" encoding="UTF-8"?>
<!--
  The critical apparatus after the text, printed as an apparatus: locus, lemma and bracket, readings, who is responsible.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <!-- The entries that belong to one page of the record: `page` is its file in the record's folder, empty for the record's own page. -->
  <xsl:template name="ed:apparatus-part">
    <xsl:param name="page" as="xs:string" required="yes"/>
    <xsl:variable name="entries" as="element(app:entry)*" select="$ed:entries/app:apparatus/app:entry[string(app:locus/@page) = $page]"/>
    <xsl:if test="exists($entries)">
      <section class="part" id="apparatus" aria-labelledby="apparatus-title">
        <h2 id="apparatus-title">{ed:label('record.apparatus')}</h2>
        <ol class="apparatus">
          <xsl:apply-templates select="$entries" mode="ed:entry"/>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="ed:entry" on-no-match="shallow-skip"/>

  <xsl:template match="app:entry" mode="ed:entry">
    <li id="{@id}">
      <a class="locus" href="#t{@n}" role="doc-backlink" aria-label="{ed:label('html.locus', string(app:locus))}">{app:locus}</a>
      <div class="entry">
        <xsl:apply-templates select="app:lemma, app:reading, app:note, app:resp" mode="ed:entry"/>
      </div>
    </li>
  </xsl:template>

  <xsl:template match="app:lemma" mode="ed:entry">
    <span class="lem">
      <xsl:sequence select="ed:language(.)"/>
      <xsl:apply-templates mode="ed:quoted"/>
    </span>
    <span class="lem-bracket">]</span>
    <xsl:text> {@witnesses ! (. || (if (../following-sibling::app:reading) then '; ' else ' '))}</xsl:text>
  </xsl:template>

  <!-- The operator, the words, the witnesses; of a reading of the source the words stand first. -->
  <xsl:template match="app:reading" mode="ed:entry">
    <xsl:variable name="kind" as="xs:string" select="if (ed:has-label('apparatus.' || @kind)) then ed:label('apparatus.' || @kind) else string(@kind)"/>
    <xsl:variable name="operator" as="element()?">
      <xsl:if test="$kind and not(@kind = 'gap')">
        <i class="op">{$kind}</i>
      </xsl:if>
    </xsl:variable>
    <xsl:variable name="words" as="element()*">
      <xsl:if test="node()">
        <xsl:call-template name="ed:quoted">
          <xsl:with-param name="class" select="'reading'"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:variable>
    <xsl:for-each select="if (@kind = 'orig') then ($words, $operator) else ($operator, $words)">
      <xsl:if test="position() gt 1">
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:sequence select="."/>
    </xsl:for-each>
    <xsl:text>{@witnesses ! (' ' || .)}{@cert[ed:has-label('apparatus.cert.' || .)] ! (' (' || ed:label('apparatus.cert.' || .) || ')')}{if (following-sibling::app:reading or following-sibling::app:note) then '; ' else ' '}</xsl:text>
  </xsl:template>

  <xsl:template match="app:note" mode="ed:entry">
    <xsl:call-template name="ed:quoted">
      <xsl:with-param name="class" select="'entry-note'"/>
    </xsl:call-template>
    <xsl:text>{if (following-sibling::app:note) then '; ' else ' '}</xsl:text>
  </xsl:template>

  <!-- Words quoted from the text: marked as there, but without links, anchors and notes. -->
  <xsl:template name="ed:quoted">
    <xsl:param name="class" as="xs:string"/>
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

  <xsl:template match="app:resp" mode="ed:entry">
    <xsl:choose>
      <xsl:when test="@href">
        <a class="resp" href="{$ed:root}{@href}">{.}</a>
      </xsl:when>
      <xsl:otherwise>
        <span class="resp">{.}</span>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="following-sibling::app:resp">
      <xsl:text>, </xsl:text>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
