<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands before the text: the edition’s notice, title, dates, who wrote and translated it, where it lies, who may use it. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0">


  <xsl:template name="ed:header" as="xs:string">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:variable name="file" as="element(fileDesc)?" select="$header/fileDesc"/>
    <xsl:variable name="titles" as="element(title)*" select="$file/titleStmt/title"/>
    <xsl:variable name="source" as="element(sourceDesc)*" select="$file/sourceDesc"/>
    <xsl:variable name="languages" as="element(language)*" select="$header/profileDesc/langUsage/language"/>
    <xsl:variable name="fields" as="xs:string*">
      <xsl:for-each-group select="$header/profileDesc/creation/date" group-by="(@type, '')[1]">
        <xsl:sequence select="ed:field(if (ed:has-label('text.date.' || current-grouping-key())) then 'text.date.' || current-grouping-key() else 'text.date', current-group() ! ed:words-of(.))"/>
      </xsl:for-each-group>
      <xsl:sequence select="
          ed:field('text.author', $file/titleStmt/author ! ed:words-of(.)),
          ed:field('text.participants', $header/profileDesc/particDesc/listPerson/person/(persName, p)[1] ! ed:words-of(.)),
          ed:field('text.place', $header/profileDesc/creation/(placeName | settlement) ! (ed:words-of(.) || @cert[not(. = 'high')] ! (' (' || ed:label('page.cert.' || .) || ')'))),
          ed:field('text.source', ed:archive($source)),
          ed:field('text.citation', $source/bibl ! ed:words-of(.)),
          ed:field('text.published', ($file/publicationStmt/(publisher | distributor | authority) ! ed:words-of(.), $file/publicationStmt/(pubPlace | date) ! ed:words-of(.), $file/publicationStmt/idno ! ed:words-of(.))),
          ed:field('text.translator', $file/titleStmt/editor[@role = 'translator'] ! ed:words-of(.)),
          ed:field('text.editor', $file/titleStmt/editor[not(@role = 'translator')] ! ed:words-of(.))"/>
      <xsl:for-each select="$file/titleStmt/respStmt[normalize-space()]">
        <xsl:sequence select="ed:line-of(ed:sentence-case(string-join(resp ! ed:words-of(.), ', ')), (* except resp) ! ed:words-of(.))"/>
      </xsl:for-each>
      <xsl:sequence select="
          ed:field('text.credits', ($file/notesStmt/note[@type = 'funding'] ! ed:words-of(.), $file/titleStmt/funder[not($file/notesStmt/note[@type = 'funding'])] ! ed:words-of(.))),
          ed:field('text.original-language', $languages[ends-with(@ana, '#original-language')] ! ed:words-of(.)),
          ed:field('text.contents', $languages[ends-with(@ana, '#translation-language')] ! ed:label('text.translation-language', ed:words-of(.))),
          ed:field('text.languages', $languages[not(@ana)] ! ed:words-of(.)),
          ed:field('text.romanisation', $languages[ends-with(@ana, '#romanisation')] ! ed:words-of(.)),
          ed:field('text.notes', $file/notesStmt/note[not(@type = 'funding') and not(@type = 'notice' and normalize-space() = $ed:edition/m:edition/m:notice)] ! ed:words-of(.)),
          ed:field('text.rights', $file/publicationStmt/availability/* ! ed:words-of(.)),
          ed:field('text.summary', $header/profileDesc/abstract/* ! ed:words-of(.))"/>
    </xsl:variable>
    <xsl:sequence select="string-join((
        $ed:paragraph, $ed:edition/m:edition/m:notice ! (. || $ed:line), ($titles[@type = 'main'], $titles[not(@type = ('short', 'alt', 'main'))])[normalize-space()] ! (ed:words-of(.) || $ed:line),
        $ed:paragraph, $fields, $ed:paragraph))"/>
  </xsl:template>

  <!-- The archive reference as it is printed, else its parts in order. -->
  <xsl:function name="ed:archive" as="xs:string*">
    <xsl:param name="source" as="element(sourceDesc)*"/>
    <xsl:for-each select="$source//msIdentifier">
      <xsl:variable name="printed" as="element()*" select="altIdentifier/idno[@type = 'display']"/>
      <xsl:variable name="repository" as="xs:string*" select="repository ! ed:words-of(.)"/>
      <xsl:sequence select="if ($printed) then ($repository, $printed ! ed:words-of(.)) else string-join(descendant::*[not(*)][normalize-space()] ! ((if (parent::idno[@type = 'shelfmark'] and ed:has-label('record.' || @type)) then ed:label('record.' || @type) || ' ' else '') || ed:words-of(.)), ', ')"/>
    </xsl:for-each>
  </xsl:function>

  <!-- A field that has something to say, as a line. -->
  <xsl:function name="ed:field" as="xs:string?">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:sequence select="ed:line-of(ed:label($label), $values)"/>
  </xsl:function>

  <xsl:function name="ed:line-of" as="xs:string?">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:variable name="said" as="xs:string*" select="distinct-values($values[normalize-space()])"/>
    <xsl:variable name="ends" as="xs:boolean" select="some $value in $said[position() lt last()] satisfies matches($value, '[.!?]$')"/>
    <xsl:if test="exists($said)">
      <xsl:sequence select="replace($label, '\s*:$', '') || ': ' || string-join($said, if ($ends) then ' ' else '; ') || $ed:line"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="ed:sentence-case" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="upper-case(substring($words, 1, 1)) || substring($words, 2)"/>
  </xsl:function>

  <!-- An element of the header on one line; a correction shows what it corrects, as no apparatus does. -->
  <xsl:function name="ed:words-of" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="words" as="text()*">
      <xsl:apply-templates select="$element/node()" mode="ed:text"/>
    </xsl:variable>
    <xsl:sequence select="ed:one-line(string-join($words))"/>
  </xsl:function>

  <xsl:template match="teiHeader//choice" mode="ed:text" priority="1">
    <xsl:variable name="chosen" as="element()?" select="ed:chosen(.)"/>
    <xsl:apply-templates select="$chosen" mode="#current"/>
    <xsl:for-each select="* except $chosen">
      <xsl:variable name="words" as="text()*">
        <xsl:apply-templates mode="#current"/>
      </xsl:variable>
      <xsl:value-of select="' [' || ed:label('text.instead-of', string-join($words)) || ']'"/>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
