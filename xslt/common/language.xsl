<?xml version="1.0" encoding="UTF-8"?>
<!-- Languages of the text as HTML attributes. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <!-- `ltr` or `rtl`, from the script that a language tag names or that its language is usually written in. -->
  <xsl:function name="ed:direction" as="xs:string">
    <xsl:param name="language" as="xs:string?"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize(lower-case($language), '-')"/>
    <xsl:variable name="script" as="xs:string?" select="$parts[position() gt 1][string-length(.) = 4][1]"/>
    <xsl:sequence select="
        if ($script) then
          (if ($script = ('arab', 'hebr', 'syrc', 'thaa', 'nkoo', 'adlm', 'rohg')) then 'rtl' else 'ltr')
        else if ($parts[1] = ('ar', 'he', 'iw', 'fa', 'ur', 'ps', 'sd', 'ug', 'yi', 'ckb', 'dv', 'syr', 'arc', 'ota', 'prs')) then 'rtl'
        else 'ltr'"/>
  </xsl:function>

  <!-- `lang`, and `dir` where the direction of writing changes, for an element that says its language. -->
  <xsl:function name="ed:language" as="attribute()*">
    <xsl:param name="element" as="element()?"/>
    <xsl:variable name="language" as="xs:string?" select="$element/@xml:lang[matches(., '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$')]/string()"/>
    <xsl:if test="$language">
      <xsl:variable name="outer" as="xs:string?" select="$element/ancestor::*[@xml:lang][1]/@xml:lang/string()"/>
      <xsl:attribute name="lang" select="$language"/>
      <xsl:if test="ed:direction($language) ne ed:direction($outer)">
        <xsl:attribute name="dir" select="ed:direction($language)"/>
      </xsl:if>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
