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
    <!-- Most strings need no change; five searches find that out sooner than one regular expression. JSON asks for no more than this (RFC 8259, 7), and XML has no other control characters below U+0020. -->
    <xsl:sequence select="
        '&quot;' ||
        (if (contains($value, '&quot;') or contains($value, '\') or contains($value, '&#10;') or contains($value, '&#13;') or contains($value, '&#9;'))
        then replace(replace(replace(replace($value, '([\\&quot;])', '\\$1'), '\n', '\\n'), '\r', '\\r'), '\t', '\\t')
        else $value)
        || '&quot;'"/>
  </xsl:function>

</xsl:stylesheet>
