<?xml version="1.0" encoding="UTF-8"?>
<!--
  The shell of every page: document type, metadata, skip link, masthead, main, footer.
  A page that calls it gives its title, its own content, and the way back to the edition's root.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" version="3.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:import href="labels.xsl"/>
  <xsl:import href="dates.xsl"/>

  <xsl:param name="ed:edition" as="document-node()" required="yes"/>

  <xsl:output method="html" html-version="5.0" encoding="UTF-8" indent="no" include-content-type="no"/>

  <!-- What the edition's configuration says: the `m:edition` element. -->
  <xsl:variable name="ed:config" as="element(m:edition)" select="$ed:edition/m:edition"/>

  <!-- Whether the edition shows a part of a page, such as `summary`; what the configuration does not mention is shown. -->
  <xsl:function name="ed:shows" as="xs:boolean">
    <xsl:param name="part" as="xs:string"/>
    <xsl:sequence select="not($ed:config/m:show/@*[local-name() = $part] = 'false')"/>
  </xsl:function>

  <!-- The forms in which the records and the whole edition are published as books: `epub`, `pdf`. -->
  <xsl:function name="ed:books" as="xs:string*">
    <xsl:sequence select="('epub', 'pdf')[$ed:config/m:books/@*[. = 'true']/local-name() = .]"/>
  </xsl:function>

  <!--
    The whole document.
    `root` is the way to the edition's root: '' or '../'.
    `current` names the entry of the masthead that the page belongs to: records, people, places, organizations, terms, search, about.
    `here` says that the page is that entry itself, not something under it.
    `path` is the page's own path from the edition's root, for its canonical address.
  -->
  <xsl:template name="ed:page">
    <xsl:param name="title" as="xs:string" required="yes"/>
    <xsl:param name="root" as="xs:string" required="yes"/>
    <xsl:param name="content" as="node()*" required="yes"/>
    <xsl:param name="current" as="xs:string" select="''"/>
    <xsl:param name="here" as="xs:boolean" select="false()"/>
    <xsl:param name="path" as="xs:string" select="''"/>
    <xsl:param name="class" as="xs:string" select="'page'"/>
    <xsl:param name="description" as="xs:string" select="''"/>
    <xsl:param name="head" as="element()*" select="()"/>
    <xsl:param name="styles" as="element()*" select="()"/>
    <xsl:param name="skip-to" as="xs:string" select="'main'"/>
    <xsl:param name="funder" as="xs:string*" select="()"/>
    <xsl:variable name="locale" as="xs:string" select="string($ed:labels/m:labels/@xml:lang)"/>
    <html lang="{$locale}">
      <xsl:if test="$ed:labels/m:labels/@dir = 'rtl'">
        <xsl:attribute name="dir" select="'rtl'"/>
      </xsl:if>
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>{$title}{if ($title = string($ed:config/@title)) then '' else ' · ' || $ed:config/@title}</title>
        <xsl:if test="normalize-space($description)">
          <meta name="description" content="{normalize-space($description)}"/>
        </xsl:if>
        <meta name="color-scheme" content="light dark"/>
        <xsl:call-template name="ed:source-link">
          <xsl:with-param name="root" select="$root"/>
          <xsl:with-param name="current" select="$current"/>
          <xsl:with-param name="path" select="$path"/>
        </xsl:call-template>
        <xsl:sequence select="$head"/>
        <xsl:if test="normalize-space($ed:config/@base-url) and $path">
          <link rel="canonical" href="{replace($ed:config/@base-url, '([^/])$', '$1/')}{if ($path = 'index.html') then '' else $path}"/>
        </xsl:if>
        <link rel="stylesheet" href="{$root}assets/edition.css"/>
        <xsl:if test="tokenize($class) = 'record'">
          <script src="{$root}assets/reading.js" defer="defer" data-close="{ed:label('reading.close')}"></script>
        </xsl:if>
        <!-- After the style sheet, which has the order of the layers. -->
        <xsl:sequence select="$styles"/>
        <!-- What stands at the head and at the foot of each printed page. -->
        <style>:root {{ --running-edition: {ed:style-string($ed:config/@title)}; --running-title: {ed:style-string($title[. ne string($ed:config/@title)])}; --running-foot: {ed:style-string(string-join(($ed:config/m:notice, ed:label('page.version', string($ed:config/@version))), ' · '))} }}</style>
      </head>
      <body>
        <a class="skip" href="#{$skip-to}">{ed:label(if ($skip-to = 'text') then 'page.skip-to-text' else 'page.skip')}</a>
        <xsl:call-template name="ed:masthead">
          <xsl:with-param name="root" select="$root"/>
          <xsl:with-param name="current" select="$current"/>
          <xsl:with-param name="here" select="$here"/>
        </xsl:call-template>
        <xsl:for-each select="$ed:config/m:notice">
          <aside class="notice" aria-label="{ed:label('page.notice')}">{.}</aside>
        </xsl:for-each>
        <main id="main" class="{$class}">
          <xsl:sequence select="$content"/>
        </main>
        <xsl:call-template name="ed:footer">
          <xsl:with-param name="root" select="$root"/>
          <xsl:with-param name="funder" select="$funder"/>
        </xsl:call-template>
      </body>
    </html>
  </xsl:template>

  <!-- Words as a string of a style sheet, without what would end it, or the element that it stands in. -->
  <xsl:function name="ed:style-string" as="xs:string">
    <xsl:param name="words" as="xs:string?"/>
    <xsl:sequence select="'&quot;' || replace($words, '[&quot;\\&lt;&gt;&amp;\n]', '') || '&quot;'"/>
  </xsl:function>

  <!-- The TEI that a page is made from: of a record, or of a register. -->
  <xsl:template name="ed:source-link" as="element()*">
    <xsl:param name="root" as="xs:string"/>
    <xsl:param name="current" as="xs:string"/>
    <xsl:param name="path" as="xs:string"/>
    <xsl:variable name="below" as="xs:string" select="substring-after($path, 'records/')"/>
    <xsl:variable name="source" as="xs:string?" select="
        if (starts-with($path, 'records/')) then 'records/' || (if (contains($below, '/')) then substring-before($below, '/') else replace($below, '(\.apparatus)?\.html$', '')) || '.xml'
        else $ed:config/m:register[@kind = $current]/@source/string()[.]"/>
    <xsl:for-each select="$source">
      <link rel="alternate" type="application/tei+xml" href="{$root}{.}"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="ed:masthead">
    <xsl:param name="root" as="xs:string"/>
    <xsl:param name="current" as="xs:string"/>
    <xsl:param name="here" as="xs:boolean"/>
    <header class="masthead">
      <a class="edition" href="{$root}index.html">{$ed:config/@title}</a>
      <nav aria-label="{ed:label('page.navigation')}">
        <ul>
          <xsl:call-template name="ed:masthead-entry">
            <xsl:with-param name="key" select="'records'"/>
            <xsl:with-param name="href" select="$root || 'index.html'"/>
            <xsl:with-param name="current" select="$current"/>
            <xsl:with-param name="here" select="$here"/>
          </xsl:call-template>
          <xsl:for-each select="$ed:config/m:register">
            <xsl:call-template name="ed:masthead-entry">
              <xsl:with-param name="key" select="string(@kind)"/>
              <xsl:with-param name="href" select="$root || @href"/>
              <xsl:with-param name="current" select="$current"/>
              <xsl:with-param name="here" select="$here"/>
            </xsl:call-template>
          </xsl:for-each>
          <xsl:call-template name="ed:masthead-entry">
            <xsl:with-param name="key" select="'search'"/>
            <xsl:with-param name="href" select="$root || 'search.html'"/>
            <xsl:with-param name="current" select="$current"/>
            <xsl:with-param name="here" select="$here"/>
          </xsl:call-template>
          <xsl:call-template name="ed:masthead-entry">
            <xsl:with-param name="key" select="'about'"/>
            <xsl:with-param name="href" select="$root || 'about.html'"/>
            <xsl:with-param name="current" select="$current"/>
            <xsl:with-param name="here" select="$here"/>
          </xsl:call-template>
        </ul>
      </nav>
    </header>
  </xsl:template>

  <xsl:template name="ed:masthead-entry">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="href" as="xs:string"/>
    <xsl:param name="current" as="xs:string"/>
    <xsl:param name="here" as="xs:boolean"/>
    <li>
      <a href="{$href}">
        <xsl:if test="$key = $current">
          <xsl:attribute name="aria-current" select="if ($here) then 'page' else 'true'"/>
        </xsl:if>
        <xsl:value-of select="ed:label('page.nav.' || $key)"/>
      </a>
    </li>
  </xsl:template>

  <!-- The address of a place that has no number to be its link: a sign that is seen when one points at it, or comes to it by keyboard. -->
  <xsl:template name="ed:permalink">
    <xsl:param name="anchor" as="xs:string"/>
    <xsl:param name="place" as="xs:string"/>
    <a class="permalink" href="#{$anchor}" aria-label="{ed:label('reading.link', $place)}"/>
  </xsl:template>

  <xsl:template name="ed:footer">
    <xsl:param name="root" as="xs:string" select="''"/>
    <xsl:param name="funder" as="xs:string*"/>
    <footer class="foot">
      <p><cite>{$ed:config/@title}</cite>, <data value="{$ed:config/@version}">{ed:label('page.version', string($ed:config/@version))}</data><xsl:call-template name="ed:version-date"/></p>
      <xsl:if test="exists($funder)">
        <p>{ed:label('page.funded', string-join($funder, ', '))}</p>
      </xsl:if>
      <xsl:for-each select="$ed:config/m:licence">
        <p class="rights">
          <xsl:choose>
            <xsl:when test="matches(@url, '^https?://')"><a rel="license" href="{@url}">{@name}</a></xsl:when>
            <xsl:otherwise>{@name}</xsl:otherwise>
          </xsl:choose>
        </p>
      </xsl:for-each>
      <p class="files">
        <a href="{$root}data.html">{ed:label('page.data')}</a>
        <xsl:text> · </xsl:text>
        <a href="{$root}check.html">{ed:label('page.check')}</a>
        <xsl:if test="normalize-space($ed:config/@base-url) and normalize-space($ed:config/@date)">
          <xsl:text> · </xsl:text>
          <a href="{$root}feed.xml" type="application/atom+xml">{ed:label('page.feed')}</a>
        </xsl:if>
      </p>
    </footer>
  </xsl:template>

  <!-- The day of the version, after a comma; nothing where no file of the edition has a day. -->
  <xsl:template name="ed:version-date">
    <xsl:if test="$ed:config/@date/string()">, <time datetime="{$ed:config/@date}">{ed:day($ed:config/@date)}</time></xsl:if>
  </xsl:template>

</xsl:stylesheet>
