<?xml version="1.0" encoding="UTF-8"?>
<!--
  Entries of an apparatus that this program has written (`tei.xsl`), read back: their kinds and what was done to a lemma are as they were.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:function name="ed:is-own" as="xs:boolean">
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="exists(root($app)/*/tei:teiHeader/tei:encodingDesc/tei:classDecl/tei:taxonomy[@xml:id = 'edition-kinds'])"/>
  </xsl:function>

  <!-- The kind of an entry: its element's name, or what it was before it was written as an `app`. -->
  <xsl:function name="ed:kind" as="xs:string">
    <xsl:param name="mark" as="element()"/>
    <xsl:sequence select="if ($mark/@ana[starts-with(., '#kind-')] and ed:is-own($mark)) then substring-after($mark/@ana, '#kind-') else local-name($mark)"/>
  </xsl:function>

  <xsl:template match="tei:app[@ana[starts-with(., '#kind-')]]" mode="ed:readings" priority="1">
    <xsl:for-each select="tei:rdg | tei:note[@type = 'reading']">
      <app:reading kind="{if (self::tei:rdg) then @type else @subtype}">
        <xsl:sequence select="@cert"/>
        <xsl:for-each select="self::tei:rdg/@subtype">
          <xsl:attribute name="type" select="."/>
        </xsl:for-each>
        <xsl:for-each select="self::tei:rdg/(@cause, @n)[1], tei:seg[@type = 'reason']">
          <xsl:attribute name="reason" select="."/>
        </xsl:for-each>
        <xsl:if test="self::tei:rdg">
          <app:words>
            <xsl:copy-of select="@xml:lang"/>
            <xsl:call-template name="ed:quote"/>
          </app:words>
        </xsl:if>
      </app:reading>
    </xsl:for-each>
    <xsl:apply-templates select="tei:note[not(@type = 'reading')]" mode="#current"/>
  </xsl:template>

</xsl:stylesheet>
