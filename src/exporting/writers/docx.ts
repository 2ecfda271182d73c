/** Writes a script as the parts of a .docx file (Office Open XML, ECMA-376 part 1 §11, §17). The same script gives the same bytes. */

import { type Stamp, stampLine } from '../../importing/stamp.js';
import { escapeAttribute, escapeText } from '../../xml/serialise.js';
import type { Role, Script, ScriptBlock, ScriptFlow, ScriptLeaf, ScriptTable } from '../script.js';
import { gridOf } from '../table-grid.js';
import {
  contentTypes,
  declaration,
  namespaces,
  numbering,
  packageRelations,
  relations,
  relationTypes,
  settings,
  styles,
} from './docx-parts.js';
import { isRightToLeft, languageAttributes, type RunContext, writeRuns } from './docx-runs.js';

/** @param pictures the bytes of the script’s pictures, by their ids */
export function writeDocx(
  script: Script,
  stamp: Stamp,
  pictures: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, string | Uint8Array> {
  return new DocxWriter(script, stamp, pictures).run();
}

const styleOf: Readonly<Record<Role, string | undefined>> = {
  body: undefined,
  title: 'Title',
  date: 'RecordDate',
  label: 'Label',
  opener: 'Opener',
  closer: 'Closer',
  verse: 'Verse',
  quote: 'Quote',
  caption: 'Caption',
  speaker: 'Speaker',
  stage: 'Stage',
  note: 'FootnoteText',
};

/** The part of a list that a paragraph is: `numId` and `ilvl` of §17.9. */
interface ListPlace {
  readonly list: number;
  readonly depth: number;
  /** Whether it is the paragraph that has the number or the bullet. */
  readonly isFirst: boolean;
}

class DocxWriter {
  /** Whether each list counts. */
  readonly #lists: boolean[] = [];
  readonly #links = new Map<string, string>();
  readonly #media = new Map<string, { readonly relation: string; readonly path: string; readonly bytes: Uint8Array }>();
  #lastId = 0;
  readonly #context: RunContext;

  constructor(
    private readonly script: Script,
    private readonly stamp: Stamp,
    private readonly pictures: ReadonlyMap<string, Uint8Array>,
  ) {
    this.#context = {
      linkId: (target) => {
        const id = this.#links.get(target) ?? `rIdLink${this.#links.size + 1}`;
        this.#links.set(target, id);
        return id;
      },
      picture: (id) => {
        const { relation, bytes } = this.#picture(id);
        return { relation, bytes, description: this.script.images.get(id)?.description ?? '' };
      },
      nextId: () => {
        this.#lastId += 1;
        return this.#lastId;
      },
    };
  }

  run(): ReadonlyMap<string, string | Uint8Array> {
    const { script } = this;
    const body = this.#blocks(script.blocks);
    const notes = [...script.notes].map(([id, { blocks }]) => this.#footnote(id, blocks[0]));
    const shared = [
      ...[...this.#links].map(
        ([target, id]) => [id, `${relationTypes}/hyperlink`, escapeAttribute(target), true] as const,
      ),
      ...[...this.#media.values()].map(
        ({ relation, path }) => [relation, `${relationTypes}/image`, path.replace(/^word\//, '')] as const,
      ),
    ];
    const document = `${declaration}<w:document ${namespaces}><w:body>${body}<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1134" w:left="1417" w:header="708" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`;
    const separators = ['separator', 'continuationSeparator'].map(
      (kind, i) =>
        `<w:footnote w:type="${kind}" w:id="${i - 1}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:${kind}/></w:r></w:p></w:footnote>`,
    );
    return new Map<string, string | Uint8Array>([
      ['[Content_Types].xml', contentTypes()],
      ['_rels/.rels', packageRelations()],
      ['docProps/core.xml', this.#core()],
      ['docProps/custom.xml', this.#custom()],
      [
        'word/_rels/document.xml.rels',
        relations([
          ['rId1', `${relationTypes}/styles`, 'styles.xml'],
          ['rId2', `${relationTypes}/settings`, 'settings.xml'],
          ['rId3', `${relationTypes}/numbering`, 'numbering.xml'],
          ['rId4', `${relationTypes}/footnotes`, 'footnotes.xml'],
          ['rId5', `${relationTypes}/footer`, 'footer1.xml'],
          ...shared,
        ]),
      ],
      ['word/_rels/footnotes.xml.rels', relations(shared)],
      ['word/document.xml', document],
      ['word/footer1.xml', this.#footer()],
      [
        'word/footnotes.xml',
        `${declaration}<w:footnotes ${namespaces}>${[...separators, ...notes].join('')}</w:footnotes>`,
      ],
      ['word/numbering.xml', numbering(this.#lists)],
      ['word/settings.xml', settings()],
      ['word/styles.xml', styles(languageAttributes(script.language))],
      ...[...this.#media.values()].map(({ path, bytes }) => [path, bytes] as const),
    ]);
  }

  #core(): string {
    const { title, language } = this.script;
    return `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeText(title)}</dc:title><dc:language>${escapeText(language)}</dc:language></cp:coreProperties>`;
  }

  #custom(): string {
    return `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="edition"><vt:lpwstr>${escapeText(stampLine(this.stamp))}</vt:lpwstr></property></Properties>`;
  }

  #footer(): string {
    return `${declaration}<w:ftr ${namespaces}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">${escapeText(stampLine(this.stamp))}</w:t></w:r></w:p></w:ftr>`;
  }

  #footnote(id: string, paragraph: ScriptLeaf | undefined): string {
    const mark =
      '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>';
    const flow = paragraph === undefined ? '' : writeRuns(paragraph.flow, this.#context);
    return `<w:footnote w:id="${id}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>${mark}${flow}</w:p></w:footnote>`;
  }

  #blocks(blocks: readonly ScriptBlock[], place?: ListPlace): string {
    return blocks
      .map((block, i) => {
        if (block.kind === 'list') return this.#list(block.items, block.ordered, place);
        // Word makes one table of two that touch, and wants a paragraph after the last one.
        if (block.kind === 'table') return `${this.#table(block)}<w:p/>`;
        return this.#leaf(block, place === undefined ? undefined : { ...place, isFirst: place.isFirst && i === 0 });
      })
      .join('');
  }

  #list(items: readonly (readonly ScriptBlock[])[], ordered: boolean, outer: ListPlace | undefined): string {
    this.#lists.push(ordered);
    const list = this.#lists.length;
    const depth = outer === undefined ? 0 : Math.min(outer.depth + 1, 8);
    return items.map((blocks) => this.#blocks(blocks, { list, depth, isFirst: true })).join('');
  }

  #leaf(leaf: ScriptLeaf, place?: ListPlace): string {
    const style =
      leaf.kind === 'heading'
        ? `Heading${leaf.level}`
        : place !== undefined && leaf.role === 'body'
          ? 'ListParagraph'
          : styleOf[leaf.role];
    return this.#paragraph(leaf.flow, style, place);
  }

  #paragraph(flow: ScriptFlow, style: string | undefined, place?: ListPlace): string {
    const isListed = place?.isFirst === true;
    const inner = [
      style === undefined ? '' : `<w:pStyle w:val="${style}"/>`,
      isListed ? `<w:numPr><w:ilvl w:val="${place.depth}"/><w:numId w:val="${place.list}"/></w:numPr>` : '',
      isRightToLeft(this.script.language) ? '<w:bidi/>' : '',
    ].join('');
    const runs = writeRuns(this.#inLanguage(flow), this.#context);
    return `<w:p>${inner === '' ? '' : `<w:pPr>${inner}</w:pPr>`}${runs}</w:p>`;
  }

  /** Text from right to left says so in every run. */
  #inLanguage(flow: ScriptFlow): ScriptFlow {
    const { language } = this.script;
    if (!isRightToLeft(language)) return flow;
    return { ...flow, spans: [{ kind: 'language', tag: language, start: 0, end: flow.text.length }, ...flow.spans] };
  }

  #table(table: ScriptTable): string {
    const { columns, rows } = gridOf(table);
    const width = Math.floor(9072 / columns);
    const grid = `<w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(columns)}</w:tblGrid>`;
    const written = rows.map(({ header, places }) => {
      const cells = places.map((place) => {
        const covered = place?.columns ?? 1;
        const reaches = place !== undefined && (place.cell.rows > 1 || !place.begins);
        const properties = [
          `<w:tcW w:w="${width * covered}" w:type="dxa"/>`,
          covered > 1 ? `<w:gridSpan w:val="${covered}"/>` : '',
          reaches ? `<w:vMerge${place.begins ? ' w:val="restart"' : ''}/>` : '',
        ].join('');
        const paragraph = place?.begins === true ? this.#paragraph(place.cell.paragraph.flow, undefined) : '<w:p/>';
        return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph}</w:tc>`;
      });
      return `<w:tr>${header ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.join('')}</w:tr>`;
    });
    return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>${grid}${written.join('')}</w:tbl>`;
  }

  #picture(id: string): { readonly relation: string; readonly path: string; readonly bytes: Uint8Array } {
    const known = this.#media.get(id);
    if (known !== undefined) return known;
    const bytes = this.pictures.get(id) ?? new Uint8Array();
    const number = this.#media.size + 1;
    const url = this.script.images.get(id)?.url ?? '';
    const ending = /\.(?:jpe?g)$/i.test(url) ? 'jpg' : /\.gif$/i.test(url) ? 'gif' : 'png';
    const made = { relation: `rIdPicture${number}`, path: `word/media/image${number}.${ending}`, bytes };
    this.#media.set(id, made);
    return made;
  }
}
