<?xml version="1.0" encoding="UTF-8"?>
<!--
  The apparatus as a small TEI file: a `listApp` of the location-referenced method (TEI P5 12.2.1), whose loci are those of the printed
  form. Who is responsible is named in the file's own header, so that it can be read without the edition's registers.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">


  <xsl:template name="ed:apparatus-tei">
    <xsl:param name="model" as="element(app:apparatus)" required="yes"/>
    <xsl:variable name="id" as="xs:string" select="string($model/@record)"/>
    <xsl:variable name="people" as="element(app:resp)*">
      <xsl:for-each-group select="$model//app:resp" group-by="@pointer">
        <xsl:sequence select="."/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:variable name="sigla" as="xs:string*" select="distinct-values($model//@witnesses ! tokenize(.))"/>
    <TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{$ed:labels/m:labels/@xml:lang}">
      <teiHeader>
        <fileDesc>
          <titleStmt>
            <title><xsl:value-of select="ed:label('apparatus.of', ed:record-title(/))"/></title>
            <xsl:for-each select="$people">
              <respStmt xml:id="{ed:resp-id(@pointer, $people)}">
                <resp><xsl:value-of select="ed:label('apparatus.responsible')"/></resp>
                <name><xsl:value-of select="(@name, .)[1]"/></name>
              </respStmt>
            </xsl:for-each>
          </titleStmt>
          <publicationStmt>
            <publisher><xsl:value-of select="($ed:config/@publisher[normalize-space()], $ed:config/@title)[1]"/></publisher>
            <xsl:if test="matches($ed:config/@date, '^\d{4}-\d\d-\d\d$')">
              <date when="{$ed:config/@date}"/>
            </xsl:if>
            <xsl:if test="$ed:config/m:licence[@url[not(matches(., '\s')) and normalize-space()]]">
              <availability>
                <licence target="{$ed:config/m:licence[1]/@url}"><xsl:value-of select="string-join($ed:config/m:licence[1]/(@name, @covers)[normalize-space()], ': ')"/></licence>
              </availability>
            </xsl:if>
          </publicationStmt>
          <xsl:for-each select="$ed:config/m:notice">
            <notesStmt>
              <note type="notice"><xsl:value-of select="."/></note>
            </notesStmt>
          </xsl:for-each>
          <sourceDesc>
            <bibl><ref target="{encode-for-uri($id)}.xml"><xsl:value-of select="ed:record-title(/)"/></ref></bibl>
            <xsl:if test="exists($sigla)">
              <listWit>
                <xsl:for-each select="$sigla">
                  <witness xml:id="{ed:siglum-id(.)}" n="{.}"><xsl:value-of select="."/></witness>
                </xsl:for-each>
              </listWit>
            </xsl:if>
          </sourceDesc>
        </fileDesc>
        <encodingDesc>
          <variantEncoding method="location-referenced" location="external"/>
        </encodingDesc>
      </teiHeader>
      <text>
        <body>
          <xsl:choose>
            <xsl:when test="$model/app:entry">
              <listApp>
                <xsl:apply-templates select="$model/app:entry" mode="ed:apparatus-tei">
                  <xsl:with-param name="people" select="$people" tunnel="yes"/>
                </xsl:apply-templates>
              </listApp>
            </xsl:when>
            <xsl:otherwise>
              <p><xsl:value-of select="ed:label('apparatus.none')"/></p>
            </xsl:otherwise>
          </xsl:choose>
        </body>
      </text>
    </TEI>
  </xsl:template>

  <xsl:mode name="ed:apparatus-tei" on-no-match="shallow-skip"/>

  <xsl:template match="app:entry" mode="ed:apparatus-tei">
    <xsl:param name="people" as="element(app:resp)*" tunnel="yes"/>
    <xsl:text>&#10;  </xsl:text>
    <app xmlns="http://www.tei-c.org/ns/1.0" xml:id="{@id}" n="{@n}" type="{@kind}" loc="{app:locus}">
      <xsl:apply-templates select="app:lemma" mode="#current"/>
      <xsl:apply-templates select="app:reading, app:note" mode="#current"/>
    </app>
  </xsl:template>

  <xsl:template match="app:lemma" mode="ed:apparatus-tei">
    <lem xmlns="http://www.tei-c.org/ns/1.0">
      <xsl:copy-of select="@xml:lang"/>
      <xsl:call-template name="ed:witness-pointers"/>
      <xsl:value-of select="."/>
    </lem>
  </xsl:template>

  <!-- Words of a reading are a `rdg`; what was done to the lemma is a note. -->
  <xsl:template match="app:reading" mode="ed:apparatus-tei">
    <xsl:param name="people" as="element(app:resp)*" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="@kind = ('rdg', 'om', 'orig', 'or', 'del')">
        <rdg xmlns="http://www.tei-c.org/ns/1.0" type="{@kind}">
          <xsl:copy-of select="@xml:lang, @cert"/>
          <xsl:call-template name="ed:witness-pointers"/>
          <xsl:value-of select="ed:quoted-words(.)"/>
        </rdg>
      </xsl:when>
      <xsl:otherwise>
        <note xmlns="http://www.tei-c.org/ns/1.0" type="{@kind}">
          <xsl:copy-of select="@cert"/>
          <xsl:call-template name="ed:resp-pointers">
            <xsl:with-param name="people" select="$people"/>
          </xsl:call-template>
          <xsl:value-of select="if (node()) then ed:quoted-words(.) else ed:label('apparatus.' || @kind)"/>
        </note>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="app:note" mode="ed:apparatus-tei">
    <xsl:param name="people" as="element(app:resp)*" tunnel="yes"/>
    <note xmlns="http://www.tei-c.org/ns/1.0">
      <xsl:copy-of select="@type, @subtype, @xml:lang"/>
      <xsl:call-template name="ed:resp-pointers">
        <xsl:with-param name="people" select="$people"/>
      </xsl:call-template>
      <xsl:apply-templates mode="ed:apparatus-tei-inline"/>
    </note>
  </xsl:template>

  <xsl:template name="ed:resp-pointers" as="attribute(resp)?">
    <xsl:param name="people" as="element(app:resp)*"/>
    <xsl:if test="../app:resp">
      <xsl:attribute name="resp" select="../app:resp ! ('#' || ed:resp-id(@pointer, $people))"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="ed:witness-pointers" as="attribute(wit)?">
    <xsl:if test="@witnesses">
      <xsl:attribute name="wit" select="tokenize(@witnesses) ! ('#' || ed:siglum-id(.))"/>
    </xsl:if>
  </xsl:template>

  <!-- Ids of the file's own: `resp1`, `wit-A`. -->
  <xsl:function name="ed:resp-id" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="people" as="element(app:resp)*"/>
    <xsl:sequence select="'resp' || index-of($people/@pointer, $pointer)[1]"/>
  </xsl:function>

  <xsl:function name="ed:siglum-id" as="xs:string">
    <xsl:param name="siglum" as="xs:string"/>
    <xsl:sequence select="'wit-' || string-join(string-to-codepoints($siglum) ! (if (matches(codepoints-to-string(.), '[A-Za-z0-9._-]')) then codepoints-to-string(.) else '_' || .))"/>
  </xsl:function>

  <!-- Of a quoted note: words, languages and glosses; pointers would lead nowhere from here. -->
  <xsl:mode name="ed:apparatus-tei-inline" on-no-match="shallow-skip"/>

  <xsl:template match="text()" mode="ed:apparatus-tei-inline">
    <xsl:value-of select="replace(., '\s+', ' ')"/>
  </xsl:template>

  <xsl:template match="tei:foreign | tei:gloss | tei:mentioned | tei:soCalled | tei:q | tei:quote[not(tei:p or tei:lg or tei:l)] | tei:hi | tei:emph | tei:sic[not(parent::tei:choice)] | tei:corr[not(parent::tei:choice)] | tei:supplied | tei:unclear" mode="ed:apparatus-tei-inline">
    <xsl:element name="{local-name()}" namespace="http://www.tei-c.org/ns/1.0">
      <xsl:copy-of select="@xml:lang, @rend, @reason[parent::tei:supplied], @cert"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="*" mode="ed:apparatus-tei-inline" priority="-1">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:choice | tei:gap | tei:app | tei:lb | tei:pb | tei:list | tei:table | tei:p | tei:l | tei:lg | tei:add | tei:del" mode="ed:apparatus-tei-inline">
    <xsl:variable name="words" as="text()*">
      <xsl:apply-templates select="." mode="ed:text"/>
    </xsl:variable>
    <xsl:value-of select="' ' || ed:one-line(string-join($words)) || ' '"/>
  </xsl:template>

</xsl:stylesheet>
