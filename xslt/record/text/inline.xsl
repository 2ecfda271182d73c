<?xml version="1.0" encoding="UTF-8"?>
<!-- Phrases as plain text. Every element that keeps its text unchanged is named here; any other one keeps its text too, and is reported. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0">


  <xsl:mode name="ed:text" on-no-match="shallow-skip"/>

  <xsl:template match="text()" mode="ed:text">
    <xsl:value-of select="if (matches(., $ed:any-mark)) then replace(., $ed:any-mark, '') else string(.)"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="ed:text"/>

  <!-- An element without a declared treatment: its text is kept, and the finding tells its name. -->
  <xsl:template match="*" mode="ed:text">
    <xsl:message error-code="ed:undeclared-element">
      <ed:finding element="{name()}">The plain text has no rule for the element <xsl:value-of select="name()"/>; its words are kept</ed:finding>
    </xsl:message>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- Names, dates, numbers, and other phrases whose words are all that there is to say in plain text. -->
  <xsl:template mode="ed:text" match="
      persName | placeName | orgName | name | rs | forename | surname | roleName | addName | genName | nameLink | geogName | geogFeat | settlement | region | country | bloc | district
      | geo | objectName | eventName | date | time | num | measure | measureGrp | unit | term | email | idno | bibl | author | editor | publisher | pubPlace | biblScope | citedRange | edition | series | abbr | expan | am
      | foreign | emph | hi | distinct | mentioned | title | ref | seg | s | w | pc | c | m | phr | cl | quote | q | said | orig | reg | corr | damage | damageSpan | mod | retrace | secl | restore | lem | rdg
      | zone | line | state | affiliation | occupation | residence | birth | death | sex | code | ident | gi | att | val | tag | eg | formula | notatedMusic | material | dim | dimensions | height | width | depth | locus | repository | institution
      | collection | msIdentifier | altIdentifier | certainty | cit | label | desc | figDesc | caption | p | ab | witness | biblStruct | monogr | analytic | imprint | respStmt | resp | relatedItem | textLang | origDate | origPlace">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- What points, and has nothing to read. -->
  <xsl:template match="anchor | ptr | addSpan | delSpan | index | link | linkGrp | join | joinGrp | alt | altGrp | interp | interpGrp | span | spanGrp | certainty[not(node())] | precision | respons | lacunaStart | lacunaEnd | witStart | witEnd
      | wit | listTranspose | divGen | standOff | listChange | gloss[not(node())] | space[not(node())]" mode="ed:text"/>

  <!-- Quotation marks stand where the encoding has taken their place. -->
  <xsl:template match="q | quote | said | soCalled | gloss | title[@level = 'a']" mode="ed:text" priority="1">
    <xsl:variable name="marks" as="xs:boolean" select="ed:lacks-marks(.)"/>
    <xsl:if test="$marks">
      <xsl:value-of select="ed:label('text.quote.open')"/>
    </xsl:if>
    <xsl:apply-templates mode="#current"/>
    <xsl:if test="$marks">
      <xsl:value-of select="ed:label('text.quote.close')"/>
    </xsl:if>
  </xsl:template>

  <!-- Whether a quotation has no quotation marks of its own, in it or just before it. -->
  <xsl:function name="ed:lacks-marks" as="xs:boolean">
    <xsl:param name="quotation" as="element()"/>
    <xsl:variable name="before" as="xs:string" select="string($quotation/preceding-sibling::node()[1])"/>
    <xsl:sequence select="
        not($ed:quotation-marks = 'all')
        and exists($quotation/node())
        and not(matches($quotation, '^\s*[“”„«‘‚&quot;''‹—–]'))
        and not(matches($before, '[“„«‘‚&quot;‹]$'))
        and not($quotation/self::said[@direct = 'false'])"/>
  </xsl:function>

  <!-- What the header says of quotation marks: `all` if the text has kept its own. -->
  <xsl:variable name="ed:quotation-marks" as="xs:string*" select="/descendant::encodingDesc/editorialDecl/quotation/@marks/string()"/>

  <!-- A column break without a number is a space; a line break a space, or nothing inside a word. -->
  <xsl:template match="lb | cb | gb" mode="ed:text">
    <xsl:param name="ed:lined" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:value-of select="if (@break = 'no') then $ed:glue else if ($ed:lined and self::lb) then $ed:line else ' '"/>
    <xsl:if test="self::cb[@n]">
      <xsl:value-of select="'[' || ed:label('text.column', string(@n)) || ']', if (@break = 'no') then $ed:glue else ' '" separator=""/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="pb" mode="ed:text">
    <xsl:variable name="around" as="xs:string" select="if (@break = 'no') then $ed:glue else ' '"/>
    <xsl:value-of select="$around, '[', if (normalize-space(@n)) then ed:label('text.page', normalize-space(@n)) else ed:label('text.page-break'), ']', $around" separator=""/>
  </xsl:template>

  <xsl:template match="milestone" mode="ed:text">
    <xsl:choose>
      <xsl:when test="@n">
        <xsl:value-of select="' [', @unit, ' ', @n, '] '" separator=""/>
      </xsl:when>
      <xsl:when test="@unit = 'paragraph'"> ¶ </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="g" mode="ed:text">
    <xsl:value-of select="if (node()) then string() else '[' || replace((@ref, @type, 'sign')[1], '^.*#', '') || ']'"/>
  </xsl:template>

  <xsl:template match="graphic | media | binaryObject" mode="ed:text">
    <xsl:apply-templates select="desc" mode="#current"/>
  </xsl:template>

  <xsl:template match="space[node()] | caesura" mode="ed:text">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:text> </xsl:text>
  </xsl:template>

</xsl:stylesheet>
