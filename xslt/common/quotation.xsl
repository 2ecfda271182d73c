<?xml version="1.0" encoding="UTF-8"?>
<!-- Quotation marks: where the encoding has taken their place, and where the text has kept its own. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <!-- What the header says of quotation marks: `all` if the text has kept its own. -->
  <xsl:variable name="ed:quotation-marks" as="xs:string*" select="/descendant::tei:encodingDesc/tei:editorialDecl/tei:quotation/@marks/string()"/>

  <!-- Whether a quotation gets quotation marks: it has none of its own, in it or just before it, and is no block. A mark that touches it opens it, even `»`. -->
  <xsl:function name="ed:wants-marks" as="xs:boolean">
    <xsl:param name="quotation" as="element()"/>
    <xsl:variable name="before" as="xs:string" select="string($quotation/preceding-sibling::node()[1])"/>
    <xsl:sequence select="
        not($ed:quotation-marks = 'all')
        and exists($quotation/node())
        and not(matches($quotation, '^\s*[“”„«»‘‚&quot;''‹›—–]'))
        and not(matches($before, '[“„«»‘‚&quot;‹›]$'))
        and not($quotation/(tei:p | tei:lg | tei:l | tei:ab | tei:list | tei:sp | tei:div))
        and not($quotation/self::tei:said[@direct = 'false'])"/>
  </xsl:function>

</xsl:stylesheet>
