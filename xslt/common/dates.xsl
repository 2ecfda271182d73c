<?xml version="1.0" encoding="UTF-8"?>
<!-- Calendar dates in the words of the page’s language. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:import href="labels.xsl"/>

  <!-- A calendar date, `2026-11-23`, `2026-11` or `2026`, in the words of the page's language; anything else unchanged. -->
  <xsl:function name="ed:day" as="xs:string">
    <xsl:param name="date" as="xs:string?"/>
    <xsl:sequence select="ed:day($date, true())"/>
  </xsl:function>

  <!-- The same; `alone` is false after a word such as “from”, where many languages bend the name of a month as they do after a day. -->
  <xsl:function name="ed:day" as="xs:string">
    <xsl:param name="date" as="xs:string?"/>
    <xsl:param name="alone" as="xs:boolean"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize($date, '-')"/>
    <xsl:choose>
      <xsl:when test="not(matches($date, '^\d{4}(-(0[1-9]|1[0-2])(-[0-3]\d)?)?$'))">
        <xsl:sequence select="string($date)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="ed:label('page.date.' || count($parts), (string(number($parts[1])), if ($parts[2]) then ed:label((if ($alone and not($parts[3])) then 'page.month-alone.' else 'page.month.') || $parts[2]) else '', if ($parts[3] = '01') then ed:label('page.date.first') else if ($parts[3]) then string(number($parts[3])) else ''))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!--
    What the dating attributes of an element say, in words: “30 December 1961”, “between … and …”; empty without such attributes.
  -->
  <xsl:function name="ed:dating" as="xs:string">
    <xsl:param name="date" as="element()?"/>
    <xsl:sequence select="
        if ($date/@when) then ed:day($date/@when)
        else if ($date/@from and $date/@to) then ed:label('page.date.from-to', (ed:day($date/@from), ed:day($date/@to)))
        else if ($date/@notBefore and $date/@notAfter) then ed:label('page.date.between', (ed:day($date/@notBefore, false()), ed:day($date/@notAfter, false())))
        else if ($date/@from) then ed:label('page.date.from', ed:day($date/@from, false()))
        else if ($date/@to) then ed:label('page.date.to', ed:day($date/@to, false()))
        else if ($date/@notBefore) then ed:label('page.date.not-before', ed:day($date/@notBefore, false()))
        else if ($date/@notAfter) then ed:label('page.date.not-after', ed:day($date/@notAfter, false()))
        else ''"/>
  </xsl:function>

  <!-- The value as HTML’s `time/@datetime` takes it, if it does: a day, a month, a year of four digits, with a time of day or without. -->
  <xsl:function name="ed:datetime" as="xs:string?">
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="$value[matches(., '^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?|--(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))$') and not(starts-with(., '0000'))]"/>
  </xsl:function>

  <!-- The calendar in which a date is written, where it is not ours: what the header says of it, else “Julian calendar”. -->
  <xsl:function name="ed:calendar" as="xs:string?">
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="id" as="xs:string?" select="$date/@calendar[not(matches(., 'gregorian', 'i'))] ! replace(tokenize(.)[1], '^.*#', '')"/>
    <xsl:variable name="described" as="element()?" select="if ($id) then root($date)/*/tei:teiHeader/tei:profileDesc/tei:calendarDesc/tei:calendar[@xml:id = $id][1] else ()"/>
    <xsl:sequence select="if ($described) then normalize-space($described) else $id ! ed:label('page.calendar', upper-case(substring(., 1, 1)) || substring(., 2))"/>
  </xsl:function>

  <!-- A degree of certainty in words. -->
  <xsl:function name="ed:certainty" as="xs:string">
    <xsl:param name="cert" as="xs:string?"/>
    <xsl:sequence select="if (ed:has-label('page.cert.' || $cert)) then ed:label('page.cert.' || $cert) else string($cert)"/>
  </xsl:function>

</xsl:stylesheet>
