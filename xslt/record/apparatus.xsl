<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" xmlns:app="tag:edition,2026:apparatus">
  <xsl:import href="../common/labels.xsl"/>
  <xsl:import href="../common/context.xsl"/>
  <xsl:import href="../common/locus.xsl"/>
  <xsl:param name="ed:edition" as="document-node()" required="yes"/>

  <xsl:output method="text"/>
  <xsl:template match="/"><app:apparatus record="{/*/@xml:id}"/>
    <xsl:for-each select="'html', 'text', 'tei', 'json', 'csv'"><xsl:result-document href="{.}" method="text"/></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
