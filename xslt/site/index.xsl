<?xml version="1.0" encoding="UTF-8"?>
<!-- The front page of the edition: what it is, and its records by date. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="m:page[@kind = 'index']" mode="ed:page">
    <xsl:call-template name="ed:page">
      <xsl:with-param name="title" select="string($ed:config/@title)"/>
      <xsl:with-param name="root" select="$ed:root"/>
      <xsl:with-param name="current" select="'records'"/>
      <xsl:with-param name="here" select="true()"/>
      <xsl:with-param name="path" select="string(@path)"/>
      <xsl:with-param name="class" select="'site index'"/>
      <xsl:with-param name="description" select="string($ed:config/m:description)"/>
      <xsl:with-param name="content">
        <header class="front">
          <h1>{$ed:config/@title}</h1>
          <xsl:if test="normalize-space($ed:config/m:description)">
            <p class="lead">{$ed:config/m:description}</p>
          </xsl:if>
          <xsl:variable name="editors" as="xs:string*" select="$ed:config/m:editor/normalize-space()[.]"/>
          <xsl:if test="exists($editors)">
            <p class="byline">{ed:label('site.edited-by', string-join($editors, ', '))}</p>
          </xsl:if>
          <ul class="counts">
            <li>
              <a href="#records">{ed:count('records', xs:integer(@records))}</a>
            </li>
            <xsl:for-each select="m:count">
              <li>
                <a href="{@kind}.html">{ed:count(@kind, xs:integer(@number))}</a>
              </li>
            </xsl:for-each>
          </ul>
          <xsl:call-template name="ed:ways"/>
          <xsl:if test="exists(ed:books())">
            <p class="downloads-title" id="books">{ed:label('book.edition')}</p>
            <ul class="downloads" aria-labelledby="books">
              <xsl:for-each select="ed:books()">
                <li>
                  <a href="edition.{.}">{ed:label('record.download.' || .)}</a>
                </li>
              </xsl:for-each>
            </ul>
          </xsl:if>
        </header>
        <section class="listing" id="records" aria-labelledby="records-title">
          <h2 id="records-title">{ed:label('site.records')}</h2>
          <xsl:choose>
            <xsl:when test="m:period">
              <xsl:call-template name="ed:periods"/>
            </xsl:when>
            <xsl:otherwise>
              <ol class="records">
                <xsl:apply-templates select="m:record" mode="ed:list"/>
              </ol>
            </xsl:otherwise>
          </xsl:choose>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="m:record" mode="ed:list">
    <li>
      <xsl:call-template name="ed:record-date"/>
      <div class="what">
        <h3>
          <a href="{$ed:root}{@href}">
            <xsl:sequence select="ed:in-language(@lang)"/>
            <xsl:value-of select="@title"/>
          </a>
        </h3>
        <xsl:variable name="facts" as="xs:string*" select="(m:authors, m:volume, m:archive)/normalize-space()[.], m:documents/ed:count('documents', xs:integer(@number))"/>
        <xsl:if test="exists($facts)">
          <p class="facts-line">
            <xsl:sequence select="ed:in-language(@lang)"/>
            <xsl:value-of select="$facts" separator=" · "/>
          </p>
        </xsl:if>
        <xsl:if test="m:summary">
          <p class="summary">
            <xsl:sequence select="ed:in-language(@lang)"/>
            <xsl:value-of select="m:summary"/>
          </p>
        </xsl:if>
      </div>
    </li>
  </xsl:template>

</xsl:stylesheet>
