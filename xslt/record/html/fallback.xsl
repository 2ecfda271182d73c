<?xml version="1.0" encoding="UTF-8"?>
<!--
  Elements that no other template treats: their text is kept, in an element that bears their name, and the finding is reported.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <!--
    Elements that are read on with: all that they need is a span of their name. A list, not a pattern of a hundred names, of which
    each would be a rule to try for every element of a text.
  -->
  <xsl:variable name="ed:plain-phrases" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('seg s w c pc cl phr m num measure measureGrp unit email idno bibl author editor publisher pubPlace biblScope edition distinct locus material repository orgName respStmt resp formula g label addrLine street postCode postBox dateline salute signed byline docAuthor docTitle titlePart docDate docImprint docEdition imprimatur camera caption sound tech view stamp seal location geo birth death sex gender age faith education residence floruit state trait event citedRange series monogr analytic imprint extent respons rhyme ruby rb rt dim height width depth objectType origDate origPlace provenance watermark catchwords signatures secFol heraldry abstract epigraph opener closer trailer speaker stage head') ! map:entry(., true()))"/>

  <!-- Everything else: a span of its name, and a finding if nobody has declared it. -->
  <xsl:template match="*" mode="ed:inline" priority="-1">
    <xsl:variable name="declared" as="xs:boolean" select="self::tei:* and map:contains($ed:plain-phrases, local-name())"/>
    <xsl:if test="not($declared)">
      <xsl:message error-code="ed:undeclared-element">
        <ed:finding element="{name()}">The page has no rule for the element {name()}; its words are kept</ed:finding>
      </xsl:message>
    </xsl:if>
    <span class="{if ($declared) then local-name() || @type[matches(., '^[A-Za-z][\w-]*$')] ! (' ' || .) else 'tei-' || local-name()}">
      <xsl:call-template name="ed:identity"/>
      <xsl:apply-templates mode="ed:inline"/>
    </span>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="ed:inline ed:rows"/>

  <!-- The words of an element without marks and notes, for titles and metadata. -->
  <xsl:mode name="ed:plain" on-no-match="text-only-copy"/>
  <xsl:template match="note | comment() | processing-instruction()" mode="ed:plain"/>
  <xsl:template match="choice" mode="ed:plain">
    <xsl:apply-templates select="ed:chosen(.)" mode="ed:plain"/>
  </xsl:template>
  <xsl:template match="lb | pb" mode="ed:plain">
    <xsl:text> </xsl:text>
  </xsl:template>
  <xsl:template match="supplied" mode="ed:plain">[<xsl:apply-templates mode="ed:plain"/>]</xsl:template>

  <xsl:function name="ed:plain" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="text" as="xs:string*">
      <xsl:for-each select="$nodes">
        <xsl:variable name="one">
          <xsl:apply-templates select="." mode="ed:plain"/>
        </xsl:variable>
        <xsl:sequence select="string($one)"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="normalize-space(string-join($text, ' '))"/>
  </xsl:function>

</xsl:stylesheet>
