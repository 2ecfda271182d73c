<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: a number in the text, and after the text the notes by series: “Translator’s notes”, “Editor’s notes” … -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0">


  <!-- The reference follows its word at once. -->
  <xsl:template match="note" mode="ed:text">
    <xsl:choose>
      <xsl:when test="ed:caller(.)"/>
      <xsl:when test="exists(ed:note-number(.))">
        <xsl:value-of select="'[' || ed:note-label(.) || ']'"/>
      </xsl:when>
      <xsl:when test="normalize-space()">
        <xsl:value-of select="' ' || $ed:opening"/>
        <xsl:apply-templates mode="#current"/>
        <xsl:value-of select="$ed:closing"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The notes of an apparatus entry stand in the apparatus. -->
  <xsl:template match="app/note | rdgGrp/note" mode="ed:text" priority="1"/>

  <xsl:template match="witDetail" mode="ed:text" priority="1">
    <xsl:if test="not(ed:is-told(.))">
      <xsl:value-of select="$ed:opening"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:value-of select="$ed:closing"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="ed:note-series" as="xs:string*">
    <xsl:for-each-group select="$ed:notes[root() is $ed:record-document]" group-by="ed:note-series(.)">
      <xsl:sort select="index-of(('translator', 'editor', 'author', 'source', 'other'), current-grouping-key())"/>
      <xsl:sequence select="$ed:paragraph || ed:label('text.notes.' || current-grouping-key()) || $ed:paragraph"/>
      <!-- Each note says whose it is: one who finds it by its words may not see the heading. -->
      <xsl:variable name="key" as="xs:string" select="'text.note.' || current-grouping-key()"/>
      <xsl:variable name="whose" as="xs:string" select="if (ed:has-label($key)) then ed:label($key) || ': ' else ''"/>
      <xsl:for-each select="current-group()">
        <xsl:variable name="content" as="text()*">
          <xsl:apply-templates mode="ed:text"/>
        </xsl:variable>
        <xsl:variable name="by" as="xs:string*" select="tokenize(@resp) ! ed:entity(.) ! string((@short[normalize-space()], @name)[1])"/>
        <xsl:sequence select="
            $ed:line || '[' || ed:note-label(.) || '] ' || $whose || ed:one-line(string-join($content))
            || (if (exists($by)) then ' (' || string-join($by, ', ') || ')' else '') || $ed:line"/>
      </xsl:for-each>
    </xsl:for-each-group>
  </xsl:template>

</xsl:stylesheet>
