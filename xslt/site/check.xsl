<?xml version="1.0" encoding="UTF-8"?>
<!-- How the edition was checked against the Endings Principles, and what was found. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" version="3.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="m:page[@kind = 'check']" mode="ed:page">
    <xsl:call-template name="ed:page">
      <xsl:with-param name="title" select="ed:label('check.title')"/>
      <xsl:with-param name="root" select="$ed:root"/>
      <xsl:with-param name="path" select="string(@path)"/>
      <xsl:with-param name="class" select="'site check'"/>
      <xsl:with-param name="description" select="ed:label('check.description', string($ed:config/@title))"/>
      <xsl:with-param name="content">
        <header class="front">
          <h1>{ed:label('check.title')}</h1>
          <p class="lead">{ed:label('check.lead')} <a class="xref" href="https://endings.uvic.ca/principles.html">{ed:label('check.principles')}</a>.</p>
          <dl class="facts">
            <xsl:for-each select="'pages', 'files', 'identifiers'">
              <xsl:variable name="key" as="xs:string" select="."/>
              <div>
                <dt>{ed:label('check.count.' || $key)}</dt>
                <dd>{$ed:context/m:page/@*[local-name() = $key]}</dd>
              </div>
            </xsl:for-each>
          </dl>
        </header>
        <xsl:for-each-group select="m:principle" group-by="substring-before(@number, '.')">
          <section class="part" aria-labelledby="part-{current-grouping-key()}">
            <h2 id="part-{current-grouping-key()}">{current-grouping-key()} {ed:label('check.part.' || current-grouping-key())}</h2>
            <dl class="about">
              <xsl:for-each select="current-group()">
                <div class="verdict-{@verdict}">
                  <dt>{@number} <span class="verdict">{ed:label('check.verdict.' || @verdict)}</span></dt>
                  <dd>{ed:label('check.' || @number)}</dd>
                  <dd class="how">{ed:label('check.' || @number || '.how')}{if (@verdict = 'fails') then ' ' || ed:label('check.found', string(@findings)) else ''}</dd>
                </div>
              </xsl:for-each>
            </dl>
          </section>
        </xsl:for-each-group>
        <xsl:if test="m:finding">
          <section class="part" aria-labelledby="findings">
            <h2 id="findings">{ed:label('check.findings')}</h2>
            <!-- Findings are told in English, whatever the language of the pages. -->
            <ul class="prose" lang="en" dir="ltr">
              <xsl:for-each select="m:finding">
                <li><code>{@code}</code> {@file}: {@message}</li>
              </xsl:for-each>
            </ul>
          </section>
        </xsl:if>
        <xsl:if test="m:moved">
          <section class="part" aria-labelledby="moved">
            <h2 id="moved">{ed:label('check.moved')}</h2>
            <ul class="prose">
              <xsl:for-each select="m:moved">
                <li>
                  <a href="{$ed:root}{@href}">{@was}</a>
                  <xsl:text>: {if (@to) then ed:label('moved.to', string(@to)) else @why}</xsl:text>
                </li>
              </xsl:for-each>
            </ul>
          </section>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
