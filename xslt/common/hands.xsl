<?xml version="1.0" encoding="UTF-8"?>
<!-- Whose hand wrote, added or struck out something, and where it stands: in the words of the reader's language. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:import href="labels.xsl"/>

  <!--
    The name of the hand that a pointer leads to: of a register's entry, else what the header's `handNote` says shortly. Empty for a
    pointer that leads to neither.
  -->
  <xsl:function name="ed:hand" as="xs:string?">
    <xsl:param name="pointer" as="xs:string?"/>
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="first" as="xs:string?" select="tokenize($pointer)[1]"/>
    <xsl:variable name="entity" as="element(m:entity)?" select="$first ! ed:entity(.)"/>
    <xsl:variable name="note" as="element()?" select="if (empty($entity) and contains($first, '#')) then ed:target($first, $node) else ()"/>
    <xsl:variable name="scribe" as="element(m:entity)?" select="$note/@scribeRef ! tokenize(.)[1] ! ed:entity(.)"/>
    <xsl:variable name="said" as="xs:string*" select="
        ($entity, $scribe) ! string((@short[normalize-space()], @name)[1]),
        $note/(tei:persName, tei:name, .//tei:persName, .//tei:name)[normalize-space()][1]/normalize-space(.),
        $note/normalize-space(.)[string-length(.) le 60],
        $note/@scribe ! translate(., '#_', ' '),
        $note/@n/string()"/>
    <xsl:sequence select="$said[normalize-space()][1]"/>
  </xsl:function>

  <!--
    How something came into the text: “added”, “in the left margin, hand: Ivanov”, “handwritten”.
    `what` is the label's key where neither place nor hand is known.
  -->
  <xsl:function name="ed:written" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="what" as="xs:string"/>
    <xsl:variable name="places" as="xs:string*" select="tokenize($element/@place)[ed:has-label('mark.place.' || .)] ! ed:label('mark.place.' || .)"/>
    <xsl:variable name="hand" as="xs:string?" select="ed:hand($element/@hand, $element)"/>
    <xsl:variable name="by" as="xs:string?" select="
        if ($hand) then ed:label('mark.hand', $hand)
        else if (empty($places) and $what = 'mark.added' and ($element/@hand or $element/@rend = 'handwritten')) then ed:label('mark.handwritten')
        else ()"/>
    <xsl:variable name="act" as="xs:string?" select="if ($what = 'mark.added' and (exists($places) or ($by and not($hand)))) then () else ed:label($what)"/>
    <xsl:sequence select="string-join(($act, $places, $by), ', ')"/>
  </xsl:function>

  <!-- What the source has besides words: “hand: Ivanov”, “blank, 2 lines”, “mark, insertion”. -->
  <xsl:function name="ed:mark-words" as="xs:string">
    <xsl:param name="mark" as="element()"/>
    <xsl:variable name="hand" as="xs:string?" select="
        $mark/self::tei:handShift ! (ed:hand(@new, .), @scribe/string(), @new ! replace(., '^.*#', ''), ed:label('mark.hand-unknown'))[normalize-space()][1]"/>
    <xsl:variable name="function" as="xs:string?" select="$mark/@function ! normalize-space(translate(., '_-', '  '))[.]"/>
    <xsl:sequence select="
        if ($mark/self::tei:handShift) then string-join((ed:label('mark.hand', $hand), $mark/@medium), ', ')
        else if ($mark/self::tei:space) then string-join((ed:label('mark.space'), ed:extent($mark), $mark/tei:desc ! normalize-space(.)), ', ')
        else string-join((ed:label('mark.' || local-name($mark)), $function, $mark[not(self::tei:space)]/@place ! tokenize(.)[ed:has-label('mark.place.' || .)] ! ed:label('mark.place.' || .)), ', ')"/>
  </xsl:function>

  <!-- A deletion that was taken back: inside `restore`, or named by an `undo` that no `redo` names. -->
  <xsl:function name="ed:is-restored" as="xs:boolean">
    <xsl:param name="deletion" as="element()"/>
    <xsl:sequence select="
        exists($deletion/parent::tei:restore)
        or (exists($deletion/@xml:id) and exists(key('ed:undone', $deletion/@xml:id, root($deletion))[not(@xml:id and exists(key('ed:redone', @xml:id, root($deletion))))]))"/>
  </xsl:function>

  <xsl:key name="ed:undone" match="tei:undo | tei:restore[@target]" use="tokenize(@target) ! substring-after(., '#')"/>
  <xsl:key name="ed:redone" match="tei:redo" use="tokenize(@target) ! substring-after(., '#')"/>

  <!-- What stands before the words of a span: “added, hand: Ivanov”. -->
  <xsl:function name="ed:span-words" as="xs:string">
    <xsl:param name="span" as="element()"/>
    <xsl:sequence select="ed:written($span, if ($span/self::tei:addSpan) then 'mark.added' else if ($span/self::tei:delSpan) then 'mark.deleted' else if ($span/self::tei:damageSpan) then 'mark.damaged' else 'mark.changed')"/>
  </xsl:function>

</xsl:stylesheet>
