<?xml version="1.0" encoding="UTF-8"?>
<!--
  Additions, deletions and damage that go over the borders of elements: `addSpan`, `delSpan`, `damageSpan` and whatever else has
  `@spanTo`. A span goes from the element that has it to the end of the element that it names (TEI P5, att.spanning). Worked out once
  for a record, in one walk.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:import href="context.xsl"/>

  <!-- The spans of the record that have an end, in their order. -->
  <xsl:variable name="ed:spans" as="element()*" select="//(tei:addSpan | tei:delSpan | tei:damageSpan | tei:mod[@spanTo])[ed:span-end(.)]"/>

  <xsl:variable name="ed:has-spans" as="xs:boolean" select="exists($ed:spans)"/>

  <!-- The element at whose end a span ends: it must come after the span's beginning. -->
  <xsl:function name="ed:span-end" as="element()?">
    <xsl:param name="span" as="element()"/>
    <xsl:variable name="end" as="element()?" select="$span/@spanTo[starts-with(normalize-space(.), '#')] ! key('ed:id', substring-after(normalize-space(.), '#'), root($span))[1]"/>
    <xsl:sequence select="$end[. >> $span]"/>
  </xsl:function>

  <!-- By the text node that it covers: the spans over it, outermost first. -->
  <xsl:variable name="ed:spans-over" as="map(xs:string, element()*)">
    <xsl:variable name="ends" as="map(xs:string, element())" select="map:merge($ed:spans ! map:entry(generate-id(.), ed:span-end(.)))"/>
    <xsl:map>
      <xsl:if test="$ed:has-spans">
        <xsl:iterate select="//(tei:text | tei:sourceDoc)[not(ancestor::tei:text)]//node()[self::text()[normalize-space()] or (self::* and @spanTo)]">
          <xsl:param name="open" as="element()*" select="()"/>
          <xsl:variable name="node" as="node()" select="."/>
          <xsl:variable name="still" as="element()*" select="$open[let $end := $ends(generate-id(.)) return $end >> $node or $node/ancestor::* intersect $end]"/>
          <!-- A note that lies between was not written with the words. -->
          <xsl:variable name="over" as="element()*" select="if (self::text()) then $still[empty($node/ancestor::tei:note except ancestor::tei:note)] else ()"/>
          <xsl:if test="exists($over)">
            <xsl:map-entry key="generate-id(.)" select="$over"/>
          </xsl:if>
          <xsl:next-iteration>
            <xsl:with-param name="open" select="$still, $node[self::*][map:contains($ends, generate-id(.))]"/>
          </xsl:next-iteration>
        </xsl:iterate>
      </xsl:if>
    </xsl:map>
  </xsl:variable>

  <!-- By span: the first and the last text node that it covers. -->
  <xsl:variable name="ed:span-edges" as="map(xs:string, text()*)">
    <xsl:map>
      <xsl:if test="$ed:has-spans">
        <xsl:for-each-group select="//text()[map:contains($ed:spans-over, generate-id(.))]" group-by="$ed:spans-over(generate-id(.)) ! generate-id(.)">
          <xsl:map-entry key="current-grouping-key()" select="current-group()[1], current-group()[last()]"/>
        </xsl:for-each-group>
      </xsl:if>
    </xsl:map>
  </xsl:variable>

  <!-- The spans over a text node, outermost first. -->
  <xsl:function name="ed:spans-over" as="element()*">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="if ($ed:has-spans) then $ed:spans-over(generate-id($text)) else ()"/>
  </xsl:function>

  <!-- Whether a span begins, or ends, at a text node. -->
  <xsl:function name="ed:begins-at" as="xs:boolean">
    <xsl:param name="span" as="element()"/>
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="$ed:span-edges(generate-id($span))[1] is $text"/>
  </xsl:function>

  <xsl:function name="ed:ends-at" as="xs:boolean">
    <xsl:param name="span" as="element()"/>
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="$ed:span-edges(generate-id($span))[last()] is $text"/>
  </xsl:function>

  <!-- What a span does to the words that it covers: `add`, `del`, `damage`. -->
  <xsl:function name="ed:span-kind" as="xs:string">
    <xsl:param name="span" as="element()"/>
    <xsl:sequence select="replace(local-name($span), 'Span$', '')"/>
  </xsl:function>

</xsl:stylesheet>
