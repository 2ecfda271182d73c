<?xml version="1.0" encoding="UTF-8"?>
<!-- The apparatus as it would be printed, a line for each entry: `1.12 I] suppl. Goldberg`. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0">


  <xsl:function name="ed:apparatus-lines" as="xs:string*">
    <xsl:param name="apparatus" as="element(app:apparatus)"/>
    <xsl:sequence select="$apparatus/app:entry ! ed:entry-line(.)"/>
  </xsl:function>

  <!-- Locus, lemma, and what is said of it. -->
  <xsl:function name="ed:entry-line" as="xs:string">
    <xsl:param name="entry" as="element(app:entry)"/>
    <xsl:variable name="parts" as="xs:string*" select="$entry/app:reading ! ed:reading-words(.), $entry/app:note ! ed:quoted-words(.)"/>
    <xsl:sequence select="
        ed:line(string-join((
          $entry/app:locus,
          $entry/app:lemma ! (ed:lemma-words(.) || ']' || (@witnesses ! (' ' || . || (if (exists($parts)) then ';' else '')))),
          string-join($parts, '; '),
          string-join($entry/app:resp, ', ')), ' '))"/>
  </xsl:function>

  <!-- A long lemma is shortened to its first and last words; the other forms of the apparatus have it whole. -->
  <xsl:function name="ed:lemma-words" as="xs:string">
    <xsl:param name="lemma" as="element(app:lemma)"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($lemma)"/>
    <xsl:sequence select="if (count($words) le 8) then string-join($words, ' ') else string-join(($words[position() le 3], '…', $words[position() gt last() - 3]), ' ')"/>
  </xsl:function>

  <!-- What was done, or the words, their kind and their witnesses: `suppl.`, `Kudryavstev orig.`, `vopros B C`, `om. D`. -->
  <xsl:function name="ed:reading-words" as="xs:string">
    <xsl:param name="reading" as="element(app:reading)"/>
    <xsl:variable name="kind" as="xs:string" select="ed:label('apparatus.' || $reading/@kind)"/>
    <xsl:variable name="words" as="xs:string" select="ed:quoted-words($reading)"/>
    <xsl:variable name="cert" as="xs:string?" select="$reading/@cert[ed:has-label('apparatus.cert.' || .)] ! ed:label('apparatus.cert.' || .)"/>
    <xsl:sequence select="
        string-join((if ($reading/@kind = 'orig') then ($words, $kind) else if ($reading/@kind = 'gap') then '[' || $words || ']' else ($kind, $words), $reading/@witnesses, $cert ! ('(' || . || ')'))[normalize-space()], ' ')"/>
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
