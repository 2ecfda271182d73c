<?xml version="1.0" encoding="UTF-8"?>
<!-- Who is responsible for an entry. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <!-- One `app:resp` for each one named by the entry's element, by what it is made of, or by its note. -->
  <xsl:template name="ed:entry-responsible" as="element(app:resp)*">
    <xsl:variable name="named" as="xs:string*" select="
        (@resp, self::tei:choice/*/@resp, self::tei:subst/*/@resp, self::tei:sic/ed:note-of(.)/@resp) ! tokenize(.)"/>
    <xsl:variable name="record" as="document-node()?" select="root(.)[self::document-node()]"/>
    <xsl:variable name="pointers" as="xs:string*" select="if (self::tei:app and ed:is-own(.)) then $named ! ed:own-pointer(., $record) else $named"/>
    <xsl:variable name="record" as="document-node()?" select="if (self::tei:app and ed:is-own(.)) then $ed:record-document else $record"/>
    <xsl:for-each select="distinct-values($pointers)">
      <xsl:variable name="entity" as="element(m:entity)?" select="ed:entity(.)"/>
      <app:resp pointer="{.}">
        <xsl:if test="$entity">
          <xsl:attribute name="href" select="$entity/@href"/>
          <xsl:attribute name="name" select="$entity/@name"/>
        </xsl:if>
        <xsl:value-of select="if ($entity) then ($entity/@short[normalize-space()], $entity/@name)[1] else ed:local-name-of(., $record)"/>
      </app:resp>
    </xsl:for-each>
  </xsl:template>

  <!-- In a file that this program has written: what the record said, which the file's own `respStmt` repeats. -->
  <xsl:function name="ed:own-pointer" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="file" as="document-node()"/>
    <xsl:variable name="said" as="xs:string?" select="key('ed:id', substring($pointer, 2), $file)[1]/self::tei:respStmt/tei:name/@ref"/>
    <xsl:sequence select="if (empty($said)) then $pointer else if (starts-with($said, encode-for-uri(ed:record-id($ed:record-document)) || '.xml#')) then '#' || substring-after($said, '#') else $said"/>
  </xsl:function>

  <!-- The name behind a pointer within the record, else what the pointer itself says: `#ed1` → “ed1”. -->
  <xsl:function name="ed:local-name-of" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="record" as="document-node()?"/>
    <xsl:variable name="id" as="xs:string" select="replace($pointer, '^.*#', '')"/>
    <xsl:variable name="target" as="element()?" select="if ($record and starts-with($pointer, '#')) then key('ed:id', $id, $record)[1] else ()"/>
    <xsl:variable name="names" as="element()*" select="$target/(self::tei:persName | self::tei:name | self::tei:orgName | self::tei:editor | descendant::tei:persName | descendant::tei:name | descendant::tei:orgName)"/>
    <xsl:sequence select="(normalize-space($names[1])[.], $id)[1]"/>
  </xsl:function>

</xsl:stylesheet>
