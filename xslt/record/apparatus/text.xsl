<?xml version="1.0" encoding="UTF-8"?>
<!-- The apparatus as it would be printed, a line for each entry: `1.12 I] suppl. Goldberg`; a title before each of several series. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:function name="ed:apparatus-lines" as="xs:string*">
    <xsl:param name="apparatus" as="element(app:apparatus)"/>
    <xsl:variable name="titled" as="xs:boolean" select="ed:has-series($apparatus)"/>
    <xsl:for-each select="ed:series($apparatus)">
      <xsl:variable name="series" as="element(m:series)" select="."/>
      <xsl:if test="$titled">
        <xsl:sequence select="string(@title)[.], ed:series-notes($apparatus, .)/string(@words)"/>
      </xsl:if>
      <xsl:sequence select="$apparatus/app:entry[string(@series) = $series/@type] ! ed:entry-line(.)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Locus, lemma, and what is said of it. -->
  <xsl:function name="ed:entry-line" as="xs:string">
    <xsl:param name="entry" as="element(app:entry)"/>
    <xsl:sequence select="ed:line(string-join(($entry/app:locus, ed:entry-words($entry), string-join($entry/app:resp, ', ')), ' '))"/>
  </xsl:function>

  <!-- An entry without its locus. -->
  <xsl:function name="ed:entry-words" as="xs:string">
    <xsl:param name="entry" as="element(app:entry)"/>
    <xsl:variable name="parts" as="xs:string*" select="
        $entry/app:reading ! (ed:group-words(.) || ed:reading-words(.)),
        $entry/app:note ! ed:quoted-words(.),
        (if ($entry/app:absent) then ed:label('apparatus.absent', string-join($entry/app:absent/@siglum, ' ')) else ())"/>
    <!-- Where something is added between words, those that lack it come last: “after two] add. old C; om. A B”. -->
    <xsl:variable name="lacking" as="xs:string?" select="if (ed:after-words($entry)) then $entry/app:lemma[not(app:words)][ed:printed-witnesses(.)] ! (ed:label('apparatus.om') || ' ' || ed:attested(.)) else ()"/>
    <xsl:variable name="lemma" as="element(app:lemma)?" select="$entry/app:lemma[app:words or ed:printed-witnesses(.)][empty($lacking)]"/>
    <xsl:sequence select="string-join(($lemma ! ed:lemma-line(., exists($parts)), ed:after-words($entry), string-join(($parts, $lacking), '; ')), ' ')"/>
  </xsl:function>

  <!-- `lemma]`, with its witnesses and what is said of them. -->
  <xsl:function name="ed:lemma-line" as="xs:string">
    <xsl:param name="lemma" as="element(app:lemma)"/>
    <xsl:param name="more" as="xs:boolean"/>
    <xsl:variable name="attested" as="xs:string" select="ed:attested($lemma)"/>
    <xsl:sequence select="string-join(((if ($lemma/app:words) then ed:lemma-words($lemma) else ed:label('apparatus.om')) || ']', $attested[.] || (if ($attested and $more) then ';' else ''))[.], ' ')"/>
  </xsl:function>

  <!-- What was done, or the words, their kind and their witnesses: `suppl.`, `Kudryavstev orig.`, `vopros B C`, `om. D`. -->
  <xsl:function name="ed:reading-words" as="xs:string">
    <xsl:param name="reading" as="element(app:reading)"/>
    <xsl:variable name="kind" as="xs:string" select="ed:operator($reading)"/>
    <xsl:variable name="words" as="xs:string" select="ed:words-given($reading)"/>
    <xsl:sequence select="
        string-join((if ($reading/@kind = 'orig') then ($words, $kind) else if ($reading/@kind = 'gap') then '[' || $words || ']' else ($kind, $words), ed:attested($reading))[normalize-space()], ' ')"/>
  </xsl:function>

  <!-- Witnesses, proposers, remarks, details, notes, variation within. -->
  <xsl:function name="ed:attested" as="xs:string">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="
        string-join((
          ed:printed-witnesses($reading) ! ed:wit(.),
          string-join($reading/app:by/@siglum, ', '),
          ed:remarks($reading) ! ('(' || . || ')'),
          $reading/app:detail ! ('(' || string-join((ed:detail-siglum(.), ed:quoted-words(.), ed:detail-by(.)), ' ') || ')'),
          $reading/app:note ! ed:quoted-words(.),
          $reading/app:entry[app:lemma[app:words] or app:reading] ! ('(' || ed:entry-words(.) || ')'))[normalize-space()], ' ')"/>
  </xsl:function>

  <!-- Quoted TEI on one line; entries have it ready. -->
  <xsl:function name="ed:quoted-words" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="words" as="text()*">
      <xsl:if test="empty($element/@words)">
        <xsl:apply-templates select="$element/node()" mode="ed:text"/>
      </xsl:if>
    </xsl:variable>
    <xsl:sequence select="($element/@words/string(), ed:one-line(string-join($words)))[1]"/>
  </xsl:function>

</xsl:stylesheet>
