<?xml version="1.0" encoding="UTF-8"?>
<!--
  The apparatus as a small TEI file: a `listApp` for each series, of the location-referenced method (TEI P5 12.2.1). Who is responsible, the
  witnesses, hands and the kinds of entries are declared in the file's own header, so that it can be read by itself. Beside the record,
  as an apparatus that lies apart, it is read back to the same list (`own.xsl`).
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:template name="ed:apparatus-tei">
    <xsl:param name="model" as="element(app:apparatus)" required="yes"/>
    <xsl:variable name="id" as="xs:string" select="string($model/@record)"/>
    <xsl:variable name="people" as="xs:string*" select="distinct-values(($model/descendant::app:resp/@pointer, $model/descendant::app:by/@siglum, $model/descendant::app:detail/@by ! tokenize(., '\|')))"/>
    <xsl:variable name="hands" as="xs:string*" select="distinct-values($model/descendant::app:wit/@hand-id)"/>
    <xsl:variable name="kinds" as="xs:string*" select="distinct-values($model/app:entry/@kind)[. ne 'app']"/>
    <TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{$ed:labels/m:labels/@xml:lang}">
      <teiHeader>
        <fileDesc>
          <titleStmt>
            <title><xsl:value-of select="ed:label('apparatus.of', ed:record-title(/))"/></title>
            <xsl:for-each select="$people">
              <respStmt xml:id="resp{position()}">
                <resp><xsl:value-of select="ed:label('apparatus.responsible')"/></resp>
                <xsl:variable name="named" as="element(app:resp)?" select="($model/descendant::app:resp[@pointer = current()])[1]"/>
                <name>
                  <xsl:if test="$named">
                    <xsl:attribute name="ref" select="if (starts-with(., '#')) then encode-for-uri($id) || '.xml' || . else ."/>
                  </xsl:if>
                  <xsl:value-of select="($named/(@name, .)[1], .)[1]"/>
                </name>
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
            <xsl:variable name="witnesses" as="element(app:witness)*" select="$model/app:witness[not(contains(@id, '|'))]"/>
            <xsl:if test="exists($witnesses)">
              <xsl:variable name="ids" as="map(*)" select="map:merge($witnesses/@id ! map:entry(string(.), true()))"/>
              <xsl:variable name="by-parent" as="map(xs:string, element(app:witness)*)">
                <xsl:map>
                  <xsl:for-each-group select="$witnesses" group-by="string(tokenize(@within)[$ids(.)][1])">
                    <xsl:map-entry key="string(current-grouping-key())" select="current-group()"/>
                  </xsl:for-each-group>
                </xsl:map>
              </xsl:variable>
              <listWit>
                <xsl:call-template name="ed:tei-witnesses">
                  <xsl:with-param name="witnesses" select="$by-parent('')"/>
                  <xsl:with-param name="by-parent" select="$by-parent"/>
                </xsl:call-template>
              </listWit>
            </xsl:if>
          </sourceDesc>
        </fileDesc>
        <encodingDesc>
          <variantEncoding method="location-referenced" location="external"/>
          <classDecl>
            <taxonomy xml:id="edition-kinds">
              <category xml:id="kind-app"><catDesc>app</catDesc></category>
              <xsl:for-each select="$kinds">
                <category xml:id="kind-{.}"><catDesc><xsl:value-of select="."/></catDesc></category>
              </xsl:for-each>
            </taxonomy>
          </classDecl>
        </encodingDesc>
        <xsl:if test="exists($hands)">
          <profileDesc>
            <handNotes>
              <xsl:for-each select="$hands">
                <handNote xml:id="{ed:hand-id(., $hands, $model/app:witness/@id)}" n="{($model/descendant::app:wit[@hand-id = current()])[1]/@hand}"/>
              </xsl:for-each>
            </handNotes>
          </profileDesc>
        </xsl:if>
      </teiHeader>
      <text>
        <body>
          <xsl:choose>
            <xsl:when test="$model/app:entry">
              <xsl:for-each select="ed:series($model)">
                <xsl:variable name="series" as="element(m:series)" select="."/>
                <listApp>
                  <xsl:if test="normalize-space(@type)">
                    <xsl:attribute name="type" select="@type"/>
                  </xsl:if>
                  <xsl:for-each select="$model/app:heading[@series = $series/@type]">
                    <xsl:element name="{@kind}">
                      <xsl:copy-of select="@xml:lang"/>
                      <xsl:apply-templates mode="ed:apparatus-tei-inline"/>
                    </xsl:element>
                  </xsl:for-each>
                  <xsl:apply-templates select="$model/app:entry[string(@series) = $series/@type]" mode="ed:apparatus-tei">
                    <xsl:with-param name="people" select="$people" tunnel="yes"/>
                    <xsl:with-param name="hands" select="map:merge($hands ! map:entry(., '#' || ed:hand-id(., $hands, $model/app:witness/@id)))" tunnel="yes"/>
                    <xsl:with-param name="ids" select="map:merge($model/app:witness/@id ! map:entry(string(.), '#' || ed:witness-id(.)))" tunnel="yes"/>
                  </xsl:apply-templates>
                </listApp>
              </xsl:for-each>
            </xsl:when>
            <xsl:otherwise>
              <p><xsl:value-of select="ed:label('apparatus.none')"/></p>
            </xsl:otherwise>
          </xsl:choose>
        </body>
      </text>
    </TEI>
  </xsl:template>

  <!-- Witnesses within groups and within each other, as they were declared. -->
  <xsl:template name="ed:tei-witnesses">
    <xsl:param name="witnesses" as="element(app:witness)*"/>
    <xsl:param name="by-parent" as="map(*)"/>
    <xsl:for-each select="$witnesses">
      <xsl:variable name="inner" as="element(app:witness)*" select="$by-parent(string(@id))"/>
      <xsl:choose>
        <xsl:when test="@kind = 'group'">
          <listWit xmlns="http://www.tei-c.org/ns/1.0" xml:id="{ed:witness-id(@id)}" n="{@siglum}">
            <xsl:if test="normalize-space(.)">
              <head><xsl:value-of select="."/></head>
            </xsl:if>
            <xsl:call-template name="ed:tei-witnesses">
              <xsl:with-param name="witnesses" select="$inner"/>
              <xsl:with-param name="by-parent" select="$by-parent"/>
            </xsl:call-template>
          </listWit>
        </xsl:when>
        <xsl:otherwise>
          <witness xmlns="http://www.tei-c.org/ns/1.0" xml:id="{ed:witness-id(@id)}" n="{@siglum}">
            <xsl:value-of select="."/>
            <xsl:if test="exists($inner)">
              <listWit>
                <xsl:call-template name="ed:tei-witnesses">
                  <xsl:with-param name="witnesses" select="$inner"/>
              <xsl:with-param name="by-parent" select="$by-parent"/>
                </xsl:call-template>
              </listWit>
            </xsl:if>
          </witness>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:mode name="ed:apparatus-tei" on-no-match="shallow-skip"/>

  <xsl:template match="app:entry" mode="ed:apparatus-tei">
    <xsl:param name="people" as="xs:string*" tunnel="yes"/>
    <xsl:text>&#10;  </xsl:text>
    <app xmlns="http://www.tei-c.org/ns/1.0" xml:id="{@id}" n="{@n}" loc="{ed:exact-reference(.)}">
      <xsl:if test="not(@kind = 'app')">
        <xsl:attribute name="ana" select="'#kind-' || @kind"/>
      </xsl:if>
      <xsl:sequence select="@type, @subtype"/>
      <xsl:if test="app:resp">
        <xsl:attribute name="resp" select="app:resp/@pointer ! ('#resp' || index-of($people, .)[1])"/>
      </xsl:if>
      <xsl:apply-templates select="app:lemma" mode="#current"/>
      <xsl:for-each-group select="app:reading" group-adjacent="string(@grouped)">
        <xsl:choose>
          <xsl:when test="current-grouping-key()">
            <rdgGrp>
              <xsl:for-each select="@group">
                <xsl:attribute name="{if (. castable as xs:NCName) then 'type' else 'n'}" select="."/>
              </xsl:for-each>
              <xsl:apply-templates select="current-group()" mode="#current"/>
            </rdgGrp>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="current-group()" mode="#current"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
      <xsl:apply-templates select="(app:lemma, app:reading)/(app:detail[@witnesses], app:note), app:note" mode="#current"/>
    </app>
  </xsl:template>

  <!-- A reference that means one place, as `ed:own-reference` reads it: the block's number, or its anchor where the number may mean several, and the word. -->
  <xsl:function name="ed:exact-reference" as="xs:string">
    <xsl:param name="entry" as="element(app:entry)"/>
    <xsl:variable name="locus" as="element(app:locus)" select="$entry/app:locus"/>
    <xsl:variable name="ranged" as="xs:boolean" select="exists($locus/@to) and $entry/@kind = 'app' and not($locus/@after) and ($entry/app:lemma/@apart or not($entry/app:lemma/app:words))"/>
    <xsl:variable name="block" as="xs:string?" select="if ($locus/@paragraph and (not($locus/@anchor) or $locus/@anchor = 'p' || $locus/@paragraph)) then $locus/@paragraph else $locus/@anchor"/>
    <xsl:sequence select="if ($locus/@word and $block and not(matches($block, '\s'))) then $block || '.' || $locus/@word || $locus/@inside ! ('+' || .) || (if ($ranged) then '-' || $locus/@to else '') else string($locus)"/>
  </xsl:function>

  <xsl:template match="app:lemma" mode="ed:apparatus-tei">
    <lem xmlns="http://www.tei-c.org/ns/1.0">
      <xsl:call-template name="ed:tei-attributes"/>
      <xsl:copy-of select="@xml:lang"/>
      <xsl:choose>
        <xsl:when test="app:nested">
          <xsl:apply-templates select="app:nested" mode="ed:apparatus-tei-words"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="app:words/@words"/>
        </xsl:otherwise>
      </xsl:choose>
    </lem>
  </xsl:template>

  <!-- Words of a reading are a `rdg`; what was done to the lemma is a note. -->
  <xsl:template match="app:reading" mode="ed:apparatus-tei">
    <xsl:choose>
      <xsl:when test="../@kind = 'app' or app:words">
        <rdg xmlns="http://www.tei-c.org/ns/1.0">
          <xsl:call-template name="ed:tei-attributes"/>
          <xsl:sequence select="app:words/@xml:lang"/>
          <xsl:if test="not(../@kind = 'app')">
            <xsl:if test="@type">
              <xsl:attribute name="subtype" select="@type"/>
            </xsl:if>
            <xsl:attribute name="type" select="@kind"/>
            <xsl:if test="@reason">
              <xsl:attribute name="{if (matches(@reason, '\s')) then 'n' else 'cause'}" select="@reason"/>
            </xsl:if>
          </xsl:if>
          <xsl:for-each select="app:break[not(@kind = ('lacunaStart', 'witEnd'))]">
            <xsl:call-template name="ed:tei-break"/>
          </xsl:for-each>
          <xsl:apply-templates select="(app:nested, app:words)[1]" mode="ed:apparatus-tei-words"/>
          <xsl:for-each select="app:break[@kind = ('lacunaStart', 'witEnd')]">
            <xsl:call-template name="ed:tei-break"/>
          </xsl:for-each>
        </rdg>
        <xsl:for-each select="app:detail[not(@witnesses)]">
          <wit xmlns="http://www.tei-c.org/ns/1.0"><xsl:value-of select="."/></wit>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <note xmlns="http://www.tei-c.org/ns/1.0" type="reading" subtype="{@kind}">
          <xsl:copy-of select="@cert"/>
          <xsl:value-of select="ed:label('apparatus.' || @kind)"/>
          <xsl:if test="@reason">
            <xsl:text> </xsl:text>
            <seg type="reason"><xsl:value-of select="@reason"/></seg>
          </xsl:if>
        </note>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="ed:tei-break">
    <xsl:element name="{@kind}" namespace="http://www.tei-c.org/ns/1.0">
      <xsl:attribute name="wit" select="tokenize(@witnesses) ! ('#' || ed:witness-id(.))"/>
    </xsl:element>
  </xsl:template>

  <!-- Identifier (where something points here), witnesses, hand, who proposes it, and what else the encoding says. -->
  <xsl:template name="ed:tei-attributes" as="attribute()*">
    <xsl:param name="people" as="xs:string*" tunnel="yes"/>
    <xsl:param name="hands" as="map(*)" tunnel="yes"/>
    <xsl:param name="ids" as="map(*)" tunnel="yes"/>
    <xsl:if test="app:note | app:detail[@witnesses]">
      <xsl:attribute name="xml:id" select="ed:reading-id(.)"/>
    </xsl:if>
    <xsl:if test="app:wit[not(@implied)]">
      <xsl:attribute name="wit" select="app:wit[not(@implied)]/@id ! $ids(string(.))"/>
    </xsl:if>
    <xsl:for-each select="app:wit/@hand-id => head()">
      <xsl:attribute name="hand" select="$hands(string(.))"/>
    </xsl:for-each>
    <xsl:if test="app:by">
      <xsl:attribute name="source" select="app:by/@siglum ! ('#resp' || index-of($people, .)[1])"/>
    </xsl:if>
    <xsl:sequence select="@type, @subtype, @cert, @cause"/>
    <xsl:for-each select="@sequence">
      <xsl:attribute name="varSeq" select="."/>
    </xsl:for-each>
  </xsl:template>

  <xsl:function name="ed:reading-id" as="xs:string">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="$reading/ancestor::app:entry[last()]/@id || (if ($reading/self::app:lemma) then '-lem' else '-rdg' || count($reading/preceding-sibling::app:reading) + 1)"/>
  </xsl:function>

  <xsl:template match="app:note | app:detail" mode="ed:apparatus-tei">
    <xsl:param name="people" as="xs:string*" tunnel="yes"/>
    <xsl:element name="{if (self::app:detail) then 'witDetail' else 'note'}" namespace="http://www.tei-c.org/ns/1.0">
      <xsl:copy-of select="@type, @subtype, @xml:lang"/>
      <xsl:if test="../(self::app:lemma | self::app:reading)">
        <xsl:attribute name="target" select="'#' || ed:reading-id(..)"/>
      </xsl:if>
      <xsl:if test="self::app:detail">
        <xsl:attribute name="wit" select="../app:wit[@siglum = tokenize(current()/@witnesses)]/@id ! ('#' || ed:witness-id(.))"/>
        <xsl:if test="@by">
          <xsl:attribute name="resp" select="tokenize(@by, '\|') ! ('#resp' || index-of($people, .)[1])"/>
        </xsl:if>
      </xsl:if>
      <xsl:apply-templates mode="ed:apparatus-tei-inline"/>
    </xsl:element>
  </xsl:template>

  <!-- The identifier of a witness in the file: its own where that is a name and nothing else here can have it. -->
  <xsl:function name="ed:witness-id" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="
        if ($id castable as xs:NCName and not(matches($id, '^((a|resp|hand)\d+(-.*)?|(kind|wit)-.*|edition-kinds)$'))) then $id
        else 'wit-' || string-join(string-to-codepoints($id) ! (if (matches(codepoints-to-string(.), '[A-Za-z0-9._-]')) then codepoints-to-string(.) else '_' || .))"/>
  </xsl:function>

  <!-- The same for a hand. -->
  <xsl:function name="ed:hand-id" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="hands" as="xs:string*"/>
    <xsl:param name="witnesses" as="xs:string*"/>
    <xsl:sequence select="if ($id = $witnesses or ed:witness-id($id) ne $id) then 'hand' || index-of($hands, $id)[1] else $id"/>
  </xsl:function>

  <xsl:mode name="ed:apparatus-tei-words" on-no-match="fail"/>
  <xsl:template match="app:words | app:nested" mode="ed:apparatus-tei-words">
    <xsl:choose>
      <xsl:when test="empty(*)">
        <xsl:value-of select="normalize-space()"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="ed:apparatus-tei-inline"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of quoted words: languages and glosses stay; pointers would lead nowhere from here. -->
  <xsl:mode name="ed:apparatus-tei-inline" on-no-match="shallow-skip"/>

  <xsl:template match="text()" mode="ed:apparatus-tei-inline">
    <xsl:value-of select="replace(., '\s+', ' ')"/>
  </xsl:template>

  <xsl:template match="tei:foreign | tei:gloss | tei:mentioned | tei:soCalled | tei:q | tei:quote[not(tei:p or tei:lg or tei:l)] | tei:hi | tei:emph | tei:choice | tei:sic | tei:corr | tei:orig | tei:reg | tei:abbr | tei:expan | tei:supplied | tei:ex | tei:unclear | tei:surplus | tei:add | tei:del" mode="ed:apparatus-tei-inline">
    <xsl:element name="{local-name()}" namespace="http://www.tei-c.org/ns/1.0">
      <xsl:copy-of select="@xml:lang, @rend, @reason[parent::tei:supplied], @cert, @place"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="*" mode="ed:apparatus-tei-inline" priority="-1">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- Variation within a reading. -->
  <xsl:template match="tei:app | tei:lem | tei:rdg | tei:rdgGrp" mode="ed:apparatus-tei-inline">
    <xsl:param name="people" as="xs:string*" tunnel="yes"/>
    <xsl:element name="{local-name()}" namespace="http://www.tei-c.org/ns/1.0">
      <xsl:sequence select="@type, @subtype, @cause, @cert, @varSeq"/>
      <xsl:if test="@wit">
        <xsl:attribute name="wit" select="tokenize(@wit) ! ('#' || ed:witness-id(replace(., '^.*#', '')))"/>
      </xsl:if>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:app/text() | tei:rdgGrp/text() | tei:choice/text()" mode="ed:apparatus-tei-inline"/>

  <xsl:template match="tei:gap | tei:lb | tei:pb | tei:list | tei:table | tei:p | tei:l | tei:lg | tei:g" mode="ed:apparatus-tei-inline">
    <xsl:variable name="words" as="text()*">
      <xsl:apply-templates select="." mode="ed:text"/>
    </xsl:variable>
    <xsl:variable name="apart" as="xs:string" select="if (self::tei:g or self::tei:gap) then '' else ' '"/>
    <xsl:value-of select="$apart || ed:one-line(string-join($words)) || $apart"/>
  </xsl:template>

</xsl:stylesheet>
