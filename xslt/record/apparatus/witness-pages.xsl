<?xml version="1.0" encoding="UTF-8"?>
<!--
  The witnesses as pages and as plain text, and all of them side by side, paragraph by paragraph. What differs from the text is marked,
  and links to its entry. The pages lie in the record's own folder: `records/ID/witness/`.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template name="ed:witness-files">
    <xsl:param name="model" as="element(app:apparatus)" required="yes"/>
    <xsl:variable name="witnesses" as="element(app:witness)*" select="$model/app:witness[@file]"/>
    <xsl:variable name="variants" as="element(app:entry)*" select="$model/app:entry[@kind = 'app'][@unit][@known]"/>
    <xsl:if test="exists($witnesses) and exists($variants)">
      <xsl:variable name="units" as="element(app:unit)*" select="ed:witnessed-units($model, $variants)"/>
      <xsl:variable name="versions" as="map(xs:string, map(xs:string, node()*))" select="ed:versions($units, $variants, $witnesses, $model/app:silence)"/>
      <xsl:for-each select="$witnesses">
        <xsl:result-document href="files/witness/{@file}.html" method="html" html-version="5.0" include-content-type="no" indent="no">
          <xsl:call-template name="ed:witness-page">
            <xsl:with-param name="model" select="$model"/>
            <xsl:with-param name="units" select="$units"/>
            <xsl:with-param name="versions" select="$versions"/>
          </xsl:call-template>
        </xsl:result-document>
        <xsl:result-document href="files/witness/{@file}.txt" method="text">
          <xsl:value-of select="ed:witness-plain(., $units, $versions)"/>
        </xsl:result-document>
      </xsl:for-each>
      <xsl:variable name="sheets" as="array(element(app:unit)*)*" select="ed:sheets($units, $versions, count($witnesses))"/>
      <xsl:for-each select="1 to count($sheets)">
        <xsl:variable name="sheet" as="xs:integer" select="."/>
        <xsl:result-document href="files/witness/{ed:sheet-file($sheet)}" method="html" html-version="5.0" include-content-type="no" indent="no">
          <xsl:call-template name="ed:comparison-page">
            <xsl:with-param name="model" select="$model"/>
            <xsl:with-param name="units" select="$sheets[$sheet]?*"/>
            <xsl:with-param name="versions" select="$versions"/>
            <xsl:with-param name="sheet" select="$sheet"/>
            <xsl:with-param name="sheets" select="count($sheets)"/>
          </xsl:call-template>
        </xsl:result-document>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- The letters that a page of the comparison has about: many witnesses of a long text make several pages. -->
  <xsl:variable name="ed:sheet-size" as="xs:integer" select="40000"/>

  <!-- The units of each page of the comparison. -->
  <xsl:function name="ed:sheets" as="array(element(app:unit)*)*">
    <xsl:param name="units" as="element(app:unit)*"/>
    <xsl:param name="versions" as="map(*)"/>
    <xsl:param name="witnesses" as="xs:integer"/>
    <xsl:variable name="numbered" as="xs:integer*">
      <xsl:iterate select="$units">
        <xsl:param name="sheet" as="xs:integer" select="1"/>
        <xsl:param name="letters" as="xs:integer" select="0"/>
        <xsl:variable name="text" as="xs:integer" select="string-length(string-join(app:seg))"/>
        <xsl:variable name="own" as="map(*)?" select="$versions(string(@n))"/>
        <!-- A difference costs a link as well. -->
        <xsl:variable name="marks" as="xs:integer" select="sum($own?*[self::app:v] ! 60)"/>
        <xsl:variable name="more" as="xs:integer" select="if (empty($own) or map:size($own) = 0) then $text else $text * ($witnesses + 1) + $marks"/>
        <xsl:variable name="turns" as="xs:boolean" select="$letters gt 0 and $letters + $more gt $ed:sheet-size"/>
        <xsl:sequence select="if ($turns) then $sheet + 1 else $sheet"/>
        <xsl:next-iteration>
          <xsl:with-param name="sheet" select="if ($turns) then $sheet + 1 else $sheet"/>
          <xsl:with-param name="letters" select="if ($turns) then $more else $letters + $more"/>
        </xsl:next-iteration>
      </xsl:iterate>
    </xsl:variable>
    <xsl:for-each-group select="1 to count($units)" group-adjacent="$numbered[current()]">
      <xsl:sequence select="[subsequence($units, current-group()[1], count(current-group()))]"/>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:function name="ed:sheet-file" as="xs:string">
    <xsl:param name="sheet" as="xs:integer"/>
    <xsl:sequence select="if ($sheet = 1) then 'index.html' else 'index-' || $sheet || '.html'"/>
  </xsl:function>

  <!-- The units that witnesses have: the body, and front and back matter only where there are variants in it. -->
  <xsl:function name="ed:witnessed-units" as="element(app:unit)*">
    <xsl:param name="model" as="element(app:apparatus)"/>
    <xsl:param name="variants" as="element(app:entry)*"/>
    <xsl:variable name="touched" as="map(xs:string, xs:boolean)" select="map:merge(distinct-values($variants/@unit) ! map:entry(string(.), true()))"/>
    <xsl:variable name="parts" as="xs:string*" select="'body', distinct-values($model/app:unit[$touched(string(@n))]/@part)"/>
    <xsl:sequence select="$model/app:unit[@part = $parts][normalize-space(string-join(app:seg)) or $touched(string(@n))]"/>
  </xsl:function>

  <!-- The versions that differ from the text, by the unit's number and the witness's identifier. -->
  <xsl:function name="ed:versions" as="map(xs:string, map(xs:string, node()*))">
    <xsl:param name="units" as="element(app:unit)*"/>
    <xsl:param name="variants" as="element(app:entry)*"/>
    <xsl:param name="witnesses" as="element(app:witness)*"/>
    <xsl:param name="silences" as="element(app:silence)*"/>
    <xsl:variable name="by-unit" as="map(xs:string, element(app:entry)*)">
      <xsl:map>
        <xsl:for-each-group select="$variants" group-by="xs:integer(@unit) to xs:integer(@end-unit)">
          <xsl:map-entry key="string(current-grouping-key())" select="current-group()"/>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:variable>
    <xsl:map>
      <xsl:for-each select="$units">
        <xsl:variable name="unit" as="element(app:unit)" select="."/>
        <xsl:variable name="entries" as="element(app:entry)*" select="$by-unit(string(@n))"/>
        <xsl:if test="exists($entries) or exists($silences)">
          <xsl:variable name="variations" as="array(*)*" select="ed:variations(xs:integer(@n), $entries)"/>
          <xsl:variable name="segs" as="array(xs:string)" select="array { app:seg/string() }"/>
          <xsl:variable name="own" as="map(xs:string, node()*)">
            <xsl:map>
              <xsl:for-each select="$witnesses">
                <xsl:variable name="chain" as="xs:string*" select="string(@id), tokenize(@within)"/>
                <xsl:variable name="version" as="node()*" select="ed:witness-unit($segs, $variations, if (empty($silences)) then () else ed:silent-in($unit, $silences[@witness = $chain]), $chain)"/>
                <xsl:if test="exists($version)">
                  <xsl:map-entry key="string(@id)" select="$version"/>
                </xsl:if>
              </xsl:for-each>
            </xsl:map>
          </xsl:variable>
          <xsl:map-entry key="string(@n)" select="$own"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:map>
  </xsl:function>

  <!-- A unit as a witness has it, or as the text has it where the witness does not differ. -->
  <xsl:function name="ed:version" as="node()*">
    <xsl:param name="unit" as="element(app:unit)"/>
    <xsl:param name="witness" as="element(app:witness)"/>
    <xsl:param name="versions" as="map(*)"/>
    <xsl:variable name="own" as="node()*" select="$versions(string($unit/@n)) ! .(string($witness/@id))"/>
    <xsl:choose>
      <xsl:when test="exists($own)">
        <xsl:sequence select="$own"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="string-join($unit/app:seg)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A witness as plain text: its name, then a paragraph to a line; verse keeps its lines. -->
  <xsl:function name="ed:witness-plain" as="xs:string">
    <xsl:param name="witness" as="element(app:witness)"/>
    <xsl:param name="units" as="element(app:unit)*"/>
    <xsl:param name="versions" as="map(*)"/>
    <xsl:variable name="texts" as="xs:string*">
      <xsl:for-each select="$units">
        <xsl:variable name="lines" as="xs:string" select="ed:version-lines(ed:version(., $witness, $versions))"/>
        <xsl:sequence select="if ($lines) then string-join((@number, $lines), ' ') else ()"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="string-join(($ed:config/*:notice ! string(.), ed:record-title($ed:record), ed:label('witness.title', string($witness/@siglum)) || (if (normalize-space($witness)) then ': ' || $witness else ''), $texts), '&#10;&#10;') || '&#10;'"/>
  </xsl:function>

  <xsl:function name="ed:version-lines" as="xs:string">
    <xsl:param name="version" as="node()*"/>
    <xsl:variable name="string" as="xs:string" select="string-join($version ! (if (self::app:v[@kind = 'silence']) then ' [' || ed:label('witness.silent') || '] ' else string(.)))"/>
    <xsl:sequence select="string-join(tokenize($string, '\n') ! normalize-space(.)[.], '&#10;')"/>
  </xsl:function>

  <xsl:template name="ed:witness-page">
    <xsl:param name="model" as="element(app:apparatus)"/>
    <xsl:param name="units" as="element(app:unit)*"/>
    <xsl:param name="versions" as="map(*)"/>
    <xsl:variable name="witness" as="element(app:witness)" select="."/>
    <xsl:variable name="id" as="xs:string" select="string($model/@record)"/>
    <xsl:variable name="record-title" as="xs:string" select="ed:record-title($ed:record)"/>
    <xsl:variable name="title" as="xs:string" select="ed:label('witness.of', ($witness/@siglum, $record-title))"/>
    <xsl:variable name="named" as="xs:integer" select="xs:integer($witness/@cited)"/>
    <xsl:variable name="all" as="xs:integer" select="count($model/app:entry[@kind = 'app'])"/>
    <xsl:call-template name="ed:page">
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="root" select="'../../../'"/>
      <xsl:with-param name="current" select="'records'"/>
      <xsl:with-param name="path" select="'records/' || $id || '/witness/' || $witness/@file || '.html'"/>
      <xsl:with-param name="class" select="'witness-page'"/>
      <xsl:with-param name="skip-to" select="'text'"/>
      <xsl:with-param name="content">
        <div class="front">
          <p class="eyebrow">
            <a href="../../{encode-for-uri($id)}.html">{$record-title}</a>
          </p>
          <h1>{ed:label('witness.title', string($witness/@siglum))}</h1>
          <xsl:if test="normalize-space($witness)">
            <p class="lead">{$witness}</p>
          </xsl:if>
          <p class="archive">{ed:label(if ($named = 0) then 'witness.not-named' else 'witness.named', (ed:counted('witness.readings', string($named), string($named)), ed:counted('witness.in-entries', string($all), string($all))))} {ed:label('witness.marked')}</p>
          <p class="archive">
            <a href="index.html">{ed:label('witness.compare')}</a>
            <xsl:text> · </xsl:text>
            <a href="{$witness/@file}.txt">{ed:label('record.download.txt')}</a>
          </p>
        </div>
        <div class="text rows" id="text">
          <xsl:for-each select="$units">
            <xsl:variable name="unit" as="element(app:unit)" select="."/>
            <xsl:variable name="content" as="node()*">
              <xsl:call-template name="ed:witness-words">
                <xsl:with-param name="version" select="ed:version(., $witness, $versions)"/>
                <xsl:with-param name="record" select="'../../' || encode-for-uri($id) || '.html'"/>
              </xsl:call-template>
            </xsl:variable>
            <xsl:if test="normalize-space(string-join($content))">
              <div class="row {if ($unit/@kind = 'head') then 'heading' else 'para'}">
                <xsl:if test="$unit/@number">
                  <a class="n" href="../../{encode-for-uri($id)}.html#{$unit/@anchor}" aria-label="{ed:label('html.paragraph', string($unit/@number))}">{$unit/@number}</a>
                </xsl:if>
                <xsl:element name="{if ($unit/@kind = 'head') then 'h2' else 'p'}">
                  <xsl:sequence select="ed:language($unit), $content"/>
                </xsl:element>
              </div>
            </xsl:if>
          </xsl:for-each>
        </div>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The words of a version of a unit, lines broken, differences marked: bold and underlined, an omission as a sign, each a link. -->
  <xsl:template name="ed:witness-words" as="node()*">
    <xsl:param name="record" as="xs:string"/>
    <xsl:param name="version" as="node()*"/>
    <xsl:for-each select="$version">
      <xsl:choose>
        <xsl:when test="self::app:v[@kind = 'silence']">
          <span class="silent">[{ed:label('witness.silent')}]</span>
          <xsl:text> </xsl:text>
        </xsl:when>
        <xsl:when test="self::app:v">
          <a class="differs" href="{$record}#a{@n}">
            <xsl:choose>
              <xsl:when test="@kind = 'om'">
                <xsl:attribute name="class" select="'differs omitted'"/>
                <xsl:text>[{ed:label('apparatus.om')}]</xsl:text>
              </xsl:when>
              <xsl:otherwise>
                <xsl:value-of select="."/>
              </xsl:otherwise>
            </xsl:choose>
          </a>
        </xsl:when>
        <xsl:otherwise>
          <xsl:for-each select="tokenize(., '\n')">
            <xsl:if test="position() gt 1">
              <br/>
            </xsl:if>
            <xsl:value-of select="."/>
          </xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!--
    All witnesses side by side. A reader chooses which with boxes that need no script: each hides its column by a rule of the page's own
    style sheet. Columns that have no room are reached by scrolling sideways, with the text itself kept in sight; on narrow screens the versions of a paragraph stand
    one below the other. Where all agree the text stands once.
  -->
  <xsl:template name="ed:comparison-page">
    <xsl:param name="model" as="element(app:apparatus)"/>
    <xsl:param name="units" as="element(app:unit)*"/>
    <xsl:param name="versions" as="map(*)"/>
    <xsl:param name="sheet" as="xs:integer"/>
    <xsl:param name="sheets" as="xs:integer"/>
    <xsl:variable name="witnesses" as="element(app:witness)*" select="$model/app:witness[@file]"/>
    <xsl:variable name="id" as="xs:string" select="encode-for-uri($model/@record)"/>
    <xsl:variable name="record-title" as="xs:string" select="ed:record-title($ed:record)"/>
    <xsl:variable name="record" as="xs:string" select="'../../' || $id || '.html'"/>
    <xsl:call-template name="ed:page">
      <xsl:with-param name="title" select="string-join((ed:label('witness.all', $record-title), if ($sheets gt 1) then ed:label('witness.sheet', (string($sheet), string($sheets))) else ()), ', ')"/>
      <xsl:with-param name="root" select="'../../../'"/>
      <xsl:with-param name="current" select="'records'"/>
      <xsl:with-param name="path" select="'records/' || $model/@record || '/witness/' || ed:sheet-file($sheet)"/>
      <xsl:with-param name="class" select="'witness-page comparison'"/>
      <xsl:with-param name="skip-to" select="'text'"/>
      <xsl:with-param name="head" as="element()*">
        <style>
          <xsl:for-each select="0 to count($witnesses)">.comparison:has(#show{.}:not(:checked)) .v{.} {{ display: none }} </xsl:for-each>
        </style>
      </xsl:with-param>
      <xsl:with-param name="content">
        <div class="front">
          <p class="eyebrow">
            <a href="{$record}">{$record-title}</a>
          </p>
          <h1>{ed:label('witness.compared')}</h1>
          <xsl:if test="$sheets gt 1">
            <p class="lead">{ed:label('witness.sheet', (string($sheet), string($sheets)))}</p>
          </xsl:if>
          <p class="archive">{ed:label('witness.marked')}</p>
        </div>
        <fieldset class="views">
          <legend>{ed:label('witness.show')}</legend>
          <xsl:for-each select="ed:label('witness.text'), $witnesses/@siglum">
            <label for="show{position() - 1}">
              <input type="checkbox" id="show{position() - 1}" checked="checked"/>
              <xsl:text> {.}</xsl:text>
            </label>
          </xsl:for-each>
        </fieldset>
        <div class="collation" id="text" role="region" aria-label="{ed:label('witness.compared')}" tabindex="0">
          <xsl:for-each select="$units">
            <xsl:variable name="unit" as="element(app:unit)" select="."/>
            <xsl:variable name="own" as="map(*)?" select="$versions(string(@n))"/>
            <xsl:variable name="text" as="node()*">
              <xsl:call-template name="ed:witness-words">
                <xsl:with-param name="record" select="$record"/>
                <xsl:with-param name="version" as="text()">
                  <xsl:value-of select="string-join(app:seg)"/>
                </xsl:with-param>
              </xsl:call-template>
            </xsl:variable>
            <section class="unit">
              <xsl:if test="@number">
                <h2 class="n">
                  <a href="{$record}#{@anchor}" aria-label="{ed:label('html.paragraph', string(@number))}">{@number}</a>
                </h2>
              </xsl:if>
              <xsl:choose>
                <xsl:when test="empty($own) or map:size($own) = 0">
                  <p class="agreed">
                    <xsl:sequence select="ed:language($unit), $text"/>
                  </p>
                </xsl:when>
                <xsl:otherwise>
                  <dl>
                    <div class="v0">
                      <dt>{ed:label('witness.text')}</dt>
                      <dd>
                        <xsl:sequence select="ed:language($unit), $text"/>
                      </dd>
                    </div>
                    <xsl:for-each select="$witnesses">
                      <div class="v{position()}{if (map:contains($own, string(@id))) then '' else ' same'}">
                        <dt>
                          <a href="{@file}.html">{@siglum}</a>
                        </dt>
                        <dd>
                          <xsl:sequence select="ed:language($unit)"/>
                          <xsl:call-template name="ed:witness-words">
                            <xsl:with-param name="record" select="$record"/>
                            <xsl:with-param name="version" select="ed:version($unit, ., $versions)"/>
                          </xsl:call-template>
                        </dd>
                      </div>
                    </xsl:for-each>
                  </dl>
                </xsl:otherwise>
              </xsl:choose>
            </section>
          </xsl:for-each>
        </div>
        <xsl:if test="$sheets gt 1">
          <nav class="walk" aria-label="{ed:label('witness.sheets')}">
            <xsl:for-each select="($sheet - 1)[. ge 1], ($sheet + 1)[. le $sheets]">
              <xsl:variable name="back" as="xs:boolean" select=". lt $sheet"/>
              <a href="{ed:sheet-file(.)}" class="{if ($back) then 'previous' else 'next'}" rel="{if ($back) then 'prev' else 'next'}">
                <span class="label">{ed:label(if ($back) then 'record.previous' else 'record.next')}</span>
                <span class="title">{ed:label('witness.sheet', (string(.), string($sheets)))}</span>
              </a>
            </xsl:for-each>
          </nav>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
