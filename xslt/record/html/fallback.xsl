<?xml version="1.0" encoding="UTF-8"?>
<!--
  Elements that no other template treats: their text is kept, in an element that bears their name, and the finding is reported.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <!-- TEI elements that need no more than the generic treatment: read on with, in an element of their name, and not reported. -->
  <xsl:variable name="ed:declared" as="map(xs:string, xs:boolean)" select="ed:name-set('
    TEI teiCorpus text group front body back div div1 div2 div3 div4 div5 div6 div7 floatingText
    seg s w c pc cl phr m num measure measureGrp unit email idno g distinct caesura rhyme ruby rb rt dim height width depth geo location offset
    bibl author editor publisher pubPlace biblScope citedRange edition series monogr analytic imprint extent resp respStmt relatedItem biblStruct biblFull listBibl
    argument epigraph opener closer dateline salute signed byline trailer postscript address addrLine street postCode postBox label head headLabel headItem
    docAuthor docTitle titlePart docDate docImprint docEdition imprimatur titlePage
    sp spGrp speaker stage camera caption sound tech move view set performance prologue epilogue castList castGroup castItem role roleDesc actor
    u annotationBlock listPerson listPlace listOrg listEvent listWit witness person place org event birth death sex gender age faith education residence floruit state trait population
    origDate origPlace provenance origin watermark catchwords signatures secFol heraldry material objectType repository locus locusGrp dimensions
    entry entryFree superEntry hom sense form orth pron hyph syll stress gramGrp gram gen number case per tns mood iType pos subc colloc def etym lang usg lbl xr re dictScrap oRef pRef
    fs f fLib fvLib binary numeric string symbol vAlt vColl vLabel vMerge vNot vDefault
    msDesc msIdentifier msName altIdentifier institution collection msContents msItem msItemStruct msPart msFrag physDesc objectDesc supportDesc support layoutDesc layout handDesc handNote scriptDesc typeDesc
    decoDesc decoNote additions bindingDesc binding sealDesc accMat history acquisition additional adminInfo recordHist surrogates custodialHist custEvent collation condition foliation explicit incipit rubric finalRubric textLang source change
    terrain climate relation listObject object objectIdentifier listNym nym listRef
    sourceDoc surfaceGrp surface zone line abstract')"/>

  <!-- Everything else, and what is declared: a division or a span of its name. -->
  <xsl:template match="*" mode="ed:inline" priority="-1">
    <xsl:call-template name="ed:generic"/>
  </xsl:template>

  <xsl:template name="ed:generic">
    <xsl:param name="block" as="xs:boolean" select="ed:is-block(.)"/>
    <xsl:variable name="declared" as="xs:boolean" select="self::tei:* and map:contains($ed:declared, local-name())"/>
    <xsl:if test="not($declared)">
      <xsl:message error-code="ed:undeclared-element">
        <ed:finding element="{name()}">The page has no rule for the element {name()}; its words are kept</ed:finding>
      </xsl:message>
    </xsl:if>
    <xsl:element name="{if ($block) then 'div' else 'span'}">
      <xsl:attribute name="class" select="string-join(((if ($declared) then '' else 'tei-') || local-name(), @type[matches(., '^[A-Za-z][\w-]*$')] ! ('type-' || .), ed:rend-classes(.)), ' ')"/>
      <xsl:choose>
        <xsl:when test="$block">
          <xsl:call-template name="ed:block-identity"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="ed:identity"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="ed:children"/>
    </xsl:element>
  </xsl:template>

  <!-- The children of the context element; where white space means nothing, those that stand in a line are kept apart. -->
  <xsl:template name="ed:children">
    <xsl:choose>
      <xsl:when test="ed:is-container(.)">
        <xsl:for-each select="*">
          <xsl:if test="position() gt 1 and not(ed:is-block(.))">
            <xsl:text> </xsl:text>
          </xsl:if>
          <xsl:apply-templates select="." mode="ed:inline"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="ed:inline"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="ed:inline ed:rows"/>

  <!-- The words of an element without marks and notes, for titles and metadata. -->
  <xsl:mode name="ed:plain" on-no-match="text-only-copy"/>
  <xsl:template match="note | comment() | processing-instruction()" mode="ed:plain"/>
  <xsl:template match="choice" mode="ed:plain">
    <xsl:apply-templates select="ed:chosen(.)" mode="ed:plain"/>
  </xsl:template>
  <xsl:template match="lb | pb" mode="ed:plain">
    <xsl:text> </xsl:text>
  </xsl:template>
  <xsl:template match="supplied" mode="ed:plain">[<xsl:apply-templates mode="ed:plain"/>]</xsl:template>

  <xsl:function name="ed:plain" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="text" as="xs:string*">
      <xsl:for-each select="$nodes">
        <xsl:variable name="one">
          <xsl:apply-templates select="." mode="ed:plain"/>
        </xsl:variable>
        <xsl:sequence select="string($one)"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="normalize-space(string-join($text, ' '))"/>
  </xsl:function>

</xsl:stylesheet>
