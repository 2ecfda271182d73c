<?xml version="1.0" encoding="UTF-8"?>
<!--
  TEI lets a paragraph or a phrase hold lists, tables, verse; HTML does not. Settling splits what holds a block round the block:
  a paragraph becomes paragraphs and blocks in their order, a phrase becomes a division. What is in order is not touched.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:mode name="ed:settle" on-no-match="shallow-copy"/>

  <xsl:function name="ed:settle" as="node()*">
    <xsl:param name="content" as="node()*"/>
    <xsl:variable name="nodes" as="node()*" select="$content ! (if (self::document-node()) then node() else .)"/>
    <xsl:choose>
      <xsl:when test="$nodes/descendant-or-self::*[map:contains($ed:html-phrases, local-name())]/*[map:contains($ed:html-blocks, local-name())]" xpath-default-namespace="">
        <xsl:apply-templates select="$nodes" mode="ed:settle"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$nodes"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- HTML elements that hold phrases only, and those that are no phrases. Maps: every element of a page is looked up. -->
  <xsl:variable name="ed:html-phrases" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('p span i b em strong cite q sup sub small time code abbr a ins del h1 h2 h3 h4 h5 h6') ! map:entry(., true()))"/>
  <xsl:variable name="ed:html-blocks" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('p div ul ol dl table figure blockquote pre section h2 h3 h4 h5 h6') ! map:entry(., true()))"/>

  <xsl:function name="ed:is-html-block" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="map:contains($ed:html-blocks, local-name($element))"/>
  </xsl:function>

  <xsl:function name="ed:holds-html-block" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node/descendant-or-self::*[ed:is-html-block(.)])"/>
  </xsl:function>

  <!-- A paragraph: paragraphs and blocks in their order. The first paragraph keeps the anchor. -->
  <xsl:template match="p[descendant::*[ed:is-html-block(.)]]" mode="ed:settle" xpath-default-namespace="">
    <xsl:variable name="paragraph" as="element()" select="."/>
    <xsl:for-each-group select="node()" group-adjacent="ed:holds-html-block(.)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:apply-templates select="current-group()" mode="ed:settle"/>
        </xsl:when>
        <xsl:when test="normalize-space(string-join(current-group())) or current-group()/descendant-or-self::*[@id]">
          <p>
            <xsl:sequence select="$paragraph/(@* except @id)"/>
            <xsl:sequence select="$paragraph/@id[current-group()[1] is $paragraph/node()[1]]"/>
            <xsl:sequence select="current-group()"/>
          </p>
        </xsl:when>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <!-- A heading stays one: blocks in it become lines. -->
  <xsl:template match="h2[descendant::*[ed:is-html-block(.)]] | h3[descendant::*[ed:is-html-block(.)]] | h4[descendant::*[ed:is-html-block(.)]] | h5[descendant::*[ed:is-html-block(.)]] | h6[descendant::*[ed:is-html-block(.)]]" mode="ed:settle" xpath-default-namespace="">
    <div role="heading" aria-level="{substring(local-name(), 2)}" class="heading-block">
      <xsl:sequence select="@* except @class"/>
      <xsl:apply-templates mode="ed:settle"/>
    </div>
  </xsl:template>

  <!-- A phrase: a division with the same marks. A link may hold blocks. -->
  <xsl:template match="span[descendant::*[ed:is-html-block(.)]] | i[descendant::*[ed:is-html-block(.)]] | b[descendant::*[ed:is-html-block(.)]] | em[descendant::*[ed:is-html-block(.)]] | cite[descendant::*[ed:is-html-block(.)]] | sup[descendant::*[ed:is-html-block(.)]] | sub[descendant::*[ed:is-html-block(.)]] | code[descendant::*[ed:is-html-block(.)]] | time[descendant::*[ed:is-html-block(.)]]" mode="ed:settle" xpath-default-namespace="">
    <div>
      <xsl:sequence select="@* except @datetime"/>
      <xsl:apply-templates mode="ed:settle"/>
    </div>
  </xsl:template>

</xsl:stylesheet>
