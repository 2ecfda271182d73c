<?xml version="1.0" encoding="UTF-8"?>
<!--
  Which elements of TEI P5 stand in lines of their own and which stand in a line, and which hold elements only. From TEI's own
  classes (model.divLike, model.divPart, model.inter, model.entryLike … stand apart; model.phrase, model.global … don't) and content
  models; for an element of no such class, from what it holds. A test compares the lists with TEI's schema.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <!-- Stand in lines of their own, wherever they are. -->
  <xsl:variable name="ed:block-names" as="map(xs:string, xs:boolean)" select="ed:name-set('
    TEI teiCorpus teiHeader text group front body back div div1 div2 div3 div4 div5 div6 div7 floatingText
    p ab l lg sp spGrp head opener closer argument epigraph postscript trailer byline list item table row figure cit listBibl
    performance prologue epilogue set castList castGroup castItem move view camera caption sound tech
    titlePage titlePart docTitle docAuthor docDate docEdition docImprint imprimatur divGen
    u annotationBlock post
    entry entryFree superEntry hom sense re dictScrap exemplum
    listApp listWit witness listPerson listPlace listOrg listEvent listObject listNym listRelation listForest listChange listAnnotation listTranspose
    person personGrp persona place org event object nym relation biblStruct biblFull
    msDesc msContents msItem msItemStruct msPart msFrag physDesc objectDesc supportDesc support layoutDesc layout handDesc handNote handNotes scriptDesc scriptNote typeDesc typeNote
    decoDesc decoNote musicNotation additions bindingDesc binding sealDesc seal accMat history origin provenance acquisition custodialHist custEvent
    additional adminInfo recordHist surrogates collation condition foliation explicit incipit rubric finalRubric summary
    graph node arc tree eTree iNode root leaf eLeaf forest triangle
    egXML eg schemaSpec elementSpec classSpec macroSpec dataSpec moduleSpec specGrp constraintSpec attDef attList valList valItem paramSpec paramList outputRendition
    remarks constraint content classes model modelGrp modelSequence
    facsimile sourceDoc surface surfaceGrp zone line standOff
    fileDesc titleStmt editionStmt publicationStmt seriesStmt notesStmt sourceDesc scriptStmt recordingStmt recording broadcast encodingDesc projectDesc samplingDecl editorialDecl
    correction normalization quotation hyphenation segmentation stdVals interpretation punctuation tagsDecl rendition refsDecl classDecl taxonomy category profileDesc creation langUsage
    textClass textDesc particDesc settingDesc setting correspDesc correspAction correspContext calendarDesc calendar revisionDesc change abstract availability licence xenoData
    charDecl char glyph fsdDecl fsDecl fDecl unitDecl unitDef transcriptionDesc appInfo application keywords')"/>

  <!-- Stand in lines of their own as children of a division, and in a line elsewhere. -->
  <xsl:variable name="ed:row-names" as="map(xs:string, xs:boolean)" select="map:merge(($ed:block-names, ed:name-set('
    quote q said bibl label desc stage speaker dateline salute signed address meeting incident kinesic vocal pause shift writing
    graphic binaryObject media formula notatedMusic noteGrp note fs spanGrp interpGrp linkGrp joinGrp altGrp timeline')))"/>

  <!-- Hold elements only: white space in them means nothing, and what they hold is kept apart. -->
  <xsl:variable name="ed:container-names" as="map(xs:string, xs:boolean)" select="ed:name-set('
    TEI abstract additional address adminInfo altGrp altIdentifier alternate analytic annotation annotationBlock appInfo application arc argument attDef attList availability back
    biblFull biblStruct bicond binding bindingDesc body broadcast cRefPattern calendar calendarDesc castGroup castList category char charDecl citeStructure
    classDecl classSpec classes climate cond constraintSpec correction correspAction correspContext correspDesc custodialHist dataRef dataSpec decoDesc dimensions
    div div1 div2 div3 div4 div5 div6 div7 docTitle eLeaf eTree editionStmt editorialDecl elementSpec encodingDesc entry epigraph epilogue equipment event exemplum
    fDecl fLib facsimile fileDesc floatingText forest front fs fsConstraints fsDecl fsdDecl fvLib glyph graph group handDesc handNotes history hom hyphenation iNode if imprint
    interpGrp interpretation joinGrp keywords langKnowledge langUsage layoutDesc leaf lg linkGrp list listAnnotation listApp listBibl listChange listEvent listForest
    listNym listObject listOrg listPerson listPlace listPrefixDef listRef listRelation listTranspose listWit location locusGrp macroSpec metDecl model modelGrp modelSequence
    moduleRef moduleSpec monogr msContents msDesc msFrag msIdentifier msItem msItemStruct msPart namespace node normalization noteGrp notesStmt nym object objectDesc objectIdentifier org
    paramList paramSpec particDesc performance person personGrp persona physDesc place population postscript prefixDef profileDesc projectDesc prologue publicationStmt punctuation
    quotation recordHist recording recordingStmt refsDecl relatedItem relation remarks respStmt revisionDesc root row samplingDecl schemaRef schemaSpec scriptDesc
    scriptStmt seal sealDesc segmentation sequence seriesStmt set setting settingDesc sourceDesc sourceDoc sp spGrp spanGrp specGrp specList standOff state stdVals styleDefDecl
    superEntry supportDesc surface surfaceGrp table tagsDecl taxonomy teiCorpus teiHeader terrain text textClass textDesc timeline titlePage titleStmt trait transcriptionDesc
    transpose tree triangle typeDesc unitDecl unitDef vAlt vColl vDefault vLabel vMerge vNot vRange valItem valList')"/>

  <xsl:function name="ed:name-set" as="map(xs:string, xs:boolean)">
    <xsl:param name="names" as="xs:string"/>
    <xsl:sequence select="map:merge(tokenize($names) ! map:entry(., true()))"/>
  </xsl:function>

  <!-- Whether an element stands in lines of its own. Elements of other vocabularies stand in a line. -->
  <xsl:function name="ed:is-block" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="map:contains($ed:block-names, local-name($element)) and namespace-uri($element) = 'http://www.tei-c.org/ns/1.0'"/>
  </xsl:function>

  <!-- Whether an element holds elements only. -->
  <xsl:function name="ed:is-container" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="map:contains($ed:container-names, local-name($element)) and namespace-uri($element) = 'http://www.tei-c.org/ns/1.0' and not($element/text()[normalize-space()])"/>
  </xsl:function>

</xsl:stylesheet>
