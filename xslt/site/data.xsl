<?xml version="1.0" encoding="UTF-8"?>
<!-- The data of the edition: each file, and what is in it. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" version="3.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="m:page[@kind = 'data']" mode="ed:page">
    <xsl:call-template name="ed:page">
      <xsl:with-param name="title" select="ed:label('data.title')"/>
      <xsl:with-param name="root" select="$ed:root"/>
      <xsl:with-param name="path" select="string(@path)"/>
      <xsl:with-param name="class" select="'site data'"/>
      <xsl:with-param name="description" select="ed:label('data.description', string($ed:config/@title))"/>
      <xsl:with-param name="content">
        <header class="front">
          <h1>{ed:label('data.title')}</h1>
          <p class="lead">{ed:label('data.lead')}</p>
        </header>
        <section class="part" aria-labelledby="whole">
          <h2 id="whole">{ed:label('data.whole')}</h2>
          <dl class="about">
            <xsl:for-each select="m:file">
              <div>
                <dt>
                  <a href="{$ed:root}{@path}">{@path}</a>
                </dt>
                <dd>{ed:label('data.file.' || @kind)}</dd>
              </div>
            </xsl:for-each>
            <xsl:for-each select="ed:books()">
              <div>
                <dt>
                  <a href="{$ed:root}edition.{.}">edition.{.}</a>
                </dt>
                <dd>{ed:label('data.file.book', ed:label('record.download.' || .))}</dd>
              </div>
            </xsl:for-each>
          </dl>
        </section>
        <section class="part" aria-labelledby="each">
          <h2 id="each">{ed:label('data.each')}</h2>
          <p class="prose">{ed:label('data.each.text')}</p>
          <ul class="prose">
            <xsl:for-each select="ed:books(), 'xml', 'txt', 'bib', 'ris', 'csl.json', 'apparatus.xml', 'apparatus.json', 'apparatus.csv', 'apparatus.txt'">
              <li>{ed:label('data.ending', (ed:label('record.download.' || .), '.' || .))}</li>
            </xsl:for-each>
          </ul>
        </section>
        <xsl:call-template name="ed:terms-of-use"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
