<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, paragraphs, headings, openers, verse, speeches: what stands in lines of its own. One paragraph is one line. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0">


  <!-- Divisions, and everything else whose children stand apart from what is around them. -->
  <xsl:template mode="ed:text" match="
      text | body | front | back | group | div | div1 | div2 | div3 | div4 | div5 | div6 | div7 | floatingText | argument | epigraph | postscript | trailer | byline | performance | prologue | epilogue | set | castList | castGroup
      | quote[p | lg | l | ab | list | sp | div | table] | q[p | lg | l | ab | list | sp | div | table] | said[p | lg | l | ab | list | sp | div] | cit[quote/(p | lg | l)] | listBibl | listPerson | listPlace | listOrg | listWit | listApp | listEvent | noteGrp
      | person | place | org | msDesc | msContents | physDesc | history | additional | TEI | teiCorpus | docEdition | imprimatur | spGrp | surface | surfaceGrp | sourceDoc | zone" priority="2">
    <xsl:value-of select="$ed:paragraph"/>
    <xsl:call-template name="ed:children"/>
    <xsl:value-of select="$ed:paragraph"/>
  </xsl:template>

  <!-- In a corpus each document has its title. -->
  <xsl:template match="TEI[parent::*]" mode="ed:text" priority="3">
    <xsl:value-of select="$ed:paragraph || teiHeader/fileDesc/titleStmt/title[1] ! ed:words-of(.) || $ed:paragraph"/>
    <xsl:next-match/>
  </xsl:template>

  <!-- A page transcribed as it is written begins with its name. -->
  <xsl:template match="surface[zone | line | text()[normalize-space()]]" mode="ed:text" priority="3">
    <xsl:value-of select="$ed:paragraph || '[' || ed:surface-name(.) || ']' || $ed:line"/>
    <xsl:next-match/>
  </xsl:template>

  <!-- Parts of a head, a signature, a list, a play that are lines of their own. -->
  <xsl:template mode="ed:text" match="
      dateline | salute | signed | address | addrLine | l | speaker | stage[parent::sp or parent::div or parent::body or parent::div1 or parent::div2] | castItem | item | titlePart | docTitle | docAuthor | docDate | docImprint
      | listBibl/* | listPerson/* | listPlace/* | listOrg/* | listWit/* | person/* | place/* | org/* | figure/* | row | msItem | move | view | app[parent::listApp] | line" priority="1">
    <xsl:call-template name="ed:own-line"/>
  </xsl:template>

  <xsl:template name="ed:own-line">
    <xsl:value-of select="$ed:line"/>
    <xsl:call-template name="ed:children"/>
    <xsl:value-of select="$ed:line"/>
  </xsl:template>

  <!-- Here the lines are those of the source. -->
  <xsl:template match="head | opener | closer | titlePage" mode="ed:text">
    <xsl:variable name="around" as="xs:string" select="if (parent::list or parent::table or parent::figure or parent::lg or parent::listBibl or parent::castList) then $ed:line else $ed:paragraph"/>
    <xsl:value-of select="$around"/>
    <xsl:apply-templates mode="#current">
      <xsl:with-param name="ed:lined" select="true()" tunnel="yes"/>
    </xsl:apply-templates>
    <xsl:value-of select="$around"/>
  </xsl:template>

  <!-- A paragraph, with its number if it has one: the apparatus refers to it. -->
  <xsl:template match="p | ab" mode="ed:text" priority="1">
    <xsl:variable name="number" as="xs:string?" select="ed:number(.)"/>
    <xsl:variable name="around" as="xs:string" select="if (parent::item or parent::cell or parent::sp or parent::figure) then $ed:line else if (parent::note) then ' ' else $ed:paragraph"/>
    <xsl:value-of select="$around, if (exists($number)) then ed:label('text.number', $number) || ' ' else ''" separator=""/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="$around"/>
  </xsl:template>

  <!-- A stanza: its number stands before its first line. -->
  <xsl:template match="lg" mode="ed:text">
    <xsl:variable name="number" as="xs:string?" select="ed:number(.)"/>
    <xsl:value-of select="if (parent::lg) then $ed:line else $ed:paragraph"/>
    <xsl:if test="exists($number)">
      <xsl:value-of select="ed:label('text.number', $number)"/>
    </xsl:if>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="if (parent::lg) then $ed:line else $ed:paragraph"/>
  </xsl:template>

  <xsl:template match="sp" mode="ed:text">
    <xsl:value-of select="$ed:paragraph"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="$ed:paragraph"/>
  </xsl:template>

  <xsl:template match="stage | tech | sound | camera | role | roleDesc | actor | docRole | address/*" mode="ed:text">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- A figure: its heading, its captions, and what its picture shows. -->
  <xsl:template match="figure" mode="ed:text">
    <xsl:value-of select="$ed:line || $ed:opening || ed:label('text.figure')"/>
    <xsl:if test="normalize-space(.)">
      <xsl:text>: </xsl:text>
      <xsl:variable name="content" as="text()*">
        <xsl:apply-templates mode="#current"/>
      </xsl:variable>
      <xsl:value-of select="ed:one-line(string-join($content))"/>
    </xsl:if>
    <xsl:value-of select="$ed:closing || $ed:line"/>
  </xsl:template>

  <!-- The header has its own place before the text; images and their zones have no words. -->
  <xsl:template match="teiHeader | facsimile" mode="ed:text"/>

</xsl:stylesheet>
