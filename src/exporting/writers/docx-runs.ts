/** Writes running text as runs (ECMA-376 part 1 §17.3.2): looks, languages, links, tracked changes, calls of notes, pictures. */
import type { Style } from '../../importing/flow.js';
import { escapeAttribute, escapeText } from '../../xml/serialise.js';
import { type FlowPiece, piecesOf } from '../pieces-of-flow.js';
import type { ScriptFlow, Span } from '../script.js';
import { imageSize } from './image-size.js';

/** What runs need to know of the file, and add to it. */
export interface RunContext {
  /** The id of the relation to a link. */
  readonly linkId: (target: string) => string;
  /** The id of the relation to a picture, its bytes, and what it shows. */
  readonly picture: (id: string) => {
    readonly relation: string;
    readonly bytes: Uint8Array;
    readonly description: string;
  };
  /** A number that no other element of its kind has. */
  readonly nextId: () => number;
}

/** The order is that of the schema (§17.3.2.28, CT_RPr). */
const properties: readonly (readonly [Style, string])[] = [
  ['bold', '<w:b/><w:bCs/>'],
  ['italic', '<w:i/><w:iCs/>'],
  ['allcaps', '<w:caps/>'],
  ['smallcaps', '<w:smallCaps/>'],
  ['strikethrough', '<w:strike/>'],
  ['underline', '<w:u w:val="single"/>'],
  ['superscript', '<w:vertAlign w:val="superscript"/>'],
  ['subscript', '<w:vertAlign w:val="subscript"/>'],
];

/** Whether a language is written from right to left. */
export function isRightToLeft(tag: string): boolean {
  return /^(?:ar|fa|he|iw|ur|ps|sd|ug|yi|dv|syr|arc|ckb)(?:-|$)/i.test(tag) && !/-(?:Latn|Cyrl)(?:-|$)/i.test(tag)
    ? true
    : /-(?:Arab|Hebr|Syrc|Thaa)(?:-|$)/i.test(tag);
}

/** The attributes of `w:lang` (§17.3.2.20). */
export function languageAttributes(tag: string): string {
  const value = escapeAttribute(tag);
  if (isRightToLeft(tag)) return `w:bidi="${value}"`;
  return /^(?:zh|ja|ko)(?:-|$)/i.test(tag) && !/-Latn/i.test(tag) ? `w:eastAsia="${value}"` : `w:val="${value}"`;
}

export function writeRuns(flow: ScriptFlow, context: RunContext): string {
  return piecesOf(flow)
    .map((piece) => writePiece(piece, context))
    .join('');
}

function writePiece(piece: FlowPiece, context: RunContext): string {
  const { spans } = piece;
  const change = spans.find((span) => span.kind === 'inserted' || span.kind === 'deleted');
  const isDeleted = change?.kind === 'deleted';
  let run = `<w:r>${runProperties(piece)}${content(piece, isDeleted, context)}</w:r>`;
  if (change?.kind === 'inserted' || change?.kind === 'deleted') {
    const name = isDeleted ? 'w:del' : 'w:ins';
    const date = change.when === '' ? '' : ` w:date="${change.when}T00:00:00Z"`;
    run = `<${name} w:id="${context.nextId()}" w:author="${escapeAttribute(change.by)}"${date}>${run}</${name}>`;
  }
  const link = spans.find((span) => span.kind === 'link');
  return link?.kind === 'link' ? `<w:hyperlink r:id="${context.linkId(link.target)}">${run}</w:hyperlink>` : run;
}

function content(piece: FlowPiece, isDeleted: boolean, context: RunContext): string {
  if (piece.kind === 'break') return '<w:br/>';
  if (piece.kind === 'text') {
    const name = isDeleted ? 'w:delText' : 'w:t';
    return `<${name} xml:space="preserve">${escapeText(piece.text)}</${name}>`;
  }
  const { kind, id } = piece.point;
  return kind === 'note' ? `<w:footnoteReference w:id="${id}"/>` : drawing(id, context);
}

function runProperties(piece: FlowPiece): string {
  const { spans } = piece;
  if (piece.kind === 'point' && piece.point.kind === 'note')
    return '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>';
  const styles = new Set(spans.flatMap((span) => (span.kind === 'style' ? span.style : [])));
  const language = innermost(spans);
  const parts = [
    spans.some(({ kind }) => kind === 'link') ? '<w:rStyle w:val="Hyperlink"/>' : '',
    ...properties.map(([style, xml]) => (styles.has(style) ? xml : '')),
    language === undefined
      ? ''
      : `${isRightToLeft(language) ? '<w:rtl/>' : ''}<w:lang ${languageAttributes(language)}/>`,
  ];
  const inner = parts.join('');
  return inner === '' ? '' : `<w:rPr>${inner}</w:rPr>`;
}

/** The language of the shortest span: the innermost element. */
function innermost(spans: readonly Span[]): string | undefined {
  const languages = spans.flatMap((span) => (span.kind === 'language' ? [span] : []));
  return languages.sort((a, b) => a.end - a.start - (b.end - b.start))[0]?.tag;
}

/** English Metric Units in a pixel of 96 to the inch, and the widest and highest that a picture may be (16 by 20 cm). */
const perPixel = 9525;
const widest = 5_760_000;
const highest = 7_200_000;

function drawing(id: string, context: RunContext): string {
  const { relation, bytes, description } = context.picture(id);
  const size = imageSize(bytes) ?? { width: 300, height: 200 };
  const scale = Math.min(1, widest / (size.width * perPixel), highest / (size.height * perPixel));
  const [cx, cy] = [size.width, size.height].map((pixels) => Math.max(1, Math.round(pixels * perPixel * scale)));
  const number = context.nextId();
  const names = `id="${number}" name="Picture ${number}" descr="${escapeAttribute(description)}"`;
  return `<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr ${names}/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr ${names}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;
}
