<?xml version="1.0" encoding="UTF-8"?>
<!-- Phrases as plain text. Every element that keeps its text unchanged is named here; any other one keeps its text too, and is reported. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0">


  <xsl:mode name="ed:text" on-no-match="shallow-skip"/>

  <xsl:template match="text()" mode="ed:text">
    <xsl:variable name="words" as="xs:string" select="if (matches(., $ed:any-mark)) then replace(., $ed:any-mark, '') else string(.)"/>
    <xsl:variable name="kept" as="xs:string" select="if ($ed:preserves and ed:is-preserved(.)) then translate($words, ' &#9;&#10;', $ed:space || $ed:space || $ed:line) else $words"/>
    <xsl:variable name="spans" as="element()*" select="ed:spans-over(.)"/>
    <xsl:variable name="behind" as="xs:string*" select="ed:behind(.) ! ed:reference-text(.)"/>
    <xsl:choose>
      <xsl:when test="exists($spans) or exists($behind)">
        <xsl:variable name="text" as="text()" select="."/>
        <xsl:variable name="inner" as="xs:string" select="replace($kept, '^\s+|\s+$', '')"/>
        <xsl:value-of select="
            substring-before($kept, $inner),
            $spans[ed:begins-at(., $text)] ! ($ed:opening || ed:span-words(.) || ': '),
            $inner,
            $spans[ed:ends-at(., $text)] ! $ed:closing,
            $behind,
            substring-after($kept, $inner)" separator=""/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$kept"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="ed:text"/>

  <!-- Names, dates, numbers, and other phrases whose words are all that there is to say in plain text. -->
  <xsl:variable name="ed:declared" as="map(xs:string, xs:boolean)" select="ed:name-set('
    persName placeName orgName name rs forename surname roleName addName genName nameLink geogName geogFeat settlement region country bloc district offset
    geo location objectName eventName date time num measure measureGrp unit term email idno bibl author editor publisher pubPlace biblScope citedRange edition series abbr expan am
    foreign emph hi distinct mentioned title ref seg s w pc c m phr cl quote q said orig reg corr damage mod retrace restore lem rdg undo redo
    zone line state trait population affiliation nationality occupation residence education faith gender age floruit birth death sex code ident gi att val tag material dim dimensions height width depth locus locusGrp repository institution
    collection msIdentifier altIdentifier cit label desc figDesc caption p ab witness biblStruct biblFull monogr analytic imprint extent respStmt resp relatedItem textLang origDate origPlace origin provenance
    entry entryFree superEntry hom sense form orth pron hyph syll stress gramGrp gram gen number case per tns mood iType pos subc colloc def etym lang usg lbl xr re dictScrap oRef pRef
    fs f fLib fvLib binary numeric string symbol vAlt vColl vLabel vMerge vNot vDefault
    msDesc msIdentifier msName altIdentifier institution collection msContents msItem msItemStruct msPart msFrag physDesc objectDesc supportDesc support layoutDesc layout handDesc handNote scriptDesc typeDesc
    decoDesc decoNote additions bindingDesc binding sealDesc accMat history acquisition additional adminInfo recordHist surrogates custodialHist custEvent collation condition foliation explicit incipit rubric finalRubric textLang source change
    terrain climate relation listObject object objectIdentifier listNym nym listRef
    objectType watermark catchwords signatures secFol heraldry ruby rb rhyme surface surfaceGrp sourceDoc street postCode postBox event abstract')"/>

  <!-- Any element: its words, in lines of its own if TEI has it so. One without a declared treatment is reported. -->
  <xsl:template match="*" mode="ed:text">
    <xsl:if test="not(self::tei:* and map:contains($ed:declared, local-name()))">
      <xsl:message error-code="ed:undeclared-element">
        <ed:finding element="{name()}">The plain text has no rule for the element <xsl:value-of select="name()"/>; its words are kept</ed:finding>
      </xsl:message>
    </xsl:if>
    <xsl:variable name="around" as="xs:string" select="if (ed:is-block(.)) then $ed:line else ''"/>
    <xsl:value-of select="$around"/>
    <xsl:call-template name="ed:children"/>
    <xsl:value-of select="$around"/>
  </xsl:template>

  <!-- The children of the context element; where white space means nothing, they are kept apart. -->
  <xsl:template name="ed:children">
    <xsl:choose>
      <xsl:when test="ed:is-container(.)">
        <xsl:for-each select="*">
          <xsl:text> </xsl:text>
          <xsl:apply-templates select="." mode="ed:text"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="ed:text"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="(forename | surname | roleName | addName | genName | nameLink | settlement | region | country | district | bloc)[ed:meets-part(.)]" mode="ed:text" priority="2">
    <xsl:text> </xsl:text>
    <xsl:next-match/>
  </xsl:template>

  <!-- A word that follows a word at once is another word. -->
  <xsl:template match="w[ed:meets-word(.)]" mode="ed:text">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- What points, and has nothing to read here. -->
  <xsl:template match="ptr[@target]" mode="ed:text" priority="2">
    <xsl:variable name="element" as="element()?" select="tokenize(@target)[1][starts-with(., '#')] ! key('ed:id', substring(., 2), root(current()))[1]"/>
    <xsl:choose>
      <xsl:when test="$element/self::note[exists(ed:note-number(.))]">
        <xsl:value-of select="'[' || ed:note-label($element) || ']'"/>
      </xsl:when>
      <xsl:when test="$element and ed:number($element)">
        <xsl:value-of select="ed:label('text.number', ed:number($element))"/>
      </xsl:when>
      <xsl:when test="matches(@target, '^(https?://|mailto:)')">
        <xsl:value-of select="tokenize(@target)[1]"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Words that call a note which stands elsewhere: the note’s number follows them, or is what they say. -->
  <xsl:template match="ref[ed:calls(.)]" mode="ed:text" priority="1">
    <xsl:variable name="label" as="xs:string" select="'[' || ed:note-label(ed:calls(.)) || ']'"/>
    <xsl:if test="not(normalize-space(translate(., '[]()', '')) = ed:note-label(ed:calls(.)))">
      <xsl:apply-templates mode="#current"/>
    </xsl:if>
    <xsl:value-of select="$label"/>
  </xsl:template>

  <!-- What says something of a place where nothing is read, such as a gap. -->
  <xsl:template match="*[ed:is-hook(.)]" mode="ed:text" priority="20">
    <xsl:next-match/>
    <xsl:value-of select="ed:behind(.) ! ed:reference-text(.)" separator=""/>
  </xsl:template>

  <xsl:template match="anchor | ptr | link | linkGrp | join | joinGrp | alt | altGrp | interp | interpGrp | span | spanGrp | certainty | precision | respons | lacunaStart | lacunaEnd | witStart | witEnd
      | wit | listTranspose[not(normalize-space())] | divGen[not(node())] | standOff | listChange | gloss[not(node())] | substJoin | timeline | listRelation[not(normalize-space())] | index | undo[not(node())] | redo[not(node())] | retrace[not(node())]" mode="ed:text" priority="1"/>

  <!-- Quotation marks stand where the encoding has taken their place. -->
  <xsl:template match="q | quote | said | soCalled | gloss | title[@level = 'a']" mode="ed:text" priority="1">
    <xsl:variable name="marks" as="xs:boolean" select="ed:wants-marks(.)"/>
    <xsl:if test="$marks">
      <xsl:value-of select="ed:label('text.quote.open')"/>
    </xsl:if>
    <xsl:apply-templates mode="#current"/>
    <xsl:if test="$marks">
      <xsl:value-of select="ed:label('text.quote.close')"/>
    </xsl:if>
  </xsl:template>

  <!-- A column break without a number is a space; a line break a space, or nothing inside a word. -->
  <xsl:template match="lb | cb | gb" mode="ed:text">
    <xsl:param name="ed:lined" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:value-of select="if (@break = 'no') then $ed:glue else if ($ed:lined and self::lb) then $ed:line else ' '"/>
    <xsl:if test="self::cb[@n]">
      <xsl:value-of select="'[' || ed:turn(.) || ']', if (@break = 'no') then $ed:glue else ' '" separator=""/>
    </xsl:if>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="pb | milestone" mode="ed:text">
    <xsl:variable name="around" as="xs:string" select="if (@break = 'no') then $ed:glue else ' '"/>
    <xsl:variable name="words" as="xs:string" select="ed:turn(.)"/>
    <xsl:value-of select="$around, if ($words) then '[' || $words || ']' else '', $around" separator=""/>
    <!-- TEI has no words in a break; what somebody has put there is kept. -->
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="g" mode="ed:text">
    <xsl:value-of select="if (node()) then string() else '[' || replace((@ref, @type, 'sign')[1], '^.*#', '') || ']'"/>
  </xsl:template>

  <!-- The middle of a verse; a reading beside its characters, as `ruby` has it. -->
  <xsl:template match="caesura" mode="ed:text">
    <xsl:value-of select="if (ed:divides-word(.)) then '' else ' '"/>
  </xsl:template>

  <!-- The date of an imprint that has no words. -->
  <xsl:template match="imprint/date[not(node())][@when]" mode="ed:text">
    <xsl:value-of select="ed:day(@when)"/>
  </xsl:template>

  <xsl:template match="rt" mode="ed:text">
    <xsl:text> (</xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:text>)</xsl:text>
  </xsl:template>

</xsl:stylesheet>
