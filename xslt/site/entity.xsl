<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of an entry: its names, what is known of it, and where the records mention it. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="m:page[@kind = 'entity']" mode="ed:page">
    <xsl:variable name="entry" as="element()?" select="m:source/*"/>
    <xsl:call-template name="ed:page">
      <xsl:with-param name="title" select="string-join((@name, if (xs:integer(@number) gt 1) then ed:label('site.page', string(@number)) else ()), ', ')"/>
      <xsl:with-param name="root" select="$ed:root"/>
      <xsl:with-param name="current" select="string(@register)"/>
      <xsl:with-param name="path" select="string(@path)"/>
      <xsl:with-param name="class" select="'site entity'"/>
      <xsl:with-param name="description" select="string-join((@name, @gloss/string()[.], $entry/tei:note[@type = 'description'][1] ! ed:plain(.)), ': ')"/>
      <xsl:with-param name="content">
        <header class="front">
          <p class="eyebrow">
            <a href="{$ed:root}{@register}.html">{ed:label('page.nav.' || @register)}</a>
          </p>
          <h1>
            <xsl:sequence select="ed:in-language(@lang)"/>
            <xsl:value-of select="@name"/>
          </h1>
          <xsl:if test="normalize-space(@gloss)">
            <p class="byline">
              <xsl:sequence select="ed:in-language(@lang)"/>
              <xsl:value-of select="@gloss"/>
            </p>
          </xsl:if>
          <xsl:if test="@number = '1'">
            <div class="prose">
              <xsl:call-template name="ed:prose">
                <xsl:with-param name="elements" select="$entry/(tei:note[not(@type = 'gloss')], tei:gloss, tei:def, tei:desc)"/>
              </xsl:call-template>
            </div>
            <xsl:call-template name="ed:entry-facts">
              <xsl:with-param name="entry" select="$entry"/>
            </xsl:call-template>
          </xsl:if>
        </header>
        <section class="listing" id="mentions" aria-labelledby="mentions-title">
          <h2 id="mentions-title">{ed:label('site.mentioned')}</h2>
          <p class="byline">{if (xs:integer(m:count/@mentions) = 0) then ed:label('site.not-mentioned') else ed:label('site.mentioned-counts', (ed:count('mentions', xs:integer(m:count/@mentions)), ed:count('records', xs:integer(m:count/@records))))}</p>
          <xsl:for-each select="m:record">
            <article class="mentions">
              <h3>
                <xsl:call-template name="ed:record-date"/>
                <xsl:text> </xsl:text>
                <a href="{$ed:root}{@href}">
                  <xsl:sequence select="ed:in-language(@lang)"/>
                  <xsl:value-of select="@title"/>
                </a>
              </h3>
              <ol>
                <xsl:apply-templates select="m:mention" mode="ed:list"/>
              </ol>
            </article>
          </xsl:for-each>
          <xsl:call-template name="ed:page-links"/>
        </section>
        <xsl:if test="m:together">
          <section class="part together" aria-labelledby="together">
            <h2 id="together">{ed:label('site.together')}</h2>
            <p class="byline">{ed:label('site.together-explained')}</p>
            <xsl:for-each select="m:together">
              <h3>{ed:label('page.nav.' || @register)}</h3>
              <ul class="entries">
                <xsl:for-each select="m:item">
                  <li>
                    <a href="{$ed:root}{@href}"><xsl:sequence select="ed:in-language(@lang)"/>{@name}</a>
                    <xsl:text> </xsl:text>
                    <span class="number">{ed:count('records', xs:integer(@count))}</span>
                  </li>
                </xsl:for-each>
              </ul>
              <xsl:variable name="others" as="xs:integer" select="xs:integer(@count) - count(m:item)"/>
              <xsl:if test="$others gt 0">
                <p class="byline">{ed:label('site.together-more', format-integer($others, '#,##0'))}</p>
              </xsl:if>
            </xsl:for-each>
          </section>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="m:mention" mode="ed:list">
    <li>
      <a class="locus" href="{$ed:root}{@href}">{if (matches(@locus, '^\d')) then ed:label('site.paragraph', string(@locus)) else ed:locus-label(@locus)}</a>
      <span class="words"><xsl:sequence select="ed:in-language(../@lang)"/>{if (@cut-before) then '… ' else ''}{m:before}<mark>{m:surface}</mark>{m:after}{if (@cut-after) then ' …' else ''}</span>
    </li>
  </xsl:template>

  <!-- What an entry says of itself, beside its description. -->
  <xsl:template name="ed:entry-facts">
    <xsl:param name="entry" as="element()?"/>
    <dl class="facts">
      <xsl:variable name="names" as="element()*" select="$entry/(tei:persName | tei:placeName[@type] | tei:orgName | tei:term)"/>
      <xsl:if test="count($names) gt 1">
        <div>
          <dt>{ed:label('site.names')}</dt>
          <xsl:for-each select="$names[not(@type = 'main')]">
            <dd>
              <span>
                <xsl:sequence select="ed:passage(.)"/>
                <xsl:value-of select="ed:plain(.)"/>
              </span>
              <xsl:variable name="tongue" as="xs:string?" select="@xml:lang[not(. = $ed:config/@locale)] ! (if (ed:has-label('language.' || .)) then ed:label('language.' || .) else string(.))"/>
              <xsl:variable name="kind" as="xs:string?" select="@type[. = ('short', 'demonym', 'abbreviation', 'birth', 'pseudonym', 'former')] ! ed:label('site.name.' || .)"/>
              <xsl:if test="exists(($tongue, $kind))">
                <xsl:text> </xsl:text>
                <span class="tongue">{string-join(($kind, $tongue), ', ')}</span>
              </xsl:if>
            </dd>
          </xsl:for-each>
        </div>
      </xsl:if>
      <xsl:for-each-group select="$entry/(tei:birth | tei:death | tei:occupation | tei:affiliation | tei:nationality | tei:education | tei:residence | tei:floruit | tei:event | tei:country | tei:region | tei:settlement | tei:placeName[not(@type)][not(parent::tei:person)] | tei:state | tei:trait)" group-adjacent="local-name()">
        <div>
          <dt>{if (ed:has-label('site.fact.' || current-grouping-key())) then ed:label('site.fact.' || current-grouping-key()) else ed:label('site.fact.other')}</dt>
          <xsl:for-each select="current-group()">
            <dd>
              <xsl:sequence select="ed:passage(.)"/>
              <xsl:apply-templates select="node()" mode="ed:inline"/>
              <xsl:if test="not(self::tei:birth or self::tei:death) and ed:dating(.)">, {ed:dating(.)}</xsl:if>
              <xsl:if test="not(normalize-space())">{ed:dating(.)}</xsl:if>
            </dd>
          </xsl:for-each>
        </div>
      </xsl:for-each-group>
      <xsl:for-each select="$entry/tei:location/tei:geo[matches(., '^\s*-?\d+(\.\d+)?[\s,]+-?\d+(\.\d+)?\s*$')]">
        <xsl:variable name="point" as="xs:string*" select="tokenize(normalize-space(translate(., ',', ' ')))"/>
        <div>
          <dt>{ed:label('site.fact.geo')}</dt>
          <dd>{ed:label('site.geo.' || (if (starts-with($point[1], '-')) then 's' else 'n'), translate($point[1], '-', ''))}, {ed:label('site.geo.' || (if (starts-with($point[2], '-')) then 'w' else 'e'), translate($point[2], '-', ''))}</dd>
        </div>
      </xsl:for-each>
      <xsl:variable name="numbers" as="element()*" select="$entry/tei:idno[normalize-space()]"/>
      <xsl:if test="exists($numbers)">
        <div>
          <dt>{ed:label('site.fact.idno')}</dt>
          <xsl:for-each select="$numbers">
            <xsl:variable name="address" as="xs:string?" select="ed:authority-address(@type, normalize-space())"/>
            <dd>
              <xsl:choose>
                <xsl:when test="$address">
                  <a class="xref" rel="external" href="{$address}">{@type} {.}</a>
                </xsl:when>
                <xsl:otherwise>{@type} {.}</xsl:otherwise>
              </xsl:choose>
            </dd>
          </xsl:for-each>
        </div>
      </xsl:if>
    </dl>
  </xsl:template>

  <!-- The web page of an authority file about an entry; only for a number of the form that the authority gives. -->
  <xsl:function name="ed:authority-address" as="xs:string?">
    <xsl:param name="authority" as="xs:string?"/>
    <xsl:param name="number" as="xs:string"/>
    <xsl:variable name="known" as="array(xs:string)?" select="$ed:authorities(replace(lower-case($authority), '[^a-z]', ''))"/>
    <xsl:sequence select="
        if (matches($number, '^https?://\S+$')) then iri-to-uri($number)
        else if (exists($known) and matches($number, $known(1))) then $known(2) || translate($number, ' ', '')
        else ()"/>
  </xsl:function>

  <!-- The authority files: the form of their numbers, and the address that a number is put behind. -->
  <xsl:variable name="ed:authorities" as="map(xs:string, array(xs:string))" select="
      map {
        'wikidata': ['^[QPL]\d+$', 'https://www.wikidata.org/wiki/'],
        'viaf': ['^\d+$', 'https://viaf.org/viaf/'],
        'gnd': ['^[\dX-]+$', 'https://d-nb.info/gnd/'],
        'geonames': ['^\d+$', 'https://www.geonames.org/'],
        'orcid': ['^(\d{4}-){3}\d{3}[\dX]$', 'https://orcid.org/'],
        'isni': ['^(\d{4} ?){3}\d{3}[\dX]$', 'https://isni.org/isni/'],
        'lccn': ['^(n|nb|nr|no|sh|sj)[ \d]+$', 'https://id.loc.gov/authorities/'],
        'loc': ['^(n|nb|nr|no|sh|sj)[ \d]+$', 'https://id.loc.gov/authorities/'],
        'lcnaf': ['^(n|nb|nr|no)[ \d]+$', 'https://id.loc.gov/authorities/names/'],
        'lcsh': ['^s[hj][ \d]+$', 'https://id.loc.gov/authorities/subjects/'],
        'bnf': ['^cb\d+\w$', 'https://catalogue.bnf.fr/ark:/12148/'],
        'tgn': ['^\d+$', 'https://vocab.getty.edu/tgn/'],
        'ulan': ['^\d+$', 'https://vocab.getty.edu/ulan/'],
        'aat': ['^\d+$', 'https://vocab.getty.edu/aat/'],
        'pleiades': ['^\d+$', 'https://pleiades.stoa.org/places/'],
        'ror': ['^0[a-z0-9]{6}\d{2}$', 'https://ror.org/']
      }"/>

</xsl:stylesheet>
