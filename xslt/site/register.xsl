<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of a register: its entries under their letters, with the number of records that name them. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="m:page[@kind = 'register']" mode="ed:page">
    <xsl:variable name="title" as="xs:string" select="ed:label('page.nav.' || @register)"/>
    <xsl:variable name="total" as="xs:integer" select="count(m:letter/m:item)"/>
    <xsl:call-template name="ed:page">
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="root" select="$ed:root"/>
      <xsl:with-param name="current" select="string(@register)"/>
      <xsl:with-param name="here" select="true()"/>
      <xsl:with-param name="path" select="string(@path)"/>
      <xsl:with-param name="class" select="'site register'"/>
      <xsl:with-param name="description" select="ed:label('site.register-description', (ed:count(@register, $total), string($ed:config/@title)))"/>
      <xsl:with-param name="content">
        <header class="front">
          <h1>{$title}</h1>
          <p class="byline">{ed:count(@register, $total)}</p>
          <xsl:if test="count(m:letter) gt 3">
            <nav class="letters" aria-label="{ed:label('site.letters')}">
              <xsl:for-each select="m:letter">
                <a href="#letter-{position()}">{@label}</a>
                <xsl:text> </xsl:text>
              </xsl:for-each>
            </nav>
          </xsl:if>
        </header>
        <xsl:for-each select="m:letter">
          <section class="letter" id="letter-{position()}" aria-labelledby="letter-{position()}-title">
            <h2 id="letter-{position()}-title">{@label}</h2>
            <ul class="entries">
              <xsl:for-each select="m:item">
                <li>
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
                  <span class="number">{ed:count('records', xs:integer(@count))}</span>
                </li>
              </xsl:for-each>
            </ul>
          </section>
        </xsl:for-each>
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
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
