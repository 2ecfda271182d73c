<?xml version="1.0" encoding="UTF-8"?>
<!--
  Pointers, within the record and into the documents that it is made from besides: its original, an apparatus that lies apart.
  A path is relative to the edition's folder, with `/`.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <!-- The companions of the record by their path. -->
  <xsl:param name="ed:companions" as="map(xs:anyAtomicType, document-node())" select="map {}"/>

  <xsl:key name="ed:id" match="*[@xml:id]" use="@xml:id"/>

  <!-- The path of the document that a node belongs to. -->
  <xsl:function name="ed:path-of" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="(map:keys($ed:companions)[$ed:companions(.) is root($node)] ! string(.), string($ed:context/m:context/@source))[1]"/>
  </xsl:function>

  <!-- The path that a relative reference means in the document at `from`; empty for a web address. -->
  <xsl:function name="ed:resolve" as="xs:string?">
    <xsl:param name="reference" as="xs:string"/>
    <xsl:param name="from" as="xs:string"/>
    <xsl:if test="not(matches($reference, '^([A-Za-z][A-Za-z0-9+.-]*:|/)'))">
      <xsl:sequence select="ed:walk((tokenize($from, '/')[position() lt last()], tokenize($reference, '/')), ())"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="ed:walk" as="xs:string">
    <xsl:param name="steps" as="xs:string*"/>
    <xsl:param name="path" as="xs:string*"/>
    <xsl:sequence select="
        if (empty($steps)) then string-join($path, '/')
        else ed:walk(tail($steps), if (head($steps) = '..') then $path[position() lt last()] else if (head($steps) = ('', '.')) then $path else ($path, head($steps)))"/>
  </xsl:function>

  <!-- The element that a pointer in a node leads to, in the same document, the record or a companion; the root of a document for a pointer without `#`. -->
  <xsl:function name="ed:target" as="element()?">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="file" as="xs:string" select="replace($pointer, '#.*$', '')"/>
    <xsl:variable name="id" as="xs:string" select="if (contains($pointer, '#')) then substring-after($pointer, '#') else ''"/>
    <xsl:variable name="document" as="document-node()?" select="
        if ($file = '') then root($node)[self::document-node()]
        else ed:resolve($file, ed:path-of($node)) ! (if (. = $ed:context/m:context/@source) then $ed:record-document else map:get($ed:companions, .))"/>
    <xsl:sequence select="if (empty($document)) then () else if ($id = '') then $document/* else key('ed:id', $id, $document)[1]"/>
  </xsl:function>

  <xsl:variable name="ed:record-document" as="document-node()?" select="/"/>

</xsl:stylesheet>
