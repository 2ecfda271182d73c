<?xml version="1.0" encoding="UTF-8"?>
<!--
  Dates of the text whose words do not say the whole date: told in a list after the text.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <!-- The date tells more than its words do: a day, a range or a certainty, where the words do not name the year. -->
  <xsl:variable name="ed:told-dates" as="element()*" select="//text//(date | time)[@when | @from | @to | @notBefore | @notAfter][normalize-space()][ed:dating(.)][@cert or ed:calendar(.) or not(matches(., '\d{4}'))][not(ancestor::rdg or ancestor::note)]"/>

  <xsl:variable name="ed:date-numbers" as="map(xs:string, xs:integer)">
    <xsl:map>
      <xsl:for-each select="$ed:told-dates">
        <xsl:map-entry key="generate-id(.)" select="position()"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <!-- The number of a date in that list; empty for a date that says itself what it means. -->
  <xsl:function name="ed:date-number" as="xs:integer?">
    <xsl:param name="date" as="element()"/>
    <xsl:sequence select="$ed:date-numbers(generate-id($date))"/>
  </xsl:function>

  <!-- The dates that stand on one page of the record: `page` is its file in the record's folder, empty for the record's own page. -->
  <xsl:template name="ed:dates-part">
    <xsl:param name="page" as="xs:string" required="yes"/>
    <xsl:variable name="dates" as="element()*" select="if ($ed:is-divided) then $ed:told-dates[ed:page-file(.) = $page] else $ed:told-dates"/>
    <xsl:if test="exists($dates)">
      <section class="part" id="dates" aria-labelledby="dates-title">
        <h2 id="dates-title">{ed:label('record.text-dates')}</h2>
        <ol class="apparatus">
          <xsl:for-each select="$dates">
            <xsl:variable name="number" as="xs:integer?" select="ed:date-number(.)"/>
            <xsl:variable name="locus" as="xs:string" select="ed:locus-label(ed:locus-key(ed:block(.)))"/>
            <li id="d{$number}">
              <a class="locus" href="#e{$number}" role="doc-backlink" aria-label="{ed:label('html.date-back', (ed:plain(.), $locus))}">{$locus}</a>
              <div class="entry">
                <span class="lem"><xsl:sequence select="ed:passage(.)"/>{ed:plain(.)}</span>
                <xsl:text>]</xsl:text>
                <xsl:text> </xsl:text>
                <xsl:choose>
                  <xsl:when test="ed:datetime(@when)">
                    <time datetime="{@when}">{ed:day(@when)}</time>
                  </xsl:when>
                  <xsl:otherwise>{ed:dating(.)}</xsl:otherwise>
                </xsl:choose>
                <xsl:call-template name="ed:basis">
                  <xsl:with-param name="calendar" select="ed:calendar(.)"/>
                </xsl:call-template>
              </div>
            </li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- How sure a date is and what it rests on, in brackets; nothing where it does not say. -->
  <xsl:template name="ed:basis">
    <xsl:param name="calendar" as="xs:string?" select="()"/>
    <xsl:variable name="words" as="xs:string*" select="(@cert ! ed:certainty(.), $calendar)"/>
    <xsl:variable name="categories" as="element(m:category)*" select="ed:categories-of(.)"/>
    <xsl:if test="exists(($words, $categories))">
      <xsl:text> (</xsl:text>
      <xsl:value-of select="string-join($words, '; ')"/>
      <xsl:for-each select="$categories">
        <xsl:if test="position() gt 1 or exists($words)">; </xsl:if>
        <xsl:variable name="language" as="attribute()*" select="ed:in-language(@lang)"/>
        <xsl:variable name="name" as="xs:string" select="lower-case(substring(@name, 1, 1)) || substring(@name, 2)"/>
        <xsl:choose>
          <xsl:when test="exists($language)">
            <span>
              <xsl:sequence select="$language"/>
              <xsl:value-of select="$name"/>
            </span>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="$name"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- What is printed as a place: a paragraph’s number, or a word such as “opening”. -->
  <xsl:function name="ed:locus-label" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="if (ed:has-label('locus.' || $key)) then ed:label('locus.' || $key) else $key"/>
  </xsl:function>

</xsl:stylesheet>
