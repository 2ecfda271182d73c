<?xml version="1.0" encoding="UTF-8"?>
<!-- What a record knows of its surroundings: the register entries that it points to. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:import href="companions.xsl"/>
  <xsl:import href="division-pages.xsl"/>

  <xsl:param name="ed:context" as="document-node()" required="yes"/>

  <xsl:key name="ed:entity" match="m:entity" use="@pointer"/>

  <!-- The register entry that a pointer leads to, if it leads to one. -->
  <xsl:function name="ed:entity" as="element(m:entity)?">
    <xsl:param name="pointer" as="xs:string?"/>
    <xsl:sequence select="key('ed:entity', string($pointer), $ed:context)[1]"/>
  </xsl:function>

  <xsl:key name="ed:category" match="m:category" use="@pointer"/>

  <!-- The categories that an element belongs to by `@ana`, such as what its date rests on. -->
  <xsl:function name="ed:categories-of" as="element(m:category)*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tokenize($element/@ana) ! key('ed:category', ., $ed:context)"/>
  </xsl:function>

  <!-- The first register entry that an element points to, by `@ref`, else `@corresp`, else `@key`, else `@who`. -->
  <xsl:function name="ed:entity-of" as="element(m:entity)?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="(($element/@ref, $element/@corresp, $element/@key, $element/@who) ! tokenize(.) ! ed:entity(.))[1]"/>
  </xsl:function>

</xsl:stylesheet>
