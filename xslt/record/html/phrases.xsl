<?xml version="1.0" encoding="UTF-8"?>
<!--
  Phrases: other languages, words as words, emphasis, quotation, titles, breaks.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:template match="foreign | mentioned" mode="ed:inline">
    <i class="{string-join((local-name(), ed:rend-classes(.)), ' ')}">
      <xsl:call-template name="ed:identity"/>
      <xsl:apply-templates mode="ed:inline"/>
    </i>
  </xsl:template>

  <xsl:template match="emph" mode="ed:inline">
    <em>
      <xsl:call-template name="ed:identity"/>
      <xsl:apply-templates mode="ed:inline"/>
    </em>
  </xsl:template>

  <!-- How the source writes it. -->
  <xsl:template match="hi" mode="ed:inline">
    <xsl:variable name="rend" as="xs:string*" select="tokenize(lower-case(@rend), '[^a-z]+')"/>
    <xsl:variable name="classes" as="xs:string*" select="ed:rend-classes(.)"/>
    <xsl:variable name="element" as="xs:string" select="
        if ($rend = ('sup', 'superscript', 'super')) then 'sup'
        else if ($rend = ('sub', 'subscript')) then 'sub'
        else if ($classes = 'bold') then 'b'
        else if ($classes = 'italic') then 'i'
        else 'span'"/>
    <xsl:element name="{$element}">
      <xsl:attribute name="class" select="string-join(('hi', $classes[not(. = 'bold' and $element = 'b' or . = 'italic' and $element = 'i')]), ' ')"/>
      <xsl:call-template name="ed:identity"/>
      <xsl:apply-templates mode="ed:inline"/>
    </xsl:element>
  </xsl:template>

  <!-- Quotation marks are added where the text has none of its own. -->
  <xsl:template match="q | quote | said | soCalled | gloss" mode="ed:inline">
    <xsl:variable name="marks" as="xs:boolean" select="ed:wants-marks(.)"/>
    <span class="{local-name()}">
      <xsl:call-template name="ed:identity"/>
      <xsl:if test="$marks">{ed:label('html.quote.open')}</xsl:if>
      <xsl:apply-templates mode="ed:inline"/>
      <xsl:if test="$marks">{ed:label('html.quote.close')}</xsl:if>
    </span>
  </xsl:template>

  <xsl:template match="title" mode="ed:inline">
    <cite>
      <xsl:call-template name="ed:identity"/>
      <xsl:if test="@level = 'a'">{ed:label('html.quote.open')}</xsl:if>
      <xsl:apply-templates mode="ed:inline"/>
      <xsl:if test="@level = 'a'">{ed:label('html.quote.close')}</xsl:if>
    </cite>
  </xsl:template>

  <xsl:template match="code | ident | gi | att | val | tag" mode="ed:inline">
    <code>
      <xsl:call-template name="ed:identity"/>
      <xsl:apply-templates mode="ed:inline"/>
    </code>
  </xsl:template>

  <xsl:template match="stamp | seal" mode="ed:inline">
    <span class="stamp">
      <xsl:call-template name="ed:identity"/>
      <span class="tag"><xsl:sequence select="ed:own-words(.)"/>[{ed:label('html.' || local-name())}:</span>
      <xsl:text> </xsl:text>
      <xsl:apply-templates mode="ed:inline"/>
      <span class="tag">]</span>
    </span>
  </xsl:template>

  <!-- With more lines than this, prose does not tell where they end: the marks would make a page a fifth larger. -->
  <xsl:variable name="ed:tells-lines" as="xs:boolean" select="count($ed:record-document//lb) le 1000"/>

  <!-- The end of a line: kept where lines matter; in prose read over, unless the reader wants to see it (`br` and `span` of class `lb`). -->
  <xsl:template match="lb" mode="ed:inline">
    <xsl:choose>
      <xsl:when test="@break = 'no' and ancestor::p">
        <xsl:if test="$ed:tells-lines">
          <span class="lb"/>
        </xsl:if>
      </xsl:when>
      <xsl:when test="ancestor::*[self::p or self::ab or self::opener or self::closer or self::head or self::note or self::cell or self::item][1][self::p or self::note or self::item]">
        <xsl:text> </xsl:text>
        <xsl:if test="$ed:tells-lines">
          <br class="lb"/>
        </xsl:if>
      </xsl:when>
      <xsl:when test="preceding-sibling::node()[not(self::text()[not(normalize-space())])]">
        <br/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!--
    The turn of a page or column: a label that is not part of the words, and leads to the image of the page where it is elsewhere.
    Inside a word the label is not text at all: whoever copies the word gets it whole.
  -->
  <xsl:template match="pb | cb | gb | milestone" mode="ed:inline">
    <xsl:param name="ed:no-links" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="words" as="xs:string" select="ed:turn(.)"/>
    <xsl:variable name="anchor" as="xs:string?" select="if ($ed:no-links) then () else ed:id-of(.)"/>
    <xsl:variable name="image" as="xs:string?" select="if ($ed:no-links) then () else (ed:facsimiles(.) ! ed:image-elsewhere(.))[1]"/>
    <xsl:variable name="apart" as="text()?">
      <xsl:if test="not(@break = 'no')">
        <xsl:text> </xsl:text>
      </xsl:if>
    </xsl:variable>
    <xsl:sequence select="$apart"/>
    <xsl:if test="$words or $anchor">
      <xsl:element name="{if ($image and $words) then 'a' else 'span'}">
        <xsl:if test="$words">
          <xsl:attribute name="class" select="'turn'"/>
        </xsl:if>
        <xsl:if test="$image and $words">
          <xsl:attribute name="href" select="$image"/>
          <xsl:attribute name="aria-label" select="ed:label('html.page-image', $words)"/>
        </xsl:if>
        <xsl:if test="$anchor">
          <xsl:attribute name="id" select="$anchor"/>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="@break = 'no' and $words">
            <xsl:attribute name="data-label" select="$words"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="$words"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:element>
    </xsl:if>
    <xsl:sequence select="$apart"/>
    <!-- TEI has no words in a break; what somebody has put there is kept. -->
    <xsl:apply-templates mode="ed:inline"/>
  </xsl:template>

  <!-- Running heads and page numbers of the source: kept, set apart. -->
  <xsl:template match="fw" mode="ed:inline">
    <xsl:text> </xsl:text>
    <span class="turn">
      <xsl:call-template name="ed:identity"/>
      <xsl:apply-templates mode="ed:inline"/>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

</xsl:stylesheet>
