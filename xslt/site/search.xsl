<?xml version="1.0" encoding="UTF-8"?>
<!-- The search page: a form that a script brings to life (`xslt/assets/search.js`), and the lists that reach everything without one. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" version="3.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:import href="../common/json.xsl"/>

  <xsl:template match="m:page[@kind = 'search']" mode="ed:page">
    <xsl:call-template name="ed:page">
      <xsl:with-param name="title" select="ed:label('search.title')"/>
      <xsl:with-param name="root" select="$ed:root"/>
      <xsl:with-param name="current" select="'search'"/>
      <xsl:with-param name="here" select="true()"/>
      <xsl:with-param name="path" select="string(@path)"/>
      <xsl:with-param name="class" select="'site search'"/>
      <xsl:with-param name="description" select="ed:label('search.description', string($ed:config/@title))"/>
      <xsl:with-param name="content">
        <header class="front">
          <h1>{ed:label('search.title')}</h1>
        </header>
        <p class="prose" id="search-silent">{ed:label('search.silent')}</p>
        <form id="search-form" class="search-form" role="search" hidden="hidden" autocomplete="off">
          <div class="search-box">
            <label class="unseen" for="search-words">{ed:label('search.words')}</label>
            <input type="search" id="search-words" name="q" spellcheck="false" autocapitalize="none" aria-describedby="search-help" enterkeyhint="search"/>
            <button type="submit">{ed:label('search.submit')}</button>
          </div>
          <p class="search-help" id="search-help">{ed:label('search.help')}</p>
          <div class="search-limits">
            <label>{ed:label('search.from')} <input type="text" id="search-from" name="from" inputmode="numeric" size="10" placeholder="{ed:label('search.date-form')}"/></label>
            <label>{ed:label('search.to')} <input type="text" id="search-to" name="to" inputmode="numeric" size="10" placeholder="{ed:label('search.date-form')}"/></label>
            <label>{ed:label('search.order')} <select id="search-order" name="order">
              <option value="best">{ed:label('search.order.best')}</option>
              <option value="oldest">{ed:label('search.order.oldest')}</option>
              <option value="newest">{ed:label('search.order.newest')}</option>
            </select></label>
            <button type="reset">{ed:label('search.reset')}</button>
          </div>
          <div class="search-facets" id="search-facets"></div>
        </form>
        <section class="listing search-found" aria-labelledby="search-found">
          <h2 class="unseen" id="search-found">{ed:label('search.results')}</h2>
          <p class="search-status" id="search-status" role="status"></p>
          <div class="search-entries" id="search-entries" hidden="hidden">
            <h3>{ed:label('search.entries')}</h3>
            <ul></ul>
          </div>
          <ol class="records" id="search-results"></ol>
          <p><button type="button" id="search-more" hidden="hidden">{ed:label('search.more')}</button></p>
        </section>
        <section class="part" aria-labelledby="search-ways">
          <h2 id="search-ways">{ed:label('ways.title')}</h2>
          <ul class="ways">
            <xsl:apply-templates select="m:way" mode="ed:list"/>
          </ul>
        </section>
        <script type="application/json" id="search-labels">
          <xsl:value-of select="'{' || string-join($ed:search-labels ! (ed:json-string(.) || ':' || replace(ed:json-string(ed:label(.)), '&lt;', '\\u003c')), ',') || '}'" disable-output-escaping="yes"/>
        </script>
        <xsl:for-each select="'words', 'search-engine', 'search-pagefind', 'search'">
          <script src="{$ed:root}assets/{.}.js"></script>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The words that the script puts on the page. -->
  <xsl:variable name="ed:search-labels" as="xs:string*" select="('site.undated', 'site.paragraph', 'apparatus.locus.note', $ed:labels/m:labels/m:label/@key[starts-with(., 'search.')] ! string(.))"/>

</xsl:stylesheet>
