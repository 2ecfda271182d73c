<?xml version="1.0" encoding="UTF-8"?>
<!-- Transcribed speech (TEI P5, chapter 8): who speaks, and what is heard or seen besides words. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:import href="labels.xsl"/>

  <!-- Who speaks: the register's short names, else the names of the persons of the header, else what the pointers say. Empty where nobody is named. -->
  <xsl:function name="ed:speaker" as="xs:string?">
    <xsl:param name="utterance" as="element()"/>
    <xsl:variable name="names" as="xs:string*">
      <xsl:for-each select="tokenize($utterance/@who)">
        <xsl:variable name="entity" as="element(m:entity)?" select="ed:entity(.)"/>
        <xsl:variable name="person" as="element()?" select="if (empty($entity)) then ed:target(., $utterance) else ()"/>
        <xsl:sequence select="($entity ! string((@short[normalize-space()], @name)[1]), $person//(tei:persName | tei:name)[normalize-space()][1] ! normalize-space(.), $person[string-length(normalize-space(.)) le 40] ! normalize-space(.), replace(., '^.*#', ''))[normalize-space()][1]"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="string-join(distinct-values($names), ', ')[.]"/>
  </xsl:function>

  <!-- What a `pause`, a `shift` or another element without words says: “pause, 3 s”, “tempo: a”. -->
  <xsl:function name="ed:heard" as="xs:string">
    <xsl:param name="event" as="element()"/>
    <xsl:variable name="length" as="xs:string?" select="($event/@dur ! replace(., '^PT?([0-9.]+)S$', '$1 s'), ed:extent($event))[.][1]"/>
    <xsl:variable name="shift" as="xs:string*" select="$event/self::tei:shift/(@feature, @new) ! string(.)"/>
    <xsl:variable name="who" as="xs:string?" select="if ($event/@who) then ed:speaker($event) else ()"/>
    <xsl:variable name="what" as="xs:string?" select="
        if (exists($shift)) then string-join($shift, ': ')
        else if ($event/tei:desc) then ()
        else ($event/@type/string(), ed:label('heard.' || local-name($event)))[1]"/>
    <xsl:sequence select="string-join(($who, $what, $length), ', ')"/>
  </xsl:function>

</xsl:stylesheet>
