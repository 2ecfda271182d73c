<?xml version="1.0" encoding="UTF-8"?>
<!-- Images: those that the edition has in its folder `images`, and where else one is. Nothing is ever loaded from elsewhere. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:import href="context.xsl"/>

  <!-- The address of an image of the edition, from the edition's root: `images/page-1.jpg`; empty for everything else. -->
  <xsl:function name="ed:image-path" as="xs:string?">
    <xsl:param name="url" as="xs:string?"/>
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="path" as="xs:string?" select="if (matches($url, '^[^\s:?#]+\.(png|jpe?g|gif|webp|avif|svg)$', 'i')) then ed:resolve($url, ed:path-of($node)) else ()"/>
    <xsl:sequence select="if (starts-with($path, 'images/')) then $path else if (matches($url, '^images/[^\s:?#]+\.(png|jpe?g|gif|webp|avif|svg)$', 'i') and not(contains($url, '..'))) then $url else ()"/>
  </xsl:function>

  <!-- The web address of an image; empty for a file. -->
  <xsl:function name="ed:image-elsewhere" as="xs:string?">
    <xsl:param name="url" as="xs:string?"/>
    <xsl:sequence select="$url[matches(., '^https?://[^\s]+$', 'i')] ! iri-to-uri(.)"/>
  </xsl:function>

  <!-- What the pointers of `@facs` name: the addresses of images, in their order. -->
  <xsl:function name="ed:facsimiles" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:for-each select="tokenize($element/@facs)">
      <xsl:variable name="target" as="element()?" select="if (contains(., '#')) then ed:target(., $element) else ()"/>
      <xsl:sequence select="
          if ($target) then string((($target/self::tei:graphic, $target/ancestor-or-self::tei:surface[1]/tei:graphic, $target/tei:graphic, $target/ancestor::tei:surface[1]/tei:graphic)/@url)[1])[.]
          else ."/>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
