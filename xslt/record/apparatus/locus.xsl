<?xml version="1.0" encoding="UTF-8"?>
<!-- What a place is called: `1.12` for a word of a numbered paragraph, `12` for a line with a number, else what the place is. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:function name="ed:locus-label" as="xs:string">
    <xsl:param name="place" as="map(*)"/>
    <xsl:sequence select="string(ed:locus($place))"/>
  </xsl:function>

  <xsl:function name="ed:locus" as="element(app:locus)">
    <xsl:param name="place" as="map(*)"/>
    <xsl:variable name="home" as="element()" select="$place?home"/>
    <xsl:variable name="end" as="element()" select="$place?end"/>
    <xsl:variable name="number" as="xs:string?" select="ed:number($home)"/>
    <xsl:variable name="end-number" as="xs:string?" select="if ($home is $end) then () else ed:number($end)"/>
    <xsl:variable name="line" as="xs:string?" select="($place?lines, $place?start-line)[1]"/>
    <xsl:variable name="named" as="element()" select="if (exists(ed:anchor($home))) then $home else (ed:block($home), $home)[1]"/>
    <app:locus>
      <xsl:if test="ed:page-file($home)">
        <xsl:attribute name="page" select="ed:page-file($home)"/>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="exists($number)">
          <xsl:attribute name="paragraph" select="$number"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:attribute name="block" select="ed:locus-key($named)"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="ed:anchor($named)">
        <xsl:attribute name="anchor" select="ed:anchor($named)"/>
      </xsl:if>
      <xsl:if test="exists($line)">
        <xsl:attribute name="line" select="$line"/>
      </xsl:if>
      <xsl:if test="$place?after">
        <xsl:attribute name="after" select="$place?after"/>
      </xsl:if>
      <xsl:if test="$place?inside gt 0">
        <xsl:attribute name="inside" select="$place?inside"/>
      </xsl:if>
      <xsl:if test="$place?known and not($place?wide)">
        <xsl:attribute name="word" select="$place?first"/>
        <xsl:if test="$home is $end">
          <xsl:attribute name="to" select="max(($place?first, $place?last))"/>
        </xsl:if>
      </xsl:if>
      <xsl:value-of select="
          if (exists($line)) then $line
          else if (not($place?known)) then ($number[not($place?lost)], replace($place?reference, '\s*[-–—]\s*', '–')[.], ed:locus-words($named))[1]
          else if (exists($number)) then $number || (if ($place?wide) then '' else '.' || $place?first) || (if (exists($end-number)) then '–' || $end-number || (if ($place?wide) then '' else '.' || $place?last) else '')
          else ed:locus-words($named)"/>
    </app:locus>
  </xsl:function>

  <xsl:variable name="ed:has-lines" as="xs:boolean" select="exists(/descendant::tei:l[@n])"/>

  <!-- The numbers of the verse lines that a place begins and ends in. -->
  <xsl:function name="ed:verse-line" as="xs:string?">
    <xsl:param name="place" as="map(*)"/>
    <xsl:param name="measures" as="map(*)"/>
    <xsl:variable name="start" as="xs:string?" select="ed:line-at($measures(generate-id($place?home)), $place?from)"/>
    <xsl:variable name="stop" as="xs:string?" select="ed:line-at($measures(generate-id($place?end)), $place?to)"/>
    <xsl:sequence select="if (exists($start) and exists($stop)) then string-join(distinct-values(($start, $stop)), '–') else ()"/>
  </xsl:function>

  <xsl:function name="ed:line-at" as="xs:string?">
    <xsl:param name="measure" as="map(*)"/>
    <xsl:param name="leaf" as="xs:integer"/>
    <xsl:variable name="size" as="xs:integer" select="array:size($measure?nodes)"/>
    <xsl:sequence select="if ($size = 0) then () else normalize-space($measure?nodes(max((1, min(($leaf, $size)))))/ancestor-or-self::tei:l[1]/@n)[.]"/>
  </xsl:function>

  <!-- What a place without a number is called: “head”, “opener”, “n. 2”. -->
  <xsl:function name="ed:locus-words" as="xs:string">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="key" as="xs:string" select="'apparatus.locus.' || local-name($block)"/>
    <xsl:sequence select="
        if ($block/self::tei:note and ed:note-number($block)) then ed:label('apparatus.locus.note', ed:note-label($block))
        else ed:label(if (ed:has-label($key)) then $key else 'apparatus.locus.text')"/>
  </xsl:function>

</xsl:stylesheet>
