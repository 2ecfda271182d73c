<?xml version="1.0" encoding="UTF-8"?>
<!--
  The drawings, each with its table: records in time, places on a map, persons who are named together. The page model has the places of
  everything (`src/site/drawings`); here they become SVG, whose colours are those of the page.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" version="3.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The frame that all drawings have: what the page is called, the drawing, how to read it, the table. -->
  <xsl:template name="ed:drawing-page">
    <xsl:param name="current" as="xs:string"/>
    <xsl:param name="drawing" as="node()*"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="explained" as="xs:string*"/>
    <xsl:param name="table" as="node()*"/>
    <xsl:variable name="width" as="xs:string" select="string(@width)"/>
    <xsl:variable name="height" as="xs:string" select="string(@height)"/>
    <xsl:call-template name="ed:page">
      <xsl:with-param name="title" select="ed:label(@kind || '.title')"/>
      <xsl:with-param name="root" select="$ed:root"/>
      <xsl:with-param name="current" select="$current"/>
      <xsl:with-param name="path" select="string(@path)"/>
      <xsl:with-param name="class" select="'site drawing'"/>
      <xsl:with-param name="description" select="ed:label(@kind || '.description', string($ed:config/@title))"/>
      <xsl:with-param name="content">
        <header class="front">
          <h1>{ed:label(@kind || '.title')}</h1>
        </header>
        <figure class="drawn {@kind}" aria-labelledby="drawing-title" aria-describedby="drawing-words">
          <h2 class="unseen" id="drawing-title">{$name}</h2>
          <div class="scroll">
            <svg viewBox="0 0 {$width} {$height}" width="{$width}" height="{$height}" aria-labelledby="drawing-title" role="group">
              <xsl:sequence select="$drawing"/>
            </svg>
          </div>
          <figcaption id="drawing-words">{string-join($explained, ' ')}</figcaption>
        </figure>
        <xsl:sequence select="$table"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="m:page[@kind = 'map']" mode="ed:page">
    <xsl:call-template name="ed:drawing-page">
      <xsl:with-param name="current" select="'places'"/>
      <xsl:with-param name="name" select="ed:label('map.drawing', ed:count('places', count(m:point)))"/>
      <xsl:with-param name="explained" select="(ed:label('map.explained'), ed:label('map.some', ed:count('places', count(m:point)))[count(current()/m:point) lt xs:integer(current()/@places)])"/>
      <xsl:with-param name="drawing">
        <path class="sea" d="{m:land/@earth}"/>
        <path class="grid" d="{m:land/@grid}"/>
        <path class="land" d="{m:land/@d}"/>
        <xsl:for-each select="m:point">
          <!-- Small points lie on large ones. -->
          <xsl:call-template name="ed:point">
            <xsl:with-param name="label" select="string(@name)"/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:with-param>
      <xsl:with-param name="table">
        <section class="part" aria-labelledby="table-title">
          <h2 id="table-title">{ed:label('map.table')}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">{ed:label('table.place')}</th>
                <th scope="col" class="figure">{ed:label('table.records')}</th>
                <th scope="col" class="figure">{ed:label('table.latitude')}</th>
                <th scope="col" class="figure">{ed:label('table.longitude')}</th>
              </tr>
            </thead>
            <tbody>
              <xsl:for-each select="m:point">
                <tr>
                  <td>
                    <a href="{$ed:root}{@href}">{@name}</a>
                  </td>
                  <td class="figure">{format-integer(xs:integer(@count), '#,##0')}</td>
                  <td class="figure">{ed:label('site.geo.' || (if (starts-with(@latitude, '-')) then 's' else 'n'), translate(@latitude, '-', ''))}</td>
                  <td class="figure">{ed:label('site.geo.' || (if (starts-with(@longitude, '-')) then 'w' else 'e'), translate(@longitude, '-', ''))}</td>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="m:page[@kind = 'network']" mode="ed:page">
    <xsl:variable name="drawn" as="xs:integer" select="count(m:point)"/>
    <xsl:call-template name="ed:drawing-page">
      <xsl:with-param name="current" select="'people'"/>
      <xsl:with-param name="name" select="ed:label('network.drawing')"/>
      <xsl:with-param name="explained" select="(ed:label('network.explained'), ed:label('network.some', ed:count('people', $drawn))[$drawn lt xs:integer(current()/@persons)])"/>
      <xsl:with-param name="drawing">
        <g class="lines">
          <xsl:for-each select="m:line">
            <line x1="{@x1}" y1="{@y1}" x2="{@x2}" y2="{@y2}" stroke-width="{@width}"/>
          </xsl:for-each>
        </g>
        <xsl:for-each select="m:point">
          <xsl:call-template name="ed:point">
            <xsl:with-param name="label" select="string(@label)"/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:with-param>
      <xsl:with-param name="table">
        <section class="part" aria-labelledby="table-title">
          <h2 id="table-title">{ed:label('network.table')}</h2>
          <xsl:if test="count(m:pair) lt xs:integer(@pairs)">
            <p class="byline">{ed:label('network.table-some', format-integer(count(m:pair), '#,##0'))}</p>
          </xsl:if>
          <table>
            <thead>
              <tr>
                <th scope="col">{ed:label('table.person')}</th>
                <th scope="col">{ed:label('table.other-person')}</th>
                <th scope="col" class="figure">{ed:label('table.records')}</th>
              </tr>
            </thead>
            <tbody>
              <xsl:for-each select="m:pair">
                <tr>
                  <td>
                    <a href="{$ed:root}{@href-a}">{@a}</a>
                  </td>
                  <td>
                    <a href="{$ed:root}{@href-b}">{@b}</a>
                  </td>
                  <td class="figure">{format-integer(xs:integer(@count), '#,##0')}</td>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A point that leads to an entry, with its label where there is room for it. -->
  <xsl:template name="ed:point">
    <xsl:param name="label" as="xs:string"/>
    <a href="{$ed:root}{@href}" class="point">
      <title>{string-join((@name, @gloss[normalize-space()], ed:count('records', xs:integer(@count))), ', ')}</title>
      <circle cx="{@x}" cy="{@y}" r="{@r}"/>
      <xsl:if test="@label-x">
        <text x="{@label-x}" y="{@label-y}" text-anchor="{@anchor}">{$label}</text>
      </xsl:if>
    </a>
  </xsl:template>

  <xsl:template match="m:page[@kind = 'timeline']" mode="ed:page">
    <xsl:variable name="height" as="xs:string" select="string(@height)"/>
    <xsl:call-template name="ed:drawing-page">
      <xsl:with-param name="current" select="'records'"/>
      <xsl:with-param name="name" select="ed:label('timeline.drawing')"/>
      <xsl:with-param name="explained" select="ed:label('timeline.' || @drawn || '-explained')"/>
      <xsl:with-param name="drawing">
        <g class="axis" aria-hidden="true">
          <xsl:for-each select="m:tick">
            <line x1="{@x}" y1="24" x2="{@x}" y2="{$height}"/>
            <text x="{@x}" y="15" text-anchor="{if (number(@x) lt 50) then 'start' else if (number(@x) gt 910) then 'end' else 'middle'}">{ed:day(@key)}</text>
          </xsl:for-each>
        </g>
        <xsl:for-each select="m:item">
          <xsl:variable name="date" as="xs:string" select="(string(@date)[normalize-space()], ed:dating(.))[1]"/>
          <a href="{$ed:root}{@href}" class="item {@kind}">
            <title>{$date}: {@title}</title>
            <xsl:choose>
              <xsl:when test="@kind = 'day'">
                <circle cx="{@x}" cy="{@y}" r="4.5"/>
              </xsl:when>
              <xsl:otherwise>
                <rect x="{@x}" y="{number(@y) - 4}" width="{max((number(@width), 3))}" height="8"/>
              </xsl:otherwise>
            </xsl:choose>
            <xsl:if test="@label != ''">
              <text x="{@label-x}" y="{number(@y) + 4.5}" text-anchor="{@anchor}">{@label}</text>
            </xsl:if>
          </a>
        </xsl:for-each>
        <xsl:for-each select="m:bar">
          <a href="{$ed:root}{@href}" class="bar">
            <title>{ed:label('timeline.bar', (ed:period(@key), ed:count('records', xs:integer(@count))))}</title>
            <rect x="{@x}" y="{@y}" width="{@width}" height="{@height}"/>
          </a>
        </xsl:for-each>
      </xsl:with-param>
      <xsl:with-param name="table">
        <section class="part" aria-labelledby="periods-title">
          <h2 id="periods-title">{ed:label('timeline.periods')}</h2>
          <p class="byline">{ed:label('browse.period-explained')}</p>
          <xsl:call-template name="ed:periods"/>
        </section>
        <xsl:if test="m:record">
          <section class="part" aria-labelledby="table-title">
            <h2 id="table-title">{ed:label('timeline.table')}</h2>
            <table>
              <thead>
                <tr>
                  <th scope="col">{ed:label('table.date')}</th>
                  <th scope="col">{ed:label('table.record')}</th>
                </tr>
              </thead>
              <tbody>
                <xsl:for-each select="m:record">
                  <tr>
                    <td>
                      <xsl:call-template name="ed:record-date"/>
                    </td>
                    <td>
                      <a href="{$ed:root}{@href}">{@title}</a>
                    </td>
                  </tr>
                </xsl:for-each>
              </tbody>
            </table>
          </section>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
