<?xml version="1.0" encoding="UTF-8"?>
<!--
  Aids for reading: the contents of a text that has headings, and what a reader may choose to see. The choices work by style alone;
  `xslt/assets/reading.js` remembers them, and shows notes where they are called on a narrow screen.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" version="3.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- A text with fewer headings than this is found without a list of them. -->
  <xsl:variable name="ed:contents-from" as="xs:integer" select="3"/>

  <!-- `text` is the text as the page shows it; `original` the original that stands beside it on a page of its own: the script offers to show that one. -->
  <xsl:template name="ed:reading-aids">
    <xsl:param name="text" as="element()"/>
    <xsl:param name="original" as="element(m:parallel)?" select="()"/>
    <xsl:call-template name="ed:headings-list">
      <xsl:with-param name="headings" select="$text//div[contains-token(@class, 'heading')][@id][h2 | h3 | h4 | h5 | h6]"/>
    </xsl:call-template>
    <details class="reading">
      <xsl:if test="$original">
        <xsl:attribute name="data-beside" select="ed:page-address($original/@file, '')"/>
        <xsl:attribute name="data-original" select="ed:label('reading.original')"/>
      </xsl:if>
      <summary>{ed:label('reading.options')}</summary>
      <xsl:variable name="shown" as="xs:string*" select="
          'names'[exists($text//*[tokenize(@class) = ('name', 'term', 'date')])],
          'notes'[exists($text//*[contains-token(@class, 'note')])],
          'turns'[exists($text//*[contains-token(@class, 'turn')])],
          'lines'[exists($text//*[@class = 'lb'])]"/>
      <xsl:if test="exists($shown)">
        <fieldset class="views">
          <legend>{ed:label('reading.show')}</legend>
          <xsl:for-each select="$shown">
            <label>
              <input type="checkbox" id="show-{.}">
                <xsl:if test=". != 'lines'">
                  <xsl:attribute name="checked" select="'checked'"/>
                </xsl:if>
              </input>
              <xsl:text> {ed:label('reading.' || .)}</xsl:text>
            </label>
          </xsl:for-each>
        </fieldset>
      </xsl:if>
      <xsl:call-template name="ed:reading-choice">
        <xsl:with-param name="of" select="'size'"/>
        <xsl:with-param name="values" select="'small', 'medium', 'large'"/>
      </xsl:call-template>
      <xsl:call-template name="ed:reading-choice">
        <xsl:with-param name="of" select="'width'"/>
        <xsl:with-param name="values" select="'narrow', 'medium', 'wide'"/>
      </xsl:call-template>
    </details>
  </xsl:template>

  <xsl:template name="ed:reading-choice">
    <xsl:param name="of" as="xs:string"/>
    <xsl:param name="values" as="xs:string*"/>
    <fieldset class="views">
      <legend>{ed:label('reading.' || $of)}</legend>
      <xsl:for-each select="$values">
        <label>
          <input type="radio" name="{$of}" id="{$of}-{.}">
            <xsl:if test=". = 'medium'">
              <xsl:attribute name="checked" select="'checked'"/>
            </xsl:if>
          </input>
          <xsl:text> {ed:label('reading.' || $of || '.' || .)}</xsl:text>
        </label>
      </xsl:for-each>
    </fieldset>
  </xsl:template>

  <xsl:template name="ed:headings-list">
    <xsl:param name="headings" as="element()*"/>
    <xsl:if test="count($headings) ge $ed:contents-from">
      <nav class="headings" aria-labelledby="headings-title">
        <h2 id="headings-title">{ed:label('reading.contents')}</h2>
        <ol>
          <xsl:for-each select="$headings">
            <li class="level-{substring(local-name((h2 | h3 | h4 | h5 | h6)[1]), 2)}">
              <a href="#{@id}">
                <xsl:sequence select="(ancestor-or-self::*[@lang], .//*[@lang][normalize-space() = normalize-space(current())])[last()]/(@lang | @dir)"/>
                <xsl:value-of select="normalize-space(string-join((h2 | h3 | h4 | h5 | h6)[1]//text()[not(ancestor::a[contains-token(@class, 'ref')])]))"/>
              </a>
            </li>
          </xsl:for-each>
        </ol>
      </nav>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
