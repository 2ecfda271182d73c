<?xml version="1.0" encoding="UTF-8"?>
<!--
  How to cite the record, the files that can be downloaded, and its neighbours.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:template name="ed:cite-part">
    <section class="part" id="cite" aria-labelledby="cite-title">
      <h2 id="cite-title">{ed:label('record.cite')}</h2>
      <xsl:if test="ed:shows('citation')">
        <p class="citation">
          <xsl:call-template name="ed:citation"/>
        </p>
      </xsl:if>
      <h3 id="downloads">{ed:label('record.downloads')}</h3>
      <ul class="downloads" aria-labelledby="downloads">
        <xsl:for-each select="'xml', 'txt', 'apparatus.html', 'apparatus.txt', 'apparatus.xml', 'apparatus.json', 'apparatus.csv'">
          <li>
            <a href="{$ed:context/m:context/@id}.{.}">{ed:label('record.download.' || .)}</a>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <!-- Author, title, date, archive, who obtained and translated it; then the edition, its version, and the address. -->
  <xsl:template name="ed:citation">
    <xsl:variable name="obtained" as="xs:string*" select="$ed:file/titleStmt/respStmt[not(some $r in resp satisfies matches($r, 'encod', 'i'))] ! normalize-space(ed:plain(resp) || ' ' || ed:plain(* except resp))"/>
    <xsl:variable name="parts" as="xs:string*" select="
        string-join($ed:file/titleStmt/author ! ed:plain(.), ', ')[.],
        ed:label('html.quote.open') || $ed:title-text || ed:label('html.quote.close'),
        ($ed:dates[@type = 'record'], $ed:dates)[1] ! (ed:plain(.)[.], ed:dating(.))[1],
        ed:archive() ! ed:plain(.)[.],
        $obtained,
        string-join($ed:translators ! ed:plain(.), ', ')[.] ! (lower-case(substring(ed:label('record.translator'), 1, 1)) || substring(ed:label('record.translator'), 2) || ' ' || .),
        string-join($ed:file/publicationStmt/publisher ! ed:plain(.), ', ')[.]"/>
    <xsl:value-of select="replace(string-join($parts, ', '), '\.$', '')"/>
    <xsl:text>. </xsl:text>
    <cite>{$ed:config/@title}</cite>
    <xsl:text>, {ed:label('page.version', string($ed:config/@version))} ({ed:day($ed:config/@date)})</xsl:text>
    <xsl:if test="normalize-space($ed:config/@base-url)">
      <xsl:text>, {replace($ed:config/@base-url, '([^/])$', '$1/')}records/{$ed:context/m:context/@id}.html</xsl:text>
    </xsl:if>
    <xsl:text>.</xsl:text>
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

  <!-- Metadata for catalogues and reference managers: Dublin Core, the other forms of the record, its neighbours. -->
  <xsl:template name="ed:metadata" as="element()*">
    <xsl:variable name="id" as="xs:string" select="$ed:context/m:context/@id"/>
    <xsl:variable name="facts" as="element()*">
      <m:fact name="title">{$ed:title-text}</m:fact>
      <xsl:for-each select="$ed:file/titleStmt/author[normalize-space()]">
        <m:fact name="creator">{ed:plain(.)}</m:fact>
      </xsl:for-each>
      <xsl:for-each select="$ed:translators">
        <m:fact name="contributor">{ed:plain(.)}</m:fact>
      </xsl:for-each>
      <m:fact name="date">{($ed:dates[@type = 'record'], $ed:dates)[1]/(@when, @from, @notBefore)[1]}</m:fact>
      <m:fact name="publisher">{$ed:file/publicationStmt/publisher[1] ! ed:plain(.)}</m:fact>
      <m:fact name="source">{ed:archive() ! ed:plain(.)}</m:fact>
      <m:fact name="language">{(//text)[1]/ancestor-or-self::*[@xml:lang][1]/@xml:lang}</m:fact>
      <m:fact name="rights">{normalize-space(string-join($ed:file/publicationStmt/availability/* ! ed:plain(.), ' '))}</m:fact>
      <m:fact name="identifier">{$ed:file/publicationStmt/idno[@type = 'URI'][1] ! normalize-space()}</m:fact>
      <m:fact name="type">Text</m:fact>
    </xsl:variable>
    <xsl:for-each select="$facts[normalize-space()]">
      <meta name="DC.{@name}" content="{.}"/>
    </xsl:for-each>
    <link rel="alternate" type="application/tei+xml" href="{$id}.xml"/>
    <link rel="alternate" type="text/plain" href="{$id}.txt"/>
    <xsl:for-each select="$ed:context/m:context/(m:previous, m:next)">
      <link rel="{if (self::m:next) then 'next' else 'prev'}" href="{$ed:root}{@href}"/>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
