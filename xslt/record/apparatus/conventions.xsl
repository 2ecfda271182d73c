<?xml version="1.0" encoding="UTF-8"?>
<!-- What the configuration says of the apparatus, and how its parts are worded; the page, the printed text and the typeset form share it. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:variable name="ed:apparatus-config" as="element(m:apparatus)?" select="$ed:edition/m:edition/m:apparatus"/>

  <!-- `positive`: the witnesses of every lemma are printed, also those that are worked out; `negative`: none; otherwise those that are encoded. -->
  <xsl:variable name="ed:apparatus-style" as="xs:string" select="string($ed:apparatus-config/@style)"/>

  <!-- A lemma of more words is shortened to its first and last. -->
  <xsl:variable name="ed:lemma-length" as="xs:integer" select="($ed:apparatus-config/@lemma[. castable as xs:integer] ! xs:integer(.), 8)[1]"/>

  <!--
    The series of entries, as `m:series` with a title: those of the configuration in its order, then the others as they first come. One
    without a type comes first. A series is called as its list is headed, unless the configuration calls it otherwise.
  -->
  <xsl:function name="ed:series" as="element(m:series)*">
    <xsl:param name="apparatus" as="element(app:apparatus)"/>
    <xsl:variable name="types" as="xs:string*" select="distinct-values($apparatus/app:entry/string(@series))"/>
    <xsl:variable name="configured" as="element(m:series)*" select="$ed:apparatus-config/m:series"/>
    <xsl:for-each select="$types[. = ''], $configured[@type = $types]/string(@type), $types[. ne ''][not(. = $configured/@type)]">
      <xsl:variable name="type" as="xs:string" select="."/>
      <xsl:variable name="key" as="xs:string" select="'apparatus.series.' || $type"/>
      <m:series type="{$type}" title="{(
          $configured[@type = $type]/@title,
          $apparatus/app:heading[@series = $type][@kind = 'head'][1]/@words,
          (if ($type = '') then (if (count($types) gt 1) then ed:label('apparatus.series') else '') else if (ed:has-label($key)) then ed:label($key) else upper-case(substring($type, 1, 1)) || translate(substring($type, 2), '_-', '  ')))[1]}"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Whether the series need their titles. -->
  <xsl:function name="ed:has-series" as="xs:boolean">
    <xsl:param name="apparatus" as="element(app:apparatus)"/>
    <xsl:sequence select="count(distinct-values($apparatus/app:entry/string(@series))) gt 1 or exists($apparatus/app:heading) or exists($ed:apparatus-config/m:series[@type = $apparatus/app:entry/@series])"/>
  </xsl:function>

  <!-- What is said at the head of a series besides its title: other headings, notes. -->
  <xsl:function name="ed:series-notes" as="element(app:heading)*">
    <xsl:param name="apparatus" as="element(app:apparatus)"/>
    <xsl:param name="series" as="element(m:series)"/>
    <xsl:variable name="own" as="element(app:heading)*" select="$apparatus/app:heading[@series = $series/@type]"/>
    <xsl:sequence select="$own[not(@words = $series/@title)]"/>
  </xsl:function>

  <!-- The witnesses of a lemma or reading that are printed. -->
  <xsl:function name="ed:printed-witnesses" as="element(app:wit)*">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="
        if ($reading/self::app:reading or $ed:apparatus-style = 'positive') then $reading/app:wit
        else if ($ed:apparatus-style = 'negative') then ()
        else $reading/app:wit[not(@implied)]"/>
  </xsl:function>

  <!-- A siglum with the hand, if a hand is named. -->
  <xsl:function name="ed:wit" as="xs:string">
    <xsl:param name="wit" as="element()"/>
    <xsl:sequence select="if ($wit/@hand) then ed:with-hand($wit/@siglum, $wit/@hand) else string($wit/@siglum)"/>
  </xsl:function>

  <!-- A siglum with a hand: `A¹` for a number, else `A (m2)`. -->
  <xsl:function name="ed:with-hand" as="xs:string">
    <xsl:param name="siglum" as="xs:string"/>
    <xsl:param name="hand" as="xs:string"/>
    <xsl:sequence select="if (matches($hand, '^[0-9]+$')) then $siglum || translate($hand, '0123456789', '⁰¹²³⁴⁵⁶⁷⁸⁹') else $siglum || ' (' || $hand || ')'"/>
  </xsl:function>

  <!-- What was done, before the words: `om.`, `add.`; empty for a reading that is only another one. -->
  <xsl:function name="ed:operator" as="xs:string">
    <xsl:param name="reading" as="element(app:reading)"/>
    <xsl:variable name="key" as="xs:string" select="
        'apparatus.' || (if ($reading/@relation = 'add') then 'plus-' || $reading/@where else if ($reading/@relation) then $reading/@relation else $reading/@kind)"/>
    <xsl:sequence select="if (ed:has-label($key)) then ed:label($key) else string($reading/@kind)"/>
  </xsl:function>

  <!-- The words of a reading as an entry gives them: of one that adds to the lemma, what is added. -->
  <xsl:function name="ed:words-given" as="xs:string">
    <xsl:param name="reading" as="element(app:reading)"/>
    <xsl:sequence select="string(($reading/@added, $reading/app:words/@words)[1])"/>
  </xsl:function>

  <!-- What is said in brackets after the witnesses: how sure, why it varies, what of a witness. -->
  <xsl:function name="ed:remarks" as="xs:string*">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="
        $reading/@cert[ed:has-label('apparatus.cert.' || .)] ! ed:label('apparatus.cert.' || .),
        $reading/@cause ! (if (ed:has-label('apparatus.cause.' || .)) then ed:label('apparatus.cause.' || .) else translate(., '_', ' ')),
        $reading/app:break ! ed:break-words(.)"/>
  </xsl:function>

  <!-- `lacking from here to 24.2`; a break of one witness among several names it. -->
  <xsl:function name="ed:break-words" as="xs:string">
    <xsl:param name="break" as="element(app:break)"/>
    <xsl:variable name="until" as="xs:string*" select="distinct-values($break/ancestor::app:apparatus/app:silence[@mark = $break/@mark]/@locus/string())"/>
    <xsl:variable name="words" as="xs:string" select="if ($until[.] and $break/@kind = ('lacunaStart', 'witEnd')) then ed:label('apparatus.break.until', $until[1]) else ed:label('apparatus.break.' || $break/@kind)"/>
    <xsl:variable name="named" as="xs:string*" select="tokenize($break/@witnesses)"/>
    <xsl:variable name="wits" as="element(app:wit)*" select="$break/../app:wit"/>
    <xsl:sequence select="string-join((if (count($named) lt count($wits)) then $wits[@id = $named]/@siglum else (), $words), ' ')"/>
  </xsl:function>

  <!-- A detail of a witness, with its siglum where the words don't begin with it. -->
  <xsl:function name="ed:detail-siglum" as="xs:string?">
    <xsl:param name="detail" as="element(app:detail)"/>
    <xsl:variable name="sigla" as="xs:string" select="string($detail/@witnesses)"/>
    <xsl:sequence select="if ($sigla and count($detail/../app:wit) gt 1 and not(contains(' ' || $detail/@words || ' ', ' ' || tokenize($sigla)[1] || ' '))) then $sigla else ()"/>
  </xsl:function>

  <!-- Who says what is said of a witness. -->
  <xsl:function name="ed:detail-by" as="xs:string?">
    <xsl:param name="detail" as="element(app:detail)"/>
    <xsl:sequence select="$detail/@by ! replace(., '\|', ', ')"/>
  </xsl:function>

  <!-- A long lemma is shortened to its first and last words; the data have it whole, and so have entries whose words are not those of the text, or that are blocks of their own. -->
  <xsl:function name="ed:lemma-words" as="xs:string">
    <xsl:param name="lemma" as="element(app:lemma)"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize($lemma/app:words/@words)"/>
    <xsl:sequence select="if (count($words) le $ed:lemma-length or $lemma/@apart or $lemma/../app:locus/@block = 'app') then string-join($words, ' ') else string-join(($words[position() le 3], '…', $words[position() gt last() - 3]), ' ')"/>
  </xsl:function>

  <!-- Where words are added and the text has none, the word that they follow. -->
  <xsl:function name="ed:after-words" as="xs:string?">
    <xsl:param name="entry" as="element(app:entry)"/>
    <xsl:sequence select="if (empty($entry/app:lemma[app:words]) and $entry/app:locus/@after) then ed:label('apparatus.after', string($entry/app:locus/@after)) || ']' else ()"/>
  </xsl:function>

  <!-- The kind of a group of readings, before the first of it. -->
  <xsl:function name="ed:group-words" as="xs:string">
    <xsl:param name="reading" as="element(app:reading)"/>
    <xsl:variable name="group" as="xs:string" select="string($reading/@group)"/>
    <xsl:sequence select="if ($group and not($reading/preceding-sibling::app:reading[1][@group = $group and @grouped = $reading/@grouped])) then $group || ': ' else ''"/>
  </xsl:function>

</xsl:stylesheet>
