<?xml version="1.0" encoding="UTF-8"?>
<!-- About the edition: who made it, how its texts are edited, what its signs mean, what may be done with it. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="m:page[@kind = 'about']" mode="ed:page">
    <xsl:call-template name="ed:page">
      <xsl:with-param name="title" select="ed:label('site.about', string($ed:config/@title))"/>
      <xsl:with-param name="root" select="$ed:root"/>
      <xsl:with-param name="current" select="'about'"/>
      <xsl:with-param name="here" select="true()"/>
      <xsl:with-param name="path" select="string(@path)"/>
      <xsl:with-param name="class" select="'site about-edition'"/>
      <xsl:with-param name="description" select="ed:label('site.about-description', string($ed:config/@title))"/>
      <xsl:with-param name="content">
        <header class="front">
          <h1>{ed:label('site.about-title')}</h1>
          <xsl:if test="normalize-space($ed:config/m:description)">
            <p class="lead">{$ed:config/m:description}</p>
          </xsl:if>
          <xsl:call-template name="ed:edition-facts"/>
        </header>
        <xsl:call-template name="ed:signs"/>
        <xsl:for-each select="m:declaration">
          <section class="part">
            <h2>{ed:label('site.how-edited')}</h2>
            <xsl:if test="m:record">
              <p class="byline">{ed:label('site.declared-by')} <xsl:for-each select="m:record"><xsl:if test="position() gt 1">; </xsl:if><a href="{@href}"><xsl:sequence select="ed:in-language(@lang)"/>{@title}</a></xsl:for-each></p>
            </xsl:if>
            <xsl:apply-templates select="m:source//tei:encodingDesc" mode="ed:declaration"/>
          </section>
        </xsl:for-each>
        <xsl:if test="m:register">
          <section class="part" aria-labelledby="registers">
            <h2 id="registers">{ed:label('site.registers')}</h2>
            <xsl:for-each select="m:register">
              <h3>
                <a href="{@kind}.html">{ed:label('page.nav.' || @kind)}</a>
              </h3>
              <div class="prose">
                <xsl:call-template name="ed:prose">
                  <xsl:with-param name="elements" select="m:source/*"/>
                </xsl:call-template>
              </div>
            </xsl:for-each>
          </section>
        </xsl:if>
        <xsl:call-template name="ed:terms-of-use"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="ed:edition-facts">
    <dl class="facts">
      <xsl:variable name="editors" as="xs:string*" select="$ed:config/m:editor/normalize-space()[.]"/>
      <xsl:if test="exists($editors)">
        <div>
          <dt>{ed:label('site.editors')}</dt>
          <dd>{string-join($editors, ', ')}</dd>
        </div>
      </xsl:if>
      <xsl:if test="normalize-space($ed:config/@publisher)">
        <div>
          <dt>{ed:label('record.published-by')}</dt>
          <dd>{$ed:config/@publisher}</dd>
        </div>
      </xsl:if>
      <div>
        <dt>{ed:label('site.version')}</dt>
        <dd>{$ed:config/@version}<xsl:call-template name="ed:version-date"/><xsl:if test="$ed:config/@changes"><xsl:text>. </xsl:text><a href="{$ed:config/@changes}">{ed:label('site.changes')}</a></xsl:if></dd>
      </div>
    </dl>
  </xsl:template>

  <!-- The signs that the texts use, as they look. -->
  <xsl:template name="ed:signs">
    <section class="part" aria-labelledby="signs">
      <h2 id="signs">{ed:label('site.signs')}</h2>
      <dl class="signs">
        <xsl:call-template name="ed:sign">
          <xsl:with-param name="key" select="'supplied'"/>
          <xsl:with-param name="sample">
            <span class="supplied"><b>[</b>{ed:label('site.sign.words')}<b>]</b></span>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="ed:sign">
          <xsl:with-param name="key" select="'sic'"/>
          <xsl:with-param name="sample">
            <span class="sic">{ed:label('site.sign.word')}</span>
            <xsl:text> </xsl:text>
            <span class="tag">[{ed:label('html.sic')}]</span>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="ed:sign">
          <xsl:with-param name="key" select="'unclear'"/>
          <xsl:with-param name="sample">
            <span class="unclear">{ed:label('site.sign.word')}</span>
            <xsl:text> </xsl:text>
            <span class="tag">[?]</span>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="ed:sign">
          <xsl:with-param name="key" select="'gap'"/>
          <xsl:with-param name="sample">
            <span class="gap">[<i>2 {ed:counted('gap.unit.line', '2', '2')} {ed:label('gap.reason.illegible')}</i>]</span>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="ed:sign">
          <xsl:with-param name="key" select="'turn'"/>
          <xsl:with-param name="sample">
            <span class="turn">{ed:label('turn.page', '137')}</span>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="ed:sign">
          <xsl:with-param name="key" select="'name'"/>
          <xsl:with-param name="sample">
            <span class="name person">{ed:label('site.sign.person')}</span>, <span class="name place">{ed:label('site.sign.place')}</span>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="ed:sign">
          <xsl:with-param name="key" select="'note'"/>
          <xsl:with-param name="sample">
            <span>{ed:label('site.sign.word')}<span class="ref">1</span></span>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="ed:sign">
          <xsl:with-param name="key" select="'entry'"/>
          <xsl:with-param name="sample">
            <span class="lem">{ed:label('site.sign.words')}</span>
            <xsl:text>]</xsl:text>
            <xsl:text> </xsl:text>
            <i class="op">{if (ed:has-label('apparatus.suppl')) then ed:label('apparatus.suppl') else 'suppl.'}</i>
          </xsl:with-param>
        </xsl:call-template>
      </dl>
    </section>
  </xsl:template>

  <xsl:template name="ed:sign">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="sample" as="node()*"/>
    <div>
      <dt>
        <xsl:sequence select="$sample"/>
      </dt>
      <dd>{ed:label('site.sign.' || $key || '.meaning')}</dd>
    </div>
  </xsl:template>

  <xsl:mode name="ed:declaration" on-no-match="shallow-skip"/>

  <xsl:template match="tei:projectDesc | tei:samplingDecl | tei:editorialDecl/tei:*" mode="ed:declaration">
    <h3>{if (ed:has-label('site.declaration.' || local-name())) then ed:label('site.declaration.' || local-name()) else ed:label('site.declaration.other')}</h3>
    <div class="prose">
      <xsl:call-template name="ed:prose">
        <xsl:with-param name="elements" select="."/>
      </xsl:call-template>
    </div>
  </xsl:template>

  <xsl:template match="tei:editorialDecl/tei:p" mode="ed:declaration" priority="1">
    <div class="prose">
      <xsl:sequence select="ed:passage(.)"/>
      <xsl:apply-templates select="." mode="ed:inline"/>
    </div>
  </xsl:template>

  <xsl:template name="ed:terms-of-use">
    <xsl:if test="$ed:config/m:licence">
      <section class="part" aria-labelledby="rights">
        <h2 id="rights">{ed:label('record.rights')}</h2>
        <xsl:for-each select="$ed:config/m:licence">
          <p class="prose">
            <xsl:choose>
              <xsl:when test="matches(@url, '^https?://')">
                <a class="xref" rel="license" href="{@url}">{@name}</a>
              </xsl:when>
              <xsl:otherwise>{@name}</xsl:otherwise>
            </xsl:choose>
            <xsl:if test="normalize-space(@covers)">: {@covers}</xsl:if>
            <xsl:text>.</xsl:text>
          </p>
        </xsl:for-each>
      </section>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
