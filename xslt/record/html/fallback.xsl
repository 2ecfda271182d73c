<?xml version="1.0" encoding="UTF-8"?>
<!--
  Elements that no other template treats: their text is kept, in an element that bears their name, and the finding is reported.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:template match="*" mode="ed:inline" priority="-1">
    <xsl:message error-code="ed:undeclared-element">
      <ed:finding element="{name()}">The page has no rule for the element {name()}; its words are kept</ed:finding>
    </xsl:message>
    <span class="tei-{local-name()}">
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
