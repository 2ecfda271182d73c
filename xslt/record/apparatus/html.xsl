<?xml version="1.0" encoding="UTF-8"?>
<!-- The apparatus as a page of its own. Each locus leads to its place in the record's page. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes">


  <xsl:template name="ed:apparatus-page">
    <xsl:param name="model" as="element(app:apparatus)" required="yes"/>
    <xsl:variable name="id" as="xs:string" select="string($model/@record)"/>
    <xsl:variable name="title" as="xs:string" select="ed:record-title(/)"/>
    <xsl:call-template name="ed:page">
      <xsl:with-param name="title" select="ed:label('apparatus.of', $title)"/>
      <xsl:with-param name="root" select="'../'"/>
      <xsl:with-param name="current" select="'records'"/>
      <xsl:with-param name="path" select="'records/' || $id || '.apparatus.html'"/>
      <xsl:with-param name="class" select="'apparatus-page'"/>
      <xsl:with-param name="content">
        <h1>{ed:label('apparatus.title')}</h1>
        <p><a href="{$id}.html">{$title}</a></p>
        <xsl:choose>
          <xsl:when test="$model/app:entry">
            <xsl:call-template name="ed:entry-lists">
              <xsl:with-param name="apparatus" select="$model"/>
              <xsl:with-param name="level" select="2"/>
            </xsl:call-template>
            <xsl:call-template name="ed:witness-list">
              <xsl:with-param name="apparatus" select="$model"/>
              <xsl:with-param name="folder" select="encode-for-uri($id) || '/'"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <p>{ed:label('apparatus.none')}</p>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:variable name="ed:text-page" as="xs:string" select="ed:record-id($ed:record) || '.html'"/>

  <xsl:template match="app:words | app:note | app:detail | app:heading" mode="ed:entry-words">
    <xsl:param name="class" as="xs:string" required="yes"/>
    <span class="{$class}">
      <xsl:sequence select="ed:language(.)"/>
      <xsl:apply-templates mode="ed:apparatus-inline"/>
    </span>
  </xsl:template>

  <!-- Quoted words: emphasis and languages stay; everything else is as in plain text. -->
  <xsl:mode name="ed:apparatus-inline" on-no-match="shallow-skip"/>

  <xsl:template match="text()" mode="ed:apparatus-inline">
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template match="*" mode="ed:apparatus-inline">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:foreign | tei:mentioned | tei:hi | tei:emph | *[@xml:lang]" mode="ed:apparatus-inline">
    <xsl:element name="{if (self::tei:emph) then 'em' else if (self::tei:foreign or self::tei:mentioned or self::tei:hi) then 'i' else 'span'}">
      <xsl:sequence select="ed:language(.)"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:sic[not(parent::tei:choice)]" mode="ed:apparatus-inline">
    <xsl:apply-templates mode="#current"/>
    <xsl:text> [{ed:label('text.sic')}]</xsl:text>
  </xsl:template>

  <xsl:template match="tei:q | tei:quote | tei:said | tei:soCalled | tei:gloss" mode="ed:apparatus-inline">
    <xsl:variable name="marks" as="xs:boolean" select="ed:wants-marks(.)"/>
    <xsl:text>{if ($marks) then ed:label('text.quote.open') else ''}</xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:text>{if ($marks) then ed:label('text.quote.close') else ''}</xsl:text>
  </xsl:template>

  <!-- Marks within a reading are written out, as plain text writes them. -->
  <xsl:template match="tei:choice | tei:gap | tei:supplied | tei:ex | tei:unclear | tei:add | tei:del | tei:subst | tei:surplus | tei:app | tei:lb | tei:pb | tei:cb | tei:milestone | tei:list | tei:table | tei:figure | tei:stamp | tei:fw | tei:p | tei:l | tei:lg" mode="ed:apparatus-inline">
    <xsl:variable name="words" as="text()*">
      <xsl:apply-templates select="." mode="ed:text"/>
    </xsl:variable>
    <xsl:variable name="string" as="xs:string" select="string-join($words)"/>
    <xsl:value-of select="(if (matches($string, '^[\s&#xFDD1;&#xFDD2;]')) then ' ' else '') || ed:one-line($string) || (if (matches($string, '[\s&#xFDD1;&#xFDD2;]$')) then ' ' else '')"/>
  </xsl:template>

</xsl:stylesheet>
