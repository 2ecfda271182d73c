<?xml version="1.0" encoding="UTF-8"?>
<!--
  The pages that are not records: one page model (see `src/site/pages.ts`) becomes one page.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" version="3.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:import href="../common/page.xsl"/>
  <xsl:import href="../record/html/text.xsl"/>
  <xsl:import href="lists.xsl"/>
  <xsl:import href="index.xsl"/>
  <xsl:import href="register.xsl"/>
  <xsl:import href="entity.xsl"/>
  <xsl:import href="about.xsl"/>
  <xsl:import href="data.xsl"/>
  <xsl:import href="search.xsl"/>
  <xsl:import href="browse.xsl"/>
  <xsl:import href="drawings.xsl"/>
  <xsl:import href="moved.xsl"/>
  <xsl:import href="check.xsl"/>

  <!-- The page model names what its TEI points to, as the context of a record does. -->
  <xsl:variable name="ed:context" as="document-node()" select="root(.)"/>
  <xsl:variable name="ed:root" as="xs:string" select="string(/m:page/@root)"/>

  <xsl:template match="/">
    <xsl:apply-templates select="m:page" mode="ed:page"/>
  </xsl:template>

</xsl:stylesheet>
