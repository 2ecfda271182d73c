<?xml version="1.0" encoding="UTF-8"?>
<!-- A page at an address that was published and is no more: where it went, or why it is gone. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" version="3.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="m:page[@kind = 'moved']" mode="ed:page">
    <xsl:variable name="title" as="xs:string" select="ed:label(if (@href) then 'moved.title' else 'withdrawn.title')"/>
    <xsl:call-template name="ed:page">
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="root" select="$ed:root"/>
      <xsl:with-param name="class" select="'site moved-page'"/>
      <xsl:with-param name="head" as="element()*">
        <meta name="robots" content="noindex"/>
      </xsl:with-param>
      <xsl:with-param name="content">
        <header class="front">
          <h1>{$title}</h1>
        </header>
        <div class="prose">
          <p>
            <xsl:text>{ed:label('moved.was')} </xsl:text>
            <code>{@path}</code>
            <xsl:if test="@words">: “{@words} …”</xsl:if>
          </p>
          <xsl:choose>
            <xsl:when test="@href">
              <p>{ed:label('moved.is')} <a href="{$ed:root}{@href}">{@href}</a></p>
            </xsl:when>
            <xsl:otherwise>
              <p>{@why}</p>
            </xsl:otherwise>
          </xsl:choose>
        </div>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
