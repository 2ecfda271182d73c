<?xml version="1.0" encoding="UTF-8"?>
<!--
  A record beside its original or another version of it: a page with both side by side, and one that lists what a reviewer should check.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:variable name="ed:parallels" as="element(m:parallel)*" select="$ed:context/m:context/m:parallel"/>

  <xsl:variable name="ed:has-segments" as="xs:boolean" select="exists($ed:parallels/m:segment)"/>

  <!-- How many numbers the style sheet knows for parts that belong together. -->
  <xsl:variable name="ed:segment-limit" as="xs:integer" select="40"/>

  <!-- The number of each part that belongs together with another one, the same on both sides. -->
  <xsl:variable name="ed:segments" as="map(xs:string, xs:string)" select="
      map:merge(
        for $parallel in $ed:parallels, $n in 1 to count($parallel/m:segment), $element in $parallel/m:segment[position() = $n]/(ed:placed-at(., 'here'), ed:placed-at(., 'there'))
        return map:entry(generate-id($element), string(1 + ($n - 1) mod $ed:segment-limit)),
        map { 'duplicates': 'use-first' })"/>

  <!-- The elements that a pair, a segment or a doubt has on a side, `here` or `there`. -->
  <xsl:function name="ed:placed-at" as="element()*">
    <xsl:param name="pair" as="element()"/>
    <xsl:param name="side" as="xs:string"/>
    <xsl:variable name="path" as="xs:string" select="if ($side = 'there') then string($pair/../@path) else ''"/>
    <xsl:sequence select="tokenize($pair/@*[local-name() = $side]) ! $ed:placed($path || ' ' || .)"/>
  </xsl:function>

  <!-- What a language is called: as the header has it, else its tag. -->
  <xsl:function name="ed:language-name" as="xs:string">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="languages" as="element(language)*" select="$ed:profile/langUsage/language[normalize-space()]"/>
    <xsl:variable name="primary" as="xs:string" select="lower-case(replace($tag, '-.*$', ''))"/>
    <xsl:sequence select="(($languages[@ident = $tag], $languages[lower-case(replace(@ident, '-.*$', '')) = $primary])[1] ! ed:language-words(.), $tag[.], '?')[1]"/>
  </xsl:function>

  <!-- The language of the record's own text. -->
  <xsl:function name="ed:own-language" as="xs:string">
    <xsl:param name="parallel" as="element(m:parallel)"/>
    <xsl:variable name="first" as="element()?" select="($parallel/m:pair ! ed:placed-at(., 'here'))[1]"/>
    <xsl:sequence select="string((($first, $ed:record-document/*)[1]/ancestor-or-self::*[@xml:lang])[last()]/@xml:lang)"/>
  </xsl:function>

  <xsl:function name="ed:coverage-file" as="xs:string">
    <xsl:param name="parallel" as="element(m:parallel)"/>
    <xsl:sequence select="replace($parallel/@file, '^parallel', 'coverage')"/>
  </xsl:function>

  <!-- The page that shows the other text alone, as from `records/`. -->
  <xsl:function name="ed:other-page" as="xs:string">
    <xsl:param name="parallel" as="element(m:parallel)"/>
    <xsl:sequence select="if ($parallel/@record != '') then $parallel/@record || '.html' else ed:page-address($parallel/@page, '')"/>
  </xsl:function>

  <!-- The way to the other texts, under the head of the page. -->
  <xsl:template name="ed:parallel-links">
    <xsl:param name="current" as="xs:string" select="''"/>
    <xsl:if test="exists($ed:parallels)">
      <nav class="versions" aria-label="{ed:label('parallel.links')}">
        <ul>
          <xsl:for-each select="$ed:parallels">
            <xsl:variable name="pages" as="map(xs:string, xs:string)*" select="
                map { 'href': ed:page-address(@file, ''), 'words': ed:label('parallel.link.' || @kind) },
                map { 'href': ed:other-page(.), 'words': ed:label('parallel.' || @kind, ed:language-name(@language)) },
                map { 'href': ed:page-address(ed:coverage-file(.), ''), 'words': ed:label('coverage.link') }"/>
            <xsl:for-each select="$pages">
              <li>
                <a href="{?href}">
                  <xsl:if test="?href = $current">
                    <xsl:attribute name="aria-current" select="'page'"/>
                  </xsl:if>
                  <xsl:value-of select="?words"/>
                </a>
              </li>
            </xsl:for-each>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template name="ed:parallel-pages">
    <xsl:for-each select="$ed:parallels">
      <xsl:variable name="page" as="element()">
        <xsl:call-template name="ed:parallel-page"/>
      </xsl:variable>
      <xsl:result-document href="files/{@file}" method="html" html-version="5.0" include-content-type="no" indent="no">
        <xsl:sequence select="ed:rebased($page, @file)"/>
      </xsl:result-document>
      <xsl:variable name="coverage" as="element()">
        <xsl:call-template name="ed:coverage-page"/>
      </xsl:variable>
      <xsl:result-document href="files/{ed:coverage-file(.)}" method="html" html-version="5.0" include-content-type="no" indent="no">
        <xsl:sequence select="ed:rebased($coverage, ed:coverage-file(.))"/>
      </xsl:result-document>
    </xsl:for-each>
  </xsl:template>

  <!-- The shell of both pages. -->
  <xsl:template name="ed:side-page">
    <xsl:param name="file" as="xs:string"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="class" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:call-template name="ed:page">
      <xsl:with-param name="title" select="$title || ' · ' || $ed:volume-title"/>
      <xsl:with-param name="root" select="$ed:root"/>
      <xsl:with-param name="current" select="'records'"/>
      <xsl:with-param name="path" select="'records/' || ed:page-address($file, '')"/>
      <xsl:with-param name="class" select="$class"/>
      <xsl:with-param name="content">
        <nav class="trail" aria-label="{ed:label('division.trail')}">
          <ol>
            <li>
              <a href="{ed:page-address('', '')}">{$ed:volume-title}</a>
            </li>
          </ol>
        </nav>
        <h1>{$title}</h1>
        <xsl:call-template name="ed:parallel-links">
          <xsl:with-param name="current" select="ed:page-address($file, '')"/>
        </xsl:call-template>
        <xsl:sequence select="$content"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="ed:parallel-page">
    <xsl:variable name="parallel" as="element(m:parallel)" select="."/>
    <xsl:variable name="here" as="xs:string" select="ed:label(if (@kind = 'original') then 'parallel.translation' else 'parallel.here', ed:language-name(ed:own-language(.)))"/>
    <xsl:variable name="there" as="xs:string" select="ed:label('parallel.' || @kind, ed:language-name(@language))"/>
    <xsl:call-template name="ed:side-page">
      <xsl:with-param name="file" select="@file"/>
      <xsl:with-param name="title" select="ed:label('parallel.title.' || @kind)"/>
      <xsl:with-param name="class" select="'record parallel'"/>
      <xsl:with-param name="content">
        <p class="byline">{ed:label('parallel.by.' || @by)}</p>
        <div class="pairs">
          <xsl:if test="@kind = 'original'">
            <xsl:attribute name="data-alone" select="ed:page-address('', '')"/>
            <xsl:attribute name="data-original" select="ed:label('reading.original')"/>
          </xsl:if>
          <fieldset class="views">
            <legend>{ed:label('parallel.view')}</legend>
            <label><input type="radio" name="view" id="view-both" checked="checked"/> {ed:label('parallel.view.both')}</label>
            <label><input type="radio" name="view" id="view-here"/> {$here}</label>
            <label><input type="radio" name="view" id="view-there"/> {$there}</label>
          </fieldset>
          <div class="pair heads">
            <h2>{$here}</h2>
            <h2>{$there}</h2>
          </div>
          <xsl:for-each select="m:pair">
            <div class="pair">
              <xsl:call-template name="ed:side-of-pair">
                <xsl:with-param name="side" select="'here'"/>
                <xsl:with-param name="language" select="ed:own-language($parallel)"/>
              </xsl:call-template>
              <xsl:call-template name="ed:side-of-pair">
                <xsl:with-param name="side" select="'there'"/>
                <xsl:with-param name="language" select="string($parallel/@language)"/>
              </xsl:call-template>
            </div>
          </xsl:for-each>
        </div>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- One side of a pair. The other text's anchors are those of its own page; here they would be there twice. -->
  <xsl:template name="ed:side-of-pair">
    <xsl:param name="side" as="xs:string"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="elements" as="element()*" select="ed:placed-at(., $side)"/>
    <div class="{$side}">
      <xsl:if test="matches($language, '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$')">
        <xsl:attribute name="lang" select="$language"/>
        <xsl:attribute name="dir" select="ed:direction($language)"/>
      </xsl:if>
      <xsl:variable name="rows" as="node()*">
        <xsl:apply-templates select="$elements" mode="ed:rows">
          <xsl:with-param name="ed:page" tunnel="yes" select="$elements[1] ! ed:page-of(.)"/>
        </xsl:apply-templates>
      </xsl:variable>
      <xsl:choose>
        <xsl:when test="empty($elements)">
          <p class="missing">{ed:label('parallel.none-here')}</p>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="$rows" mode="ed:beside">
            <xsl:with-param name="page" tunnel="yes" select="if ($side = 'here') then ed:page-address(ed:page-file($elements[1]), '') else ed:other-page(..)"/>
          </xsl:apply-templates>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <!-- Text that has a page of its own elsewhere: its anchors are there. -->
  <xsl:mode name="ed:beside" on-no-match="shallow-copy"/>
  <xsl:template match="@id" mode="ed:beside"/>
  <xsl:template match="@aria-describedby | @aria-labelledby" mode="ed:beside"/>
  <xsl:template match="@href[starts-with(., '#')]" mode="ed:beside">
    <xsl:param name="page" as="xs:string" tunnel="yes"/>
    <xsl:attribute name="href" select="$page || ."/>
  </xsl:template>
  <!-- A part that belongs together with another one can be reached by the keyboard, unless a link in it can. -->
  <xsl:template match="@data-segment[empty(..//*[local-name() = 'a'])]" mode="ed:beside">
    <xsl:sequence select="."/>
    <xsl:attribute name="tabindex" select="0"/>
  </xsl:template>
  <xsl:template match="*[@role = 'heading'] | *[matches(local-name(), '^h[1-6]$')]" mode="ed:beside" priority="1">
    <p class="head">
      <xsl:apply-templates select="@* except (@role, @aria-level), node()" mode="ed:beside"/>
    </p>
  </xsl:template>
  <!-- A note is read in its place; that it is the note of a reference is said on its own page. -->
  <xsl:template match="@role" mode="ed:beside"/>

  <xsl:template name="ed:coverage-page">
    <xsl:variable name="parallel" as="element(m:parallel)" select="."/>
    <xsl:call-template name="ed:side-page">
      <xsl:with-param name="file" select="ed:coverage-file(.)"/>
      <xsl:with-param name="title" select="ed:label('coverage.title')"/>
      <xsl:with-param name="class" select="'record coverage-page'"/>
      <xsl:with-param name="content">
        <section class="coverage prose">
          <p>{ed:label('coverage.here', (string(@paired-here), string(@blocks-here)))} {ed:label('coverage.there', (string(@paired-there), string(@blocks-there)))} {ed:label('parallel.by.' || @by)}</p>
          <p>{ed:label('coverage.explained')}</p>
          <xsl:choose>
            <xsl:when test="empty(m:doubt)">
              <p>{ed:label('coverage.none')}</p>
            </xsl:when>
            <xsl:otherwise>
              <div class="scroll">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{ed:label('coverage.what')}</th>
                      <th scope="col">{ed:label(if (@kind = 'original') then 'parallel.translation' else 'parallel.here', ed:language-name(ed:own-language(.)))}</th>
                      <th scope="col">{ed:label('parallel.' || @kind, ed:language-name(@language))}</th>
                    </tr>
                  </thead>
                  <tbody>
                    <xsl:for-each select="m:doubt">
                      <tr>
                        <td>{ed:label('coverage.' || @kind)}</td>
                        <td>
                          <xsl:call-template name="ed:doubt-side">
                            <xsl:with-param name="side" select="'here'"/>
                          </xsl:call-template>
                        </td>
                        <td>
                          <xsl:call-template name="ed:doubt-side">
                            <xsl:with-param name="side" select="'there'"/>
                          </xsl:call-template>
                        </td>
                      </tr>
                    </xsl:for-each>
                  </tbody>
                </table>
              </div>
            </xsl:otherwise>
          </xsl:choose>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Where a doubt stands, the first words of it, and what only this side has. -->
  <xsl:template name="ed:doubt-side">
    <xsl:param name="side" as="xs:string"/>
    <xsl:variable name="doubt" as="element()" select="."/>
    <xsl:variable name="element" as="element()?" select="ed:placed-at(., $side)[1]"/>
    <xsl:if test="$element">
      <xsl:variable name="block" as="element()" select="(ed:block($element), $element)[1]"/>
      <xsl:variable name="page" as="xs:string" select="if ($side = 'there' and ../@record != '') then ../@record || '.html' else ed:page-address(ed:page-file($element), '')"/>
      <xsl:variable name="anchor" as="xs:string?" select="ed:anchor($block)"/>
      <xsl:variable name="words" as="xs:string" select="ed:plain($element)"/>
      <a href="{$page}{'#'[$anchor]}{$anchor}">{if (ed:number($block)) then ed:label('html.paragraph', ed:number($block)) else ed:locus-label(ed:locus-key($block))}</a>
      <span class="words">
        <xsl:sequence select="ed:language(($element/ancestor-or-self::*[@xml:lang])[last()])"/>
        <xsl:value-of select="if (string-length($words) gt 90) then replace(substring($words, 1, 90), '\s\S*$', '') || '…' else $words"/>
      </span>
      <xsl:if test="$doubt/*[local-name() = $side]">
        <span class="differs">{ed:label('coverage.only')} {string-join($doubt/*[local-name() = $side], ' · ')}</span>
      </xsl:if>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
