<?xml version="1.0" encoding="UTF-8"?>
<!-- Which elements make an entry of the apparatus. A mark that another entry shows makes none of its own. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:mode name="ed:collect" on-no-match="shallow-skip"/>

  <xsl:template match="tei:supplied | tei:ex | tei:sic | tei:corr | tei:unclear | tei:add | tei:surplus | tei:damage | tei:restore | tei:secl" mode="ed:collect" as="element()*">
    <xsl:sequence select="."/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:gap | tei:del" mode="ed:collect" as="element()">
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- What covers words over the borders of elements. -->
  <xsl:template match="tei:addSpan | tei:delSpan | tei:damageSpan" mode="ed:collect" as="element()?">
    <xsl:sequence select=".[exists($ed:span-edges(generate-id(.)))]"/>
  </xsl:template>

  <!-- A deletion that was taken back has its entry in `restore`. -->
  <xsl:template match="tei:restore/tei:del" mode="ed:collect" as="element()*">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- An entry for the alternatives together; marks inside the chosen one still have theirs, but what an abbreviation leaves out is told once. -->
  <xsl:template match="tei:choice" mode="ed:collect" as="element()*">
    <!-- Where only one form was filled in, nothing was chosen. -->
    <xsl:sequence select=".[count(ed:filled-forms(.)) gt 1]"/>
    <xsl:apply-templates select="ed:chosen(.)/node()[not(self::tei:ex)]" mode="#current"/>
    <!-- Variation within a form that is not chosen. -->
    <xsl:sequence select="(* except ed:chosen(.))/descendant::tei:app[empty(ancestor::tei:rdg[ancestor::tei:choice[1] is current()])]"/>
  </xsl:template>

  <xsl:template match="tei:expan/tei:ex[ancestor::tei:choice]" mode="ed:collect" as="element()*" priority="1"/>

  <xsl:template match="tei:subst" mode="ed:collect" as="element()*">
    <xsl:sequence select="."/>
    <xsl:apply-templates select="tei:add/node()" mode="#current"/>
  </xsl:template>

  <!-- Marks inside the lemma have entries of their own where the lemma is part of the text. -->
  <xsl:template match="tei:app" mode="ed:collect" as="element()*">
    <xsl:sequence select="."/>
    <xsl:if test="not(ed:refers(.))">
      <xsl:apply-templates select="ed:lemma-of(.)/node()" mode="#current"/>
    </xsl:if>
  </xsl:template>

  <!-- A translator's note that bears on a reading. -->
  <xsl:template match="tei:note[ed:is-textual-note(.)]" mode="ed:collect" as="element()*">
    <xsl:if test="empty(ed:sic-of(.))">
      <xsl:sequence select="."/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:app/tei:note | tei:rdg | tei:rdgGrp | tei:index | tei:listApp" mode="ed:collect" as="element()*"/>

  <!-- The entries that lie apart from the text: in lists of the record, wherever they stand, and of its companions; transpositions too. -->
  <xsl:variable name="ed:external-entries" as="element()*" select="
      /descendant::tei:listApp/descendant::tei:app[empty(ancestor::tei:app)],
      ed:documents-besides()/descendant::tei:listApp/descendant::tei:app[empty(ancestor::tei:app)][ed:belongs-here(.)],
      /descendant::tei:listTranspose/tei:transpose[tei:ptr]"/>

  <xsl:function name="ed:documents-besides" as="document-node()*">
    <xsl:for-each select="sort(map:keys($ed:companions))">
      <xsl:sequence select="$ed:companions(.)"/>
    </xsl:for-each>
  </xsl:function>

  <!--
    Whether an entry of another document is about this record: what it points to is here; or, where it only gives a reference, its list,
    or a part of the document around it, or the document's source description points here.
  -->
  <xsl:function name="ed:belongs-here" as="xs:boolean">
    <xsl:param name="app" as="element(tei:app)"/>
    <xsl:variable name="pointers" as="attribute()*" select="if ($app/@from) then $app/@from else ($app/ancestor::*/(@corresp | @source | @sameAs), root($app)/*/tei:teiHeader/tei:fileDesc/tei:sourceDesc/descendant::*/(@target | @corresp | @source | @sameAs))"/>
    <xsl:sequence select="some $pointer in $pointers, $token in ed:pointers($pointer) satisfies exists(ed:target-of($token, $app)[root(.) is $ed:record-document])"/>
  </xsl:function>

  <!-- The pointers of an attribute; a scheme of XPointer may have white space between its parameters. -->
  <xsl:function name="ed:pointers" as="xs:string*">
    <xsl:param name="attribute" as="attribute()"/>
    <xsl:sequence select="if (contains($attribute, '(')) then replace($attribute, '\s', '') else tokenize($attribute)"/>
  </xsl:function>

  <!-- What a pointer leads to; a pointer with a scheme of XPointer leads to the element that the scheme begins at. -->
  <xsl:function name="ed:target-of" as="element()?">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="ed:target(replace($pointer, '#[a-z-]+\(\s*([^,)\s]+)[^)]*\)$', '#$1'), $node)"/>
  </xsl:function>

  <!-- Whether a note says something of a reading: a translator's note whose subtype says what, or one of the apparatus of the source. -->
  <xsl:function name="ed:is-textual-note" as="xs:boolean">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:sequence select="$note/@type = 'translator' and $note/@subtype = ('sic', 'textual', 'reading', 'original', 'variant', 'emendation', 'wording') or $note/@place = 'app'"/>
  </xsl:function>

  <!-- The `sic` that a note explains: the one that it follows at once. -->
  <xsl:function name="ed:sic-of" as="element(tei:sic)?">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:if test="$note/@type = 'translator' and $note/@subtype = 'sic'">
      <xsl:sequence select="$note/preceding-sibling::node()[not(self::text()[not(normalize-space())] or self::comment() or self::processing-instruction())][1]/self::tei:sic"/>
    </xsl:if>
  </xsl:function>

  <!-- The note that explains a `sic`, if one follows it at once. -->
  <xsl:function name="ed:note-of" as="element(tei:note)?">
    <xsl:param name="sic" as="element(tei:sic)"/>
    <xsl:sequence select="$sic/following-sibling::tei:note[1][ed:sic-of(.) is $sic]"/>
  </xsl:function>

</xsl:stylesheet>
