<?xml version="1.0" encoding="UTF-8"?>
<!-- The modules that turn running TEI into HTML: for records, and for what registers and headers say in TEI. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0">

  <xsl:import href="../../common/labels.xsl"/>
  <xsl:import href="../../common/language.xsl"/>
  <xsl:import href="../../common/dates.xsl"/>
  <xsl:import href="../../common/context.xsl"/>
  <xsl:import href="../../common/words.xsl"/>
  <xsl:import href="../../common/annotations.xsl"/>
  <xsl:import href="../../common/elements.xsl"/>
  <xsl:import href="../../common/space.xsl"/>
  <xsl:import href="../../common/hands.xsl"/>
  <xsl:import href="../../common/spans.xsl"/>
  <xsl:import href="../../common/gap.xsl"/>
  <xsl:import href="../../common/quotation.xsl"/>
  <xsl:import href="../../common/images.xsl"/>
  <xsl:import href="../../common/breaks.xsl"/>
  <xsl:import href="../../common/speech.xsl"/>
  <xsl:import href="../../common/bibliography.xsl"/>
  <xsl:import href="../../common/markup.xsl"/>
  <xsl:import href="fallback.xsl"/>
  <xsl:import href="links.xsl"/>
  <xsl:import href="phrases.xsl"/>
  <xsl:import href="names.xsl"/>
  <xsl:import href="dates.xsl"/>
  <xsl:import href="transcription.xsl"/>
  <xsl:import href="spans.xsl"/>
  <xsl:import href="notes.xsl"/>
  <xsl:import href="reading.xsl"/>
  <xsl:import href="blocks.xsl"/>
  <xsl:import href="lists.xsl"/>
  <xsl:import href="verse.xsl"/>
  <xsl:import href="styles.xsl"/>
  <xsl:import href="images.xsl"/>
  <xsl:import href="speech.xsl"/>
  <xsl:import href="objects.xsl"/>
  <xsl:import href="annotations.xsl"/>
  <xsl:import href="settle.xsl"/>

</xsl:stylesheet>
