<?xml version="1.0" encoding="UTF-8"?>
<!--
  Plain text, whole. Each module is imported here, once, and imports none itself: what is imported later takes precedence, and the catch-all
  of `inline.xsl` must come before everything that is more particular.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0">

  <xsl:import href="../../common/labels.xsl"/>
  <xsl:import href="../../common/context.xsl"/>
  <xsl:import href="../../common/elements.xsl"/>
  <xsl:import href="../../common/space.xsl"/>
  <xsl:import href="../../common/hands.xsl"/>
  <xsl:import href="../../common/spans.xsl"/>
  <xsl:import href="../../common/gap.xsl"/>
  <xsl:import href="../../common/quotation.xsl"/>
  <xsl:import href="../../common/breaks.xsl"/>
  <xsl:import href="../../common/speech.xsl"/>
  <xsl:import href="../../common/bibliography.xsl"/>
  <xsl:import href="../../common/markup.xsl"/>
  <xsl:import href="../../common/words.xsl"/>
  <xsl:import href="../../common/dates.xsl"/>
  <xsl:import href="../../common/annotations.xsl"/>
  <xsl:import href="lines.xsl"/>
  <xsl:import href="inline.xsl"/>
  <xsl:import href="blocks.xsl"/>
  <xsl:import href="lists.xsl"/>
  <xsl:import href="marks.xsl"/>
  <xsl:import href="speech.xsl"/>
  <xsl:import href="objects.xsl"/>
  <xsl:import href="annotations.xsl"/>
  <xsl:import href="notes.xsl"/>
  <xsl:import href="header.xsl"/>

</xsl:stylesheet>
