<?xml version="1.0" encoding="UTF-8"?>
<!--
  What an editor or translator did to the text: brackets, corrections, gaps, additions, deletions, variant readings.
  The mark in the text is a link to its entry in the apparatus, where the other reading stands.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <!-- The apparatus model of the record; the entry stylesheet knows it. -->
  <xsl:variable name="ed:entries" as="document-node()?" select="()"/>
  <!-- What stands before `#a1` in the address of an entry: empty where the page shows the apparatus itself. -->
  <xsl:variable name="ed:apparatus-page" as="xs:string" select="''"/>

  <xsl:key name="ed:entry" match="app:entry" use="@source"/>

  <xsl:function name="ed:entry" as="element(app:entry)?">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="$ed:entries">
      <xsl:sequence select="$ed:element-numbers(generate-id($element)) ! key('ed:entry', string(.), $ed:entries)[1]"/>
    </xsl:if>
  </xsl:function>

  <!-- The entries that stand beside a row of the page; the entry stylesheet knows them. -->
  <xsl:template name="ed:side-entries" as="element()*">
    <xsl:param name="elements" as="node()*"/>
  </xsl:template>

  <!-- A mark in the text, linked with its entry in the apparatus, if it has one. -->
  <xsl:template name="ed:mark">
    <xsl:param name="class" as="xs:string" required="yes"/>
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:param name="before" as="node()*" select="()"/>
    <xsl:param name="after" as="node()*" select="()"/>
    <xsl:param name="ed:no-links" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="entry" as="element(app:entry)?" select="if ($ed:no-links) then () else ed:entry(.)"/>
    <xsl:call-template name="ed:linked">
      <xsl:with-param name="href" select="$entry ! ($ed:apparatus-page || '#' || @id)"/>
      <xsl:with-param name="class" select="$class"/>
      <xsl:with-param name="id" select="$entry ! ('t' || @n)"/>
      <xsl:with-param name="content" select="$content"/>
      <xsl:with-param name="before" select="$before"/>
      <xsl:with-param name="after" select="$after"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:variable name="ed:open-bracket" as="element()">
    <b>[</b>
  </xsl:variable>
  <xsl:variable name="ed:close-bracket" as="element()">
    <b>]</b>
  </xsl:variable>

  <xsl:template match="supplied | ex" mode="ed:inline">
    <xsl:call-template name="ed:mark">
      <xsl:with-param name="class" select="'supplied'"/>
      <xsl:with-param name="before" select="$ed:open-bracket"/>
      <xsl:with-param name="after" select="$ed:close-bracket"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="sic" mode="ed:inline">
    <xsl:call-template name="ed:mark">
      <xsl:with-param name="class" select="'sic'"/>
    </xsl:call-template>
    <xsl:call-template name="ed:tag">
      <xsl:with-param name="words" select="ed:label('html.sic')"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A bracketed word of the editor after a reading: [sic], [?]. -->
  <xsl:template name="ed:tag">
    <xsl:param name="words" as="xs:string"/>
    <xsl:text> </xsl:text>
    <span class="tag">
      <xsl:sequence select="ed:own-words(.)"/>
      <xsl:text>[{$words}]</xsl:text>
    </span>
  </xsl:template>

  <!-- Words of the page's own within a text, marked as such where that is in another language. -->
  <xsl:template name="ed:said">
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="language" as="attribute()*" select="ed:own-words(.)"/>
    <xsl:choose>
      <xsl:when test="exists($language)">
        <span>
          <xsl:sequence select="$language"/>
          <xsl:value-of select="$words"/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$words"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="corr | reg" mode="ed:inline">
    <xsl:call-template name="ed:mark">
      <xsl:with-param name="class" select="local-name()"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The chosen form; the other one is in the apparatus, or, where there is none (as in a header), at once beside it. -->
  <xsl:template match="choice" mode="ed:inline">
    <xsl:param name="ed:no-links" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="chosen" as="element()*" select="ed:chosen(.)"/>
    <xsl:variable name="others" as="element()*" select="* except $chosen"/>
    <xsl:choose>
      <xsl:when test="empty($chosen)">
        <xsl:apply-templates mode="ed:inline"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="ed:mark">
          <xsl:with-param name="class" select="'choice ' || local-name($chosen[1])"/>
          <xsl:with-param name="content" select="if (count($chosen) = 1 and $chosen/(self::corr | self::reg)) then $chosen/node() else $chosen"/>
        </xsl:call-template>
        <xsl:if test="not($ed:no-links) and empty(ed:entry(.))">
          <xsl:for-each select="$others">
            <span class="was"> [<xsl:call-template name="ed:said"><xsl:with-param name="words" select="ed:label('html.' || (if (ed:has-label('html.' || local-name())) then local-name() else 'other'))"/></xsl:call-template>: <xsl:apply-templates mode="ed:inline"/>]</span>
          </xsl:for-each>
        </xsl:if>
        <xsl:apply-templates select="$others//note" mode="ed:inline"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="abbr | expan | am | orig" mode="ed:inline">
    <xsl:call-template name="ed:mark">
      <xsl:with-param name="class" select="local-name()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="gap" mode="ed:inline">
    <xsl:call-template name="ed:mark">
      <xsl:with-param name="class" select="'gap'"/>
      <xsl:with-param name="content" select="()"/>
      <xsl:with-param name="before">
        <xsl:text>[</xsl:text>
        <i><xsl:sequence select="ed:own-words(.)"/>{ed:gap(.)}</i>
        <xsl:text>]</xsl:text>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates select=".//note" mode="ed:inline"/>
  </xsl:template>

  <!-- What is hard to read and sure all the same is marked, and not doubted. -->
  <xsl:template match="unclear" mode="ed:inline">
    <xsl:call-template name="ed:mark">
      <xsl:with-param name="class" select="string-join(('unclear', @cert[. = ('low', 'medium', 'high')] ! ('cert-' || .)), ' ')"/>
    </xsl:call-template>
    <xsl:if test="not(@cert = 'high')">
      <xsl:call-template name="ed:tag">
        <xsl:with-param name="words" select="'?'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="damage | restore | retrace | mod | undo[node()] | redo[node()]" mode="ed:inline">
    <xsl:call-template name="ed:mark">
      <xsl:with-param name="class" select="local-name()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="surplus | secl" mode="ed:inline">
    <xsl:call-template name="ed:mark">
      <xsl:with-param name="class" select="'surplus'"/>
      <xsl:with-param name="before">{{</xsl:with-param>
      <xsl:with-param name="after">}}</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Written in, struck out: visible words say what, where and by whom; the meaning is not left to a line or a colour. -->
  <xsl:template match="add" mode="ed:inline">
    <ins>
      <xsl:call-template name="ed:labelled-mark">
        <xsl:with-param name="words" select="ed:written(., 'mark.added')"/>
      </xsl:call-template>
    </ins>
  </xsl:template>

  <xsl:template match="del" mode="ed:inline">
    <del>
      <xsl:call-template name="ed:labelled-mark">
        <xsl:with-param name="words" select="ed:written(., 'mark.deleted')"/>
      </xsl:call-template>
    </del>
  </xsl:template>

  <!-- A deletion that was taken back is read; the apparatus tells of it. -->
  <xsl:template match="del[ed:is-restored(.)]" mode="ed:inline" priority="1">
    <xsl:call-template name="ed:mark">
      <xsl:with-param name="class" select="'restored'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="subst" mode="ed:inline">
    <xsl:call-template name="ed:mark">
      <xsl:with-param name="class" select="'subst'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="ed:labelled-mark">
    <xsl:param name="words" as="xs:string"/>
    <xsl:call-template name="ed:mark">
      <xsl:with-param name="class" select="local-name()"/>
      <xsl:with-param name="before">
        <span class="tag"><xsl:sequence select="ed:own-words(.)"/>[{$words}:</span>
        <xsl:text> </xsl:text>
      </xsl:with-param>
      <xsl:with-param name="after">
        <span class="tag">]</span>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What the source has besides words: a word in brackets says so. -->
  <xsl:template match="handShift | space | metamark" mode="ed:inline">
    <span class="tag {local-name()}">
      <xsl:call-template name="ed:identity"/>
      <xsl:text>[{ed:mark-words(.)}</xsl:text>
      <xsl:if test="normalize-space()">
        <xsl:text>: </xsl:text>
        <xsl:apply-templates mode="ed:inline"/>
      </xsl:if>
      <xsl:text>]</xsl:text>
    </span>
  </xsl:template>

  <!-- A blank as wide as a letter is the space between two words. -->
  <xsl:template match="space[ed:is-word-space(.)]" mode="ed:inline" priority="1">
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- A place that others point to, or that tells of another one: what it says shows there. -->
  <xsl:template match="anchor | undo[not(node())] | redo[not(node())] | retrace[not(node())]" mode="ed:inline">
    <xsl:variable name="anchor" as="xs:string?" select="ed:id-of(.)"/>
    <xsl:if test="$anchor">
      <span id="{$anchor}"/>
    </xsl:if>
  </xsl:template>

  <!--
    The lemma; without one no reading is preferred, and all of them are shown, each with its witnesses. An entry that refers to the text
    is a mark only where it is not known to which words. Notes of the other readings keep their reference.
  -->
  <xsl:template match="app" mode="ed:inline">
    <xsl:variable name="lemma" as="element()?" select="ed:lemma-of(.)"/>
    <xsl:choose>
      <xsl:when test="ed:refers(.)">
        <xsl:if test="ed:entry(.)[not(@known)]">
          <xsl:call-template name="ed:point"/>
        </xsl:if>
      </xsl:when>
      <xsl:when test="empty(rdg | rdgGrp | lem)">
        <xsl:call-template name="ed:point"/>
      </xsl:when>
      <xsl:when test="$lemma and not(normalize-space($lemma) or $lemma/*)">
        <xsl:call-template name="ed:point"/>
      </xsl:when>
      <xsl:when test="$lemma">
        <xsl:call-template name="ed:mark">
          <xsl:with-param name="class" select="'app'"/>
          <xsl:with-param name="content" select="$lemma"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="ed:mark">
          <xsl:with-param name="class" select="'app'"/>
          <xsl:with-param name="content" select="ed:readings-of(.)"/>
          <xsl:with-param name="before" select="$ed:open-bracket"/>
          <xsl:with-param name="after" select="$ed:close-bracket"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="descendant::note[not(ancestor::lem[. is $lemma])][empty($lemma) eq false() or not(ancestor::rdg)]" mode="ed:inline"/>
  </xsl:template>

  <!-- A place between words that an entry is about. -->
  <xsl:template name="ed:point">
    <xsl:call-template name="ed:mark">
      <xsl:with-param name="class" select="'app point'"/>
      <xsl:with-param name="content" select="()"/>
      <xsl:with-param name="before">‸</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A reading in the text, where there is no lemma. -->
  <xsl:template match="app[not(descendant::lem)]//rdg" mode="ed:inline" priority="1">
    <xsl:variable name="outer" as="element(app)" select="ancestor::app[1]"/>
    <xsl:if test="not(. is ed:readings-of($outer)[1])">
      <xsl:text> / </xsl:text>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="normalize-space() or *">
        <xsl:next-match/>
      </xsl:when>
      <xsl:otherwise>
        <i><xsl:sequence select="ed:own-words(.)"/>{ed:label('apparatus.om')}</i>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="tokenize(@wit) ! replace(., '^.*#', '')">
      <xsl:text> </xsl:text>
      <span class="wit">{.}</span>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="lem | rdg | rdgGrp" mode="ed:inline">
    <xsl:choose>
      <xsl:when test="@xml:id or @xml:lang">
        <span>
          <xsl:call-template name="ed:identity"/>
          <xsl:apply-templates mode="ed:inline"/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="ed:inline"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="wit | lacunaStart | lacunaEnd | witStart | witEnd" mode="ed:inline"/>

  <xsl:template match="witDetail" mode="ed:inline">
    <xsl:if test="not(ed:is-told(.))">
      <span class="was"> [<xsl:apply-templates mode="ed:inline"/>]</span>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
