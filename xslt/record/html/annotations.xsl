<?xml version="1.0" encoding="UTF-8"?>
<!-- Annotations: a reference behind the words that they are about, and after the text a list of what they say. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <!-- The references that stand behind a node. -->
  <xsl:template name="ed:references">
    <xsl:param name="ed:no-links" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="node" as="node()" select="."/>
    <xsl:if test="not($ed:no-links)">
      <xsl:for-each select="ed:behind(.)">
        <xsl:choose>
          <xsl:when test="self::note[ancestor::standOff]">
            <xsl:call-template name="ed:note-reference"/>
          </xsl:when>
          <xsl:otherwise>
            <a class="ref" href="#i{ed:annotation-number(.)}" role="doc-noteref" aria-label="{ed:label('annotation.reference', ed:annotation-label(.))}">
              <xsl:if test="ed:hook(if (self::interp) then ed:about(.)[1] else ed:about(.)[last()]) is $node">
                <xsl:attribute name="id" select="'j' || ed:annotation-number(.)"/>
              </xsl:if>
              <xsl:text>{ed:annotation-label(.)}</xsl:text>
            </a>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*[ed:is-hook(.)]" mode="ed:inline ed:block" priority="20">
    <xsl:next-match/>
    <xsl:call-template name="ed:references"/>
  </xsl:template>

  <xsl:template match="certainty | precision | respons | span | spanGrp | interp | interpGrp | join | joinGrp | substJoin | index | alt | altGrp | link | linkGrp | timeline | standOff | listTranspose | listRelation[not(normalize-space())]" mode="ed:inline">
    <xsl:variable name="anchor" as="xs:string?" select="ed:id-of(.)"/>
    <xsl:if test="$anchor and not(parent::spanGrp or parent::interpGrp or parent::joinGrp)">
      <span id="{$anchor}"/>
    </xsl:if>
  </xsl:template>

  <!-- The annotations of one page of the record: `page` is its file in the record's folder, empty for the record's own page. -->
  <xsl:template name="ed:annotations-part">
    <xsl:param name="page" as="xs:string" required="yes"/>
    <xsl:variable name="annotations" as="element()*" select="if ($ed:is-divided) then $ed:annotations[ed:page-file((ed:about(.)[1], .)[1]) = $page] else $ed:annotations"/>
    <xsl:if test="exists($annotations)">
      <section class="part" id="annotations" aria-labelledby="annotations-title">
        <h2 id="annotations-title">{ed:label('annotation.title')}</h2>
        <ol class="apparatus">
          <xsl:for-each select="$annotations">
            <xsl:variable name="label" as="xs:string" select="ed:annotation-label(.)"/>
            <li id="i{ed:annotation-number(.)}">
              <xsl:choose>
                <xsl:when test="ed:about(.)">
                  <a class="locus" href="#j{ed:annotation-number(.)}" role="doc-backlink">{$label}</a>
                </xsl:when>
                <xsl:otherwise>
                  <span class="locus">{$label}</span>
                </xsl:otherwise>
              </xsl:choose>
              <div class="entry">
                <xsl:variable name="words" as="xs:string" select="string(ed:about(.)[1] ! ed:shortened(.))"/>
                <xsl:if test="$words and not(self::index)">
                  <span class="lem">{$words}</span>
                  <xsl:text>]</xsl:text>
                  <xsl:text> </xsl:text>
                </xsl:if>
                <xsl:variable name="said" as="xs:string" select="ed:annotation-words(.)"/>
                <xsl:value-of select="$said"/>
                <xsl:variable name="content" as="node()*">
                  <xsl:call-template name="ed:annotation-content"/>
                </xsl:variable>
                <xsl:if test="normalize-space(string-join($content))">
                  <xsl:text>{if ($said) then ': ' else ''}</xsl:text>
                  <xsl:sequence select="ed:settle($content)"/>
                </xsl:if>
              </div>
            </li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The words of an annotation itself; none of an element of the text that goes on elsewhere. -->
  <xsl:template name="ed:annotation-content">
    <xsl:for-each select="self::certainty | self::precision | self::respons | self::span | self::interp | self::join | self::substJoin | self::index | self::annotation">
      <xsl:apply-templates mode="ed:quoted"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="certainty/desc | precision/desc | respons/desc | join/desc | interp/desc | span/desc" mode="ed:inline">
    <xsl:apply-templates mode="ed:inline"/>
  </xsl:template>

  <!-- A note in an annotation is what it says. -->
  <xsl:template match="span//note | interp//note | annotation//note" mode="ed:inline" priority="1">
    <xsl:apply-templates mode="ed:inline"/>
  </xsl:template>

</xsl:stylesheet>
