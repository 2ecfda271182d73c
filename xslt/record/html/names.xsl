<?xml version="1.0" encoding="UTF-8"?>
<!--
  Names, terms and dates: links to the pages of the registers.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:function name="ed:name-class" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="entity" as="element(m:entity)?"/>
    <xsl:variable name="register" as="xs:string?" select="$entity/@register"/>
    <xsl:sequence select="
        if ($register = 'people' or (empty($register) and $name/(self::persName | self::forename | self::surname))) then 'name person'
        else if ($register = 'places' or (empty($register) and $name/(self::placeName | self::geogName | self::country | self::settlement | self::region | self::district))) then 'name place'
        else if ($register = 'organizations' or (empty($register) and $name/self::orgName)) then 'name org'
        else if ($register = 'terms' or $name/self::term) then 'term'
        else 'name'"/>
  </xsl:function>

  <xsl:template match="persName | placeName | orgName | geogName | name | rs | term | country | settlement | region | district | bloc | objectName | eventName | roleName | forename | surname | addName | nameLink | genName | offset | geogFeat | affiliation | nationality | occupation" mode="ed:inline">
    <xsl:variable name="entity" as="element(m:entity)?" select="if ($ed:show-names) then ed:entity-of(.) else ()"/>
    <xsl:choose>
      <xsl:when test="$entity or @xml:id or @xml:lang or not(self::roleName | self::forename | self::surname | self::addName | self::nameLink | self::genName | self::offset | self::geogFeat)">
        <xsl:call-template name="ed:linked">
          <xsl:with-param name="href" select="$entity ! ($ed:root || @href)"/>
          <xsl:with-param name="class" select="ed:name-class(., $entity)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="ed:inline"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Whether names are shown as links; the entry stylesheet knows it. -->
  <xsl:variable name="ed:show-names" as="xs:boolean" select="true()"/>

  <xsl:template match="(forename | surname | roleName | addName | genName | nameLink | settlement | region | country | district | bloc)[ed:meets-part(.)]" mode="ed:inline" priority="2">
    <xsl:text> </xsl:text>
    <xsl:next-match/>
  </xsl:template>

  <!--
    A date. What the words alone do not say (“tonight”) is told in the list of dates after the text, to which it links;
    otherwise the element only carries the calendar date for machines.
  -->
  <xsl:template match="imprint/date[not(node())][@when]" mode="ed:inline" priority="1">
    <span class="date">{ed:day(@when)}</span>
  </xsl:template>

  <xsl:template match="date | time" mode="ed:inline">
    <xsl:variable name="number" as="xs:integer?" select="ed:date-number(.)"/>
    <xsl:variable name="value" as="xs:string?" select="ed:datetime(@when)"/>
    <xsl:choose>
      <xsl:when test="$number">
        <xsl:call-template name="ed:linked">
          <xsl:with-param name="href" select="'#d' || $number"/>
          <xsl:with-param name="class" select="'date'"/>
          <xsl:with-param name="id" select="'e' || $number"/>
          <xsl:with-param name="described-by" select="'d' || $number"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$value">
        <time datetime="{$value}">
          <xsl:call-template name="ed:identity"/>
          <xsl:apply-templates mode="ed:inline"/>
        </time>
      </xsl:when>
      <xsl:otherwise>
        <span class="date">
          <xsl:call-template name="ed:identity"/>
          <xsl:apply-templates mode="ed:inline"/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
