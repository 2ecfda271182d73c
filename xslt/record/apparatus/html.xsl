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
            <ol class="apparatus">
              <xsl:apply-templates select="$model/app:entry" mode="ed:apparatus-html">
                <xsl:with-param name="record" select="$id" tunnel="yes"/>
              </xsl:apply-templates>
            </ol>
          </xsl:when>
          <xsl:otherwise>
            <p>{ed:label('apparatus.none')}</p>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:mode name="ed:apparatus-html" on-no-match="shallow-skip"/>

  <xsl:template match="app:entry" mode="ed:apparatus-html">
    <xsl:param name="record" as="xs:string" tunnel="yes"/>
    <li id="{@id}">
      <a class="locus" href="{ed:page-address(string(app:locus/@page), 't' || @n)}">{app:locus}</a>
      <xsl:text> </xsl:text>
      <div class="entry">
        <xsl:apply-templates select="app:lemma" mode="#current"/>
        <xsl:for-each select="app:reading, app:note">
          <xsl:if test="position() gt 1">; </xsl:if>
          <xsl:apply-templates select="." mode="#current"/>
        </xsl:for-each>
        <xsl:for-each select="app:resp">
          <xsl:text>{if (position() gt 1) then ', ' else ' '}</xsl:text>
          <xsl:apply-templates select="." mode="#current"/>
        </xsl:for-each>
      </div>
    </li>
  </xsl:template>

  <xsl:template match="app:lemma" mode="ed:apparatus-html">
    <span class="lem">
      <xsl:sequence select="ed:language(.)"/>
      <xsl:value-of select="ed:lemma-words(.)"/>
    </span>
    <span class="lem-bracket">]</span>
    <xsl:text> {@witnesses ! (. || (if (../following-sibling::app:reading) then '; ' else ' '))}</xsl:text>
  </xsl:template>

  <xsl:template match="app:reading" mode="ed:apparatus-html">
    <xsl:variable name="kind" as="xs:string" select="ed:label('apparatus.' || @kind)"/>
    <xsl:variable name="words" as="node()*">
      <xsl:if test="node()">
        <span class="reading">
          <xsl:sequence select="ed:language(.)"/>
          <xsl:apply-templates mode="ed:apparatus-inline"/>
        </span>
      </xsl:if>
    </xsl:variable>
    <xsl:variable name="operator" as="node()*">
      <xsl:if test="$kind and not(@kind = 'gap')">
        <i class="op">{$kind}</i>
      </xsl:if>
    </xsl:variable>
    <xsl:variable name="parts" as="node()*" select="if (@kind = 'orig') then ($words, $operator) else ($operator, $words)"/>
    <xsl:for-each select="$parts">
      <xsl:if test="position() gt 1">
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:sequence select="."/>
    </xsl:for-each>
    <xsl:text>{@witnesses ! (' ' || .)}{@cert[ed:has-label('apparatus.cert.' || .)] ! (' (' || ed:label('apparatus.cert.' || .) || ')')}</xsl:text>
  </xsl:template>

  <xsl:template match="app:note" mode="ed:apparatus-html">
    <span class="entry-note">
      <xsl:sequence select="ed:language(.)"/>
      <xsl:apply-templates mode="ed:apparatus-inline"/>
    </span>
  </xsl:template>

  <xsl:template match="app:resp" mode="ed:apparatus-html">
    <xsl:choose>
      <xsl:when test="@href">
        <a class="resp" href="../{@href}">{.}</a>
      </xsl:when>
      <xsl:otherwise>
        <span class="resp">{.}</span>
      </xsl:otherwise>
    </xsl:choose>
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
    <xsl:variable name="marks" as="xs:boolean" select="ed:lacks-marks(.)"/>
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
