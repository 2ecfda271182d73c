<?xml version="1.0" encoding="UTF-8"?>
<!--
  Phrases: other languages, words as words, emphasis, quotation, titles, breaks.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:template match="foreign | mentioned" mode="ed:inline">
    <i class="{local-name()}">
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

  <!-- How the source writes it: the words of `rend` that the style sheet knows become classes. -->
  <xsl:template match="hi" mode="ed:inline">
    <xsl:variable name="rend" as="xs:string*" select="tokenize(lower-case(string-join((@rend, @rendition, @style), ' ')), '[^a-z]+')"/>
    <xsl:variable name="element" as="xs:string" select="
        if ($rend = ('sup', 'superscript', 'super')) then 'sup'
        else if ($rend = ('sub', 'subscript')) then 'sub'
        else if ($rend = ('bold', 'b', 'strong')) then 'b'
        else if ($rend = ('italic', 'italics', 'i', 'it')) then 'i'
        else 'span'"/>
    <xsl:element name="{$element}">
      <xsl:attribute name="class" select="string-join(('hi', $rend[. = ('underline', 'underlined', 'double', 'smallcaps', 'spaced', 'uppercase', 'caps', 'strikethrough', 'center')]), ' ')"/>
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

  <xsl:function name="ed:wants-marks" as="xs:boolean">
    <xsl:param name="quotation" as="element()"/>
    <xsl:variable name="before" as="xs:string" select="string($quotation/preceding-sibling::node()[1])"/>
    <xsl:sequence select="
        not($ed:quotation-marks = 'all')
        and not(matches($quotation, '^\s*[“”„«‘‚&quot;''‹—–]'))
        and not(matches($before, '[“„«‘‚&quot;‹]$'))
        and not($quotation/(p | lg | l | ab | list | sp | child::div))
        and not($quotation/self::said[@direct = 'false'])"/>
  </xsl:function>

  <!-- What the header says of quotation marks: `all` if the text has kept its own. -->
  <xsl:variable name="ed:quotation-marks" as="xs:string*" select="/descendant::encodingDesc/editorialDecl/quotation/@marks/string()"/>

  <xsl:template match="title" mode="ed:inline">
    <cite>
      <xsl:call-template name="ed:identity"/>
      <xsl:if test="@level = 'a'">{ed:label('html.quote.open')}</xsl:if>
      <xsl:apply-templates mode="ed:inline"/>
      <xsl:if test="@level = 'a'">{ed:label('html.quote.close')}</xsl:if>
    </cite>
  </xsl:template>

  <xsl:template match="code | ident | gi | att | val | tag | eg" mode="ed:inline">
    <code>
      <xsl:call-template name="ed:identity"/>
      <xsl:apply-templates mode="ed:inline"/>
    </code>
  </xsl:template>

  <xsl:template match="stamp | seal" mode="ed:inline">
    <span class="stamp">
      <xsl:call-template name="ed:identity"/>
      <span class="tag">[{ed:label('html.' || local-name())}:</span>
      <xsl:text> </xsl:text>
      <xsl:apply-templates mode="ed:inline"/>
      <span class="tag">]</span>
    </span>
  </xsl:template>

  <!-- A sign that says what to do with the text is no part of it. -->
  <xsl:template match="metamark" mode="ed:inline">
    <xsl:text> </xsl:text>
    <span class="metamark">
      <xsl:call-template name="ed:identity"/>
      <span class="tag">[{ed:label('html.metamark')}:</span>
      <xsl:text> </xsl:text>
      <xsl:apply-templates mode="ed:inline"/>
      <span class="tag">]</span>
    </span>
  </xsl:template>

  <!-- The end of a line: kept where lines matter, read over in prose. -->
  <xsl:template match="lb" mode="ed:inline">
    <xsl:choose>
      <xsl:when test="@break = 'no' and ancestor::p">
        <wbr/>
      </xsl:when>
      <xsl:when test="ancestor::*[self::p or self::ab or self::opener or self::closer or self::head or self::note or self::cell or self::item][1][self::p or self::note or self::item]">
        <xsl:text> </xsl:text>
      </xsl:when>
      <xsl:when test="preceding-sibling::node()[not(self::text()[not(normalize-space())])]">
        <br/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The turn of a page or column: a label that is not part of the words. -->
  <xsl:template match="pb | cb | gb | milestone" mode="ed:inline">
    <xsl:variable name="words" as="xs:string" select="ed:turn(.)"/>
    <xsl:variable name="anchor" as="xs:string?" select="ed:id-of(.)"/>
    <xsl:choose>
      <xsl:when test="not($words)">
        <xsl:if test="$anchor">
          <span id="{$anchor}"/>
        </xsl:if>
      </xsl:when>
      <xsl:when test="@break = 'no'">
        <span class="turn" data-label="{$words}">
          <xsl:if test="$anchor">
            <xsl:attribute name="id" select="$anchor"/>
          </xsl:if>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text> </xsl:text>
        <span class="turn">
          <xsl:if test="$anchor">
            <xsl:attribute name="id" select="$anchor"/>
          </xsl:if>
          <xsl:value-of select="$words"/>
        </span>
        <xsl:text> </xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="ed:turn" as="xs:string">
    <xsl:param name="break" as="element()"/>
    <xsl:variable name="n" as="xs:string" select="normalize-space($break/@n)"/>
    <xsl:sequence select="
        if ($break/self::pb) then (if ($n) then ed:label('html.page', $n) else ed:label('html.page-break'))
        else if ($break/self::cb) then (if ($n) then ed:label('html.column', $n) else ed:label('html.column-break'))
        else $n"/>
  </xsl:function>

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
