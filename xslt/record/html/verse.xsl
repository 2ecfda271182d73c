<?xml version="1.0" encoding="UTF-8"?>
<!--
  Verse and dialogue.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:template match="lg" mode="ed:inline ed:block">
    <div class="lg">
      <xsl:call-template name="ed:block-identity"/>
      <xsl:apply-templates mode="ed:inline"/>
    </div>
  </xsl:template>

  <xsl:template match="l" mode="ed:inline ed:block">
    <div class="{string-join(('l', @part[. = ('M', 'F')] ! 'later', ed:rend-classes(.)), ' ')}">
      <xsl:call-template name="ed:block-identity"/>
      <xsl:apply-templates mode="ed:inline"/>
      <xsl:if test="@n[. castable as xs:integer][xs:integer(.) mod 5 = 0]">
        <span class="line-number">{@n}</span>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="caesura" mode="ed:inline">
    <span class="caesura">
      <xsl:if test="not(ed:divides-word(.))">
        <xsl:text> </xsl:text>
      </xsl:if>
    </span>
  </xsl:template>

  <xsl:template match="speaker | stage | head | salute | signed | dateline | trailer | byline" mode="ed:block">
    <p class="{local-name()}">
      <xsl:sequence select="ed:language(.)"/>
      <xsl:apply-templates mode="ed:inline"/>
    </p>
  </xsl:template>

  <!-- Inside a stanza or a floating block these are lines of their own. -->
  <xsl:template match="lg/head | sp/speaker | castList/head | listBibl/head | div/head | body/head | postscript/label | floatingText//head" mode="ed:inline">
    <div class="{local-name()}">
      <xsl:call-template name="ed:identity"/>
      <xsl:apply-templates mode="ed:inline"/>
    </div>
  </xsl:template>

  <xsl:template match="address/addrLine | closer/signed | closer/salute | opener/salute | opener/dateline" mode="ed:inline" priority="0.4">
    <!-- A space between two lines, for whoever copies them. -->
    <xsl:text> </xsl:text>
    <span class="line {local-name()}">
      <xsl:call-template name="ed:identity"/>
      <xsl:apply-templates mode="ed:inline"/>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

</xsl:stylesheet>
