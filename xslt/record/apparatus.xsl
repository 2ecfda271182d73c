<?xml version="1.0" encoding="UTF-8"?>
<!--
  The critical apparatus of a record: first the list of entries, whatever their encoding (`apparatus/model.xsl`), then that list as a page,
  as printed text, as TEI, as JSON, as CSV and for LaTeX; and the witnesses, put together again from it. The principal result is the list; the page and the plain text of the record take it from there.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:import href="../common/json.xsl"/>
  <xsl:import href="../common/page.xsl"/>
  <xsl:import href="../common/language.xsl"/>
  <xsl:import href="text/modules.xsl"/>
  <xsl:import href="apparatus/collect.xsl"/>
  <xsl:import href="apparatus/units.xsl"/>
  <xsl:import href="apparatus/places.xsl"/>
  <xsl:import href="apparatus/attach.xsl"/>
  <xsl:import href="apparatus/references.xsl"/>
  <xsl:import href="apparatus/locus.xsl"/>
  <xsl:import href="apparatus/witnesses.xsl"/>
  <xsl:import href="apparatus/silence.xsl"/>
  <xsl:import href="apparatus/responsible.xsl"/>
  <xsl:import href="apparatus/readings.xsl"/>
  <xsl:import href="apparatus/readings-of-app.xsl"/>
  <xsl:import href="apparatus/own.xsl"/>
  <xsl:import href="apparatus/base.xsl"/>
  <xsl:import href="apparatus/model.xsl"/>
  <xsl:import href="apparatus/conventions.xsl"/>
  <xsl:import href="apparatus/text.xsl"/>
  <xsl:import href="apparatus/entry.xsl"/>
  <xsl:import href="apparatus/html.xsl"/>
  <xsl:import href="apparatus/tei.xsl"/>
  <xsl:import href="apparatus/json.xsl"/>
  <xsl:import href="apparatus/csv.xsl"/>
  <xsl:import href="apparatus/rebuild.xsl"/>
  <xsl:import href="apparatus/witness-pages.xsl"/>
  <xsl:import href="apparatus/latex.xsl"/>

  <xsl:param name="ed:edition" as="document-node()" required="yes"/>

  <!-- The record: the functions that make one form of the apparatus need its title. -->
  <xsl:variable name="ed:record" as="document-node()" select="/"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:variable name="model" as="element(app:apparatus)">
      <xsl:call-template name="ed:apparatus-model"/>
    </xsl:variable>
    <xsl:sequence select="$model"/>
    <xsl:result-document href="text" method="text">
      <xsl:value-of select="($ed:config/m:notice ! (. || '&#10;'), ed:apparatus-lines($model)) ! (. || '&#10;')" separator=""/>
    </xsl:result-document>
    <xsl:result-document href="html" method="html" html-version="5.0" include-content-type="no" indent="no">
      <xsl:call-template name="ed:apparatus-page">
        <xsl:with-param name="model" select="$model"/>
      </xsl:call-template>
    </xsl:result-document>
    <xsl:result-document href="tei" method="xml" indent="no" omit-xml-declaration="no">
      <xsl:call-template name="ed:apparatus-tei">
        <xsl:with-param name="model" select="$model"/>
      </xsl:call-template>
    </xsl:result-document>
    <xsl:result-document href="json" method="text">
      <xsl:value-of select="ed:apparatus-json($model), '&#10;'" separator=""/>
    </xsl:result-document>
    <xsl:result-document href="csv" method="text">
      <xsl:value-of select="ed:apparatus-csv($model)"/>
    </xsl:result-document>
    <xsl:result-document href="latex" method="text">
      <xsl:value-of select="ed:apparatus-latex($model)"/>
    </xsl:result-document>
    <xsl:call-template name="ed:witness-files">
      <xsl:with-param name="model" select="$model"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The title of the record that a short text or a page is about. -->
  <xsl:function name="ed:record-title" as="xs:string">
    <xsl:param name="record" as="document-node()"/>
    <xsl:variable name="titles" as="element()*" select="$record/*/tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[normalize-space()]"/>
    <xsl:sequence select="(($titles[@type = 'short'], $titles[@type = 'main'], $titles[@level = 'a'], $titles)[1] ! ed:quoted-words(.), ed:record-id($record))[1]"/>
  </xsl:function>

</xsl:stylesheet>
