<?xml version="1.0" encoding="UTF-8"?>
<!--
  The head of the page: what a historian asks first. Date and place, title, who wrote and translated, which archive;
  then the facts and the summary.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:variable name="ed:header" as="element(teiHeader)?" select="(//teiHeader)[1]"/>
  <xsl:variable name="ed:file" as="element(fileDesc)?" select="$ed:header/fileDesc"/>
  <xsl:variable name="ed:profile" as="element(profileDesc)*" select="$ed:header/profileDesc"/>

  <xsl:variable name="ed:title" as="element()?" select="let $titles := $ed:file/titleStmt/title[not(@type = 'short')] return ($titles[@type = 'main'], $titles[@level = 'a'], $titles)[1]"/>
  <xsl:variable name="ed:title-text" as="xs:string" select="(ed:plain($ed:title)[.], $ed:context/m:context/@id/string())[1]"/>

  <!-- The dates that the header gives, the one that the record is listed under first. What is given twice is shown once, as the more exact one says it. -->
  <xsl:variable name="ed:dates" as="element(date)*" select="
      let $given := ($ed:profile/creation/date, $ed:profile/correspDesc/correspAction/date)[normalize-space() or @*],
          $kind := function($date as element(date)) as xs:string { string(($date/parent::correspAction/@type, $date/@type)[1]) },
          $dates := $given[let $date := . return not(@when and (some $other in $given except $date satisfies
              $kind($other) = $kind($date) and starts-with($other/@when, $date/@when) and ($other/@when != $date/@when or $other &lt;&lt; $date)))],
          $first := ($dates[@type = 'conversation'], $dates[@type = 'record'], $dates)[1]
      return ($first, $dates except $first)"/>

  <xsl:variable name="ed:translators" as="element()*" select="$ed:file/titleStmt/editor[@role = 'translator'][normalize-space()]"/>

  <xsl:template name="ed:front">
    <header class="front">
      <xsl:call-template name="ed:eyebrow"/>
      <h1>
        <!-- A title that is a sentence is set smaller than one that is a name. -->
        <xsl:if test="string-length($ed:title-text) gt 80">
          <xsl:attribute name="class" select="'long'"/>
        </xsl:if>
        <xsl:sequence select="ed:passage($ed:title)"/>
        <xsl:apply-templates select="$ed:title/node()" mode="ed:inline">
          <xsl:with-param name="ed:no-links" tunnel="yes" select="true()"/>
        </xsl:apply-templates>
        <xsl:if test="not(normalize-space($ed:title))">{$ed:title-text}</xsl:if>
      </h1>
      <xsl:call-template name="ed:byline"/>
      <xsl:variable name="archive" as="element()?" select="ed:archive()"/>
      <xsl:if test="$archive">
        <p class="archive">
          <xsl:sequence select="ed:passage($archive)"/>
          <xsl:value-of select="ed:plain($archive)"/>
        </p>
      </xsl:if>
      <xsl:if test="ed:shows('facts')">
        <xsl:call-template name="ed:facts"/>
      </xsl:if>
      <xsl:if test="ed:shows('summary') and $ed:profile/abstract">
        <section class="abstract" aria-labelledby="summary">
          <h2 id="summary">{ed:label('record.summary')}</h2>
          <xsl:for-each select="$ed:profile/abstract">
            <xsl:variable name="content" as="node()*">
              <xsl:apply-templates select="if (p) then p else ." mode="ed:summary"/>
            </xsl:variable>
            <div>
              <xsl:sequence select="ed:passage(.)"/>
              <xsl:sequence select="ed:settle($content)"/>
            </div>
          </xsl:for-each>
        </section>
      </xsl:if>
    </header>
  </xsl:template>

  <xsl:mode name="ed:summary"/>
  <xsl:template match="p | abstract" mode="ed:summary">
    <p>
      <xsl:apply-templates mode="ed:inline"/>
    </p>
  </xsl:template>

  <!-- The archive reference as printed, as one element of the header. -->
  <xsl:function name="ed:archive" as="element()?">
    <xsl:variable name="source" as="element()*" select="$ed:file/sourceDesc"/>
    <xsl:sequence select="($source//msIdentifier/altIdentifier/idno[@type = 'display'], $source//msIdentifier/idno[not(idno)][normalize-space()])[1]"/>
  </xsl:function>

  <xsl:template name="ed:eyebrow">
    <xsl:variable name="place" as="element()?" select="($ed:profile/creation/(placeName | settlement), $ed:profile/correspDesc/correspAction[@type = 'sent']/(placeName | settlement))[normalize-space()][1]"/>
    <xsl:if test="exists(($ed:dates, $place))">
      <p class="eyebrow">
        <xsl:for-each select="$ed:dates[1]">
          <xsl:call-template name="ed:header-date"/>
        </xsl:for-each>
        <xsl:if test="exists($ed:dates) and $place"> · </xsl:if>
        <xsl:for-each select="$place">
          <xsl:variable name="name" as="node()*">
            <xsl:apply-templates select="." mode="ed:inline"/>
          </xsl:variable>
          <xsl:sequence select="ed:in-its-language(., $name)"/>
          <xsl:if test="@cert = ('medium', 'low') or @evidence = 'conjecture'"> ({ed:label('record.inferred')})</xsl:if>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- A date of the header: its own words, else what its attributes say. -->
  <xsl:template name="ed:header-date">
    <xsl:variable name="own" as="xs:string" select="ed:plain(.)"/>
    <xsl:variable name="language" as="attribute()*" select="if ($own) then ed:passage(.) else ()"/>
    <xsl:variable name="words" as="xs:string" select="($own[.], ed:dating(.))[1]"/>
    <xsl:choose>
      <xsl:when test="ed:datetime(@when)">
        <time datetime="{@when}">
          <xsl:sequence select="$language"/>
          <xsl:value-of select="$words"/>
        </time>
      </xsl:when>
      <xsl:when test="exists($language)">
        <span>
          <xsl:sequence select="$language"/>
          <xsl:value-of select="$words"/>
        </span>
      </xsl:when>
      <xsl:otherwise>{$words}</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="ed:byline">
    <xsl:variable name="authors" as="element()*" select="$ed:file/titleStmt/author[normalize-space()]"/>
    <xsl:variable name="from" as="xs:string" select="string-join($ed:profile/langUsage/language[ends-with(@ana, '#original-language')]/ed:language-words(.), ', ')"/>
    <xsl:if test="exists(($authors, $ed:translators))">
      <p class="byline">
        <xsl:if test="exists($authors)">
          <xsl:call-template name="ed:people">
            <xsl:with-param name="people" select="$authors"/>
          </xsl:call-template>
          <xsl:text>.</xsl:text>
        </xsl:if>
        <xsl:if test="exists($ed:translators)">
          <xsl:text> {if ($from) then ed:label('record.translator-from', $from) else ed:label('record.translator')} </xsl:text>
          <xsl:call-template name="ed:people">
            <xsl:with-param name="people" select="$ed:translators"/>
          </xsl:call-template>
          <xsl:text>.</xsl:text>
        </xsl:if>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- The names of who is named in a statement of the header; not the forms that a name has in further languages. -->
  <xsl:function name="ed:names-in" as="element()*">
    <xsl:param name="statement" as="element()"/>
    <xsl:variable name="names" as="element()*" select="$statement/(persName | orgName | name)"/>
    <xsl:sequence select="$names[position() = 1 or not(@xml:lang)]"/>
  </xsl:function>

  <!-- Names of a header, linked, with commas between. -->
  <xsl:template name="ed:people">
    <xsl:param name="people" as="element()*"/>
    <xsl:for-each select="$people">
      <xsl:if test="position() gt 1">, </xsl:if>
      <xsl:variable name="name" as="node()*">
        <xsl:for-each select="ed:names-in(.)">
          <xsl:if test="position() gt 1">, </xsl:if>
          <xsl:apply-templates select="." mode="ed:inline"/>
        </xsl:for-each>
        <xsl:if test="empty(ed:names-in(.))">
          <xsl:apply-templates select="node()[not(self::note)]" mode="ed:inline"/>
        </xsl:if>
      </xsl:variable>
      <xsl:sequence select="ed:in-its-language(., $name)"/>
    </xsl:for-each>
  </xsl:template>

  <!-- A language that the header names, in the header's words if they are in the language of the page, else in the page's own. -->
  <xsl:function name="ed:language-words" as="xs:string">
    <xsl:param name="language" as="element(language)"/>
    <xsl:variable name="key" as="xs:string" select="'language.' || $language/@ident"/>
    <xsl:sequence select="if (exists(ed:passage($language)) and ed:has-label($key)) then ed:label($key) else ed:plain($language)"/>
  </xsl:function>

  <!-- Words of the header that stand among words of the page, as a passage of their own if their language is another. -->
  <xsl:function name="ed:in-its-language" as="node()*">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="words" as="node()*"/>
    <xsl:variable name="language" as="attribute()*" select="ed:passage($element)"/>
    <xsl:choose>
      <xsl:when test="exists($language)">
        <xsl:variable name="phrase" as="element()">
          <span>
            <xsl:sequence select="$language, $words"/>
          </span>
        </xsl:variable>
        <xsl:sequence select="ed:settle($phrase)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$words"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

</xsl:stylesheet>
