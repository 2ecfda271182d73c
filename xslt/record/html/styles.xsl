<?xml version="1.0" encoding="UTF-8"?>
<!--
  How the source looks: `@rend`, `@rendition`, `@style`, and the `rendition` elements of the header. The words of `@rend` that the
  style sheet knows become classes; CSS goes through an allow-list and becomes rules in the page's head, which the elements name in
  `data-r`. Nothing that loads, hides or moves text out of its place gets through.
-->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ed="tag:edition,2026:functions" xmlns:tei="http://www.tei-c.org/ns/1.0" version="3.0" exclude-result-prefixes="#all" expand-text="yes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <!-- The words of `@rend` that the style sheet knows, with those that mean the same. -->
  <xsl:variable name="ed:rend-words" as="map(xs:string, xs:string)" select="map {
      'underline': 'underline', 'underlined': 'underline', 'u': 'underline', 'ul': 'underline',
      'double': 'double', 'doubleunderline': 'double', 'smallcaps': 'smallcaps', 'sc': 'smallcaps', 'spaced': 'spaced', 'letterspaced': 'spaced', 'gesperrt': 'spaced',
      'uppercase': 'uppercase', 'caps': 'uppercase', 'allcaps': 'uppercase', 'strikethrough': 'strikethrough', 'strike': 'strikethrough', 'overstrike': 'strikethrough',
      'center': 'center', 'centre': 'center', 'centered': 'center', 'right': 'end', 'end': 'end', 'indent': 'indent',
      'bold': 'bold', 'b': 'bold', 'strong': 'bold', 'italic': 'italic', 'italics': 'italic', 'i': 'italic', 'it': 'italic',
      'vertical': 'vertical', 'tategaki': 'vertical', 'boxed': 'boxed', 'box': 'boxed', 'large': 'large', 'small': 'small' }"/>

  <xsl:function name="ed:rend-classes" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize(lower-case($element/@rend), '[\s,;()]+')"/>
    <xsl:sequence select="distinct-values(($words ! (translate(., '-_', '')) ! $ed:rend-words(.), $words[matches(., '^indent[1-9]$')]))"/>
  </xsl:function>

  <!-- The rules of a page, as CSS; empty if it needs none. -->
  <xsl:variable name="ed:rules" as="map(xs:string, xs:string)">
    <xsl:variable name="declared" as="map(xs:string, xs:string)*" select="
        //tagsDecl/rendition[@xml:id][not(@scheme) or @scheme = 'css'] ! map:entry('#' || @xml:id, ed:safe-css(.)),
        //tagsDecl/rendition[@selector[matches(., '^\s*[A-Za-z]\w*(\s*,\s*[A-Za-z]\w*)*\s*$')]][not(@scheme) or @scheme = 'css'] ! (for $rendition in ., $name in tokenize(@selector, '[\s,]+')[.] return map:entry('&lt;' || $name, ed:safe-css($rendition))),
        //langUsage/language[@ident][@style or @rend] ! map:entry('@' || @ident, ed:safe-css(string-join((@style, if (matches(@rend, 'vertical')) then 'writing-mode: vertical-rl' else ()), ';'))),
        distinct-values(//(text | sourceDoc)//@style) ! map:entry('=' || ., ed:safe-css(.))"/>
    <xsl:sequence select="map:merge($declared[.?* ne ''], map { 'duplicates': 'use-last' })"/>
  </xsl:variable>

  <xsl:variable name="ed:rule-names" as="map(xs:string, xs:string)" select="let $keys := sort(map:keys($ed:rules)) return map:merge(for $position in 1 to count($keys) return map:entry($keys[$position], 's' || $position))"/>

  <xsl:variable name="ed:has-rules" as="xs:boolean" select="map:size($ed:rules) gt 0"/>

  <!-- What an element names of them. -->
  <xsl:template name="ed:looks">
    <xsl:if test="$ed:has-rules">
      <xsl:variable name="keys" as="xs:string*" select="'&lt;' || local-name(), tokenize(@rendition), @style ! ('=' || .), @xml:lang ! ('@' || .)"/>
      <xsl:variable name="names" as="xs:string*" select="$keys ! $ed:rule-names(.)"/>
      <xsl:if test="exists($names)">
        <xsl:attribute name="data-r" select="distinct-values($names)"/>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="ed:rules">
    <xsl:if test="$ed:has-rules">
      <style>@layer text {{ {string-join(sort(map:keys($ed:rules)) ! ('[data-r~="' || $ed:rule-names(.) || '"] { ' || $ed:rules(.) || ' }'), ' ')} }}</style>
    </xsl:if>
  </xsl:template>

  <!-- The properties that get through, and the values that each may have. -->
  <xsl:variable name="ed:css" as="map(xs:string, xs:string)">
    <xsl:variable name="length" as="xs:string" select="'(0|[0-9]?(\.[0-9]+)?(em|rem|cm|in)|[0-9]{1,2}(\.[0-9]+)?(px|pt|%|ex|ch|mm))'"/>
    <xsl:sequence select="map {
        'font-style': 'normal|italic|oblique',
        'font-weight': 'normal|bold|bolder|lighter|[1-9]00',
        'font-variant': 'normal|small-caps',
        'font-variant-caps': 'normal|small-caps|all-small-caps',
        'font-size': 'xx-small|x-small|small|smaller|medium|large|larger|x-large|[5-9][0-9]%|1[0-9]{2}%|(0?\.[6-9]|1(\.[0-9]+)?)r?em',
        'font-family': 'serif|sans-serif|monospace|cursive',
        'text-decoration': '(none|underline|overline|line-through)( (solid|double|dotted|dashed|wavy))?',
        'text-decoration-line': 'none|underline|overline|line-through',
        'text-decoration-style': 'solid|double|dotted|dashed|wavy',
        'text-transform': 'none|uppercase|lowercase|capitalize',
        'text-align': 'left|right|center|justify|start|end',
        'text-indent': '-?' || $length,
        'margin-left': $length, 'margin-right': $length, 'margin-top': $length, 'margin-bottom': $length,
        'padding-left': $length, 'padding-right': $length,
        'letter-spacing': 'normal|-?(0|0?\.[0-9]+em|[0-9](\.[0-9]+)?p[xt])',
        'vertical-align': 'baseline|sub|super|top|middle|bottom|text-top|text-bottom',
        'white-space': 'normal|nowrap|pre-wrap|pre-line',
        'writing-mode': 'horizontal-tb|vertical-rl|vertical-lr',
        'color': '[a-z]+|#[0-9a-f]{3}|#[0-9a-f]{6}'
      }"/>
  </xsl:variable>

  <!-- The declarations of a piece of CSS that get through. A colour is mixed with that of the ink: it must be read on light and on dark paper. -->
  <xsl:function name="ed:safe-css" as="xs:string">
    <xsl:param name="css" as="xs:string"/>
    <xsl:variable name="declarations" as="xs:string*">
      <xsl:for-each select="tokenize(replace($css, '/\*.*?\*/', '', 's'), ';')">
        <xsl:variable name="property" as="xs:string" select="lower-case(normalize-space(substring-before(., ':')))"/>
        <xsl:variable name="value" as="xs:string" select="lower-case(normalize-space(substring-after(., ':')))"/>
        <xsl:if test="map:contains($ed:css, $property) and matches($value, '^(' || $ed:css($property) || ')$')">
          <xsl:sequence select="$property || ': ' || (if ($property = 'color') then 'color-mix(in oklab, ' || $value || ' 60%, var(--ink))' else $value)"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="string-join($declarations, '; ')"/>
  </xsl:function>

</xsl:stylesheet>
