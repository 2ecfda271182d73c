<?xml version="1.0" encoding="UTF-8"?>
<!--
  What an entry says of its lemma, by element: `app:reading` elements, each with a kind that is a label (`apparatus.suppl`), and `app:note`.
  Their content is TEI: marks and languages stay, notes inside are left to their own places.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">


  <xsl:mode name="ed:readings" on-no-match="fail"/>

  <xsl:template match="tei:supplied" mode="ed:readings">
    <xsl:call-template name="ed:operator">
      <xsl:with-param name="kind" select="'suppl'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:ex" mode="ed:readings">
    <xsl:call-template name="ed:operator">
      <xsl:with-param name="kind" select="'suppl'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:sic" mode="ed:readings">
    <xsl:call-template name="ed:operator">
      <xsl:with-param name="kind" select="'sic'"/>
    </xsl:call-template>
    <xsl:apply-templates select="ed:note-of(.)" mode="#current"/>
  </xsl:template>

  <xsl:template match="tei:corr | tei:unclear | tei:surplus | tei:secl | tei:restore" mode="ed:readings">
    <xsl:call-template name="ed:operator">
      <xsl:with-param name="kind" select="local-name()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:gap" mode="ed:readings">
    <app:reading kind="gap">
      <xsl:copy-of select="@reason, @quantity, @unit, @extent, @agent, @cert"/>
      <app:words words="{ed:gap(.)}">
        <xsl:value-of select="ed:gap(.)"/>
      </app:words>
    </app:reading>
  </xsl:template>

  <xsl:template match="tei:damage | tei:damageSpan" mode="ed:readings">
    <xsl:call-template name="ed:operator">
      <xsl:with-param name="kind" select="'damage'"/>
    </xsl:call-template>
    <xsl:call-template name="ed:circumstances">
      <xsl:with-param name="values" select="@agent, @degree"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:add | tei:addSpan" mode="ed:readings">
    <xsl:call-template name="ed:operator">
      <xsl:with-param name="kind" select="'add'"/>
    </xsl:call-template>
    <xsl:call-template name="ed:circumstances">
      <xsl:with-param name="values" select="@place, @hand"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:del" mode="ed:readings">
    <xsl:call-template name="ed:reading">
      <xsl:with-param name="kind" select="'del'"/>
    </xsl:call-template>
    <xsl:call-template name="ed:circumstances">
      <xsl:with-param name="values" select="@rend, @hand"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The words that a deletion covers over the borders of elements, each block's apart from the next. -->
  <xsl:template match="tei:delSpan" mode="ed:readings">
    <xsl:variable name="span" as="element()" select="."/>
    <xsl:variable name="edges" as="text()*" select="$ed:span-edges(generate-id())"/>
    <xsl:variable name="blocks" as="xs:string*">
      <xsl:for-each-group select="root()/descendant::text()[not(. &lt;&lt; $edges[1] or . >> $edges[last()])][ed:spans-over(.) intersect $span]" group-adjacent="generate-id(ed:home(..))">
        <xsl:sequence select="string-join(current-group())"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:variable name="words" as="xs:string" select="normalize-space(string-join($blocks, ' '))"/>
    <app:reading kind="del">
      <xsl:copy-of select="@type, @cert"/>
      <app:words words="{$words}">
        <xsl:copy-of select="ed:language-of($edges[1]/..)"/>
        <xsl:value-of select="$words"/>
      </app:words>
    </app:reading>
    <xsl:call-template name="ed:circumstances">
      <xsl:with-param name="values" select="@rend, @hand"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:subst" mode="ed:readings">
    <xsl:call-template name="ed:operator">
      <xsl:with-param name="kind" select="'subst'"/>
    </xsl:call-template>
    <xsl:for-each select="tei:del">
      <xsl:call-template name="ed:reading">
        <xsl:with-param name="kind" select="'del'"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="tei:add[1]">
      <xsl:call-template name="ed:circumstances">
        <xsl:with-param name="values" select="@place, @hand"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- The chosen form says what was done, the others what the source has. -->
  <xsl:template match="tei:choice" mode="ed:readings">
    <xsl:variable name="chosen" as="element()?" select="ed:chosen(.)"/>
    <xsl:for-each select="$chosen">
      <xsl:call-template name="ed:operator">
        <xsl:with-param name="kind" select="if (self::tei:corr or self::tei:reg or self::tei:unclear or self::tei:sic) then local-name() else if (self::tei:expan or self::tei:ex) then 'expan' else 'chosen'"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="ed:filled-forms(.) except $chosen">
      <xsl:call-template name="ed:reading">
        <xsl:with-param name="kind" select="if (self::tei:sic or self::tei:orig or self::tei:abbr or self::tei:am) then 'orig' else 'or'"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- A transposition that is declared apart: its parts in the order in which they are to be read (TEI P5 11.3.4.5). -->
  <xsl:template match="tei:transpose" mode="ed:readings">
    <app:reading kind="transp">
      <app:words words="{ed:transposed-parts(.) ! normalize-space(ed:plain-string(.))}">
        <xsl:value-of select="ed:transposed-parts(.) ! normalize-space(ed:plain-string(.))"/>
      </app:words>
    </app:reading>
  </xsl:template>

  <xsl:function name="ed:plain-string" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="words" as="text()*">
      <xsl:apply-templates select="$element/node()" mode="ed:quoted-text"/>
    </xsl:variable>
    <xsl:sequence select="string-join($words)"/>
  </xsl:function>

  <xsl:template match="tei:note | tei:witDetail" mode="ed:readings">
    <app:note>
      <xsl:copy-of select="@type, @subtype, ed:language-of(.)"/>
      <xsl:call-template name="ed:quote"/>
    </app:note>
  </xsl:template>

  <!-- A reading without words: what was done to the lemma. -->
  <xsl:template name="ed:operator" as="element(app:reading)">
    <xsl:param name="kind" as="xs:string" required="yes"/>
    <app:reading kind="{$kind}">
      <xsl:copy-of select="@reason, @cert, @source"/>
    </app:reading>
  </xsl:template>

  <!-- A reading with its words. -->
  <xsl:template name="ed:reading" as="element(app:reading)">
    <xsl:param name="kind" as="xs:string" required="yes"/>
    <app:reading kind="{$kind}">
      <xsl:copy-of select="@type, @cert"/>
      <xsl:if test="normalize-space() or *">
        <app:words>
          <xsl:copy-of select="ed:language-of(.)"/>
          <xsl:call-template name="ed:quote"/>
        </app:words>
      </xsl:if>
    </app:reading>
  </xsl:template>

  <!-- Where and by which hand: as words, and as they are where there are no words for them. -->
  <xsl:template name="ed:circumstances" as="element(app:note)?">
    <xsl:param name="values" as="attribute()*"/>
    <xsl:variable name="words" as="xs:string*">
      <xsl:for-each select="$values">
        <xsl:variable name="about" as="xs:string" select="local-name()"/>
        <xsl:for-each select="tokenize(.) ! replace(., '^.*#', '')">
          <xsl:variable name="key" as="xs:string" select="'apparatus.' || $about || '.' || ."/>
          <xsl:sequence select="if (ed:has-label($key)) then ed:label($key) else if ($about = 'hand') then ed:label('apparatus.hand', .) else ."/>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="exists($words)">
      <app:note type="circumstances">
        <xsl:attribute name="xml:lang" select="$ed:labels/m:labels/@xml:lang"/>
        <xsl:value-of select="string-join($words, ', ')"/>
      </app:note>
    </xsl:if>
  </xsl:template>

  <!-- The content of the context element as an entry quotes it, and its plain text as `@words`, which several forms of the apparatus need. -->
  <xsl:template name="ed:quote">
    <xsl:choose>
      <xsl:when test="empty(*)">
        <xsl:attribute name="words" select="normalize-space()"/>
        <xsl:value-of select="."/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="quoted">
          <xsl:apply-templates mode="ed:quoted"/>
        </xsl:variable>
        <xsl:variable name="words" as="text()*">
          <xsl:apply-templates select="$quoted/node()" mode="ed:text"/>
        </xsl:variable>
        <xsl:attribute name="words" select="ed:one-line(string-join($words))"/>
        <xsl:sequence select="$quoted"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Readings and notes as quoted in an entry. -->
  <xsl:mode name="ed:quoted" on-no-match="shallow-copy"/>

  <xsl:template match="@xml:id | tei:note | tei:wit | tei:witDetail | tei:lacunaStart | tei:lacunaEnd | tei:witStart | tei:witEnd | comment() | processing-instruction()" mode="ed:quoted"/>

  <!-- Of variation within a reading the first is quoted; the others are told in an entry of their own. -->
  <xsl:template match="tei:app" mode="ed:quoted">
    <xsl:param name="of-app" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="$of-app">
        <xsl:apply-templates select="(ed:lemma-of(.), ed:readings-of(.))[1]/node()" mode="#current"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:next-match/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
