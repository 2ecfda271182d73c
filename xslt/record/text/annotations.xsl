<?xml version="1.0" encoding="UTF-8"?>
<!-- Annotations as plain text: a letter behind the words that they are about, and after the notes a list of what they say. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:function name="ed:reference-text" as="xs:string">
    <xsl:param name="annotation" as="element()"/>
    <xsl:sequence select="'[' || (if ($annotation/self::note[ancestor::standOff]) then ed:note-label($annotation) else ed:annotation-label($annotation)) || ']'"/>
  </xsl:function>

  <!-- The list, as lines with its heading; nothing if there is nothing to say. -->
  <xsl:template name="ed:annotation-lines" as="xs:string*">
    <xsl:if test="exists($ed:annotations)">
      <xsl:sequence select="$ed:paragraph || ed:label('annotation.title') || $ed:paragraph"/>
      <xsl:for-each select="$ed:annotations">
        <xsl:variable name="content" as="text()*">
          <xsl:if test="self::certainty or self::precision or self::respons or self::span or self::interp or self::join or self::substJoin or self::index or self::annotation">
            <xsl:for-each select="node()">
              <xsl:text> </xsl:text>
              <xsl:apply-templates select="." mode="ed:text"/>
            </xsl:for-each>
          </xsl:if>
        </xsl:variable>
        <xsl:variable name="own" as="xs:string" select="ed:one-line(string-join($content))"/>
        <xsl:variable name="words" as="xs:string" select="if (self::index) then '' else string(ed:about(.)[1] ! ed:shortened(.))"/>
        <xsl:sequence select="
            $ed:line || '[' || ed:annotation-label(.) || '] ' || (if ($words) then $words || '] ' else '')
            || string-join((ed:annotation-words(.), $own)[.], ': ') || $ed:line"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- A note in an annotation is what it says. -->
  <xsl:template match="span//note | interp//note | annotation//note" mode="ed:text" priority="2">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

</xsl:stylesheet>
