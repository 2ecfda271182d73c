<?xml version="1.0" encoding="UTF-8"?>
<!-- JSON written by hand: a serialised map has no order of its own, and takes SaxonJS long. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" version="3.0" exclude-result-prefixes="#all">

  <xsl:function name="ed:json-object" as="xs:string">
    <xsl:param name="fields" as="xs:string*"/>
    <xsl:sequence select="'{' || string-join($fields, ', ') || '}'"/>
  </xsl:function>

  <xsl:function name="ed:json" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="ed:json-string($name) || ': ' || ed:json-string($value)"/>
  </xsl:function>

  <xsl:function name="ed:json-string" as="xs:string">
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="if (not(contains($value, '&quot;') or contains($value, '\') or $value ne normalize-space($value) and matches($value, '[\n\r\t&#x7F;-&#x9F;]'))) then '&quot;' || $value || '&quot;' else '&quot;' || replace(replace(replace(replace(replace($value, '([\\&quot;])', '\\$1'), '\n', '\\n'), '\r', '\\r'), '\t', '\\t'), '[&#x7F;-&#x9F;]', ' ') || '&quot;'"/>
  </xsl:function>

</xsl:stylesheet>
