<?xml version="1.0" encoding="UTF-8"?>
<!-- Languages of the text as HTML attributes. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:import href="labels.xsl"/>

  <!-- `ltr` or `rtl`, from the script that a language tag names or that its language is usually written in. -->
  <xsl:function name="ed:direction" as="xs:string">
    <xsl:param name="language" as="xs:string?"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize(lower-case($language), '-')"/>
    <xsl:variable name="script" as="xs:string?" select="$parts[position() gt 1][string-length(.) = 4][1]"/>
    <xsl:sequence select="
        if ($script) then
          (if ($script = ('arab', 'aran', 'hebr', 'syrc', 'syre', 'syrj', 'syrn', 'thaa', 'nkoo', 'adlm', 'rohg', 'samr', 'mand', 'phnx', 'armi', 'nbat', 'palm', 'avst', 'phli', 'prti', 'sogd', 'ougr', 'sarb', 'narb')) then 'rtl' else 'ltr')
        else if ($parts[1] = ('ar', 'ara', 'arz', 'ary', 'he', 'heb', 'iw', 'hbo', 'fa', 'fas', 'per', 'ur', 'urd', 'ps', 'sd', 'ug', 'yi', 'yid', 'ji', 'lad', 'jrb', 'jpr', 'ckb', 'dv', 'syr', 'syc', 'arc', 'aii', 'sam', 'mid', 'ota', 'prs', 'pnb', 'ks', 'nqo', 'uga')) then 'rtl'
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

  <!-- `lang` and `dir` for words in a language, given as its tag, that is not that of the pages; nothing for words in that, or without a tag. -->
  <xsl:function name="ed:in-language" as="attribute()*">
    <xsl:param name="language" as="xs:string?"/>
    <xsl:variable name="page" as="xs:string" select="string($ed:labels/m:labels/@xml:lang)"/>
    <xsl:if test="matches($language, '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$') and lower-case($language) ne lower-case($page)">
      <xsl:attribute name="lang" select="$language"/>
      <xsl:if test="ed:direction($language) ne ed:direction($page)">
        <xsl:attribute name="dir" select="ed:direction($language)"/>
      </xsl:if>
    </xsl:if>
  </xsl:function>

  <!-- The same for an element of a header or a register, whose language may be that of what it stands in. -->
  <xsl:function name="ed:passage" as="attribute()*">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="ed:in-language($element/ancestor-or-self::*[@xml:lang][1]/@xml:lang)"/>
  </xsl:function>

  <!-- The same for words of the page's own, such as “illegible”, that stand within a text: nothing where that is in the language of the pages. -->
  <xsl:function name="ed:own-words" as="attribute()*">
    <xsl:param name="within" as="node()?"/>
    <xsl:variable name="page" as="xs:string" select="string($ed:labels/m:labels/@xml:lang)"/>
    <xsl:variable name="language" as="xs:string?" select="$within/ancestor-or-self::*[@xml:lang][1]/@xml:lang/string()"/>
    <xsl:if test="$language and lower-case(replace($language, '-.*', '')) ne lower-case(replace($page, '-.*', ''))">
      <xsl:attribute name="lang" select="$page"/>
      <xsl:if test="ed:direction($language) ne ed:direction($page)">
        <xsl:attribute name="dir" select="ed:direction($page)"/>
      </xsl:if>
    </xsl:if>
  </xsl:function>

  <!--
    The same for a text that need not say its language itself: that of the document, else the only one that the header names, else the
    direction as the first letters have it.
  -->
  <xsl:function name="ed:text-language" as="attribute()*">
    <xsl:param name="text" as="element()?"/>
    <xsl:variable name="tagged" as="element()?" select="$text/ancestor-or-self::*[@xml:lang][1]"/>
    <xsl:variable name="used" as="xs:string*" select="root($text)/*/tei:teiHeader/tei:profileDesc/tei:langUsage/tei:language/@ident[matches(., '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$')]/string()"/>
    <xsl:variable name="language" as="xs:string?" select="($tagged/@xml:lang[matches(., '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$')]/string(), $used[count($used) = 1])[1]"/>
    <xsl:choose>
      <xsl:when test="$language">
        <xsl:attribute name="lang" select="$language"/>
        <xsl:if test="ed:direction($language) ne ed:direction($ed:labels/m:labels/@xml:lang)">
          <xsl:attribute name="dir" select="ed:direction($language)"/>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <xsl:attribute name="dir" select="'auto'"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

</xsl:stylesheet>
