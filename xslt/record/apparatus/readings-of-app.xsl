<?xml version="1.0" encoding="UTF-8"?>
<!-- What an `app` says: its readings with their witnesses, hands, sources, details and notes (TEI P5 12.1). -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <!-- Details and notes by the reading that they are about, wherever they stand. -->
  <xsl:key name="ed:about-reading" match="tei:witDetail[@target] | tei:note[@target]" use="tokenize(@target) ! replace(., '^#', '')"/>

  <!-- The words of an entry's lemma as encoded. -->
  <xsl:function name="ed:lemma-text" as="xs:string">
    <xsl:param name="app" as="element()"/>
    <xsl:variable name="words" as="text()*">
      <xsl:apply-templates select="$app/self::tei:app/ed:lemma-of(.)/node()" mode="ed:quoted-text"/>
    </xsl:variable>
    <xsl:sequence select="normalize-space(string-join($words))"/>
  </xsl:function>

  <!-- The words of a reading, without notes; of alternatives the chosen one. -->
  <xsl:mode name="ed:quoted-text" on-no-match="shallow-skip"/>
  <xsl:template match="text()" mode="ed:quoted-text">
    <xsl:sequence select="."/>
  </xsl:template>
  <xsl:template match="tei:note | tei:witDetail | tei:wit | tei:del | tei:locus" mode="ed:quoted-text" as="text()*"/>
  <xsl:template match="tei:lb[@break = 'no']" mode="ed:quoted-text" priority="1"/>
  <xsl:template match="tei:lb | tei:l | tei:p" mode="ed:quoted-text">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>
  <xsl:template match="tei:g" mode="ed:quoted-text">
    <xsl:apply-templates select="." mode="ed:text"/>
  </xsl:template>
  <xsl:template match="tei:choice" mode="ed:quoted-text">
    <xsl:apply-templates select="ed:chosen(.)" mode="#current"/>
  </xsl:template>
  <xsl:template match="tei:app" mode="ed:quoted-text">
    <xsl:apply-templates select="(ed:lemma-of(.), ed:readings-of(.))[1]" mode="#current"/>
  </xsl:template>

  <!-- The readings other than the lemma, in their sequence. `lemma` is what the text has at the place. -->
  <xsl:template match="tei:app" mode="ed:readings">
    <xsl:param name="lemma" as="xs:string" select="ed:lemma-text(.)"/>
    <xsl:param name="added" as="xs:boolean" select="false()"/>
    <xsl:variable name="app" as="element(tei:app)" select="."/>
    <xsl:variable name="readings" as="element()*" select="ed:readings-of(.) except ed:lemma-of(.)"/>
    <xsl:variable name="sequenced" as="xs:boolean" select="count($readings) gt 1 and (every $r in $readings satisfies exists($r/ancestor-or-self::*[@varSeq][1]))"/>
    <xsl:for-each select="$readings">
      <xsl:sort select="if ($sequenced) then number(ancestor-or-self::*[@varSeq][1]/@varSeq) else position()"/>
      <xsl:call-template name="ed:variant">
        <xsl:with-param name="app" select="$app"/>
        <xsl:with-param name="lemma" select="$lemma"/>
        <xsl:with-param name="added" select="$added"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:apply-templates select="(tei:note | tei:rdgGrp/tei:note | tei:witDetail)[self::tei:note[not(@target)] or empty(ed:readings-noted(., $app))] | ed:notes-on-several(.)" mode="#current"/>
    <!-- Of an entry apart from the text all notes are its own. -->
    <xsl:if test="ancestor::tei:listApp">
      <xsl:apply-templates select="(tei:lem | tei:rdg | tei:rdgGrp/*)/descendant::tei:note" mode="#current"/>
    </xsl:if>
  </xsl:template>

  <!-- The notes, wherever they stand, that are about several readings of an entry: they are told once, of the entry. -->
  <xsl:function name="ed:notes-on-several" as="element(tei:note)*">
    <xsl:param name="app" as="element(tei:app)"/>
    <xsl:variable name="ids" as="xs:string*" select="ed:readings-of($app)/@xml:id/string()"/>
    <xsl:sequence select="if (exists($ids[2])) then key('ed:about-reading', $ids, root($app))[self::tei:note][count((tokenize(@target) ! replace(., '^#', ''))[. = $ids]) gt 1] else ()"/>
  </xsl:function>

  <!-- The readings of an entry that a note or detail in it is about. A detail that names no reading is about the one before it. -->
  <xsl:function name="ed:readings-noted" as="element()*">
    <xsl:param name="note" as="element()"/>
    <xsl:param name="app" as="element(tei:app)"/>
    <xsl:variable name="targets" as="xs:string*" select="tokenize($note/@target) ! replace(., '^#', '')"/>
    <xsl:variable name="readings" as="element()*" select="ed:readings-of($app)"/>
    <xsl:variable name="named" as="element()*" select="$readings[@xml:id = $targets]"/>
    <xsl:sequence select="if ($named) then $named else if ($note/self::tei:witDetail) then ($readings[@wit and tokenize($note/@wit) = tokenize(@wit)], $note/preceding-sibling::*[self::tei:lem or self::tei:rdg][1])[1] else ()"/>
  </xsl:function>

  <xsl:template name="ed:variant" as="element(app:reading)">
    <xsl:param name="app" as="element(tei:app)"/>
    <xsl:param name="lemma" as="xs:string"/>
    <!-- Whether the text has nothing at the place, so that all words are an addition. -->
    <xsl:param name="added" as="xs:boolean"/>
    <xsl:param name="taker" as="element()?" tunnel="yes"/>
    <xsl:param name="rest" as="element(app:witness)*" tunnel="yes"/>
    <xsl:variable name="plain" as="xs:boolean" select="empty(*)"/>
    <xsl:variable name="quoted" as="node()*">
      <xsl:if test="not($plain)">
        <xsl:apply-templates mode="ed:quoted">
          <xsl:with-param name="of-app" select="true()" tunnel="yes"/>
        </xsl:apply-templates>
      </xsl:if>
    </xsl:variable>
    <xsl:variable name="words" as="text()*">
      <xsl:apply-templates select="$quoted" mode="ed:text"/>
    </xsl:variable>
    <xsl:variable name="text" as="xs:string" select="if ($plain) then normalize-space() else ed:one-line(string-join($words))"/>
    <xsl:variable name="breaks" as="element()*" select="if ($plain or not($ed:has-breaks)) then () else ed:breaks(.)"/>
    <app:reading kind="{if ($text or $breaks) then 'rdg' else 'om'}">
      <xsl:call-template name="ed:reading-attributes"/>
      <xsl:if test="$added and $text">
        <xsl:attribute name="relation" select="'add'"/>
        <xsl:attribute name="added" select="$text"/>
        <xsl:attribute name="where" select="'after'"/>
      </xsl:if>
      <xsl:sequence select="ed:relation($lemma, $text, ($app, .)/@type = 'transposition')"/>
      <xsl:call-template name="ed:attestation">
        <xsl:with-param name="app" select="$app"/>
      </xsl:call-template>
      <xsl:if test=". is $taker">
        <xsl:for-each select="$rest">
          <app:wit id="{@id}" siglum="{@siglum}" implied="true"/>
        </xsl:for-each>
      </xsl:if>
      <xsl:for-each select="$breaks">
        <app:break kind="{local-name()}" witnesses="{ed:broken-witnesses(.)/@id}" mark="{generate-id(.)}"/>
      </xsl:for-each>
      <xsl:if test="$text">
        <app:words words="{$text}">
          <xsl:sequence select="ed:language-of(.), if ($plain) then text() else $quoted"/>
        </app:words>
      </xsl:if>
      <xsl:if test="not($plain)">
        <xsl:call-template name="ed:inner-entries"/>
      </xsl:if>
      <!-- Variation within the reading as it stands. -->
      <xsl:if test="not($plain) and descendant::tei:app">
        <app:nested>
          <xsl:apply-templates mode="ed:nested"/>
        </app:nested>
      </xsl:if>
    </app:reading>
  </xsl:template>

  <!-- Attributes of a reading, those inherited from its groups included (TEI P5 12.1.3). -->
  <xsl:template name="ed:reading-attributes" as="attribute()*">
    <xsl:variable name="groups" as="element()*" select="if (parent::tei:rdgGrp) then ancestor::tei:rdgGrp[ancestor::tei:app[1] is current()/ancestor::tei:app[1]] else ()"/>
    <xsl:sequence select="@type, @subtype, (@cert, reverse($groups)/@cert)[1], (@cause, reverse($groups)/@cause)[1]"/>
    <xsl:for-each select="(@varSeq, reverse($groups)/@varSeq)[1]">
      <xsl:attribute name="sequence" select="."/>
    </xsl:for-each>
    <xsl:if test="$groups/(@type | @n | tei:head | tei:label)">
      <xsl:attribute name="group" select="string-join($groups ! ((@n, @type)[1]), ', ')"/>
    </xsl:if>
    <xsl:for-each select="$groups[last()]">
      <xsl:attribute name="grouped" select="generate-id()"/>
    </xsl:for-each>
    <xsl:if test="self::tei:lem">
      <xsl:attribute name="group-lemma" select="'true'"/>
    </xsl:if>
  </xsl:template>

  <!-- Who has a reading: its own witnesses, else those of its group. -->
  <xsl:function name="ed:wit-of" as="attribute()?">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="if ($reading/@wit) then $reading/@wit else if ($reading/parent::tei:rdgGrp) then ($reading/ancestor::tei:rdgGrp[ancestor::tei:app[1] is $reading/ancestor::tei:app[1]]/@wit)[last()] else ()"/>
  </xsl:function>

  <!-- Witnesses with their hand, who proposes the reading, details of witnesses, notes on the reading. -->
  <xsl:template name="ed:attestation" as="element()*">
    <xsl:param name="app" as="element(tei:app)"/>
    <xsl:variable name="own" as="xs:string" select="generate-id()"/>
    <xsl:variable name="groups" as="element()*" select="if (parent::tei:rdgGrp) then reverse(ancestor::tei:rdgGrp[ancestor::tei:app[1] is $app]) else ()"/>
    <xsl:variable name="wit" as="attribute()?" select="ed:wit-of(.)"/>
    <xsl:variable name="hand" as="element(app:wit)?" select="((., $groups)/@hand)[1] ! ed:cited(.)[1]"/>
    <xsl:variable name="transcribed" as="element(tei:wit)*" select="following-sibling::*[1]/self::tei:wit"/>
    <xsl:choose>
      <xsl:when test="exists($wit)">
        <xsl:for-each select="ed:cited($wit)">
          <app:wit>
            <xsl:sequence select="@*"/>
            <xsl:if test="$hand and position() = last()">
              <xsl:attribute name="hand" select="$hand/@siglum"/>
              <xsl:attribute name="hand-id" select="$hand/@id"/>
            </xsl:if>
          </app:wit>
        </xsl:for-each>
        <xsl:for-each select="$transcribed[not(deep-equal(ed:plain-words(.)[.], ed:cited($wit)/@siglum ! ed:plain-words(.)[.]))]">
          <app:detail>
            <xsl:value-of select="normalize-space()"/>
          </app:detail>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$transcribed ! (if (every $t in tokenize(.) satisfies string-length($t) le 4) then tokenize(.) else normalize-space())">
          <app:wit id="{replace(., '\s+', '_')}" siglum="{.}"/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="@source ! ed:cited(.), (@resp, $groups/@resp)[1] ! ed:cited(.)">
      <app:by>
        <xsl:sequence select="@*"/>
      </app:by>
    </xsl:for-each>
    <xsl:variable name="details" as="element()*" select="$app/(tei:witDetail | tei:rdgGrp/tei:witDetail)[not(@target)][ed:readings-noted(., $app) ! generate-id(.) = $own]"/>
    <xsl:for-each select="(@xml:id ! key('ed:about-reading', ., root(current())) except ed:notes-on-several($app)) | $details">
      <xsl:element name="app:{if (self::tei:witDetail) then 'detail' else 'note'}">
        <xsl:if test="self::tei:witDetail">
          <xsl:attribute name="witnesses" select="ed:cited(@wit)/@siglum" separator=" "/>
          <xsl:if test="@resp">
            <xsl:attribute name="by" select="ed:cited(@resp)/@siglum" separator="|"/>
          </xsl:if>
        </xsl:if>
        <xsl:copy-of select="@type, @subtype, ed:language-of(.)"/>
        <xsl:call-template name="ed:quote"/>
      </xsl:element>
    </xsl:for-each>
  </xsl:template>

  <xsl:mode name="ed:nested" on-no-match="shallow-copy"/>
  <xsl:template match="@xml:id | tei:note | tei:wit | tei:witDetail | comment() | processing-instruction()" mode="ed:nested"/>

  <!-- How a reading relates to the lemma, where that can be said: it adds words before or after it, or has its words in another order. -->
  <xsl:function name="ed:relation" as="attribute()*">
    <xsl:param name="lemma" as="xs:string"/>
    <xsl:param name="reading" as="xs:string"/>
    <xsl:param name="declared" as="xs:boolean"/>
    <xsl:choose>
      <xsl:when test="not($reading) or not($lemma) or $reading = $lemma"/>
      <xsl:when test="starts-with($reading, $lemma || ' ')">
        <xsl:attribute name="relation" select="'add'"/>
        <xsl:attribute name="added" select="substring($reading, string-length($lemma) + 2)"/>
        <xsl:attribute name="where" select="'after'"/>
      </xsl:when>
      <xsl:when test="ends-with($reading, ' ' || $lemma)">
        <xsl:attribute name="relation" select="'add'"/>
        <xsl:attribute name="added" select="substring($reading, 1, string-length($reading) - string-length($lemma) - 1)"/>
        <xsl:attribute name="where" select="'before'"/>
      </xsl:when>
      <xsl:when test="$declared or contains($lemma, ' ') and string-length($lemma) = string-length($reading) and deep-equal(sort(tokenize($lemma)), sort(tokenize($reading)))">
        <xsl:attribute name="relation" select="'transp'"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- What is within a reading or a lemma apart from the text: other variation, and alternatives, of which one is quoted. -->
  <xsl:template name="ed:inner-entries" as="element(app:entry)*">
    <xsl:variable name="app" as="element(tei:app)" select="ancestor::tei:app[1]"/>
    <xsl:for-each select="descendant::*[self::tei:app or self::tei:choice][ancestor::tei:app[1] is $app][empty(ancestor::tei:note)]">
      <xsl:call-template name="ed:inner-entry"/>
    </xsl:for-each>
  </xsl:template>

  <!-- An entry without a place of its own. -->
  <xsl:template name="ed:inner-entry" as="element(app:entry)">
    <xsl:variable name="lemma" as="element()?" select="if (self::tei:choice) then ed:chosen(.) else ed:lemma-of(.)"/>
    <app:entry kind="{local-name()}" source="{generate-id()}">
      <xsl:sequence select="@type, @subtype"/>
      <xsl:for-each select="$lemma[normalize-space()]">
        <xsl:variable name="words" as="xs:string" select="normalize-space(ed:plain-string(.))"/>
        <app:lemma>
          <xsl:sequence select="ed:language-of(.)"/>
          <xsl:if test="self::tei:lem">
            <xsl:call-template name="ed:attestation">
              <xsl:with-param name="app" select="ancestor::tei:app[1]"/>
            </xsl:call-template>
          </xsl:if>
          <app:words words="{$words}">
            <xsl:value-of select="$words"/>
          </app:words>
          <xsl:if test="self::tei:lem">
            <xsl:call-template name="ed:inner-entries"/>
          </xsl:if>
        </app:lemma>
      </xsl:for-each>
      <xsl:apply-templates select="." mode="ed:readings"/>
    </app:entry>
  </xsl:template>

</xsl:stylesheet>
