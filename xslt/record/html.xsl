<?xml version="1.0" encoding="UTF-8"?>
<!--
  A record as a page. An edition that wants something else writes its own stylesheet, imports this one, and overrides a template,
  a function or a variable of the modules in `html/`.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:import href="../common/page.xsl"/>
  <xsl:import href="html/text.xsl"/>
  <xsl:import href="html/header.xsl"/>
  <xsl:import href="html/facts.xsl"/>
  <xsl:import href="apparatus/conventions.xsl"/>
  <xsl:import href="apparatus/entry.xsl"/>
  <xsl:import href="html/apparatus.xsl"/>
  <xsl:import href="html/referred.xsl"/>
  <xsl:import href="html/citation.xsl"/>
  <xsl:import href="html/divide.xsl"/>
  <xsl:import href="html/parallel.xsl"/>

  <!-- What `apparatus.xsl` returned for this record. -->
  <xsl:param name="ed:apparatus" as="document-node()" required="yes"/>

  <xsl:variable name="ed:root" as="xs:string" select="string($ed:context/m:context/@root)"/>
  <xsl:variable name="ed:show-names" as="xs:boolean" select="ed:shows('names')"/>
  <xsl:variable name="ed:entries" as="document-node()?" select="$ed:apparatus"/>
  <xsl:variable name="ed:apparatus-page" as="xs:string" select="if (ed:shows('apparatus')) then '' else $ed:context/m:context/@id || '.apparatus.html'"/>

  <xsl:template match="/">
    <xsl:variable name="made" as="element()">
      <xsl:call-template name="ed:record-page"/>
    </xsl:variable>
    <xsl:variable name="page" as="element()" select="ed:with-old-anchors($made)"/>
    <xsl:choose>
      <xsl:when test="$ed:is-divided or exists($ed:parallels)">
        <xsl:sequence select="ed:rebased($page, '')"/>
        <xsl:call-template name="ed:division-pages"/>
        <xsl:call-template name="ed:parallel-pages"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$page"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The page of the record; what has pages of its own is a link there. -->
  <xsl:template name="ed:record-page">
    <xsl:call-template name="ed:page">
      <xsl:with-param name="title" select="($ed:file/titleStmt/title[@type = 'short'] ! ed:plain(.), $ed:title-text)[.][1]"/>
      <xsl:with-param name="root" select="$ed:root"/>
      <xsl:with-param name="current" select="'records'"/>
      <xsl:with-param name="path" select="'records/' || $ed:context/m:context/@id || '.html'"/>
      <xsl:with-param name="class" select="'record'"/>
      <xsl:with-param name="description" select="string-join($ed:profile/abstract ! ed:plain(.), ' ')"/>
      <xsl:with-param name="skip-to" select="'text'"/>
      <xsl:with-param name="funder" select="$ed:file/titleStmt/funder[normalize-space()] ! ed:plain(.)"/>
      <xsl:with-param name="head" as="element()*">
        <xsl:call-template name="ed:metadata"/>
      </xsl:with-param>
      <xsl:with-param name="styles" as="element()*">
        <xsl:call-template name="ed:rules"/>
      </xsl:with-param>
      <xsl:with-param name="content">
        <xsl:call-template name="ed:front"/>
        <xsl:call-template name="ed:parallel-links"/>
        <xsl:variable name="text" as="node()*">
          <xsl:call-template name="ed:text"/>
        </xsl:variable>
        <xsl:call-template name="ed:reading-aids">
          <xsl:with-param name="text" select="$text/self::*:div"/>
          <xsl:with-param name="original" select="$ed:parallels[@kind = 'original'][1]"/>
        </xsl:call-template>
        <xsl:sequence select="$text"/>
        <xsl:if test="ed:shows('apparatus')">
          <xsl:call-template name="ed:apparatus-part">
            <xsl:with-param name="page" select="''"/>
            <xsl:with-param name="text" select="$text"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:call-template name="ed:annotations-part">
          <xsl:with-param name="page" select="''"/>
        </xsl:call-template>
        <xsl:call-template name="ed:dates-part">
          <xsl:with-param name="page" select="''"/>
        </xsl:call-template>
        <xsl:call-template name="ed:about-part"/>
        <xsl:call-template name="ed:cite-part"/>
        <xsl:call-template name="ed:walk-part"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The outermost texts of the document: one in a record, several in a corpus; and what is transcribed page by page. -->
  <xsl:template name="ed:text">
    <div class="text rows" id="text">
      <xsl:variable name="texts" as="element()*" select="(//(text | sourceDoc), /surface)[not(ancestor::text or ancestor::sourceDoc)]"/>
      <xsl:sequence select="ed:text-language($texts[1])"/>
      <xsl:for-each select="$texts">
        <!-- In a corpus each document has its title. -->
        <xsl:if test="parent::TEI[parent::*]">
          <xsl:for-each select="parent::TEI/teiHeader/fileDesc/titleStmt/title[1][normalize-space()]">
            <div class="row heading">
              <h2>{ed:plain(.)}</h2>
            </div>
          </xsl:for-each>
        </xsl:if>
        <xsl:if test="self::sourceDoc and position() gt 1">
          <div class="row heading">
            <h2>{ed:label('html.source-doc')}</h2>
          </div>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="self::surface">
            <xsl:apply-templates select="." mode="ed:rows"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="ed:rows"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </div>
  </xsl:template>

</xsl:stylesheet>
