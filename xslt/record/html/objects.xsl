<?xml version="1.0" encoding="UTF-8"?>
<!-- What is no running text: formulas, music, examples of markup, sounds and films, bibliographic entries. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:eg="http://www.tei-c.org/ns/Examples" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <!-- A formula in a notation for programs is kept as it is written; MathML is shown by the browser. -->
  <xsl:template match="formula" mode="ed:inline">
    <xsl:element name="{if (mml:math or not(matches(@notation, 'tex', 'i'))) then 'span' else 'code'}">
      <xsl:attribute name="class" select="'formula'"/>
      <xsl:call-template name="ed:identity"/>
      <xsl:apply-templates mode="ed:inline"/>
    </xsl:element>
  </xsl:template>

  <!-- Of MathML what shows formulas, and no more: nothing that links, loads or runs. -->
  <xsl:variable name="ed:math-elements" as="map(xs:string, xs:boolean)" select="ed:name-set('math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle mpadded mphantom merror msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd semantics')"/>
  <xsl:variable name="ed:math-attributes" as="xs:string*" select="tokenize('display mathvariant mathsize stretchy symmetric fence separator form accent accentunder linethickness displaystyle scriptlevel rowspan columnspan width height depth lspace rspace minsize maxsize largeop movablelimits voffset')"/>

  <xsl:template match="mml:*" mode="ed:inline">
    <xsl:choose>
      <xsl:when test="map:contains($ed:math-elements, local-name())" xmlns:map="http://www.w3.org/2005/xpath-functions/map">
        <xsl:element name="{local-name()}" namespace="http://www.w3.org/1998/Math/MathML">
          <xsl:sequence select="@*[local-name() = $ed:math-attributes][matches(., '^[\w .%+-]*$')]"/>
          <xsl:apply-templates mode="ed:inline"/>
        </xsl:element>
      </xsl:when>
      <!-- `mfenced` is not in browsers any more. -->
      <xsl:when test="self::mml:mfenced">
        <xsl:element name="mrow" namespace="http://www.w3.org/1998/Math/MathML">
          <xsl:element name="mo" namespace="http://www.w3.org/1998/Math/MathML">{(@open, '(')[1]}</xsl:element>
          <xsl:apply-templates mode="ed:inline"/>
          <xsl:element name="mo" namespace="http://www.w3.org/1998/Math/MathML">{(@close, ')')[1]}</xsl:element>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise>
        <xsl:element name="mtext" namespace="http://www.w3.org/1998/Math/MathML">{.}</xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Runs of text are no links in a formula. -->
  <xsl:template match="mml:*/text()" mode="ed:inline">{.}</xsl:template>

  <!-- Markup as an example: shown as it is written, without comments. -->
  <xsl:template match="eg:egXML" mode="ed:inline ed:block">
    <pre class="egXML">
      <code>{ed:markup(.)}</code>
    </pre>
  </xsl:template>

  <xsl:template match="eg" mode="ed:inline ed:block">
    <pre class="eg">
      <xsl:call-template name="ed:block-identity"/>
      <code>
        <xsl:apply-templates mode="ed:inline"/>
      </code>
    </pre>
  </xsl:template>

  <!-- Music, sounds, films and data of programs: named, described in words, never loaded from elsewhere. -->
  <xsl:template match="notatedMusic | media | binaryObject" mode="ed:inline">
    <span class="object">
      <xsl:call-template name="ed:identity"/>
      <xsl:text>[{ed:label('object.' || local-name())}</xsl:text>
      <xsl:variable name="words" as="element()*" select="(label, desc, figDesc)[normalize-space()]"/>
      <xsl:for-each select="$words">
        <xsl:text>{if (position() = 1) then ': ' else '; '}</xsl:text>
        <xsl:apply-templates mode="ed:inline"/>
      </xsl:for-each>
      <xsl:apply-templates select="* except (label, desc, figDesc)" mode="ed:inline"/>
      <xsl:text>]</xsl:text>
    </span>
  </xsl:template>

  <xsl:template match="biblStruct | biblFull | bibl[ed:is-structured(.)] | analytic | monogr | series[parent::biblStruct] | imprint | respStmt" mode="ed:inline" priority="0.2">
    <xsl:element name="{if (self::biblStruct or self::biblFull) then 'div' else 'span'}">
      <xsl:attribute name="class" select="local-name()"/>
      <xsl:call-template name="ed:identity"/>
      <xsl:call-template name="ed:parts"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="biblStruct | biblFull | bibl[ed:is-structured(.)]" mode="ed:block">
    <div class="bibl">
      <xsl:call-template name="ed:block-identity"/>
      <xsl:call-template name="ed:parts"/>
    </div>
  </xsl:template>

  <xsl:template name="ed:parts">
    <xsl:choose>
      <xsl:when test="ed:is-structured(.)">
        <xsl:variable name="parts" as="element()*" select="*"/>
        <xsl:for-each select="$parts">
          <xsl:variable name="position" as="xs:integer" select="position()"/>
          <xsl:apply-templates select="." mode="ed:inline"/>
          <xsl:value-of select="ed:part-separator(., $parts[$position + 1])"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="ed:children"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A sense has its number before it. -->
  <xsl:template match="sense[@n]" mode="ed:inline">
    <div class="sense">
      <xsl:call-template name="ed:block-identity"/>
      <b>
        <xsl:value-of select="@n, '.'[matches(current()/@n, '\w$')]" separator=""/>
      </b>
      <xsl:text> </xsl:text>
      <xsl:call-template name="ed:children"/>
    </div>
  </xsl:template>

  <!-- A feature and its value; the values of some stand in attributes. -->
  <xsl:template match="f" mode="ed:inline">
    <span class="f">
      <xsl:call-template name="ed:identity"/>
      <xsl:text>{@name}: </xsl:text>
      <xsl:call-template name="ed:children"/>
      <xsl:if test="following-sibling::f">;</xsl:if>
    </span>
  </xsl:template>

  <xsl:template match="symbol | numeric | binary" mode="ed:inline">
    <span class="{local-name()}">
      <xsl:call-template name="ed:identity"/>
      <xsl:value-of select="@value"/>
    </span>
  </xsl:template>

  <!-- A word that follows a word at once is another word. -->
  <xsl:template match="w[ed:meets-word(.)]" mode="ed:inline">
    <xsl:text> </xsl:text>
    <xsl:next-match/>
  </xsl:template>

  <!-- A reading beside its characters: browsers show it above them, and between brackets if they can't. -->
  <xsl:template match="ruby" mode="ed:inline">
    <ruby>
      <xsl:call-template name="ed:identity"/>
      <xsl:for-each select="rb | rt">
        <xsl:choose>
          <xsl:when test="self::rt">
            <rp> (</rp>
            <rt>
              <xsl:apply-templates mode="ed:inline"/>
            </rt>
            <rp>)</rp>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates mode="ed:inline"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </ruby>
  </xsl:template>

</xsl:stylesheet>
