<?xml version="1.0" encoding="UTF-8"?>
<!--
  What is said of places in the text from elsewhere: certainty, precision, responsibility, interpretations, spans, joins, entries of an
  index, annotations and notes of `standOff`. Each has its reference behind the last words that it is about, and says in a list after
  the text what it says. Worked out once for a record.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:import href="words.xsl"/>
  <xsl:import href="context.xsl"/>

  <!--
    What says something of an element of the text, in the order of the places; then what stands in the text and finds no place that
    it is about. Notes of `standOff` are among the notes.
  -->
  <xsl:variable name="ed:annotations" as="element()*">
    <xsl:variable name="said" as="element()*" select="
        //(tei:certainty | tei:precision | tei:respons | tei:span[normalize-space()] | tei:interp[normalize-space()] | tei:join | tei:substJoin | tei:annotation | tei:index[normalize-space()])[not(ancestor::tei:teiHeader)],
        //tei:text//*[@next][not(@prev)]"/>
    <xsl:variable name="by-place" as="map(xs:string, element()*)">
      <xsl:map>
        <xsl:for-each-group select="$said[exists(ed:about(.))]" group-by="generate-id(ed:about(.)[1])">
          <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:variable>
    <xsl:sequence select="if (empty($said)) then () else (($said ! ed:about(.)[1])/. ! $by-place(generate-id(.)), $said[not(@next)][normalize-space()][ancestor::tei:text][empty(ed:about(.))])"/>
  </xsl:variable>

  <xsl:variable name="ed:annotation-numbers" as="map(xs:string, xs:integer)">
    <xsl:map>
      <xsl:for-each select="$ed:annotations">
        <xsl:map-entry key="generate-id(.)" select="position()"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <!-- An annotation's 1-based position in the list: its anchor is `i` and this number, that of its reference `j` and this number. -->
  <xsl:function name="ed:annotation-number" as="xs:integer?">
    <xsl:param name="annotation" as="element()"/>
    <xsl:sequence select="$ed:annotation-numbers(generate-id($annotation))"/>
  </xsl:function>

  <!-- What is printed as its number: a, b … z, aa … -->
  <xsl:function name="ed:annotation-label" as="xs:string">
    <xsl:param name="annotation" as="element()"/>
    <xsl:number value="ed:annotation-number($annotation)" format="a"/>
  </xsl:function>

  <xsl:key name="ed:analysed" match="*[@ana][not(self::tei:w or self::tei:m or self::tei:c or self::tei:pc or self::tei:phr or self::tei:cl)]" use="tokenize(@ana)[starts-with(., '#')] ! substring(., 2)"/>

  <!-- The elements of the text that an annotation is about, in document order. -->
  <xsl:function name="ed:about" as="element()*">
    <xsl:param name="annotation" as="element()"/>
    <xsl:variable name="pointers" as="xs:string*" select="($annotation/(@target | @from | @to | @inst) ! tokenize(.))[starts-with(., '#')]"/>
    <xsl:variable name="named" as="element()*" select="$pointers ! key('ed:id', substring(., 2), root($annotation))[1]"/>
    <xsl:variable name="found" as="element()*" select="
        if ($annotation/(self::tei:index or @next and not(self::tei:span or self::tei:join))) then $annotation
        else if (exists($named)) then $named
        else if ($annotation/self::tei:interp) then $annotation/@xml:id/key('ed:analysed', ., root($annotation))
        else if ($annotation/(self::tei:certainty or self::tei:precision or self::tei:respons) and not($annotation/@target)) then $annotation/parent::*
        else ()"/>
    <xsl:sequence select="$found/.[ancestor-or-self::tei:text or ancestor::tei:sourceDoc][not(self::tei:text or self::tei:body or self::tei:interpGrp or self::tei:spanGrp)]"/>
  </xsl:function>

  <!--
    The node behind which the reference stands: the last text that is read of the element, else the element itself.
    A span that names where it begins and where it ends has its reference at the end.
  -->
  <xsl:function name="ed:hook" as="node()">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="leaves" as="item()*">
      <xsl:apply-templates select="$element" mode="ed:reading"/>
    </xsl:variable>
    <xsl:sequence select="($leaves[. instance of text()][normalize-space()][last()], $element)[1]"/>
  </xsl:function>

  <!-- By the node behind which they stand: annotations, and notes of `standOff`. -->
  <xsl:variable name="ed:behind" as="map(xs:string, element()*)">
    <xsl:variable name="notes" as="element()*" select="$ed:notes[ancestor::tei:standOff]"/>
    <xsl:variable name="places" as="array(*)*" select="
        $notes ! [ed:hook(ed:note-target(.)), .],
        $ed:annotations ! (for $annotation in ., $place in (if (self::tei:interp) then ed:about(.) else ed:about(.)[last()]) return [ed:hook($place), $annotation])"/>
    <xsl:map>
      <xsl:for-each-group select="$places" group-by="generate-id(.(1))">
        <xsl:map-entry key="current-grouping-key()" select="current-group() ! .(2)"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <xsl:variable name="ed:has-behind" as="xs:boolean" select="map:size($ed:behind) gt 0"/>

  <xsl:function name="ed:behind" as="element()*">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="if ($ed:has-behind) then $ed:behind(generate-id($node)) else ()"/>
  </xsl:function>

  <!-- Whether references stand behind an element itself. -->
  <xsl:function name="ed:is-hook" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$ed:has-behind and map:contains($ed:behind, generate-id($element))"/>
  </xsl:function>

  <!-- What an annotation says, but for the words of its own content: “certainty low, of the name”. -->
  <xsl:function name="ed:annotation-words" as="xs:string">
    <xsl:param name="annotation" as="element()"/>
    <xsl:variable name="locus" as="xs:string?" select="$annotation/@locus ! (if (ed:has-label('annotation.of.' || .)) then ed:label('annotation.of.' || .) else translate(., '_', ' '))"/>
    <xsl:variable name="attribute" as="xs:string?" select="$annotation/@match[contains(., '@')] ! ed:label('annotation.of.attribute', replace(., '^.*@', ''))"/>
    <xsl:variable name="cert" as="xs:string?" select="($annotation/@cert ! ed:certainty(.), $annotation/@degree/string(), $annotation/@precision/string())[1]"/>
    <xsl:variable name="resp" as="xs:string*" select="tokenize($annotation/@resp) ! (ed:entity(.) ! string((@short[normalize-space()], @name)[1]), ed:target(., $annotation)//(tei:persName | tei:name)[1] ! normalize-space(.), replace(., '^.*#', ''))[normalize-space()][1]"/>
    <xsl:variable name="type" as="xs:string?" select="($annotation/@type, $annotation/parent::*[self::tei:spanGrp or self::tei:interpGrp or self::tei:joinGrp]/@type, $annotation/@motivation)[1] ! translate(., '_', ' ')"/>
    <xsl:variable name="rest" as="xs:string*" select="ed:about($annotation)[position() gt 1] ! ed:in-marks(ed:shortened(.))"/>
    <xsl:variable name="next" as="element()?" select="if ($annotation/@next) then tokenize($annotation/@next)[1][starts-with(., '#')] ! key('ed:id', substring(., 2), root($annotation))[1] else ()"/>
    <xsl:choose>
      <xsl:when test="$annotation/(self::tei:certainty or self::tei:precision or self::tei:respons)">
        <xsl:sequence select="string-join((if ($annotation/self::tei:certainty and $annotation/@cert) then $cert else string-join((ed:label('annotation.' || local-name($annotation)), $cert), ' '), ($attribute, $locus)[1], $annotation/@assertedValue ! ed:label('annotation.value', .), string-join($resp, ', ')[.]), ', ')"/>
      </xsl:when>
      <xsl:when test="$annotation/self::tei:join or $annotation/self::tei:substJoin">
        <xsl:sequence select="string-join((ed:label('annotation.' || local-name($annotation)), string-join($rest, ', ')), ' ') || $annotation/@result ! (' (' || . || ')')"/>
      </xsl:when>
      <xsl:when test="$annotation/self::tei:index">
        <xsl:sequence select="ed:label('annotation.index') || $annotation/@indexName ! (' (' || . || ')')"/>
      </xsl:when>
      <xsl:when test="$annotation/(self::tei:span or self::tei:interp or self::tei:annotation)">
        <xsl:sequence select="string-join(($type, string-join($resp, ', ')[.]), ', ')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="string-join((ed:label('annotation.next'), $next ! ed:in-marks(ed:shortened(.))), ' ')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Words in quotation marks, if they have none. -->
  <xsl:function name="ed:in-marks" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="if (matches($words, '^[“”„«‘‚&quot;]')) then $words else '“' || $words || '”'"/>
  </xsl:function>

  <!-- The words of an element as they are read; of many the first and the last. -->
  <xsl:function name="ed:shortened" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="leaves" as="item()*">
      <xsl:apply-templates select="$element" mode="ed:reading"/>
    </xsl:variable>
    <xsl:variable name="words" as="xs:string*" select="tokenize(string-join($leaves ! (if (. instance of node()) then (if (. instance of text()) then string(.) else '') else .)))"/>
    <xsl:sequence select="if (count($words) gt 9) then string-join(($words[position() le 5], '…', $words[position() gt last() - 3]), ' ') else string-join($words, ' ')"/>
  </xsl:function>

</xsl:stylesheet>
