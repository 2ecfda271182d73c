<?xml version="1.0" encoding="UTF-8"?>
<!--
  How to cite the record, the files that can be downloaded, and its neighbours.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <!-- What there is to cite of a page, made by src/citing: its citations, its `head`. -->
  <xsl:function name="ed:cited" as="element(m:cited)?">
    <!-- The page's file in the record's folder; empty for the record's own page. -->
    <xsl:param name="file" as="xs:string"/>
    <xsl:sequence select="$ed:context/m:context/m:cited[@file = $file]"/>
  </xsl:function>

  <xsl:template name="ed:cite-part">
    <xsl:variable name="id" as="xs:string" select="string($ed:context/m:context/@id)"/>
    <section class="part" id="cite" aria-labelledby="cite-title">
      <h2 id="cite-title">{ed:label('record.cite')}</h2>
      <xsl:call-template name="ed:citations">
        <xsl:with-param name="cited" select="ed:cited('')"/>
        <xsl:with-param name="stem" select="$id"/>
      </xsl:call-template>
      <h3 id="downloads">{ed:label('record.downloads')}</h3>
      <ul class="downloads" aria-labelledby="downloads">
        <xsl:for-each select="ed:books(), 'xml', 'txt', 'apparatus.html', 'apparatus.txt', 'apparatus.xml', 'apparatus.json', 'apparatus.csv', 'apparatus.tex'">
          <li>
            <a href="{$id}.{.}">{ed:label('record.download.' || .)}</a>
          </li>
        </xsl:for-each>
      </ul>
      <xsl:call-template name="ed:moved"/>
    </section>
  </xsl:template>

  <!-- A page's citations in each style, how to cite a paragraph of it, and the files for reference managers. -->
  <xsl:template name="ed:citations">
    <xsl:param name="cited" as="element(m:cited)?"/>
    <!-- The files' names without their endings. -->
    <xsl:param name="stem" as="xs:string"/>
    <xsl:if test="$cited">
      <xsl:if test="ed:shows('citation')">
        <dl class="citations" data-paragraph="{ed:label('cite.paragraph', '{0}')}" data-copy="{ed:label('cite.copy')}" data-copied="{ed:label('cite.copied')}">
          <xsl:for-each select="$cited/m:citation">
            <div>
              <dt>{ed:label('cite.style.' || @style)}</dt>
              <dd class="citation">
                <xsl:apply-templates mode="ed:citation"/>
              </dd>
            </div>
          </xsl:for-each>
        </dl>
        <p class="hint">{ed:label('cite.how-paragraph', (ed:label('cite.paragraph', '1'), ($cited/@address, $cited/@path ! replace(., '^.*/', ''))[1] || '#p1'))}</p>
      </xsl:if>
      <h3 id="cite-files">{ed:label('cite.files')}</h3>
      <ul class="downloads" aria-labelledby="cite-files">
        <xsl:for-each select="'bib', 'ris', 'csl.json'">
          <li>
            <a href="{$stem}.{.}">{ed:label('record.download.' || .)}</a>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="ed:citation" on-no-match="text-only-copy"/>

  <xsl:template match="m:title" mode="ed:citation">
    <cite>
      <xsl:value-of select="."/>
    </cite>
  </xsl:template>

  <xsl:template match="m:words" mode="ed:citation">
    <xsl:variable name="language" as="attribute()*" select="ed:passage($ed:title)"/>
    <xsl:choose>
      <xsl:when test="exists($language)">
        <span>
          <xsl:sequence select="$language"/>
          <xsl:apply-templates mode="ed:citation"/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="ed:citation"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Where a script may put the paragraph that is being read. -->
  <xsl:template match="m:pinpoint" mode="ed:citation">
    <span class="pinpoint"/>
  </xsl:template>

  <xsl:template match="m:address" mode="ed:citation">
    <span class="address" dir="ltr">
      <xsl:value-of select="."/>
      <span class="fragment"/>
    </span>
  </xsl:template>

  <!-- What right-to-left words there are stay together, whatever stands round them. -->
  <xsl:template match="text()[matches(., '[&#x590;-&#x8FF;&#xFB1D;-&#xFDFF;&#xFE70;-&#xFEFF;]')]" mode="ed:citation">
    <bdi>
      <xsl:value-of select="."/>
    </bdi>
  </xsl:template>

  <!-- Places of the page that were published and are no more: where they went, or why they are gone. -->
  <xsl:template name="ed:moved">
    <xsl:variable name="moved" as="element()*" select="$ed:context/m:context/m:moved"/>
    <xsl:if test="exists($moved)">
      <h3 id="moved">{ed:label('moved.places')}</h3>
      <ul class="moved" aria-labelledby="moved">
        <xsl:for-each select="$moved">
          <li data-was="{@was}">
            <code>#{@was}</code>
            <xsl:text>: </xsl:text>
            <xsl:choose>
              <xsl:when test="@href">
                <a href="{@href}">{ed:label('moved.to', string(@to))}</a>
              </xsl:when>
              <xsl:otherwise>{@why}</xsl:otherwise>
            </xsl:choose>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- The page with the old anchors on what is said of them, so that an old link leads there; one that is used for something else stays with that. -->
  <xsl:function name="ed:with-old-anchors" as="element()">
    <xsl:param name="page" as="element()"/>
    <xsl:choose>
      <xsl:when test="$ed:context/m:context/m:moved">
        <xsl:apply-templates select="$page" mode="ed:old-anchors">
          <xsl:with-param name="taken" tunnel="yes" select="$page//@id/string()"/>
        </xsl:apply-templates>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$page"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:mode name="ed:old-anchors" on-no-match="shallow-copy"/>

  <xsl:template match="@data-was" mode="ed:old-anchors">
    <xsl:param name="taken" as="xs:string*" tunnel="yes"/>
    <xsl:if test="not(. = $taken)">
      <xsl:attribute name="id" select="."/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="ed:walk-part">
    <xsl:variable name="neighbours" as="element()*" select="$ed:context/m:context/(m:previous, m:next)"/>
    <xsl:if test="exists($neighbours)">
      <nav class="walk" aria-label="{ed:label('record.walk')}">
        <xsl:for-each select="$neighbours">
          <a class="{local-name()}" rel="{if (self::m:next) then 'next' else 'prev'}" href="{$ed:root}{@href}">
            <span class="label">{ed:label('record.' || local-name())}</span>
            <span class="title">
              <xsl:sequence select="ed:in-language(@lang)"/>
              <xsl:value-of select="@title"/>
            </span>
            <xsl:if test="@date">
              <span class="when">
                <xsl:sequence select="ed:in-language(@lang)"/>
                <xsl:value-of select="ed:day(@date)"/>
              </span>
            </xsl:if>
          </a>
        </xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- What a page tells catalogues, reference managers and harvesters: src/citing/head.ts. -->
  <xsl:template name="ed:metadata" as="element()*">
    <!-- The page's file in the record's folder; empty for the record's own page. -->
    <xsl:param name="file" as="xs:string" select="''"/>
    <xsl:variable name="id" as="xs:string" select="$ed:context/m:context/@id"/>
    <xsl:variable name="cited" as="element(m:cited)?" select="ed:cited($file)"/>
    <xsl:for-each select="$cited/m:meta">
      <meta>
        <xsl:attribute name="{@by}" select="@key"/>
        <xsl:attribute name="content" select="@content"/>
      </meta>
    </xsl:for-each>
    <xsl:for-each select="$cited/m:link">
      <link>
        <xsl:copy-of select="@rel, @type"/>
        <!-- These are as they are from the page. -->
        <xsl:attribute name="href" select="@href"/>
      </link>
    </xsl:for-each>
    <xsl:if test="$file = ''">
      <link rel="alternate" type="text/plain" href="{$id}.txt"/>
      <xsl:for-each select="$ed:context/m:context/(m:previous, m:next)">
        <link rel="{if (self::m:next) then 'next' else 'prev'}" href="{$ed:root}{@href}"/>
      </xsl:for-each>
    </xsl:if>
    <xsl:for-each select="$cited/m:json">
      <script type="application/ld+json">
        <xsl:value-of select="."/>
      </script>
    </xsl:for-each>
    <xsl:if test="$cited and ed:shows('citation')">
      <script src="{$ed:root}assets/cite.js" defer="defer"/>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
