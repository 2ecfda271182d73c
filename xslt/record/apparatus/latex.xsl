<?xml version="1.0" encoding="UTF-8"?>
<!--
  The text with its apparatus as a document for LaTeX with reledmac: entries are `\edtext` round their words, with a footnote series for each
  series of entries. Entries whose words overlap without one being inside the other are attached by labels (`\xxref`).
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array" xmlns:ed="tag:edition,2026:functions" xmlns:m="tag:edition,2026:model" xmlns:app="tag:edition,2026:apparatus" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all">

  <xsl:function name="ed:apparatus-latex" as="xs:string">
    <xsl:param name="model" as="element(app:apparatus)"/>
    <xsl:variable name="series" as="element(m:series)*" select="ed:series($model)"/>
    <xsl:variable name="letters" as="map(xs:string, xs:string)" select="map:merge(for $s in 1 to count($series) return map:entry(string($series[$s]/@type), substring('ABCDE', min(($s, 5)), 1)))"/>
    <xsl:variable name="by-unit" as="map(xs:string, element(app:entry)*)">
      <xsl:map>
        <xsl:for-each-group select="$model/app:entry[@unit][@known]" group-by="@end-unit">
          <xsl:map-entry key="string(current-grouping-key())" select="current-group()"/>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:variable>
    <!-- reledmac wants one paragraph at least between its numbers' beginning and end. -->
    <xsl:variable name="printed" as="element(app:unit)*" select="$model/app:unit[normalize-space(string-join(app:seg)) or exists($by-unit(string(@n)))]"/>
    <xsl:variable name="elsewhere" as="element(app:entry)*" select="$model/app:entry[not(@unit and @known)]"/>
    <xsl:sequence select="
        string-join((
          '% ' || ed:record-title($ed:record) => replace('\s+', ' '),
          '\documentclass[11pt]{article}',
          '\usepackage{iftex}',
          '\ifpdftex\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\else\usepackage{fontspec}\fi',
          '\usepackage[series={' || string-join(sort(distinct-values(($letters?*, 'A'))), ',') || '},noend,noeledsec]{reledmac}',
          (if (ed:has-series($model)) then $series[normalize-space(@title)] ! ('\Xtxtbeforenotes[' || $letters(@type) || ']{\textit{' || ed:tex(normalize-space(@title)) || '}\enspace}') else ()),
          '\begin{document}',
          '\section*{' || ed:tex(ed:record-title($ed:record)) || '}',
          (if (exists($printed)) then '\beginnumbering' else ()),
          $printed ! ed:latex-unit(., $by-unit(string(@n)), $letters),
          (if (exists($printed)) then '\endnumbering' else ()),
          (if (exists($elsewhere)) then ('\section*{' || ed:tex(ed:label('apparatus.elsewhere')) || '}', $elsewhere ! ('\noindent ' || ed:tex(ed:entry-line(.)) || '\par')) else ()),
          '\end{document}', ''), '&#10;')"/>
  </xsl:function>

  <xsl:function name="ed:latex-unit" as="xs:string*">
    <xsl:param name="unit" as="element(app:unit)"/>
    <xsl:param name="entries" as="element(app:entry)*"/>
    <xsl:param name="letters" as="map(*)"/>
    <xsl:variable name="number" as="xs:integer" select="xs:integer($unit/@n)"/>
    <xsl:variable name="sorted" as="element(app:entry)*" select="sort($entries, (), function($entry) { ed:start-in($entry, $number) * 100000 - ed:stop-in($entry, $number) })"/>
    <xsl:variable name="nested" as="element(app:entry)*" select="ed:nested-entries($sorted[@unit = $unit/@n], $number, 0, ())"/>
    <xsl:variable name="attached" as="element(app:entry)*" select="$sorted[not(. intersect $nested)]"/>
    <xsl:variable name="size" as="xs:integer" select="count($unit/app:seg)"/>
    <xsl:sequence select="
        '\pstart' || (if (normalize-space(string-join($unit/app:seg))) then '' else '\leavevmode'),
        (if ($unit/@kind = 'head') then '\centering\bfseries' else if ($unit/@number) then '\textbf{' || ed:tex($unit/@number) || '}\enspace' else ()),
        replace(normalize-space(ed:latex-run(array { $unit/app:seg/ed:tex(string(.)) }, 0, $size, $nested, $attached, $number, $letters)), '^(\\leavevmode\\newline ?)+', ''),
        '\pend', ''"/>
  </xsl:function>

  <!-- The entries of a unit that don't overlap with an earlier one; `open` are the ends of those that are around the next. -->
  <xsl:function name="ed:nested-entries" as="element(app:entry)*">
    <xsl:param name="entries" as="element(app:entry)*"/>
    <xsl:param name="unit" as="xs:integer"/>
    <xsl:param name="at" as="xs:integer"/>
    <xsl:param name="open" as="xs:integer*"/>
    <xsl:iterate select="$entries">
      <xsl:param name="around" as="xs:integer*" select="$open"/>
      <xsl:variable name="start" as="xs:integer" select="ed:start-in(., $unit)"/>
      <xsl:variable name="stop" as="xs:integer" select="ed:stop-in(., $unit)"/>
      <xsl:variable name="still" as="xs:integer*" select="$around[. gt $start]"/>
      <xsl:variable name="overlaps" as="xs:boolean" select="$still &lt; $stop"/>
      <xsl:if test="not($overlaps)">
        <xsl:sequence select="."/>
      </xsl:if>
      <xsl:next-iteration>
        <xsl:with-param name="around" select="if ($overlaps) then $still else ($still, $stop)"/>
      </xsl:next-iteration>
    </xsl:iterate>
  </xsl:function>

  <!-- The text from one cut to another, with the entries between them; `attached` are those that overlap. -->
  <xsl:function name="ed:latex-run" as="xs:string">
    <xsl:param name="segs" as="array(xs:string)"/>
    <xsl:param name="from" as="xs:integer"/>
    <xsl:param name="to" as="xs:integer"/>
    <xsl:param name="entries" as="element(app:entry)*"/>
    <xsl:param name="attached" as="element(app:entry)*"/>
    <xsl:param name="unit" as="xs:integer"/>
    <xsl:param name="letters" as="map(*)"/>
    <xsl:variable name="first" as="element(app:entry)?" select="$entries[1]"/>
    <xsl:choose>
      <xsl:when test="empty($first)">
        <xsl:sequence select="ed:latex-segs($segs, $from, $to, $attached, $unit, $letters)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="start" as="xs:integer" select="ed:start-in($first, $unit)"/>
        <xsl:variable name="stop" as="xs:integer" select="min((ed:stop-in($first, $unit), $to))"/>
        <xsl:variable name="others" as="element(app:entry)*" select="tail($entries)"/>
        <xsl:variable name="inner" as="element(app:entry)*" select="if ($stop gt $start) then $others[ed:start-in(., $unit) lt $stop] else ()"/>
        <xsl:variable name="words" as="xs:string" select="ed:latex-run($segs, $start, $stop, $inner, $attached, $unit, $letters)"/>
        <xsl:sequence select="
            ed:latex-segs($segs, $from, $start, $attached, $unit, $letters)
            || '\edtext{' || $words || '}{' || ed:latex-note($first, $letters) || '}'
            || ed:latex-run($segs, $stop, $to, $others except $inner, $attached, $unit, $letters)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Pieces of the text; labels where overlapping entries begin, the entries where they end. -->
  <xsl:function name="ed:latex-segs" as="xs:string">
    <xsl:param name="segs" as="array(xs:string)"/>
    <xsl:param name="from" as="xs:integer"/>
    <xsl:param name="to" as="xs:integer"/>
    <xsl:param name="attached" as="element(app:entry)*"/>
    <xsl:param name="unit" as="xs:integer"/>
    <xsl:param name="letters" as="map(*)"/>
    <xsl:sequence select="
        string-join(for $n in $from + 1 to min(($to, array:size($segs))) return (
          $attached[ed:start-in(., $unit) = $n - 1] ! ('\edlabel{' || @id || '-from}'),
          $segs($n),
          $attached[ed:stop-in(., $unit) = $n] ! ('\edlabel{' || @id || '-to}\edtext{}{\xxref{' || @id || '-from}{' || @id || '-to}' || ed:latex-note(., $letters) || '}')))"/>
  </xsl:function>

  <!-- `\lemma{…}\Afootnote{…}`. -->
  <xsl:function name="ed:latex-note" as="xs:string">
    <xsl:param name="entry" as="element(app:entry)"/>
    <xsl:param name="letters" as="map(*)"/>
    <xsl:variable name="letter" as="xs:string" select="$letters(string($entry/@series))"/>
    <xsl:variable name="lemma" as="element(app:lemma)?" select="$entry/app:lemma[app:words]"/>
    <xsl:variable name="parts" as="xs:string*" select="
        $lemma ! ed:tex(ed:attested(.))[.],
        $entry/app:reading ! ed:latex-reading(.),
        $entry/app:note ! ed:tex(ed:quoted-words(.)),
        (if ($entry/app:absent) then ed:tex(ed:label('apparatus.absent', string-join($entry/app:absent/@siglum, ' '))) else ())"/>
    <xsl:variable name="after" as="xs:string?" select="ed:after-words($entry)"/>
    <xsl:sequence select="
        '\lemma{' || (if ($lemma) then ed:tex(ed:lemma-words($lemma)) else $after ! ed:tex(replace(., '\]$', ''))) || '}\'
        || $letter || 'footnote' || (if ($lemma or $after) then '' else '[nosep]')
        || '{' || string-join((string-join($parts, '; '), $entry/app:resp ! ('\textsc{' || ed:tex(.) || '}')), ' ') || '}'"/>
  </xsl:function>

  <xsl:function name="ed:latex-reading" as="xs:string">
    <xsl:param name="reading" as="element(app:reading)"/>
    <xsl:variable name="kind" as="xs:string" select="ed:operator($reading)"/>
    <xsl:variable name="operator" as="xs:string?" select="if ($kind and not($reading/@kind = 'gap')) then '\textit{' || ed:tex($kind) || '}' else ()"/>
    <xsl:variable name="words" as="xs:string?" select="ed:words-given($reading)[.] ! (if ($reading/@kind = 'gap') then '[' || ed:tex(.) || ']' else ed:tex(.))"/>
    <xsl:sequence select="ed:group-words($reading)[.] ! ('\textit{' || ed:tex(.) || '}') || string-join((if ($reading/@kind = 'orig') then ($words, $operator) else ($operator, $words), ed:tex(ed:attested($reading))[.]), ' ')"/>
  </xsl:function>

  <!-- Text with LaTeX's own characters escaped, and hyphens, quotes and commas kept apart that its fonts would join; a line break of the text ends a line. -->
  <xsl:function name="ed:tex" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="if (not(matches($text, $ed:tex-special))) then $text else string-join(tokenize($text, '\\') ! ed:tex-without-backslash(.), '\textbackslash{}')"/>
  </xsl:function>

  <xsl:variable name="ed:tex-special" as="xs:string" select="'[\\{}$&amp;#%_^~&lt;&gt;&quot;`\[\]\n&#xAD;]|--|&apos;&apos;&apos;&apos;|,,'"/>

  <xsl:function name="ed:tex-without-backslash" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
        replace(replace($text, '([{}$&amp;#%_])', '\\$1'), '\^', '\\textasciicircum{}')
          => replace('~', '\\textasciitilde{}') => replace('`', '\\textasciigrave{}') => replace('&lt;', '\\textless{}') => replace('&gt;', '\\textgreater{}') => replace('&quot;', '\\textquotedbl{}')
          => replace('([\[\]])', '{$1}') => replace('([-,&apos;&apos;])\1', '$1{}$1') => replace('([-,&apos;&apos;])\1', '$1{}$1') => replace('&#xAD;', '\\-') => replace('\n', '\\leavevmode\\newline ')"/>
  </xsl:function>

</xsl:stylesheet>
