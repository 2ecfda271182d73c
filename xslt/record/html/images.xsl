<?xml version="1.0" encoding="UTF-8"?>
<!--
  Images: pictures in the text, and the pages of the source beside it. An image of the edition is shown and opens large; of one that
  is elsewhere only the address is given. An SVG file is shown and no more: opened by itself it could run a script.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <!-- A figure: the edition’s own image with its description, or, where there is none, the description itself. -->
  <xsl:template match="figure" mode="ed:inline ed:block">
    <figure>
      <xsl:call-template name="ed:block-identity"/>
      <xsl:apply-templates select="graphic" mode="ed:inline"/>
      <xsl:variable name="shown" as="xs:boolean" select="exists(graphic[ed:image-path(@url, .)])"/>
      <xsl:if test="figDesc and not($shown)">
        <p class="figdesc">[<xsl:apply-templates select="figDesc/node()" mode="ed:inline"/>]</p>
      </xsl:if>
      <xsl:variable name="caption" as="node()*" select="node()[not(self::graphic or self::figDesc or self::text()[not(normalize-space())])]"/>
      <xsl:variable name="notes" as="element()*" select="figDesc[$shown]//note"/>
      <xsl:if test="exists($caption) or exists($notes)">
        <figcaption>
          <xsl:for-each select="$caption">
            <xsl:if test="position() gt 1 and (self::head or self::p)">
              <br/>
            </xsl:if>
            <xsl:apply-templates select="if (self::head) then node() else ." mode="ed:inline"/>
          </xsl:for-each>
          <xsl:apply-templates select="$notes" mode="ed:inline"/>
        </figcaption>
      </xsl:if>
    </figure>
  </xsl:template>

  <xsl:template match="graphic" mode="ed:inline">
    <xsl:param name="ed:no-links" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="path" as="xs:string?" select="ed:image-path(@url, .)"/>
    <xsl:variable name="elsewhere" as="xs:string?" select="ed:image-elsewhere(@url)"/>
    <xsl:choose>
      <xsl:when test="$path">
        <xsl:call-template name="ed:picture">
          <xsl:with-param name="path" select="$path"/>
          <xsl:with-param name="alt" select="ed:plain((figDesc, desc, ../figDesc)[1])"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$elsewhere and not($ed:no-links)">
        <a class="xref" href="{$elsewhere}">{ed:label('html.figure')}</a>
      </xsl:when>
    </xsl:choose>
    <xsl:if test="not($path)">
      <xsl:apply-templates select="desc" mode="ed:inline"/>
    </xsl:if>
  </xsl:template>

  <!-- An image of the edition, which opens large. -->
  <xsl:template name="ed:picture">
    <xsl:param name="path" as="xs:string"/>
    <xsl:param name="alt" as="xs:string"/>
    <xsl:param name="ed:no-links" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="image" as="element()">
      <img src="{$ed:root}{iri-to-uri($path)}" alt="{$alt}" loading="lazy"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$ed:no-links or matches($path, '\.svg$', 'i')">
        <xsl:sequence select="$image"/>
      </xsl:when>
      <xsl:otherwise>
        <a class="picture" href="{$ed:root}{iri-to-uri($path)}">
          <xsl:if test="not($alt)">
            <xsl:attribute name="aria-label" select="ed:label('html.figure')"/>
          </xsl:if>
          <xsl:sequence select="$image"/>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="figDesc | desc" mode="ed:inline">
    <span class="figdesc">[<xsl:apply-templates mode="ed:inline"/>]</span>
  </xsl:template>

  <!-- The images of the pages that begin in these nodes, to stand beside the text. -->
  <xsl:template name="ed:page-images">
    <xsl:param name="breaks" as="element()*"/>
    <xsl:for-each select="$breaks">
      <xsl:variable name="name" as="xs:string" select="if (self::surface) then ed:surface-name(.) else ed:turn(.)"/>
      <xsl:for-each select="(if (self::surface) then graphic/@url/string() else ed:facsimiles(.)) ! ed:image-path(., $breaks[1])">
        <figure class="page-image">
          <xsl:call-template name="ed:picture">
            <xsl:with-param name="path" select="."/>
            <xsl:with-param name="alt" select="ed:label('html.page-image', $name)"/>
          </xsl:call-template>
          <figcaption>{$name}</figcaption>
        </figure>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- The page breaks whose images stand beside a row: those in it, and those just before it. -->
  <xsl:function name="ed:breaks-of" as="element()*">
    <xsl:param name="source" as="node()*"/>
    <xsl:variable name="first" as="node()?" select="$source[self::*][1]"/>
    <xsl:variable name="before" as="element()*" select="if ($first/self::pb) then () else $first/preceding-sibling::pb[@facs][following-sibling::*[not(self::pb or self::fw or self::lb or self::cb or self::milestone)][1] is $first]"/>
    <xsl:sequence select="$before, $source/descendant-or-self::pb[@facs][not(parent::*[ed:holds-rows(.)]) or not(following-sibling::*[not(self::pb or self::fw or self::lb or self::cb or self::milestone)])]"/>
  </xsl:function>

  <!-- A page transcribed as it is written: its name, its image beside it, its zones one below the other. -->
  <xsl:template match="surface" mode="ed:rows" priority="2">
    <div class="rows surface">
      <xsl:call-template name="ed:identity"/>
      <xsl:variable name="page" as="element()" select="."/>
      <div class="row page-name">
        <p>
          <span class="turn">{ed:surface-name(.)}</span>
          <xsl:for-each select="graphic/@url ! ed:image-elsewhere(.)">
            <xsl:text> </xsl:text>
            <a class="xref" href="{.}">{ed:label('html.figure')}</a>
          </xsl:for-each>
        </p>
        <xsl:if test="graphic[ed:image-path(@url, .)]">
          <div class="side">
            <xsl:call-template name="ed:page-images">
              <xsl:with-param name="breaks" select="$page"/>
            </xsl:call-template>
          </div>
        </xsl:if>
      </div>
      <xsl:for-each-group select="node()[not(self::graphic or self::text()[not(normalize-space())])]" group-adjacent="exists(self::zone | self::surface | self::surfaceGrp | self::noteGrp)">
        <xsl:choose>
          <xsl:when test="current-grouping-key()">
            <xsl:apply-templates select="current-group()" mode="ed:rows"/>
          </xsl:when>
          <xsl:when test="current-group()[self::* or self::text()]">
            <xsl:call-template name="ed:row">
              <xsl:with-param name="class" select="'is-zone'"/>
              <xsl:with-param name="source" select="current-group()"/>
              <xsl:with-param name="content">
                <div class="zone">
                  <xsl:apply-templates select="current-group()" mode="ed:inline"/>
                </div>
              </xsl:with-param>
            </xsl:call-template>
          </xsl:when>
        </xsl:choose>
      </xsl:for-each-group>
    </div>
  </xsl:template>

  <!-- Images and their zones have no words; `sourceDoc` has. -->
  <xsl:template match="facsimile" mode="ed:rows" priority="2"/>

  <!-- A line as it is written: where it is set in, it is set in. -->
  <xsl:template match="line" mode="ed:inline ed:block">
    <div class="{string-join(('line', ed:rend-classes(.)), ' ')}">
      <xsl:call-template name="ed:block-identity"/>
      <xsl:apply-templates mode="ed:inline"/>
    </div>
  </xsl:template>

</xsl:stylesheet>
