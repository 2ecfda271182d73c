<?xml version="1.0" encoding="UTF-8"?>
<!--
  Witnesses: who is pointed at by readings, what each is called, and which there are. A witness may stand within others: a hand within
  its manuscript, a manuscript within a group that has a siglum of its own; where it is not named, it reads what they read.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <!-- The readings of all entries, of the record and of the entries that lie apart. -->
  <xsl:variable name="ed:all-readings" as="element()*" select="
      let $apps := /descendant::tei:app, $others := $ed:external-entries[not(root(.) is $ed:record-document)]
      return ($apps, $others)/descendant::*[self::tei:lem or self::tei:rdg or self::tei:rdgGrp or self::tei:witDetail or self::tei:lacunaStart or self::tei:lacunaEnd or self::tei:witStart or self::tei:witEnd]
        | /descendant::tei:witDetail"/>

  <!-- What pointers of readings lead to: `app:wit` elements by the document and the pointer. Each is looked up once. -->
  <xsl:variable name="ed:cited" as="map(xs:string, element(app:wit))">
    <xsl:map>
      <xsl:for-each-group select="$ed:all-readings/(@wit | @hand | @source | @resp)" group-by="for $token in tokenize(.) return ed:cited-key($token, ..)">
        <xsl:variable name="pointer" as="xs:string" select="substring-after(current-grouping-key(), '|')"/>
        <xsl:variable name="target" as="element()?" select="ed:target($pointer, ..)"/>
        <xsl:variable name="entity" as="element(m:entity)?" select="ed:entity($pointer)"/>
        <xsl:variable name="siglum" as="xs:string" select="if ($entity) then ($entity/@short[normalize-space()], $entity/@name)[1] else ed:siglum($target, $pointer)"/>
        <xsl:map-entry key="current-grouping-key()">
          <app:wit id="{($target/@xml:id, replace($pointer, '^.*[#:]', ''))[.][1]}" siglum="{$siglum}">
            <xsl:variable name="raised" as="xs:string" select="normalize-space(string-join($target/tei:abbr[@type = 'siglum'][1]/tei:hi[matches(@rend, '^sup')]))"/>
            <xsl:if test="$raised and not(normalize-space($target/@n)) and ends-with($siglum, $raised)">
              <xsl:attribute name="raised" select="$raised"/>
            </xsl:if>
            <xsl:if test="$entity">
              <xsl:attribute name="href" select="$entity/@href"/>
            </xsl:if>
          </app:wit>
        </xsl:map-entry>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <xsl:function name="ed:cited-key" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="(if (map:size($ed:companions) = 0) then '' else ed:path-of($node)) || '|' || $pointer"/>
  </xsl:function>

  <!-- The `app:wit` elements of an attribute that holds pointers. -->
  <xsl:function name="ed:cited" as="element(app:wit)*">
    <xsl:param name="pointers" as="attribute()?"/>
    <xsl:sequence select="tokenize($pointers) ! $ed:cited(ed:cited-key(., $pointers/..))"/>
  </xsl:function>

  <!--
    What something is called in an apparatus: its `@n`, its siglum or number, what a person's name is, else its identifier, without the
    record's in front of it: identifiers are unique in an edition, so that a record has to say `letter-3.A` where it means `A`.
  -->
  <xsl:function name="ed:siglum" as="xs:string">
    <xsl:param name="element" as="element()?"/>
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:variable name="id" as="xs:string" select="replace($pointer, '^.*[#:]', '')"/>
    <xsl:variable name="said" as="xs:string*" select="
        $element/(if (self::tei:handNote or self::tei:hand) then (@n, tei:abbr[@type = 'siglum'])
        else if (self::tei:person or self::tei:editor or self::tei:respStmt or self::tei:name or self::tei:persName or self::tei:author or self::tei:org) then (@n, self::tei:person/tei:persName, self::tei:respStmt/(tei:persName | tei:name | tei:orgName), self::tei:editor, self::tei:author, self::tei:name, self::tei:persName, tei:orgName)
        else (@n, tei:abbr[@type = 'siglum'], tei:idno[@type = 'siglum'], descendant::tei:altIdentifier/tei:idno[@type = 'siglum'], descendant::tei:msIdentifier/tei:idno[@type = 'siglum'])) ! normalize-space(.)"/>
    <xsl:variable name="record" as="xs:string" select="ed:record-id($ed:record-document)"/>
    <xsl:sequence select="($said[.], (if (starts-with($id, $record) and matches(substring-after($id, $record), '^[._-].')) then substring($id, string-length($record) + 2) else $id))[1]"/>
  </xsl:function>

  <!-- The witnesses that are declared, then those that are only cited, then the hands of witnesses; groups with a siglum among them. -->
  <xsl:variable name="ed:witnesses" as="element(app:witness)*">
    <xsl:variable name="besides" as="document-node()*" select="ed:documents-besides()[some $entry in $ed:external-entries satisfies root($entry) is .]"/>
    <xsl:variable name="declared" as="element()*" select="($ed:record-document, $besides)/descendant::tei:listWit[empty(ancestor::tei:listWit)]/descendant-or-self::*[self::tei:witness[@xml:id] or self::tei:listWit[@xml:id]]"/>
    <xsl:variable name="readings" as="element()*" select="$ed:all-readings[self::tei:lem or self::tei:rdg or self::tei:rdgGrp]"/>
    <xsl:variable name="cited" as="element(app:wit)*" select="$readings/@wit ! ed:cited(.)"/>
    <xsl:variable name="counts" as="map(xs:string, xs:integer)">
      <xsl:map>
        <xsl:for-each-group select="$cited" group-by="@id">
          <xsl:map-entry key="string(current-grouping-key())" select="count(current-group())"/>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:variable>
    <xsl:variable name="list" as="element(app:witness)*">
      <xsl:for-each-group select="$declared" group-by="@xml:id">
        <xsl:variable name="group" as="xs:boolean" select="exists(self::tei:listWit)"/>
        <xsl:if test="not($group) and (not(descendant::tei:witness) or $counts(string(@xml:id))) or $group and $counts(string(@xml:id))">
          <app:witness id="{@xml:id}" siglum="{ed:siglum(., @xml:id)}" kind="{if ($group) then 'group' else if (ancestor::tei:witness) then 'part' else 'witness'}" within="{reverse(ancestor::*[self::tei:witness or self::tei:listWit]/@xml:id)}" cited="{($counts(string(@xml:id)), 0)[1]}">
            <xsl:value-of select="ed:description(if ($group) then tei:head else (node() except (tei:listWit, tei:abbr[@type = 'siglum'])))"/>
          </app:witness>
        </xsl:if>
      </xsl:for-each-group>
      <xsl:for-each-group select="$cited[not(@id = $declared/@xml:id)]" group-by="@id">
        <app:witness id="{@id}" siglum="{@siglum}" kind="witness" within="" cited="{count(current-group())}">
            <xsl:variable name="source" as="element()?" select="(($ed:record-document, $besides) ! key('ed:id', current-grouping-key(), .))[1]"/>
            <xsl:value-of select="ed:description($source/(self::tei:bibl, self::tei:biblStruct, self::tei:msDesc/tei:msIdentifier))"/>
          </app:witness>
      </xsl:for-each-group>
      <xsl:for-each-group select="$readings[@hand][count(tokenize(@wit)) = 1]" group-by="ed:cited(@wit)/@id || '|' || ed:cited(@hand)[1]/@id">
        <app:witness id="{current-grouping-key()}" siglum="{ed:with-hand(ed:cited(@wit)/@siglum, ed:cited(@hand)[1]/@siglum)}" kind="part" within="{ed:cited(@wit)/@id}" cited="{count(current-group())}"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:variable name="names" as="xs:string*" select="$list ! ed:file-name(.)"/>
    <xsl:for-each select="$list">
      <xsl:variable name="position" as="xs:integer" select="position()"/>
      <xsl:variable name="alike" as="xs:integer" select="count($names[position() lt $position][lower-case(.) = lower-case($names[$position])])"/>
      <xsl:copy>
        <xsl:sequence select="@*"/>
        <xsl:if test="not(@kind = 'group')">
          <xsl:attribute name="file" select="$names[$position] || (if ($alike) then '-' || $alike + 1 else '')"/>
        </xsl:if>
        <xsl:sequence select="node()"/>
      </xsl:copy>
    </xsl:for-each>
  </xsl:variable>

  <!-- What is said of a witness, on one line; parts that only markup divides are divided by commas, and where a pointer leads is told. -->
  <xsl:function name="ed:description" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="strings" as="xs:string*" select="
        $nodes/descendant-or-self::node()[self::text() or self::tei:ptr] !
          (if (self::tei:ptr) then string(@target) else if (not(normalize-space()) and ancestor::*[1][self::tei:msIdentifier or self::tei:biblStruct or ancestor::tei:biblStruct] and following-sibling::* and preceding-sibling::*) then ', ' else string(.))"/>
    <xsl:sequence select="normalize-space(string-join($strings))"/>
  </xsl:function>

  <!-- A name for a witness's files that any file system takes: ASCII letters, digits, hyphens. -->
  <xsl:function name="ed:file-name" as="xs:string">
    <xsl:param name="witness" as="element(app:witness)"/>
    <xsl:variable name="folded" as="xs:string*" select="($witness/@siglum, $witness/@id) ! replace(replace(replace(normalize-unicode(translate(., '⁰¹²³⁴⁵⁶⁷⁸⁹', '0123456789'), 'NFD'), '\p{M}', ''), '[^A-Za-z0-9]+', '-'), '^-|-$', '')"/>
    <xsl:variable name="whole" as="xs:string" select="if (matches($witness/@siglum, '^[\p{IsBasicLatin}\p{M}\p{IsLatin-1Supplement}⁰-⁹]+$')) then ($folded[.], 'witness')[1] else ($folded[2][.], 'witness')[1]"/>
    <xsl:sequence select="if (matches($whole, '^(index|con|prn|aux|nul|com\d|lpt\d)$', 'i')) then 'w-' || $whole else $whole"/>
  </xsl:function>

  <!-- The witnesses that make up a complete record of the text: neither groups nor parts of others. -->
  <xsl:variable name="ed:main-witnesses" as="element(app:witness)*" select="$ed:witnesses[@kind = 'witness']"/>

  <!-- The identifiers that a witness's reading may be given under: its own, then those of what it stands within. -->
  <xsl:variable name="ed:chains" as="map(xs:string, xs:string*)">
    <xsl:map>
      <xsl:for-each select="$ed:witnesses">
        <xsl:map-entry key="string(@id)" select="string(@id), tokenize(@within)"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

</xsl:stylesheet>
