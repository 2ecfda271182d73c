/** All files of an EPUB 3.3, in the order in which they stand in its container. */
import type { Labels } from '../../citing/labels.js';
import type { Book, BookFile, Chapter } from '../model.js';
import { coverSvg } from '../title-page.js';
import { el, elementsIn } from '../tree.js';
import { navigationDocument } from './navigation.js';
import { type ManifestItem, packageDocument } from './package-document.js';
import { xhtmlDocument } from './xhtml-document.js';

const folder = 'EPUB';

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="${folder}/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

const partOf = {
  cover: 'cover',
  title: 'frontmatter',
  about: 'frontmatter',
  record: 'bodymatter',
  part: 'bodymatter',
  register: 'backmatter',
} as const;

/**
 * @param style the style sheet, with the rules that load the fonts
 * @param fonts their files, and their licence
 */
export function epubFiles(book: Book, style: string, fonts: readonly BookFile[], label: Labels): readonly BookFile[] {
  const { facts, chapters, images } = book;
  const cover: Chapter = {
    name: 'cover',
    kind: 'cover',
    title: label('book.cover'),
    titleLanguage: '',
    level: 1,
    content: [
      el('section', { 'epub:type': 'cover', class: 'cover' }, el('img', { src: 'cover.svg', alt: facts.title })),
    ],
    styles: [],
    pages: new Map(),
  };
  const all = [cover, ...chapters];
  const documents = all.map((chapter) => ({
    chapter,
    file: {
      path: `${chapter.name}.xhtml`,
      content: xhtmlDocument({
        title: chapter.title,
        facts,
        body: chapter.content,
        styles: chapter.styles,
        type: partOf[chapter.kind],
      }),
    },
  }));
  const isMathml = (chapter: Chapter): boolean =>
    chapter.content.some((node) => elementsIn(node).some(({ name }) => name === 'math'));
  const pictures = images.map(({ path }, i): ManifestItem => ({ id: `image${i + 1}`, href: path, properties: [] }));
  const items: readonly ManifestItem[] = [
    { id: 'contents', href: 'contents.xhtml', properties: ['nav'] },
    { id: 'cover-image', href: 'cover.svg', properties: ['cover-image'] },
    { id: 'style', href: 'book.css', properties: [] },
    ...documents.map(({ chapter, file }) => ({
      id: `doc-${chapter.name}`,
      href: file.path,
      properties: isMathml(chapter) ? ['mathml'] : [],
    })),
    ...pictures,
    ...fonts.map(({ path }, i) => ({ id: `font${i + 1}`, href: path, properties: [] })),
  ];
  const navigation = navigationDocument(facts, all, label);
  const [first, second, ...rest] = all.map(({ name }) => `doc-${name}`);
  const document = packageDocument(
    {
      book: facts,
      items,
      spine: [first as string, second as string, 'contents', ...rest],
      hasPages: navigation.includes('epub:type="page-list"'),
      hasImages: images.length > 0,
      hasMathml: all.some(isMathml),
    },
    label,
  );
  const inside: readonly BookFile[] = [
    { path: 'package.opf', content: document },
    { path: 'contents.xhtml', content: navigation },
    { path: 'cover.svg', content: coverSvg(facts, label) },
    { path: 'book.css', content: style },
    ...documents.map(({ file }) => file),
    ...images,
    ...fonts,
  ];
  return [
    { path: 'mimetype', content: 'application/epub+zip' },
    { path: 'META-INF/container.xml', content: container },
    ...inside.map(({ path, content }) => ({ path: `${folder}/${path}`, content })),
  ];
}
