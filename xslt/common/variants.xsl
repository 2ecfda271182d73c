<?xml version="1.0" encoding="UTF-8"?>
<!--
  What an `app` is to the text: in parallel segmentation its lemma is part of the text; by the other two methods it only refers to the
  text (TEI P5 12.2), and neither its lemma nor its readings are read where it stands.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:variable name="ed:refers-by-default" as="xs:boolean" select="/*/descendant::tei:variantEncoding/@method = ('double-end-point', 'location-referenced')"/>
  <xsl:variable name="ed:is-parallel" as="xs:boolean" select="/*/descendant::tei:variantEncoding/@method = 'parallel-segmentation'"/>

  <!-- Whether an entry refers to words that stand elsewhere. One inside a reading belongs to that reading. -->
  <xsl:function name="ed:refers" as="xs:boolean">
    <xsl:param name="app" as="element(tei:app)"/>
    <xsl:sequence select="
        ($app/@from or $app/@to or $app/@loc[not($ed:is-parallel)] or $ed:refers-by-default or exists($app/(ancestor::tei:listApp | ancestor::tei:standOff)))
        and exists($app/(ancestor::tei:text | ancestor::tei:standOff))
        and empty($app/(ancestor::tei:rdg | ancestor::tei:lem))"/>
  </xsl:function>

  <!-- The readings of an entry, those of its groups included and those of entries in it not. -->
  <xsl:function name="ed:readings-of" as="element()*">
    <xsl:param name="app" as="element(tei:app)"/>
    <xsl:sequence select="$app/(tei:lem | tei:rdg | tei:rdgGrp/descendant::*[self::tei:lem or self::tei:rdg][ancestor::tei:app[1] is $app])"/>
  </xsl:function>

  <!-- The lemma: the entry's own, else the first of its groups. -->
  <xsl:function name="ed:lemma-of" as="element(tei:lem)?">
    <xsl:param name="app" as="element(tei:app)"/>
    <xsl:sequence select="($app/tei:lem, $app/tei:rdgGrp/descendant::tei:lem[ancestor::tei:app[1] is $app])[1]"/>
  </xsl:function>

  <!-- The elements of the text by number, so that an entry can name the one that it comes from. A path would take time for all its siblings. -->
  <xsl:variable name="ed:element-numbers" as="map(xs:string, xs:integer)">
    <xsl:map>
      <xsl:for-each select="/descendant::tei:text[not(ancestor::tei:text)]/descendant::*">
        <xsl:map-entry key="generate-id(.)" select="position()"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <!-- Whether a detail of a witness is told with the reading that it is about. -->
  <xsl:function name="ed:is-told" as="xs:boolean">
    <xsl:param name="detail" as="element(tei:witDetail)"/>
    <xsl:sequence select="exists($detail/ancestor::tei:app) or exists(tokenize($detail/@target) ! key('ed:id', substring-after(., '#'), root($detail))[self::tei:lem or self::tei:rdg])"/>
  </xsl:function>

</xsl:stylesheet>
