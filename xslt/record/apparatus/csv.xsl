<?xml version="1.0" encoding="UTF-8"?>
<!-- The apparatus as a table, a row for each entry: RFC 4180, with a header row, lines ending in CR LF, UTF-8. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">


  <xsl:function name="ed:apparatus-csv" as="xs:string">
    <xsl:param name="model" as="element(app:apparatus)"/>
    <xsl:variable name="rows" as="array(xs:string)*">
      <xsl:sequence select="['record', 'entry', 'locus', 'paragraph', 'word', 'to', 'kind', 'lemma', 'readings', 'notes', 'responsible', 'witnesses', 'series']"/>
      <xsl:for-each select="$model/app:entry">
        <xsl:sequence select="[
            string($model/@record), string(@id), string(app:locus), string((app:locus/@paragraph, app:locus/@block)[1]), string(app:locus/@word), string(app:locus/@to), string(@kind),
            string(app:lemma/app:words/@words),
            string-join(app:reading ! (ed:group-words(.) || ed:reading-words(.)), '; '),
            string-join(app:note ! ed:quoted-words(.), '; '),
            string-join(app:resp, '; '), string-join(app:lemma/app:wit ! ed:wit(.), ' '), string(@series)]"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="string-join($rows ! (string-join(.?* ! ed:csv-field(.), ',') || '&#13;&#10;'))"/>
  </xsl:function>

  <xsl:function name="ed:csv-field" as="xs:string">
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="if (matches($value, '[&quot;,&#10;&#13;]')) then '&quot;' || replace($value, '&quot;', '&quot;&quot;') || '&quot;' else $value"/>
  </xsl:function>

</xsl:stylesheet>
