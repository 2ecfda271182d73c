/** The parts of a .docx file that are the same for every record (ECMA-376 part 1 §17.7, §17.9, §17.15; part 2 §9). */

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
export const relationTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export function contentTypes(): string {
  const override = (part: string, type: string): string => `<Override PartName="${part}" ContentType="${type}"/>`;
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${[
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    '<Default Extension="png" ContentType="image/png"/>',
    '<Default Extension="jpg" ContentType="image/jpeg"/>',
    '<Default Extension="gif" ContentType="image/gif"/>',
    override('/word/document.xml', `${main}.document.main+xml`),
    override('/word/styles.xml', `${main}.styles+xml`),
    override('/word/settings.xml', `${main}.settings+xml`),
    override('/word/numbering.xml', `${main}.numbering+xml`),
    override('/word/footnotes.xml', `${main}.footnotes+xml`),
    override('/word/footer1.xml', `${main}.footer+xml`),
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    override('/docProps/custom.xml', 'application/vnd.openxmlformats-officedocument.custom-properties+xml'),
  ].join('')}</Types>`;
}

export function packageRelations(): string {
  return relations([
    ['rId1', `${relationTypes}/officeDocument`, 'word/document.xml'],
    [
      'rId2',
      'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
      'docProps/core.xml',
    ],
    ['rId3', `${relationTypes}/custom-properties`, 'docProps/custom.xml'],
  ]);
}

/** `external` is the address of a link. */
export function relations(
  list: readonly (readonly [id: string, type: string, target: string, external?: boolean])[],
): string {
  const items = list.map(
    ([id, type, target, external = false]) =>
      `<Relationship Id="${id}" Type="${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
  );
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

export function settings(): string {
  return `${declaration}<w:settings ${namespaces}><w:defaultTabStop w:val="708"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;
}

/** One list of bullets, and one that counts for each list that does, so that each begins with 1. */
export function numbering(lists: readonly boolean[]): string {
  const level = (i: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${720 + 360 * i}" w:hanging="360"/></w:pPr></w:lvl>`;
  const levels = (format: string, text: (i: number) => string): string =>
    Array.from({ length: 9 }, (_, i) => level(i, format, text(i))).join('');
  const kinds = [
    `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>${levels('bullet', () => '–')}</w:abstractNum>`,
    `<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>${levels('decimal', (i) => `%${i + 1}.`)}</w:abstractNum>`,
  ];
  const restart = Array.from(
    { length: 9 },
    (_, i) => `<w:lvlOverride w:ilvl="${i}"><w:startOverride w:val="1"/></w:lvlOverride>`,
  ).join('');
  const nums = lists.map(
    (ordered, i) =>
      `<w:num w:numId="${i + 1}"><w:abstractNumId w:val="${ordered ? 1 : 0}"/>${ordered ? restart : ''}</w:num>`,
  );
  return `${declaration}<w:numbering ${namespaces}>${[...kinds, ...nums].join('')}</w:numbering>`;
}

interface StyleSpec {
  readonly id: string;
  readonly name: string;
  readonly based?: string;
  readonly next?: string;
  readonly paragraph?: string;
  readonly run?: string;
}

const heading = (level: number, size: number): StyleSpec => ({
  id: `Heading${level}`,
  name: `heading ${level}`,
  next: 'Normal',
  paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="${level - 1}"/>`,
  run: `<w:b/><w:bCs/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
});

const paragraphStyles: readonly StyleSpec[] = [
  {
    id: 'Title',
    name: 'Title',
    next: 'Normal',
    paragraph: '<w:spacing w:before="120" w:after="240"/>',
    run: '<w:b/><w:bCs/><w:sz w:val="32"/><w:szCs w:val="32"/>',
  },
  ...[28, 26, 24, 24, 24, 24].map((size, i) => heading(i + 1, size)),
  { id: 'RecordDate', name: 'Record Date', next: 'Title', run: '<w:b/><w:bCs/>' },
  { id: 'Label', name: 'Label', next: 'Normal', paragraph: '<w:keepNext/><w:spacing w:before="180" w:after="0"/>' },
  { id: 'Opener', name: 'Opener', next: 'Normal', paragraph: '<w:spacing w:before="240" w:after="240"/>' },
  { id: 'Closer', name: 'Closer', next: 'Normal', paragraph: '<w:spacing w:before="240" w:after="120"/>' },
  { id: 'Verse', name: 'Verse', paragraph: '<w:ind w:left="720"/>' },
  { id: 'Quote', name: 'Quote', next: 'Normal', paragraph: '<w:ind w:left="720" w:right="720"/>' },
  {
    id: 'Caption',
    name: 'caption',
    next: 'Normal',
    paragraph: '<w:keepNext/><w:spacing w:before="120" w:after="60"/>',
  },
  {
    id: 'Speaker',
    name: 'Speaker',
    next: 'Normal',
    paragraph: '<w:keepNext/><w:spacing w:before="120" w:after="0"/>',
    run: '<w:b/><w:bCs/>',
  },
  { id: 'Stage', name: 'Stage Direction', next: 'Normal', paragraph: '<w:ind w:left="360"/>', run: '<w:i/><w:iCs/>' },
  { id: 'ListParagraph', name: 'List Paragraph', paragraph: '<w:ind w:left="720"/><w:contextualSpacing/>' },
  {
    id: 'FootnoteText',
    name: 'footnote text',
    paragraph: '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
    run: '<w:sz w:val="20"/><w:szCs w:val="20"/>',
  },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: '<w:spacing w:after="0"/>',
    run: '<w:color w:val="7F7F7F"/><w:sz w:val="12"/><w:szCs w:val="12"/>',
  },
];

/** @param language attributes of `w:lang` for the record’s own language */
export function styles(language: string): string {
  const paragraph = ({ id, name, based = 'Normal', next, paragraph: pPr, run }: StyleSpec): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${based}"/>${next === undefined ? '' : `<w:next w:val="${next}"/>`}<w:qFormat/>${pPr === undefined ? '' : `<w:pPr>${pPr}</w:pPr>`}${run === undefined ? '' : `<w:rPr>${run}</w:rPr>`}</w:style>`;
  const fonts =
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/>';
  const border = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`;
  return `${declaration}<w:styles ${namespaces}>${[
    `<w:docDefaults><w:rPrDefault><w:rPr>${fonts}<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang ${language}/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`,
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>',
    ...paragraphStyles.map(paragraph),
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/></w:rPr></w:style>',
    `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
    `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:pPr><w:spacing w:after="0"/></w:pPr><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders></w:tblPr></w:style>`,
  ].join('')}</w:styles>`;
}
