<?xml version="1.0" encoding="UTF-8"?>
<!--
  An entry in HTML: locus, lemma and bracket, readings with their witnesses, who is responsible. The record's page and the page of the
  apparatus share it; each says how quoted words look (mode `ed:entry-words`) and where links lead from it.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- What stands before `#t1` in the address of a place in the text, and the way to the edition's root. -->
  <xsl:variable name="ed:text-page" as="xs:string" select="''"/>
  <xsl:variable name="ed:entry-root" as="xs:string" select="'../'"/>

  <xsl:mode name="ed:entry" on-no-match="shallow-skip"/>
  <xsl:mode name="ed:entry-words" on-no-match="fail"/>

  <!-- All entries, or those of one place, by series. `level` is that of the series' headings; 0 for a line of text. -->
  <xsl:template name="ed:entry-lists">
    <xsl:param name="apparatus" as="element(app:apparatus)"/>
    <xsl:param name="entries" as="element(app:entry)*" select="$apparatus/app:entry"/>
    <xsl:param name="level" as="xs:integer" select="3"/>
    <xsl:variable name="titled" as="xs:boolean" select="ed:has-series($apparatus)"/>
    <xsl:for-each select="ed:series($apparatus)">
      <xsl:variable name="series" as="element(m:series)" select="."/>
      <xsl:variable name="own" as="element(app:entry)*" select="$entries[string(@series) = $series/@type]"/>
      <xsl:if test="exists($own)">
        <xsl:if test="$titled">
          <xsl:if test="normalize-space(@title)">
            <xsl:element name="{if ($level gt 0) then 'h' || $level else 'p'}">
              <xsl:attribute name="class" select="'series'"/>
              <xsl:value-of select="@title"/>
            </xsl:element>
          </xsl:if>
          <xsl:if test="$level gt 0">
            <xsl:for-each select="ed:series-notes($apparatus, .)">
              <p class="series-note">
                <xsl:apply-templates select="." mode="ed:entry-words">
                  <xsl:with-param name="class" select="'entry-note'"/>
                </xsl:apply-templates>
              </p>
            </xsl:for-each>
          </xsl:if>
        </xsl:if>
        <ol class="apparatus">
          <xsl:apply-templates select="$own" mode="ed:entry"/>
        </ol>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- The witnesses with their sigla, each with a link to its text. `folder` is the way to the record's folder. -->
  <xsl:template name="ed:witness-list">
    <xsl:param name="apparatus" as="element(app:apparatus)"/>
    <xsl:param name="folder" as="xs:string"/>
    <xsl:variable name="paged" as="xs:boolean" select="exists($apparatus/app:entry[@kind = 'app'][@unit][@known]) and exists($apparatus/app:witness/@file)"/>
    <xsl:if test="$apparatus/app:witness">
      <h3 id="witnesses">{ed:label('witness.list')}</h3>
      <xsl:if test="$paged">
        <p class="compare">
          <a href="{$folder}witness/index.html">{ed:label('witness.compare')}</a>
        </p>
      </xsl:if>
      <dl class="witnesses" aria-labelledby="witnesses">
        <xsl:for-each select="$apparatus/app:witness">
          <div>
            <dt>
              <xsl:choose>
                <xsl:when test="$paged and @file">
                  <a class="wit" href="{$folder}witness/{@file}.html">{@siglum}</a>
                </xsl:when>
                <xsl:otherwise>
                  <span class="wit">{@siglum}</span>
                </xsl:otherwise>
              </xsl:choose>
            </dt>
            <dd>
              <xsl:variable name="members" as="element(app:witness)*" select="if (@kind = 'group') then ../app:witness[tokenize(@within)[1] = current()/@id] else ()"/>
              <xsl:value-of select="string-join((normalize-space(.)[.], (if (exists($members)) then '(' || string-join($members/@siglum, ' ') || ')' else ())), ' ')"/>
            </dd>
          </div>
        </xsl:for-each>
      </dl>
    </xsl:if>
  </xsl:template>

  <xsl:template match="app:entry" mode="ed:entry">
    <xsl:variable name="anchor" as="xs:string?" select="if (@source and not(@refers or @unshown) or app:span or @source and @refers and not(@known)) then 't' || @n else app:locus/@anchor"/>
    <li id="{@id}">
      <xsl:choose>
        <xsl:when test="$anchor">
          <a class="locus" href="{if ($ed:text-page) then ed:page-address(string(app:locus/@page), '') else ''}#{$anchor}">{app:locus}</a>
        </xsl:when>
        <xsl:otherwise>
          <span class="locus">{app:locus}</span>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:text> </xsl:text>
      <xsl:call-template name="ed:entry-body"/>
      <xsl:for-each select="app:resp">
        <xsl:text>{if (position() gt 1) then ', ' else ' '}</xsl:text>
        <xsl:apply-templates select="." mode="ed:entry"/>
      </xsl:for-each>
      <!-- In a variorum of hundreds of entries they would be a quarter of the page; a click on the word in the text gives the address as well. -->
      <xsl:if test="empty(../app:entry[201])">
        <xsl:call-template name="ed:permalink">
          <xsl:with-param name="anchor" select="string(@id)"/>
          <xsl:with-param name="place" select="string-join((app:locus, app:lemma/app:words/normalize-space())[.], ', ')"/>
        </xsl:call-template>
      </xsl:if>
    </li>
  </xsl:template>

  <xsl:template name="ed:entry-body">
    <xsl:variable name="lacking" as="element(app:lemma)?" select="if (ed:after-words(.)) then app:lemma[not(app:words)][ed:printed-witnesses(.)] else ()"/>
    <xsl:variable name="lemma" as="element(app:lemma)?" select="app:lemma[app:words or ed:printed-witnesses(.)] except $lacking"/>
    <xsl:variable name="parts" as="element()*" select="app:reading, app:note, app:absent[1]"/>
    <xsl:for-each select="$lemma">
      <xsl:choose>
        <xsl:when test="app:words">
          <span class="lem">
            <xsl:sequence select="ed:language(.)"/>
            <xsl:value-of select="ed:lemma-words(.)"/>
          </span>
        </xsl:when>
        <xsl:otherwise>
          <i class="op">{ed:label('apparatus.om')}</i>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:text>] </xsl:text>
      <xsl:variable name="attested" as="node()*">
        <xsl:call-template name="ed:attested"/>
      </xsl:variable>
      <xsl:sequence select="$attested"/>
      <xsl:if test="exists($attested) and exists($parts)">; </xsl:if>
    </xsl:for-each>
    <xsl:if test="ed:after-words(.)">
      <i class="op">{replace(ed:after-words(.), '\S+\]$', '')}</i>
      <span class="lem">{app:locus/@after}</span>
      <xsl:text>] </xsl:text>
    </xsl:if>
    <xsl:for-each select="$parts">
      <xsl:if test="position() gt 1">; </xsl:if>
      <xsl:apply-templates select="." mode="ed:entry"/>
    </xsl:for-each>
    <xsl:for-each select="$lacking">
      <xsl:text>; </xsl:text>
      <i class="op">{ed:label('apparatus.om')}</i>
      <xsl:text> </xsl:text>
      <xsl:call-template name="ed:attested"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The operator, the words, the witnesses; of a reading of the source the words stand first. -->
  <xsl:template match="app:reading" mode="ed:entry">
    <xsl:variable name="kind" as="xs:string" select="ed:operator(.)"/>
    <xsl:variable name="operator" as="element()?">
      <xsl:if test="$kind and not(@kind = 'gap')">
        <i class="op">{$kind}</i>
      </xsl:if>
    </xsl:variable>
    <xsl:variable name="words" as="element()?">
      <xsl:choose>
        <xsl:when test="@added">
          <span class="reading">
            <xsl:sequence select="ed:language(app:words)"/>
            <xsl:value-of select="@added"/>
          </span>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="app:words" mode="ed:entry-words">
            <xsl:with-param name="class" select="'reading'"/>
          </xsl:apply-templates>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="attested" as="node()*">
      <xsl:call-template name="ed:attested"/>
    </xsl:variable>
    <xsl:if test="ed:group-words(.)">
      <i class="op">{ed:group-words(.)}</i>
    </xsl:if>
    <xsl:for-each select="if (@kind = 'orig') then ($words, $operator) else ($operator, $words)">
      <xsl:if test="position() gt 1">
        <xsl:text> </xsl:text>
      </xsl:if>
      <!-- Words without a language of their own need no element: a variorum has thousands. -->
      <xsl:sequence select="if (. is $words and not(@* except @class)) then node() else ."/>
    </xsl:for-each>
    <xsl:if test="exists($attested)">
      <xsl:text> </xsl:text>
      <xsl:sequence select="$attested"/>
    </xsl:if>
  </xsl:template>

  <!-- Witnesses, proposers, remarks, details, notes, variation within. -->
  <xsl:template name="ed:attested" as="node()*">
    <xsl:variable name="groups" as="array(node()*)*">
      <!-- Sigla without a hand stand in one element, for the same reason. -->
      <xsl:for-each-group select="ed:printed-witnesses(.)" group-adjacent="if (@raised or @hand) then position() else 0">
        <xsl:variable name="wit" as="node()*">
          <span class="wit">
            <xsl:choose>
              <xsl:when test="@raised">
                <xsl:value-of select="substring(@siglum, 1, string-length(@siglum) - string-length(@raised))"/>
                <sup>{@raised}</sup>
              </xsl:when>
              <xsl:otherwise>
                <xsl:value-of select="current-group()/@siglum" separator=" "/>
              </xsl:otherwise>
            </xsl:choose>
            <xsl:if test="@hand">
              <sup>{@hand}</sup>
            </xsl:if>
          </span>
        </xsl:variable>
        <xsl:sequence select="[$wit]"/>
      </xsl:for-each-group>
      <xsl:if test="app:by">
        <xsl:variable name="by" as="node()*">
          <xsl:for-each select="app:by">
            <xsl:if test="position() gt 1">, </xsl:if>
            <xsl:choose>
              <xsl:when test="@href">
                <a class="resp" href="{$ed:entry-root}{@href}">{@siglum}</a>
              </xsl:when>
              <xsl:otherwise>
                <span class="resp">{@siglum}</span>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </xsl:variable>
        <xsl:sequence select="[$by]"/>
      </xsl:if>
      <xsl:for-each select="ed:remarks(.)">
        <xsl:variable name="remark" as="node()*">
          <span class="remark">({.})</span>
        </xsl:variable>
        <xsl:sequence select="[$remark]"/>
      </xsl:for-each>
      <xsl:for-each select="app:detail">
        <xsl:variable name="detail" as="node()*">
          <xsl:text>(</xsl:text>
          <xsl:for-each select="ed:detail-siglum(.)">
            <span class="wit">{.}</span>
            <xsl:text> </xsl:text>
          </xsl:for-each>
          <xsl:apply-templates select="." mode="ed:entry-words">
            <xsl:with-param name="class" select="'entry-note'"/>
          </xsl:apply-templates>
          <xsl:for-each select="ed:detail-by(.)">
            <xsl:text> </xsl:text>
            <span class="resp">{.}</span>
          </xsl:for-each>
          <xsl:text>)</xsl:text>
        </xsl:variable>
        <xsl:sequence select="[$detail]"/>
      </xsl:for-each>
      <xsl:for-each select="app:note">
        <xsl:variable name="note" as="node()*">
          <xsl:apply-templates select="." mode="ed:entry-words">
            <xsl:with-param name="class" select="'entry-note'"/>
          </xsl:apply-templates>
        </xsl:variable>
        <xsl:sequence select="[$note]"/>
      </xsl:for-each>
      <xsl:for-each select="app:entry[app:lemma[app:words] or app:reading]">
        <xsl:variable name="inner" as="node()*">
          <span class="inner">
            <xsl:text>(</xsl:text>
            <xsl:call-template name="ed:entry-body"/>
            <xsl:text>)</xsl:text>
          </span>
        </xsl:variable>
        <xsl:sequence select="[$inner]"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:for-each select="$groups">
      <xsl:if test="position() gt 1">
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:sequence select="?1"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="app:note" mode="ed:entry">
    <xsl:apply-templates select="." mode="ed:entry-words">
      <xsl:with-param name="class" select="'entry-note'"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="app:absent" mode="ed:entry">
    <span class="remark">{ed:label('apparatus.absent', string-join(../app:absent/@siglum, ' '))}</span>
  </xsl:template>

  <xsl:template match="app:resp" mode="ed:entry">
    <xsl:choose>
      <xsl:when test="@href">
        <a class="resp" href="{$ed:entry-root}{@href}">{.}</a>
      </xsl:when>
      <xsl:otherwise>
        <span class="resp">{.}</span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
