<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists of records: of a year or a month, of an archive, of all by title. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" version="3.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="m:page[@kind = 'records']" mode="ed:page">
    <xsl:variable name="number" as="xs:integer" select="xs:integer(@number)"/>
    <xsl:variable name="heading" as="xs:string" select="
        if (@list = 'period') then ed:period(@period)
        else if (@list = 'archive') then string(@name)
        else ed:label('browse.titles')"/>
    <xsl:variable name="edition" as="xs:string" select="string($ed:config/@title)"/>
    <xsl:call-template name="ed:page">
      <xsl:with-param name="title" select="string-join((@above, $heading, ed:label('site.page', string($number))[$number gt 1]), ', ')"/>
      <xsl:with-param name="root" select="$ed:root"/>
      <xsl:with-param name="current" select="'records'"/>
      <xsl:with-param name="path" select="string(@path)"/>
      <xsl:with-param name="class" select="'site index'"/>
      <xsl:with-param name="description" select="ed:label('browse.' || @list || '-description', ($edition, string-join((@above, $heading), ', ')))"/>
      <xsl:with-param name="content">
        <header class="front">
          <xsl:choose>
            <xsl:when test="@list = 'period'">
              <p class="eyebrow">
                <a href="{$ed:root}timeline.html">{ed:label('ways.timeline')}</a>
                <xsl:if test="matches(@period, '^-?\d+-\d\d$')"> · <a href="{$ed:root}dates/{replace(@period, '-\d\d$', '')}.html">{ed:period(replace(@period, '-\d\d$', ''))}</a></xsl:if>
              </p>
            </xsl:when>
            <xsl:when test="@list = 'archive'">
              <p class="eyebrow">
                <a href="{$ed:root}archives.html">{ed:label('ways.archives')}</a>
                <xsl:if test="@above"> · <a href="{$ed:root}{@above-href}">{@above}</a></xsl:if>
              </p>
            </xsl:when>
          </xsl:choose>
          <h1>{$heading}</h1>
          <p class="byline">{ed:count('records', xs:integer(@count))}</p>
        </header>
        <xsl:if test="m:period or m:archive-link">
          <section class="listing" aria-label="{$heading}">
            <xsl:call-template name="ed:periods"/>
            <xsl:call-template name="ed:archive-links"/>
          </section>
        </xsl:if>
        <xsl:if test="m:record">
          <section class="listing" aria-labelledby="records-title">
            <h2 id="records-title" class="unseen">{ed:label('site.records')}</h2>
            <ol class="records">
              <xsl:apply-templates select="m:record" mode="ed:list"/>
            </ol>
            <xsl:call-template name="ed:page-links"/>
          </section>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="m:page[@kind = 'archives']" mode="ed:page">
    <xsl:call-template name="ed:page">
      <xsl:with-param name="title" select="ed:label('browse.archives')"/>
      <xsl:with-param name="root" select="$ed:root"/>
      <xsl:with-param name="current" select="'records'"/>
      <xsl:with-param name="path" select="string(@path)"/>
      <xsl:with-param name="class" select="'site index'"/>
      <xsl:with-param name="description" select="ed:label('browse.archives-description', string($ed:config/@title))"/>
      <xsl:with-param name="content">
        <header class="front">
          <h1>{ed:label('browse.archives')}</h1>
        </header>
        <section class="listing" aria-label="{ed:label('browse.archives')}">
          <xsl:call-template name="ed:archive-links"/>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The archives, or the fonds of one, with their numbers of records. -->
  <xsl:template name="ed:archive-links">
    <xsl:if test="m:archive-link">
      <ul class="entries">
        <xsl:for-each select="m:archive-link">
          <li>
            <a href="{$ed:root}{@href}">{@name}</a>
            <xsl:text> </xsl:text>
            <span class="number">{ed:count('records', xs:integer(@count))}</span>
            <xsl:call-template name="ed:archive-links"/>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- The years, under their decades where they are many, each with its months where it has too many records for one list. -->
  <xsl:template name="ed:periods">
    <xsl:variable name="has-decades" as="xs:boolean" select="count(m:period) gt 30"/>
    <xsl:for-each-group select="m:period" group-adjacent="if ($has-decades and matches(@key, '^\d+$')) then replace(@key, '\d$', '0') else ''">
      <xsl:if test="current-grouping-key()">
        <h3>{ed:label('browse.decade', (current-grouping-key(), replace(current-grouping-key(), '0$', '9')))}</h3>
      </xsl:if>
      <ul class="entries periods">
        <xsl:for-each select="current-group()">
          <li>
            <a href="{$ed:root}{@href}">{ed:period(@key)}</a>
            <xsl:text> </xsl:text>
            <span class="number">{ed:count('records', xs:integer(@count))}</span>
            <xsl:if test="m:period">
              <ul class="months">
                <xsl:for-each select="m:period">
                  <li>
                    <a href="{$ed:root}{@href}">{ed:period(@key)}</a>
                    <xsl:text> </xsl:text>
                    <span class="number">{format-integer(xs:integer(@count), '#,##0')}</span>
                  </li>
                </xsl:for-each>
              </ul>
            </xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:for-each-group>
  </xsl:template>

  <!-- What a period is called: “1962”, “March 1962”. -->
  <xsl:function name="ed:period" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="
        if ($key = 'undated') then ed:label('browse.undated')
        else if (matches($key, '-00$')) then ed:label('browse.no-month', substring-before($key, '-00'))
        else ed:day($key)"/>
  </xsl:function>

</xsl:stylesheet>
