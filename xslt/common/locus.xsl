<?xml version="1.0" encoding="UTF-8"?>
<!--
  Where something stands in a record. Paragraphs are numbered; what lies outside them is called by what it is: head, opener, closer …
  Everything is worked out once for the whole record and looked up afterwards: counting backwards from each place would take
  time that grows with the square of the record's length.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:import href="notes.xsl"/>

  <!-- The numbered blocks, in their order. -->
  <xsl:variable name="ed:numbered" as="element()*" select="$ed:shown-documents/descendant::tei:text[not(ancestor::tei:text)]/descendant::*[self::tei:p or self::tei:ab or self::tei:lg][ed:is-numbered(.)]"/>

  <xsl:variable name="ed:numbers" as="map(xs:string, xs:string)">
    <xsl:map>
      <!-- Each page counts for itself. -->
      <xsl:for-each-group select="$ed:numbered" group-by="ed:page-file(.)">
        <xsl:for-each select="current-group()">
          <xsl:map-entry key="generate-id(.)" select="(normalize-space(@n)[.], string(position()))[1]"/>
        </xsl:for-each>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <!-- The other blocks: children of a division that are neither divisions nor numbered. -->
  <xsl:variable name="ed:named" as="element()*" select="$ed:shown-documents/descendant::tei:text/descendant::*[ed:is-named(.)]"/>

  <!-- The anchor of each block. -->
  <xsl:variable name="ed:anchors" as="map(xs:string, xs:string)">
    <xsl:map>
      <xsl:for-each-group select="$ed:numbered, $ed:named" group-by="ed:page-file(.) || '#' || ed:wished-anchor(.)">
        <xsl:variable name="anchor" as="xs:string" select="substring-after(current-grouping-key(), '#')"/>
        <xsl:for-each select="current-group()">
          <xsl:map-entry key="generate-id(.)" select="if (position() = 1) then $anchor else $anchor || '-' || position()"/>
        </xsl:for-each>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <xsl:function name="ed:is-numbered" as="xs:boolean">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="
        $block[self::tei:p or self::tei:ab or self::tei:lg]
        and exists($block/ancestor::tei:text)
        and empty($block/ancestor::*[self::tei:note or self::tei:figure or self::tei:cell or self::tei:item or self::tei:p or self::tei:ab or self::tei:lg
          or self::tei:rdg or self::tei:opener or self::tei:closer or self::tei:head or self::tei:quote[ancestor::tei:p]])"/>
  </xsl:function>

  <xsl:function name="ed:is-named" as="xs:boolean">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="
        exists($block/parent::*[ed:is-division(.)])
        and not(ed:is-division($block) or $block/(self::tei:note or self::tei:pb or self::tei:lb or self::tei:cb or self::tei:gb or self::tei:milestone or self::tei:anchor))
        and not(ed:is-numbered($block))"/>
  </xsl:function>

  <!-- What divides a text without being a part of it that one could cite. A map: nearly every element is asked twice. -->
  <xsl:function name="ed:is-division" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="map:contains($ed:division-names, local-name($element)) and $element/self::tei:*"/>
  </xsl:function>

  <xsl:variable name="ed:division-names" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('TEI text front body back group div div1 div2 div3 div4 div5 div6 div7 floatingText') ! map:entry(., true()))"/>

  <xsl:function name="ed:wished-anchor" as="xs:string">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="number" as="xs:string?" select="ed:number($block)"/>
    <xsl:sequence select="
        if ($block/@xml:id) then string($block/@xml:id)
        else if (exists($number)) then 'p' || replace($number, '[^A-Za-z0-9._-]+', '-')
        else local-name($block)"/>
  </xsl:function>

  <!-- What is printed as a paragraph's number: its `@n`, else its 1-based position among the numbered blocks; empty for anything else. -->
  <xsl:function name="ed:number" as="xs:string?">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="$ed:numbers(generate-id($block))"/>
  </xsl:function>

  <!-- The block that a node is cited by: its note, else its numbered paragraph, else the child of a division that it lies in. -->
  <xsl:function name="ed:block" as="element()?">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="note" as="element()?" select="$node/ancestor::tei:note[ed:is-note(.)][1]"/>
    <xsl:sequence select="
        if ($note) then $note
        else ($node/ancestor-or-self::*[ed:is-numbered(.)][last()], $node/ancestor-or-self::*[ed:is-named(.)][last()])[1]"/>
  </xsl:function>

  <!-- The anchor of a block in the record's page: `p12`, `head`, `opener`, `n2`; the block's own `@xml:id` if it has one. Empty for what is no block. -->
  <xsl:function name="ed:anchor" as="xs:string?">
    <xsl:param name="block" as="element()?"/>
    <xsl:variable name="note" as="xs:integer?" select="$block/self::tei:note ! ed:note-number(.)"/>
    <xsl:sequence select="if (exists($note)) then 'n' || $note else $block ! $ed:anchors(generate-id(.))"/>
  </xsl:function>

  <!-- The place of a block as a label key or a number: `12`, `head`, `opener`; `note` for a note. -->
  <xsl:function name="ed:locus-key" as="xs:string">
    <xsl:param name="block" as="element()?"/>
    <xsl:sequence select="if (empty($block)) then 'text' else (ed:number($block), local-name($block))[1]"/>
  </xsl:function>

</xsl:stylesheet>
