<?xml version="1.0" encoding="UTF-8"?>
<!--
  The pages of a divided record. Every page is made as if it stood in `records/`; at the end its links are set to where it does stand.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <!-- The pages of the divisions, as further files of the record. -->
  <xsl:template name="ed:division-pages">
    <xsl:for-each select="$ed:page-elements">
      <xsl:variable name="file" as="xs:string" select="ed:page-file(.)"/>
      <xsl:variable name="page" as="element()">
        <xsl:call-template name="ed:division-page"/>
      </xsl:variable>
      <xsl:result-document href="files/{$file}" method="html" html-version="5.0" include-content-type="no" indent="no">
        <xsl:sequence select="ed:rebased($page, $file)"/>
      </xsl:result-document>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="ed:division-page">
    <xsl:variable name="page" as="element(m:page)" select="$ed:pages(generate-id(.))"/>
    <xsl:variable name="position" as="xs:integer" select="1 + count($page/preceding-sibling::m:page)"/>
    <xsl:variable name="file" as="xs:string" select="ed:page-file(.)"/>
    <xsl:variable name="title" as="xs:string" select="ed:page-title(.)"/>
    <xsl:call-template name="ed:page">
      <xsl:with-param name="title" select="$title || ' · ' || $ed:volume-title"/>
      <xsl:with-param name="root" select="$ed:root"/>
      <xsl:with-param name="current" select="'records'"/>
      <xsl:with-param name="path" select="'records/' || ed:page-address($file, '')"/>
      <xsl:with-param name="class" select="'record division'"/>
      <xsl:with-param name="skip-to" select="'text'"/>
      <xsl:with-param name="head" as="element()*">
        <xsl:call-template name="ed:metadata">
          <xsl:with-param name="file" select="$file"/>
        </xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="styles" as="element()*">
        <xsl:call-template name="ed:rules"/>
      </xsl:with-param>
      <xsl:with-param name="content">
        <nav class="trail" aria-label="{ed:label('division.trail')}">
          <ol>
            <li>
              <a href="{ed:page-address('', '')}">{$ed:volume-title}</a>
            </li>
            <xsl:for-each select="ancestor::*[head][self::div or self::div1 or self::div2 or self::div3 or self::div4 or self::div5 or self::div6]">
              <li>
                <a href="{ed:page-address(ed:page-file(.), if (ed:is-page(.)) then '' else ed:division-anchor(.))}">{ed:plain(head[1])}</a>
              </li>
            </xsl:for-each>
          </ol>
        </nav>
        <xsl:if test="$page/@kind = 'division'">
          <xsl:call-template name="ed:division-walk">
            <xsl:with-param name="position" select="$position"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="not(head)">
          <h1>{$title}</h1>
        </xsl:if>
        <xsl:if test="$page/@kind != 'division'">
          <xsl:call-template name="ed:parallel-links">
            <xsl:with-param name="current" select="ed:page-address($file, '')"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:variable name="text" as="element()">
          <div class="text rows" id="text">
            <xsl:sequence select="ed:text-language(.)"/>
            <xsl:call-template name="ed:rows">
              <xsl:with-param name="ed:page" tunnel="yes" select="."/>
            </xsl:call-template>
          </div>
        </xsl:variable>
        <xsl:call-template name="ed:reading-aids">
          <xsl:with-param name="text" select="$text"/>
        </xsl:call-template>
        <xsl:sequence select="$text"/>
        <xsl:if test="ed:shows('apparatus')">
          <xsl:call-template name="ed:apparatus-part">
            <xsl:with-param name="page" select="$file"/>
            <xsl:with-param name="text" select="$text"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:call-template name="ed:annotations-part">
          <xsl:with-param name="page" select="$file"/>
        </xsl:call-template>
        <xsl:call-template name="ed:dates-part">
          <xsl:with-param name="page" select="$file"/>
        </xsl:call-template>
        <xsl:variable name="cited" as="element(m:cited)?" select="ed:cited($file)"/>
        <xsl:if test="$cited">
          <section class="part" id="cite" aria-labelledby="cite-title">
            <h2 id="cite-title">{ed:label('division.cite')}</h2>
            <xsl:call-template name="ed:citations">
              <xsl:with-param name="cited" select="$cited"/>
              <xsl:with-param name="stem" select="replace(ed:page-address($file, ''), '\.html$', '')"/>
            </xsl:call-template>
          </section>
        </xsl:if>
        <section class="part" id="whole" aria-labelledby="whole-title">
          <h2 id="whole-title">{ed:label('division.of')}</h2>
          <p>
            <a href="{ed:page-address('', '')}">{$ed:volume-title}</a>
            <xsl:text>. {ed:label('division.whole')}</xsl:text>
          </p>
        </section>
        <xsl:if test="$page/@kind = 'division'">
          <xsl:call-template name="ed:division-walk">
            <xsl:with-param name="position" select="$position"/>
            <xsl:with-param name="again" select="true()"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:variable name="ed:volume-title" as="xs:string" select="($ed:file/titleStmt/title[@type = 'short'] ! ed:plain(.), $ed:title-text)[.][1]"/>

  <!-- The division before and the division after, in the order of the record; `again` at the foot of the same page, where it is no second landmark. -->
  <xsl:template name="ed:division-walk">
    <xsl:param name="position" as="xs:integer"/>
    <xsl:param name="again" as="xs:boolean" select="false()"/>
    <xsl:element name="{if ($again) then 'div' else 'nav'}">
      <xsl:attribute name="class" select="'walk'"/>
      <xsl:if test="not($again)">
        <xsl:attribute name="aria-label" select="ed:label('division.walk')"/>
      </xsl:if>
      <xsl:for-each select="$ed:page-elements[position() = $position - 1]">
        <a class="previous" rel="prev" href="{ed:page-address(ed:page-file(.), '')}">
          <span class="label">{ed:label('division.previous')}</span>
          <span class="title">{ed:page-title(.)}</span>
        </a>
      </xsl:for-each>
      <xsl:for-each select="$ed:page-elements[position() = $position + 1][$ed:pages(generate-id(.))/@kind = 'division']">
        <a class="next" rel="next" href="{ed:page-address(ed:page-file(.), '')}">
          <span class="label">{ed:label('division.next')}</span>
          <span class="title">{ed:page-title(.)}</span>
        </a>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <!-- What a division is called in lists: its heading, else its kind and number. -->
  <xsl:function name="ed:page-title" as="xs:string">
    <xsl:param name="division" as="element()"/>
    <xsl:variable name="page" as="element(m:page)" select="$ed:pages(generate-id($division))"/>
    <xsl:sequence select="
        if ($page/@kind != 'division') then ed:label('parallel.' || $page/@kind, ed:language-name($page/@language))
        else if ($page/@title != '') then string($page/@title) else ed:label('division.untitled', string(($division/@n, 1 + count($page/preceding-sibling::m:page))[1]))"/>
  </xsl:function>

  <!-- The anchor of a division that shares a page with others: its own id; empty without one. -->
  <xsl:function name="ed:division-anchor" as="xs:string">
    <xsl:param name="division" as="element()"/>
    <xsl:sequence select="string(ed:id-of($division))"/>
  </xsl:function>

  <!-- Where divisions with pages of their own would stand: their headings, as links to their pages. -->
  <xsl:template match="*" mode="ed:contents">
    <xsl:param name="divisions" as="element()*"/>
    <nav class="row contents" aria-label="{(head[1] ! ed:plain(.), ed:label('division.contents'))[.][1]}">
      <ol>
        <xsl:for-each select="$divisions">
          <li>
            <xsl:if test="normalize-space(@n)">
              <span class="n">{normalize-space(@n)}</span>
              <xsl:text> </xsl:text>
            </xsl:if>
            <a href="{ed:page-address(ed:page-file(.), '')}">{ed:page-title(.)}</a>
          </li>
        </xsl:for-each>
      </ol>
    </nav>
  </xsl:template>

  <!-- A page that was made for `records/`, with its links as they are from `file` in the record's folder; from the record's own page for no file. -->
  <xsl:function name="ed:rebased" as="element()">
    <xsl:param name="page" as="element()"/>
    <xsl:param name="file" as="xs:string"/>
    <xsl:apply-templates select="$page" mode="ed:rebase">
      <xsl:with-param name="file" tunnel="yes" select="$file"/>
      <xsl:with-param name="own" tunnel="yes" select="ed:page-address($file, '')"/>
      <xsl:with-param name="folder" tunnel="yes" select="$ed:context/m:context/@id || '/'"/>
    </xsl:apply-templates>
  </xsl:function>

  <xsl:mode name="ed:rebase" on-no-match="shallow-copy"/>

  <xsl:template match="@href | @src | @data-alone | @data-beside" mode="ed:rebase">
    <xsl:param name="file" as="xs:string" tunnel="yes"/>
    <xsl:param name="own" as="xs:string" tunnel="yes"/>
    <xsl:param name="folder" as="xs:string" tunnel="yes"/>
    <xsl:attribute name="{local-name()}" select="
        if (starts-with(., '#') or matches(., '^([A-Za-z][A-Za-z0-9+.-]*:|//)')) then string(.)
        else if (starts-with(., $own || '#')) then substring-after(., $own)
        else if ($file = '') then string(.)
        else if (starts-with(., $folder)) then substring-after(., $folder)
        else '../' || ."/>
  </xsl:template>

</xsl:stylesheet>
