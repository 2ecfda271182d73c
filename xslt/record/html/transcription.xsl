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
      <xsl:sequence select="key('ed:entry', path($element), $ed:entries)[1]"/>
    </xsl:if>
  </xsl:function>

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
      <xsl:with-param name="described-by" select="$entry[not($ed:apparatus-page)]/@id"/>
      <xsl:with-param name="content" select="$content"/>
      <xsl:with-param name="before" select="$before"/>
      <xsl:with-param name="after" select="$after"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:variable name="ed:open-bracket" as="element()">
    <span class="br">[</span>
  </xsl:variable>
  <xsl:variable name="ed:close-bracket" as="element()">
    <span class="br">]</span>
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
    <span class="tag">[{$words}]</span>
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
            <span class="was"> [{ed:label('html.' || (if (ed:has-label('html.' || local-name())) then local-name() else 'other'))}: <xsl:apply-templates mode="ed:inline"/>]</span>
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
        <i>{ed:gap(.)}</i>
        <xsl:text>]</xsl:text>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates select=".//note" mode="ed:inline"/>
  </xsl:template>

  <xsl:template match="unclear" mode="ed:inline">
    <xsl:call-template name="ed:mark">
      <xsl:with-param name="class" select="'unclear'"/>
    </xsl:call-template>
    <xsl:call-template name="ed:tag">
      <xsl:with-param name="words" select="'?'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="damage | restore | retrace | secl | mod | handShift" mode="ed:inline">
    <xsl:call-template name="ed:mark">
      <xsl:with-param name="class" select="local-name()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="surplus" mode="ed:inline">
    <xsl:call-template name="ed:mark">
      <xsl:with-param name="class" select="'surplus'"/>
      <xsl:with-param name="before">{{</xsl:with-param>
      <xsl:with-param name="after">}}</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Written in, struck out: visible words say what and where; the meaning is not left to a line or a colour. -->
  <xsl:template match="add" mode="ed:inline">
    <ins>
      <xsl:call-template name="ed:mark">
        <xsl:with-param name="class" select="'add'"/>
        <xsl:with-param name="before">
          <span class="tag">[{ed:written(.)}:</span>
          <xsl:text> </xsl:text>
        </xsl:with-param>
        <xsl:with-param name="after">
          <span class="tag">]</span>
        </xsl:with-param>
      </xsl:call-template>
    </ins>
  </xsl:template>

  <xsl:template match="del" mode="ed:inline">
    <del>
      <xsl:call-template name="ed:mark">
        <xsl:with-param name="class" select="'del'"/>
        <xsl:with-param name="before">
          <span class="tag">[{ed:label('html.deleted')}:</span>
          <xsl:text> </xsl:text>
        </xsl:with-param>
        <xsl:with-param name="after">
          <span class="tag">]</span>
        </xsl:with-param>
      </xsl:call-template>
    </del>
  </xsl:template>

  <xsl:template match="subst" mode="ed:inline">
    <xsl:call-template name="ed:mark">
      <xsl:with-param name="class" select="'subst'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- How something was written in: by hand, in the margin, above the line; else only that it was added. -->
  <xsl:function name="ed:written" as="xs:string">
    <xsl:param name="add" as="element()"/>
    <xsl:variable name="key" as="xs:string" select="'html.place.' || tokenize($add/@place)[1]"/>
    <xsl:sequence select="if (ed:has-label($key)) then ed:label($key) else if ($add/@hand) then ed:label('html.handwritten') else ed:label('html.added')"/>
  </xsl:function>

  <xsl:template match="addSpan | delSpan | damageSpan | anchor" mode="ed:inline">
    <xsl:variable name="anchor" as="xs:string?" select="ed:id-of(.)"/>
    <xsl:if test="$anchor">
      <span id="{$anchor}"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="space" mode="ed:inline">
    <span class="space">[{ed:label('html.space')}]</span>
  </xsl:template>

  <!-- The lemma, or, without one, the first reading, so marked in the apparatus; notes of the other readings keep their reference. -->
  <xsl:template match="app" mode="ed:inline">
    <xsl:variable name="lemma" as="element()?" select="(lem, descendant::lem[1], rdg, descendant::rdg[1])[1]"/>
    <xsl:call-template name="ed:mark">
      <xsl:with-param name="class" select="'app'"/>
      <xsl:with-param name="content" select="$lemma"/>
    </xsl:call-template>
    <xsl:apply-templates select="descendant::note except $lemma/descendant::note" mode="ed:inline"/>
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

  <xsl:template match="wit | witDetail | lacunaStart | lacunaEnd | witStart | witEnd | index | listTranspose | pause | shift" mode="ed:inline"/>

</xsl:stylesheet>
