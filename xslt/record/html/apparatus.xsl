<?xml version="1.0" encoding="UTF-8"?>
<!--
  The critical apparatus after the text, printed as an apparatus: locus, lemma and bracket, readings, who is responsible.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:template name="ed:apparatus-part">
    <xsl:variable name="entries" as="element(app:entry)*" select="$ed:entries/app:apparatus/app:entry"/>
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
      <xsl:apply-templates mode="ed:inline">
        <xsl:with-param name="ed:no-links" tunnel="yes" select="true()"/>
      </xsl:apply-templates>
    </span>
    <span class="lem-bracket">]</span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="app:reading" mode="ed:entry">
    <span class="reading">
      <i class="op">{if (ed:has-label('apparatus.' || @kind)) then ed:label('apparatus.' || @kind) else @kind}</i>
      <xsl:if test="node()">
        <xsl:text> </xsl:text>
        <span>
          <xsl:sequence select="ed:language(.)"/>
          <xsl:apply-templates mode="ed:inline">
            <xsl:with-param name="ed:no-links" tunnel="yes" select="true()"/>
          </xsl:apply-templates>
        </span>
      </xsl:if>
    </span>
    <xsl:if test="following-sibling::app:reading or following-sibling::app:note">
      <xsl:text>; </xsl:text>
    </xsl:if>
    <xsl:if test="not(following-sibling::app:reading or following-sibling::app:note)">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="app:note" mode="ed:entry">
    <span class="entry-note">
      <xsl:sequence select="ed:language(.)"/>
      <xsl:apply-templates mode="ed:inline">
        <xsl:with-param name="ed:no-links" tunnel="yes" select="true()"/>
      </xsl:apply-templates>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="app:resp" mode="ed:entry">
    <span class="resp">{.}</span>
    <xsl:if test="following-sibling::app:resp">
      <xsl:text>, </xsl:text>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
