<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of a register: its entries under their letters, with the number of records that name them. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="m:page[@kind = 'register']" mode="ed:page">
    <xsl:variable name="title" as="xs:string" select="ed:label('page.nav.' || @register)"/>
    <xsl:variable name="total" as="xs:integer" select="xs:integer(@total)"/>
    <xsl:variable name="number" as="xs:integer" select="xs:integer(@number)"/>
    <xsl:call-template name="ed:page">
      <xsl:with-param name="title" select="string-join(($title, ed:label('site.page', string($number))[$number gt 1]), ', ')"/>
      <xsl:with-param name="root" select="$ed:root"/>
      <xsl:with-param name="current" select="string(@register)"/>
      <xsl:with-param name="here" select="$number = 1"/>
      <xsl:with-param name="path" select="string(@path)"/>
      <xsl:with-param name="class" select="'site register'"/>
      <xsl:with-param name="description" select="ed:label('site.register-description', (ed:count(@register, $total), string($ed:config/@title)))"/>
      <xsl:with-param name="content">
        <header class="front">
          <h1>{$title}</h1>
          <p class="byline">{ed:count(@register, $total)}</p>
          <xsl:call-template name="ed:ways"/>
          <xsl:if test="count(m:letter-link) gt 3">
            <nav class="letters" aria-label="{ed:label('site.letters')}">
              <xsl:for-each select="m:letter-link">
                <a href="{@href}">{@label}</a>
                <xsl:text> </xsl:text>
              </xsl:for-each>
            </nav>
          </xsl:if>
          <xsl:if test="count(m:letter/m:item) gt 7">
            <form id="list-controls" class="list-controls" hidden="hidden" autocomplete="off">
              <label>{ed:label('list.filter')} <input type="search" id="list-filter" spellcheck="false"/></label>
              <label>{ed:label('list.order')} <select id="list-order">
                <option value="name">{ed:label('list.order.name')}</option>
                <option value="mentions">{ed:label('list.order.mentions')}</option>
                <option value="records">{ed:label('list.order.records')}</option>
                <option value="first">{ed:label('list.order.first')}</option>
              </select></label>
              <p id="list-status" role="status" data-words="{ed:label('list.shown')}"></p>
            </form>
          </xsl:if>
        </header>
        <xsl:for-each select="m:letter">
          <section class="letter" id="letter-{position()}" aria-labelledby="letter-{position()}-title">
            <h2 id="letter-{position()}-title">{@label}</h2>
            <ul class="entries">
              <xsl:for-each select="m:item">
                <li data-records="{@count}" data-mentions="{@mentions}">
                  <xsl:if test="@first">
                    <xsl:attribute name="data-first" select="@first"/>
                  </xsl:if>
                  <span class="who">
                    <a href="{@href}">
                      <xsl:sequence select="ed:in-language(@lang)"/>
                      <xsl:value-of select="@name"/>
                    </a>
                    <xsl:if test="normalize-space(@gloss)">
                      <xsl:text> </xsl:text>
                      <span class="gloss-line">
                        <xsl:sequence select="ed:in-language(@lang)"/>
                        <xsl:value-of select="@gloss"/>
                      </span>
                    </xsl:if>
                  </span>
                  <xsl:text> </xsl:text>
                  <span class="number">{ed:count('records', xs:integer(@count))}{if (@first) then ' · ' || ed:label('list.since', replace(@first, '^(-?\d+).*$', '$1')) else ''}</span>
                </li>
              </xsl:for-each>
            </ul>
          </section>
        </xsl:for-each>
        <xsl:call-template name="ed:page-links"/>
        <xsl:if test="m:source">
          <section class="part" aria-labelledby="made">
            <h2 id="made">{ed:label('site.register-made')}</h2>
            <div class="prose">
              <xsl:call-template name="ed:prose">
                <xsl:with-param name="elements" select="m:source/*"/>
              </xsl:call-template>
            </div>
          </section>
        </xsl:if>
        <xsl:if test="count(m:letter/m:item) gt 7">
          <script src="{$ed:root}assets/lists.js"></script>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
