<?xml version="1.0" encoding="UTF-8"?>
<!--
  Lists and tables.
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
          <xsl:call-template name="ed:block-identity"/>
          <xsl:for-each select="* except head">
            <xsl:element name="{if (self::label or self::headLabel) then 'dt' else 'dd'}">
              <xsl:call-template name="ed:list-child"/>
            </xsl:element>
          </xsl:for-each>
        </dl>
      </xsl:when>
      <xsl:otherwise>
        <xsl:element name="{if ($ordered) then 'ol' else 'ul'}">
          <xsl:attribute name="class" select="string-join(('list', @type[matches(., '^[A-Za-z][\w-]*$')] ! ('is-' || .)), ' ')"/>
          <xsl:call-template name="ed:block-identity"/>
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

  <xsl:template name="ed:list-child">
    <xsl:choose>
      <xsl:when test="self::item or self::label or self::trailer or self::headLabel or self::headItem">
        <xsl:variable name="counted" as="xs:boolean" select="exists(ancestor::list[1][@type = ('ordered', 'numbered') or contains(@rend, 'numbered')])"/>
        <xsl:if test="self::item and $counted and @n[. castable as xs:integer] and not(../label)">
          <xsl:attribute name="value" select="xs:integer(@n)"/>
        </xsl:if>
        <xsl:if test="self::headLabel or self::headItem">
          <xsl:attribute name="class" select="'list-head'"/>
        </xsl:if>
        <xsl:call-template name="ed:identity"/>
        <xsl:if test="self::item and @n and not($counted and @n castable as xs:integer)">
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
        <xsl:call-template name="ed:block-identity"/>
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

</xsl:stylesheet>
