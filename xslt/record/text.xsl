<?xml version="1.0" encoding="UTF-8"?>
<!--
  A record as plain text: what its header says, the text, the notes by series, the apparatus. One paragraph is one line, so that `grep`
  finds whole sentences; an empty line stands between paragraphs.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:import href="text/modules.xsl"/>
  <xsl:import href="apparatus/conventions.xsl"/>
  <xsl:import href="apparatus/text.xsl"/>

  <xsl:param name="ed:edition" as="document-node()" required="yes"/>
  <xsl:param name="ed:apparatus" as="document-node()" required="yes"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:variable name="header" as="xs:string*">
      <xsl:for-each select="/TEI/teiHeader | /teiCorpus/teiHeader">
        <xsl:call-template name="ed:header">
          <xsl:with-param name="header" select="."/>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="text" as="text()*">
      <xsl:apply-templates select="/*" mode="ed:text"/>
    </xsl:variable>
    <xsl:variable name="notes" as="xs:string*">
      <xsl:call-template name="ed:note-series"/>
    </xsl:variable>
    <xsl:variable name="annotations" as="xs:string*">
      <xsl:call-template name="ed:annotation-lines"/>
    </xsl:variable>
    <xsl:variable name="entries" as="xs:string*" select="ed:apparatus-lines($ed:apparatus/app:apparatus)"/>
    <xsl:variable name="apparatus" as="xs:string*" select="
        if (exists($entries)) then ($ed:paragraph, ed:label('apparatus.title'), $ed:paragraph, $entries ! (. || $ed:line)) else ()"/>
    <xsl:value-of select="ed:lines(string-join(($header, $text, $notes, $annotations, $apparatus)))"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

</xsl:stylesheet>
