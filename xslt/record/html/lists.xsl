<?xml version="1.0" encoding="UTF-8"?>
<!--
  Lists, tables, figures.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:template match="list" mode="ed:inline ed:block">
    <xsl:variable name="ordered" as="xs:boolean" select="@type = ('ordered', 'numbered') or contains(@rend, 'numbered') or contains(@rend, 'ordered')"/>
    <xsl:if test="head">
      <p class="list-head">
        <xsl:apply-templates select="head/node()" mode="ed:inline"/>
      </p>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="label and item">
        <dl class="list">
          <xsl:call-template name="ed:list-identity"/>
          <xsl:for-each select="* except head">
            <xsl:element name="{if (self::label or self::headLabel) then 'dt' else 'dd'}">
              <xsl:if test="self::headLabel or self::headItem">
                <xsl:attribute name="class" select="'label'"/>
              </xsl:if>
              <xsl:call-template name="ed:list-child"/>
            </xsl:element>
          </xsl:for-each>
        </dl>
      </xsl:when>
      <xsl:otherwise>
        <xsl:element name="{if ($ordered) then 'ol' else 'ul'}">
          <xsl:attribute name="class" select="string-join(('list', @type[matches(., '^[A-Za-z][\w-]*$')] ! ('is-' || .)), ' ')"/>
          <xsl:call-template name="ed:list-identity"/>
          <xsl:for-each select="* except head">
            <li>
              <xsl:if test="not(self::item)">
                <xsl:attribute name="class" select="'between'"/>
              </xsl:if>
              <xsl:call-template name="ed:list-child"/>
            </li>
          </xsl:for-each>
        </xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A list in a row has its anchor on the row. -->
  <xsl:template name="ed:list-identity">
    <xsl:sequence select="ed:language(.)"/>
    <xsl:if test="@xml:id and ancestor::*[self::p or self::item or self::note or self::cell]">
      <xsl:attribute name="id" select="ed:id-of(.)"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="ed:list-child">
    <xsl:choose>
      <xsl:when test="self::item or self::label or self::headLabel or self::headItem or self::trailer">
        <xsl:call-template name="ed:identity"/>
        <xsl:if test="self::item and @n and not(ancestor::list[1][@type = ('ordered', 'numbered')])">
          <span class="label">{@n}</span>
          <xsl:text> </xsl:text>
        </xsl:if>
        <xsl:apply-templates mode="ed:inline"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="." mode="ed:inline"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A table scrolls within the text where it is wider than it. -->
  <xsl:template match="table" mode="ed:inline ed:block">
    <xsl:variable name="head" as="element()*" select="head"/>
    <div class="scroll" role="region" tabindex="0" aria-label="{if ($head) then ed:plain($head) else ed:label('html.table')}">
      <table>
        <xsl:call-template name="ed:list-identity"/>
        <xsl:if test="$head">
          <caption>
            <xsl:for-each select="$head">
              <xsl:if test="position() gt 1">
                <br/>
              </xsl:if>
              <xsl:apply-templates mode="ed:inline"/>
            </xsl:for-each>
          </caption>
        </xsl:if>
        <xsl:variable name="columns" as="xs:integer" select="max((1, row ! sum(cell ! (@cols[. castable as xs:positiveInteger] ! xs:integer(.), 1)[1]) ! xs:integer(.)))"/>
        <tbody>
          <xsl:for-each select="* except $head">
            <xsl:choose>
              <xsl:when test="self::row">
                <xsl:apply-templates select="." mode="ed:inline"/>
              </xsl:when>
              <xsl:otherwise>
                <tr>
                  <td class="between" colspan="{$columns}">
                    <xsl:apply-templates select="." mode="ed:inline"/>
                  </td>
                </tr>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="row" mode="ed:inline">
    <tr>
      <xsl:call-template name="ed:identity"/>
      <xsl:if test="@role[matches(., '^[A-Za-z][\w-]*$')]">
        <xsl:attribute name="class" select="@role"/>
      </xsl:if>
      <xsl:for-each select="*">
        <xsl:choose>
          <xsl:when test="self::cell">
            <xsl:apply-templates select="." mode="ed:inline"/>
          </xsl:when>
          <xsl:otherwise>
            <td class="between">
              <xsl:apply-templates select="." mode="ed:inline"/>
            </td>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </tr>
  </xsl:template>

  <xsl:template match="cell" mode="ed:inline">
    <xsl:variable name="header" as="xs:boolean" select="@role = 'label' or parent::row/@role = 'label'"/>
    <xsl:element name="{if ($header) then 'th' else 'td'}">
      <xsl:if test="$header">
        <xsl:attribute name="scope" select="if (parent::row/@role = 'label') then 'col' else 'row'"/>
      </xsl:if>
      <xsl:if test="@cols[. castable as xs:positiveInteger and xs:integer(.) gt 1]">
        <xsl:attribute name="colspan" select="@cols"/>
      </xsl:if>
      <xsl:if test="@rows[. castable as xs:positiveInteger and xs:integer(.) gt 1]">
        <xsl:attribute name="rowspan" select="@rows"/>
      </xsl:if>
      <xsl:call-template name="ed:identity"/>
      <xsl:apply-templates mode="ed:inline"/>
    </xsl:element>
  </xsl:template>

  <!-- A figure: the edition’s own image with its description, or, where there is none, the description itself. -->
  <xsl:template match="figure" mode="ed:inline ed:block">
    <figure>
      <xsl:call-template name="ed:list-identity"/>
      <xsl:apply-templates select="graphic" mode="ed:inline"/>
      <xsl:if test="figDesc and not(graphic[ed:image(.)])">
        <p class="figdesc">[<xsl:apply-templates select="figDesc/node()" mode="ed:inline"/>]</p>
      </xsl:if>
      <xsl:variable name="caption" as="node()*" select="node()[not(self::graphic or self::figDesc or self::text()[not(normalize-space())])]"/>
      <xsl:if test="exists($caption)">
        <figcaption>
          <xsl:apply-templates select="$caption" mode="ed:inline"/>
        </figcaption>
      </xsl:if>
    </figure>
  </xsl:template>

  <!-- The address of an image that belongs to the edition; empty for one on another host, which is never loaded. -->
  <xsl:function name="ed:image" as="xs:string?">
    <xsl:param name="graphic" as="element()"/>
    <xsl:sequence select="$graphic/@url[matches(., '^(\.\./)?images/[^\s:?#]+\.(png|jpe?g|gif|webp|avif|svg)$', 'i')] ! string(.)"/>
  </xsl:function>

  <xsl:template match="graphic" mode="ed:inline">
    <xsl:choose>
      <xsl:when test="ed:image(.)">
        <img src="{if (starts-with(@url, '../')) then $ed:root || substring(@url, 4) else $ed:root || @url}" alt="{ed:plain((figDesc, ../figDesc, desc)[1])}" loading="lazy"/>
      </xsl:when>
      <xsl:when test="matches(@url, '^https?://')">
        <a class="xref" href="{iri-to-uri(@url)}">{ed:label('html.figure')}</a>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="media" mode="ed:inline"/>
  <xsl:template match="figDesc | desc" mode="ed:inline">
    <span class="figdesc">[<xsl:apply-templates mode="ed:inline"/>]</span>
  </xsl:template>

</xsl:stylesheet>
