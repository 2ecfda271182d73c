<?xml version="1.0" encoding="UTF-8"?>
<!--
  The facts of the header in a list beside the title, and, after the text, everything else that it says of the record.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:template name="ed:facts">
    <xsl:variable name="facts" as="element()*">
      <xsl:call-template name="ed:fact">
        <xsl:with-param name="key" select="'record.archive'"/>
        <xsl:with-param name="value">
          <xsl:variable name="identifier" as="element()?" select="($ed:file/sourceDesc//msIdentifier)[1]"/>
          <xsl:apply-templates select="$identifier/repository[normalize-space()]" mode="ed:header"/>
          <xsl:variable name="shelfmark" as="xs:string*" select="$identifier/idno[@type = 'shelfmark']/idno ! ((if (ed:has-label('record.' || @type)) then ed:label('record.' || @type) else lower-case(replace(@type, '(\p{Ll})(\p{Lu})', '$1 $2'))) || ' ' || replace(., '(\d)-(\d)', '$1–$2'))"/>
          <xsl:if test="exists($shelfmark)">{if ($identifier/repository[normalize-space()]) then ', ' else ''}{string-join($shelfmark, ', ')}</xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:for-each select="$ed:dates">
        <xsl:call-template name="ed:fact">
          <xsl:with-param name="key" select="if (ed:has-label('record.date.' || (@type, ../@type)[1])) then 'record.date.' || (@type, ../@type)[1] else 'record.date.other'"/>
          <xsl:with-param name="language" select="()"/>
          <xsl:with-param name="value">
            <xsl:call-template name="ed:header-date"/>
            <xsl:call-template name="ed:basis"/>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="ed:fact">
        <xsl:with-param name="key" select="'record.participants'"/>
        <xsl:with-param name="value">
          <xsl:for-each select="$ed:profile/particDesc/listPerson[@type = 'participants']/person">
            <xsl:if test="position() gt 1">; </xsl:if>
            <xsl:call-template name="ed:participant"/>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="ed:fact">
        <xsl:with-param name="key" select="'record.classification'"/>
        <xsl:with-param name="value">
          <xsl:for-each select="$ed:profile/textClass/keywords/term[@type = 'classification'], $ed:file/sourceDesc//msItem/note[@type = ('copyNumber', 'outgoingNumber')]">
            <xsl:if test="position() gt 1">; </xsl:if>
            <xsl:apply-templates select="if (self::note) then node() else ." mode="ed:inline"/>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="ed:fact">
        <xsl:with-param name="key" select="'record.languages'"/>
        <xsl:with-param name="language" select="()"/>
        <xsl:with-param name="value">
          <xsl:for-each select="$ed:profile/langUsage/language[not(ends-with(@ana, '#romanisation'))][normalize-space()]">
            <xsl:variable name="role" as="xs:string" select="'record.' || substring-after(@ana, '#')"/>
            <xsl:text>{if (position() gt 1) then '; ' else ''}{ed:language-words(.)}{if (ed:has-label($role)) then ' (' || ed:label($role) || ')' else ''}</xsl:text>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:variable>
    <xsl:if test="exists($facts)">
      <dl class="facts">
        <xsl:sequence select="$facts"/>
      </dl>
    </xsl:if>
  </xsl:template>

  <!-- One fact, if there is anything to say: the same label twice in a row is allowed. -->
  <xsl:template name="ed:fact" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="node()*"/>
    <!-- `lang` and `dir` of the value: those of the header, where they are not the page's. -->
    <xsl:param name="language" as="attribute()*" select="ed:passage($ed:header)"/>
    <xsl:if test="normalize-space(string-join($value))">
      <div>
        <dt>{ed:label($key)}</dt>
        <dd>
          <xsl:sequence select="$language, ed:settle($value)"/>
        </dd>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="ed:header"/>
  <xsl:template match="*" mode="ed:header">
    <xsl:variable name="entity" as="element(m:entity)?" select="ed:entity-of(.)"/>
    <xsl:choose>
      <xsl:when test="$entity">
        <a class="{ed:name-class(., $entity)}" href="{$ed:root}{$entity/@href}">{ed:plain(.)}</a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="ed:inline"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="ed:participant">
    <xsl:variable name="entity" as="element(m:entity)?" select="ed:entity-of(.)"/>
    <xsl:variable name="name" as="xs:string" select="(ed:plain(persName[1])[.], ed:plain(.)[.], $entity/@name, '')[1]"/>
    <xsl:choose>
      <xsl:when test="$entity">
        <a class="name person" href="{$ed:root}{$entity/@href}">{$name}</a>
      </xsl:when>
      <xsl:otherwise>{$name}</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Credits, sources, rights and history of the record, after the text. -->
  <xsl:template name="ed:about-part">
    <section class="part" id="about" aria-labelledby="about-title">
      <h2 id="about-title">{ed:label('record.about')}</h2>
      <dl class="about">
        <xsl:for-each-group select="$ed:file/titleStmt/respStmt" group-by="ed:plain(resp)">
          <div>
            <dt>
              <xsl:sequence select="ed:passage(.)"/>
              <xsl:value-of select="upper-case(substring(current-grouping-key(), 1, 1)) || substring(current-grouping-key(), 2)"/>
            </dt>
            <dd>
              <xsl:sequence select="ed:passage(.)"/>
              <xsl:for-each select="current-group()/(* except resp)">
                <xsl:if test="position() gt 1">, </xsl:if>
                <xsl:apply-templates select="." mode="ed:inline"/>
              </xsl:for-each>
            </dd>
          </div>
        </xsl:for-each-group>
        <xsl:for-each select="$ed:file/notesStmt/note[not(@type = 'notice' and normalize-space() = $ed:config/m:notice)]">
          <xsl:call-template name="ed:fact">
            <xsl:with-param name="key" select="'record.note.' || (@type[ed:has-label('record.note.' || .)], 'other')[1]"/>
            <xsl:with-param name="value">
              <xsl:apply-templates mode="ed:inline"/>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
        <xsl:for-each select="$ed:file/publicationStmt[publisher[normalize-space()]][1]">
          <xsl:call-template name="ed:fact">
            <xsl:with-param name="key" select="'record.published-by'"/>
            <xsl:with-param name="value">
              <xsl:call-template name="ed:people">
                <xsl:with-param name="people" select="publisher"/>
              </xsl:call-template>
              <xsl:for-each select="idno[@type = 'URI'][matches(., '^\s*https?://\S+\s*$')]">
                <xsl:text>, </xsl:text>
                <a class="xref" href="{iri-to-uri(normalize-space())}">{normalize-space()}</a>
              </xsl:for-each>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
        <xsl:call-template name="ed:fact">
          <xsl:with-param name="key" select="'record.published-as'"/>
          <xsl:with-param name="value">
            <xsl:apply-templates select="$ed:file/sourceDesc/bibl[@type = 'citation'][1]/node()" mode="ed:inline"/>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="ed:fact">
          <xsl:with-param name="key" select="'record.topics'"/>
          <xsl:with-param name="value">
            <xsl:for-each select="$ed:profile/textClass/keywords/term[not(@type = 'classification')][normalize-space()]">
              <xsl:if test="position() gt 1">; </xsl:if>
              <xsl:apply-templates select="." mode="ed:inline"/>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:for-each select="$ed:profile/langUsage/language[ends-with(@ana, '#romanisation')]">
          <xsl:call-template name="ed:fact">
            <xsl:with-param name="key" select="'record.romanisation'"/>
            <xsl:with-param name="value">{ed:plain(.)}</xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
        <xsl:call-template name="ed:fact">
          <xsl:with-param name="key" select="'record.rights'"/>
          <xsl:with-param name="value">
            <xsl:for-each select="$ed:file/publicationStmt/availability/(p, licence)[normalize-space()]">
              <xsl:if test="position() gt 1">
                <xsl:text> </xsl:text>
              </xsl:if>
              <xsl:choose>
                <xsl:when test="self::licence[matches(@target, '^https?://\S+$')]">
                  <a class="xref" rel="license" href="{iri-to-uri(@target)}">{ed:plain(.)}</a>
                </xsl:when>
                <xsl:otherwise>
                  <xsl:apply-templates mode="ed:inline"/>
                </xsl:otherwise>
              </xsl:choose>
            </xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:variable name="changes" as="element()*" select="$ed:header/revisionDesc//change[normalize-space()]"/>
        <xsl:if test="exists($changes)">
          <div>
            <dt>{ed:label('record.changes')}</dt>
            <xsl:for-each select="$changes">
              <dd>
                <xsl:if test="@when">
                  <time datetime="{@when}">{ed:day(@when)}</time>
                  <xsl:text>: </xsl:text>
                </xsl:if>
                <xsl:variable name="content" as="node()*">
                  <xsl:apply-templates mode="ed:inline"/>
                </xsl:variable>
                <xsl:sequence select="ed:in-its-language(., ed:settle($content))"/>
              </dd>
            </xsl:for-each>
          </div>
        </xsl:if>
      </dl>
    </section>
  </xsl:template>

</xsl:stylesheet>
