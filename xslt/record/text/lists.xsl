<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists and tables, line by line; the columns of a table are aligned. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0">


  <xsl:template match="list" mode="ed:text">
    <xsl:variable name="around" as="xs:string" select="if (parent::item) then $ed:line else $ed:paragraph"/>
    <xsl:value-of select="$around"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="$around"/>
  </xsl:template>

  <!-- An item begins with its label, else with its number in a numbered list, else with a dash. Nested items stand further in. -->
  <xsl:template match="item" mode="ed:text" priority="2">
    <xsl:variable name="list" as="element()" select=".."/>
    <xsl:variable name="labelled" as="xs:boolean" select="exists(preceding-sibling::*[1]/self::label)"/>
    <xsl:if test="not($labelled)">
      <xsl:value-of select="$ed:line"/>
      <xsl:value-of select="ancestor::list[position() gt 1] ! ($ed:space || $ed:space)" separator=""/>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="$labelled or $list/@type = ('simple', 'gloss')"/>
      <xsl:when test="@n">
        <xsl:value-of select="@n || (if (matches(@n, '[\p{L}\p{N}]$')) then '.' else '')"/>
      </xsl:when>
      <xsl:when test="$list/@type = 'ordered' or $list/@rend = ('ordered', 'numbered')">
        <xsl:number count="item" format="1."/>
      </xsl:when>
      <xsl:otherwise>–</xsl:otherwise>
    </xsl:choose>
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="$ed:line"/>
  </xsl:template>

  <xsl:template match="list/label" mode="ed:text" priority="2">
    <xsl:value-of select="$ed:line"/>
    <xsl:value-of select="ancestor::list[position() gt 1] ! ($ed:space || $ed:space)" separator=""/>
    <xsl:apply-templates mode="#current"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="headLabel | headItem" mode="ed:text">
    <xsl:value-of select="' '"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="if (self::headItem) then $ed:line else ' '"/>
  </xsl:template>

  <xsl:template match="table" mode="ed:text">
    <xsl:variable name="rows" as="array(xs:string)*">
      <xsl:for-each select="row">
        <xsl:variable name="cells" as="xs:string*">
          <xsl:for-each select="cell">
            <xsl:variable name="content" as="text()*">
              <xsl:apply-templates mode="#current"/>
            </xsl:variable>
            <!-- A cell over several columns leaves the places of the others empty. -->
            <xsl:sequence select="ed:one-line(string-join($content)), (2 to min((50, xs:integer((@cols[matches(., '^\d{1,3}$')], 1)[1])))) ! ''"/>
          </xsl:for-each>
        </xsl:variable>
        <xsl:sequence select="array { $cells }"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="widths" as="xs:integer*" select="
        for $column in 1 to (max($rows ! array:size(.)), 0)[1] return
          min((40, max((0, $rows[array:size(.) ge $column] ! string-length(.($column))))))" xmlns:array="http://www.w3.org/2005/xpath-functions/array"/>
    <xsl:value-of select="$ed:paragraph"/>
    <xsl:apply-templates select="node() except row" mode="#current"/>
    <xsl:for-each select="$rows">
      <xsl:variable name="row" as="array(xs:string)" select="."/>
      <xsl:value-of select="$ed:line"/>
      <xsl:for-each select="1 to array:size($row)" xmlns:array="http://www.w3.org/2005/xpath-functions/array">
        <xsl:variable name="column" as="xs:integer" select="."/>
        <xsl:variable name="cell" as="xs:string" select="$row($column)"/>
        <xsl:value-of select="if ($column gt 1) then ' |' || $ed:space else '', $cell" separator=""/>
        <xsl:if test="$column lt array:size($row)">
          <xsl:value-of select="(1 to $widths[$column] - string-length($cell)) ! $ed:space" separator=""/>
        </xsl:if>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:value-of select="$ed:paragraph"/>
  </xsl:template>

  <xsl:template match="row | cell" mode="ed:text">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:text> </xsl:text>
  </xsl:template>

</xsl:stylesheet>
