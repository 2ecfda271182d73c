<?xml version="1.0" encoding="UTF-8"?>
<!--
  The names of a record that lead to a register entry, block by block, as JSON: [{"locus", "page", "anchor", "where", "pieces"}].
  `pieces` is the reading text of the block with its names marked:
    "words"                              text, with its white space
    0                                    what stands on both sides is one word (`@break="no"`)
    ["people", "castro", "persName"]     a name begins: register, entry, element
    1                                    it ends
    2, 3                                 a reading that is not in the text begins, ends: a variant, a deletion, the slip beside its correction
  `src/transform/mentions.ts` cuts the words round each name out of it: SaxonJS takes a hundred times as long to take a string apart.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:import href="../common/labels.xsl"/>
  <xsl:import href="../common/json.xsl"/>
  <xsl:import href="../common/context.xsl"/>
  <xsl:import href="../common/words.xsl"/>

  <xsl:param name="ed:edition" as="document-node()" required="yes"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:variable name="blocks" as="xs:string*">
      <xsl:for-each-group select="/descendant::tei:teiHeader/descendant::*[@ref or @corresp or @key][ed:is-name(.)]" group-by="generate-id(ed:surroundings(.))">
        <xsl:variable name="surroundings" as="element()" select="ed:surroundings(.)"/>
        <xsl:sequence select="ed:names-of($surroundings, $surroundings, 'header', '', '', 'header')"/>
      </xsl:for-each-group>
      <xsl:for-each select="$ed:numbered | $ed:notes | $ed:named[not(ancestor::*[ed:is-numbered(.) or ed:is-named(.)])]">
        <xsl:if test="exists(descendant-or-self::*/(@ref | @corresp | @key))">
          <xsl:sequence select="ed:names-of(., (), ed:locus-key(.), ed:page-file(.), string(ed:anchor(.)), if (self::tei:note) then 'note' else 'text')"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:value-of select="'[' || string-join($blocks, ',&#10;') || ']'"/>
  </xsl:template>

  <xsl:function name="ed:names-of" as="xs:string">
    <xsl:param name="block" as="element()"/>
    <xsl:param name="surroundings" as="element()?"/>
    <xsl:param name="locus" as="xs:string"/>
    <xsl:param name="page" as="xs:string"/>
    <xsl:param name="anchor" as="xs:string"/>
    <xsl:param name="where" as="xs:string"/>
    <xsl:variable name="leaves" as="item()*">
      <xsl:apply-templates select="$block/node()" mode="ed:mentioned">
        <xsl:with-param name="surroundings" select="$surroundings" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <!-- A block may be a name itself, such as a speaker. -->
    <xsl:variable name="own" as="xs:string?" select="if ($surroundings) then () else ed:name-of($block)"/>
    <xsl:variable name="pieces" as="xs:string*" select="
        $own,
        $leaves ! (if (. instance of text()) then ed:json-string(.) else if (not(. instance of xs:string)) then () else if (. = ' ') then '&quot; &quot;' else if (. = '') then '0' else .),
        $own ! '1'"/>
    <xsl:sequence select="
        ed:json-object((
          ed:json('locus', $locus),
          ed:json('page', $page),
          ed:json('anchor', $anchor),
          ed:json('where', $where),
          '&quot;pieces&quot;: [' || string-join($pieces, ', ') || ']'))"/>
  </xsl:function>

  <xsl:template match="*[@ref or @corresp or @key]" mode="ed:mentioned" as="item()*" priority="5">
    <xsl:param name="surroundings" as="element()?" tunnel="yes"/>
    <xsl:variable name="name" as="xs:string?" select="if (empty($surroundings) or ed:surroundings(.) is $surroundings) then ed:name-of(.) else ()"/>
    <xsl:sequence select="$name"/>
    <xsl:next-match/>
    <xsl:sequence select="$name ! '1'"/>
  </xsl:template>

  <!-- Brackets are part of what is read. -->
  <xsl:template match="tei:supplied | tei:ex" mode="ed:mentioned" as="item()*" priority="3">
    <xsl:sequence select="'&quot;[&quot;'"/>
    <xsl:next-match/>
    <xsl:sequence select="'&quot;]&quot;'"/>
  </xsl:template>

  <!-- Another block has its names for itself. -->
  <xsl:template match="tei:p[ed:is-numbered(.)] | tei:ab[ed:is-numbered(.)] | tei:lg[ed:is-numbered(.)] | tei:note[ed:is-note(.)][ancestor::tei:text]" mode="ed:mentioned" as="item()*" priority="6"/>

  <xsl:template match="tei:choice" mode="ed:mentioned" as="item()*" priority="3">
    <xsl:variable name="chosen" as="element()?" select="ed:chosen(.)"/>
    <xsl:apply-templates select="$chosen" mode="#current"/>
    <xsl:for-each select="* except $chosen">
      <xsl:call-template name="ed:aside"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="tei:note | tei:rdg | tei:rdgGrp | tei:wit | tei:witDetail | tei:del | tei:fw | tei:stamp | tei:figDesc | tei:index | tei:metamark | tei:desc" mode="ed:mentioned" as="item()*" priority="3">
    <xsl:call-template name="ed:aside"/>
  </xsl:template>

  <xsl:template match="tei:restore/tei:del[node()]" mode="ed:mentioned" as="item()*" priority="4">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template name="ed:aside" as="item()*">
    <xsl:if test="exists(descendant::*/(@ref | @corresp | @key))">
      <xsl:sequence select="'2'"/>
      <xsl:apply-templates mode="ed:mentioned"/>
      <xsl:sequence select="'3'"/>
    </xsl:if>
  </xsl:template>

  <!-- How a name begins, if the element is one that leads to an entry. -->
  <xsl:function name="ed:name-of" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="entity" as="element(m:entity)?" select="if (ed:is-name($element)) then ed:entity-of($element) else ()"/>
    <xsl:sequence select="$entity ! ('[' || string-join((@register, @id, local-name($element)) ! ed:json-string(.), ', ') || ']')"/>
  </xsl:function>

  <!-- Elements that name someone or something, by `@ref`, `@key` or `@corresp`. -->
  <xsl:function name="ed:is-name" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="map:contains($ed:name-names, local-name($element)) and $element/self::tei:* and normalize-space($element)"/>
  </xsl:function>

  <xsl:variable name="ed:name-names" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('persName placeName orgName name rs term person org place geogName settlement region country objectName eventName roleName title author editor repository publisher funder speaker surname forename') ! map:entry(., true()))"/>

  <!-- What a name in the header is read with: the paragraph, the title or the item that it stands in, or its parent. -->
  <xsl:function name="ed:surroundings" as="element()">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="($name/ancestor::*[self::tei:p or self::tei:title or self::tei:note or self::tei:bibl or self::tei:item or self::tei:head or self::tei:change][1], $name/..)[1]"/>
  </xsl:function>

</xsl:stylesheet>
