<?xml version="1.0" encoding="UTF-8"?>
<!--
  How plain text is laid out. Templates write one string in which marks stand for what white space alone can't say; `ed:lines` turns
  the marks into line ends. The marks are noncharacters of Unicode, which no text may use (Unicode Standard, 23.7).
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <!-- No space here, whatever white space stands around: `lb[@break = 'no']`. -->
  <xsl:variable name="ed:glue" as="xs:string" select="'&#xFDD0;'"/>
  <!-- A new line. -->
  <xsl:variable name="ed:line" as="xs:string" select="'&#xFDD1;'"/>
  <!-- A new line after an empty one. -->
  <xsl:variable name="ed:paragraph" as="xs:string" select="'&#xFDD2;'"/>
  <!-- A space that stays, as in the columns of a table. -->
  <xsl:variable name="ed:space" as="xs:string" select="'&#xFDD3;'"/>
  <!-- Brackets that belong to the first and the last line of what they enclose. -->
  <xsl:variable name="ed:opening" as="xs:string" select="'&#xFDD4;'"/>
  <xsl:variable name="ed:closing" as="xs:string" select="'&#xFDD5;'"/>
  <!-- Matches any of them. -->
  <xsl:variable name="ed:any-mark" as="xs:string" select="'[&#xFDD0;-&#xFDD5;]'"/>

  <!-- The paragraphs of a string with marks: each one or more lines, without empty ones, white space normalised. -->
  <xsl:function name="ed:paragraphs" as="xs:string*">
    <xsl:param name="marked" as="xs:string"/>
    <xsl:variable name="bracketed" as="xs:string" select="
        replace(replace($marked, '(&#xFDD4;)([\s&#xFDD1;&#xFDD2;]+)', '$2$1'), '([\s&#xFDD1;&#xFDD2;]+)(&#xFDD5;)', '$2$1')"/>
    <xsl:for-each select="tokenize($bracketed, '&#xFDD2;')">
      <xsl:variable name="lines" as="xs:string*" select="tokenize(., '&#xFDD1;') ! ed:line(.)[normalize-space()]"/>
      <xsl:sequence select="string-join($lines, '&#10;')[.]"/>
    </xsl:for-each>
  </xsl:function>

  <!-- One line: white space normalised, none at a glued place. -->
  <xsl:function name="ed:line" as="xs:string">
    <xsl:param name="marked" as="xs:string"/>
    <xsl:variable name="glued" as="xs:string" select="if (contains($marked, '&#xFDD0;')) then replace($marked, '\s*&#xFDD0;[\s&#xFDD0;]*', '') else $marked"/>
    <xsl:sequence select="translate(normalize-space($glued), '&#xFDD3;&#xFDD4;&#xFDD5;', ' []')"/>
  </xsl:function>

  <!-- The whole as text: paragraphs with an empty line between them. -->
  <xsl:function name="ed:lines" as="xs:string">
    <xsl:param name="marked" as="xs:string"/>
    <xsl:sequence select="string-join(ed:paragraphs($marked), '&#10;&#10;')"/>
  </xsl:function>

  <!-- The whole on one line, for a cell, a note or a lemma. -->
  <xsl:function name="ed:one-line" as="xs:string">
    <xsl:param name="marked" as="xs:string"/>
    <xsl:sequence select="if (matches($marked, $ed:any-mark)) then ed:line(replace(string-join(ed:paragraphs($marked), ' '), '\n', ' ')) else normalize-space($marked)"/>
  </xsl:function>

</xsl:stylesheet>
