import { describe, expect, it } from 'vitest';
import { findLostText } from '../../src/site/no-silent-text.js';
import { parseXml } from '../../src/xml/parse.js';
import type { XmlDocument } from '../../src/xml/tree.js';

function record(body: string): XmlDocument {
  const { document } = parseXml(
    `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><title>Secret header</title></teiHeader><text><body>\n${body}\n</body></text></TEI>`,
    'records/x.xml',
  );
  if (document === undefined) throw new Error('the test’s own document is not well-formed');
  return document;
}

/** A page as the edition makes it: the text, the notes, the apparatus, each in its region. */
function page({ text, notes = '', apparatus = '' }: { text: string; notes?: string; apparatus?: string }): string {
  return `<!DOCTYPE html><html><head><title>Title</title></head><body><header>Secret header</header><main>
    <p>Summary: Kennedy, Castro</p><div id="text">${text}</div><section id="notes">${notes}</section>
    <section id="apparatus">${apparatus}</section></main><footer>Version</footer></body></html>`;
}

function lostWords(
  body: string,
  outputs: Parameters<typeof page>[0] & { readonly apparatusPage?: string },
  plain?: { text?: string; apparatus?: string },
): string[] {
  const strip = (html: string): string => html.replace(/<[^>]*>/g, ' ');
  const findings = findLostText(record(body), {
    html: page(outputs),
    text: plain?.text ?? `${strip(outputs.text)}\n${strip(outputs.notes ?? '')}`,
    apparatusText: plain?.apparatus ?? strip(outputs.apparatus ?? ''),
    apparatusHtml: outputs.apparatusPage ?? '',
  });
  return findings.map(
    ({ message }) => `${/“(.*)”/.exec(message)?.[1]} (${/ in (.*) of the record/.exec(message)?.[1]})`,
  );
}

const castro =
  '<p>I met with Fidel Castro tonight and in accordance with instructions <supplied>I</supplied> had informed him.</p>';
const castroHtml =
  '<p><a href="#p1">1</a> I met with <a>Fidel Castro</a> tonight and in accordance with instructions <b>[</b>I<b>]</b> had informed him.</p>';

describe('the gate against silent loss of text', () => {
  it('passes a text that is complete, with numbers, marks and links between its words', () => {
    expect(lostWords(castro, { text: castroHtml })).toEqual([]);
  });

  it('matches words that elements and brackets cut into pieces', () => {
    const body = '<p>the F<ex>oreign</ex> M<ex>inistry</ex> will collec<pb break="no"/>tively decide</p>';
    const text = '<p>the F[<i>oreign</i>] M[inistry] will collec<span>page 3</span>tively decide</p>';
    expect(lostWords(body, { text }, { text: 'the F[oreign] M[inistry] will collec[p. 3]tively decide' })).toEqual([]);
  });

  it('names a dropped word, though it occurs elsewhere on the page', () => {
    const text = castroHtml.replace('Castro', '');
    expect(lostWords(castro, { text })).toEqual(['Castro (the page)', 'Castro (the plain text and its apparatus)']);
  });

  it('names a dropped word, though the apparatus and a note repeat it', () => {
    const text = castroHtml.replace('[</b>I<b>]', '');
    const outputs = { text, notes: 'I', apparatus: '<li>1.12 I] suppl. Goldberg</li>' };
    expect(
      lostWords(castro, outputs, {
        text: 'I met with Fidel Castro tonight and in accordance with instructions had informed him.',
        apparatus: '1.12 I] suppl. Goldberg',
      }),
    ).toEqual(['I (the page)', 'I (the plain text and its apparatus)']);
  });

  it('names a word of two that are alike, when only one of them is printed', () => {
    const body = '<p>about Cuba, and Cuba, said he, is an island</p>';
    expect(lostWords(body, { text: 'about Cuba, and , said he, is an island' })).toHaveLength(2);
  });

  it('says where the lost words stand, in line and column', () => {
    const [finding] = findLostText(record('<p>one &amp; two\n  three <hi>four</hi> five</p>'), {
      html: page({ text: 'one two five' }),
      text: 'one two three four five',
      apparatusText: '',
      apparatusHtml: '',
    });
    expect(finding).toMatchObject({
      code: 'text/lost',
      severity: 'error',
      file: 'records/x.xml',
      range: { start: { line: 3, column: 3 }, end: { line: 3, column: 17 } },
    });
    expect(finding?.message).toContain('three four');
  });

  it('names the last words, when the end of a text is cut off', () => {
    const text = castroHtml.replace(' had informed him.', '');
    expect(lostWords(castro, { text, notes: 'had informed him' })[0]).toBe('had informed him (the page)');
  });

  it('finds words that are out of their order', () => {
    const body = '<p>not the fact but the rumour</p>';
    expect(lostWords(body, { text: 'the fact but not the rumour' }).length).toBeGreaterThan(0);
  });
});

describe('a plain text', () => {
  const head = '<head>Record of a Conversation</head>';
  const body = `${head}<p>I met with Castro tonight.</p><closer>Ambassador of the USSR <persName>Kudryavtsev</persName></closer>`;
  const header = 'From the Journal, Record of a Conversation\n\nDate: 1961\nSource: AVP RF\n\n';
  const after =
    'Translator’s notes\n\n1 a query, not a question, says the translator here, and he says so of Kudryavtsev too\n';
  const text = 'Record of a Conversation\n\nI met with Castro tonight.\n\nAmbassador of the USSR\nKudryavtsev\n\n';
  const lost = (plain: string, apparatus = ''): string[] =>
    lostWords(body, { text }, { text: plain, apparatus }).filter((message) => message.includes('plain'));

  it('may have a header before the text, and notes and an apparatus behind it', () => {
    expect(lost(`${header}${text}${after}Apparatus\n\n1 I] suppl.\n`, 'Apparatus\n1 I] suppl.')).toEqual([]);
  });

  it('is not excused by its header', () => {
    expect(lost(`${header}${text.replace('Record of a Conversation', '')}${after}`)).toEqual([
      'Record of a Conversation (the plain text and its apparatus)',
    ]);
  });

  it('is not excused by the notes behind it', () => {
    expect(lost(`${header}${text.replace('Kudryavtsev', '')}${after}`)).toEqual([
      'Kudryavtsev (the plain text and its apparatus)',
    ]);
  });

  it('is not excused by the apparatus behind it', () => {
    const apparatus = 'Apparatus\n\n3 Kudryavtsev] sic\n';
    expect(lost(`${header}${text.replace('Kudryavtsev', '')}${apparatus}`, apparatus)).toHaveLength(1);
  });
});

const note =
  '<p>the following <sic>question</sic><note type="translator"><foreign>opros</foreign>, which means query, not vopros</note>. Then he left.</p>';
const noteHtml = '<p>the following question <i>[sic]</i><sup>1</sup>. Then he left.</p>';
const noteText = '<ol><li>1 opros [sic], which means “query”, not vopros ↩</li></ol>';

describe('text that an output may move', () => {
  it('is found in the notes', () => {
    expect(lostWords(note, { text: noteHtml, notes: noteText })).toEqual([]);
  });

  it('is found in the apparatus', () => {
    expect(lostWords(note, { text: noteHtml, apparatus: `question] sic; ${noteText}` })).toEqual([]);
  });

  it('is found in the running text', () => {
    expect(lostWords(note, { text: noteHtml.replace('.', ` (${noteText}).`) })).toEqual([]);
  });

  it('is lost when it is nowhere', () => {
    const lost = lostWords(note, { text: noteHtml });
    expect(lost[0]).toBe('opros which means query not vopros (the page)');
    expect(lost).toHaveLength(2);
  });

  it('is lost when a word of it is dropped', () => {
    expect(lostWords(note, { text: noteHtml, notes: noteText.replace('vopros', '') })).toHaveLength(2);
  });

  it('must be there as often as in the source', () => {
    const twice = `${note}${note}`;
    expect(lostWords(twice, { text: noteHtml + noteHtml, notes: noteText + noteText })).toEqual([]);
    expect(lostWords(twice, { text: noteHtml + noteHtml, notes: noteText })).toHaveLength(2);
  });

  it('does not excuse the loss of the word that it is about', () => {
    const text = noteHtml.replace('question', '');
    expect(lostWords(note, { text, notes: noteText, apparatus: 'question] sic; opros' })[0]).toBe(
      'question (the page)',
    );
  });

  it('is a rejected form: the chosen one must stand in the text, the other one anywhere', () => {
    const body = '<p>by <choice><sic>Kudryavstev</sic><corr>Kudryavtsev</corr></choice> in Havana</p>';
    const apparatus = 'Kudryavtsev] corr.; sic Kudryavstev';
    expect(lostWords(body, { text: 'by Kudryavtsev in Havana', apparatus })).toEqual([]);
    expect(lostWords(body, { text: 'by Kudryavtsev in Havana' })).toHaveLength(2);
    expect(lostWords(body, { text: 'by in Havana', apparatus })[0]).toBe('Kudryavtsev (the page)');
  });
});

describe('words that are two in a record', () => {
  const glued = (body: string, text: string, plain: string, notes = ''): string[] =>
    findLostText(record(body), {
      html: page({ text, notes }),
      text: plain,
      apparatusText: '',
      apparatusHtml: '',
    }).map(({ code, message }) => `${code} ${/of (.*); .* in (.*) of/.exec(message)?.slice(1).join(', ')}`);
  const table = '<table><row><cell>Castro</cell><cell>Kennedy</cell></row></table>';

  it('are told of when a page joins them', () => {
    expect(glued(table, '<span>Castro</span><span>Kennedy</span>', 'Castro Kennedy')).toEqual([
      'text/glued “Castro” and “Kennedy”, the page',
    ]);
  });

  it('are told of when the plain text joins them', () => {
    expect(glued(table, '<table><tr><td>Castro</td><td>Kennedy</td></tr></table>', 'CastroKennedy')).toEqual([
      'text/glued “Castro” and “Kennedy”, the plain text and its apparatus',
    ]);
  });

  it.each([
    ['a line break', 'in<lb/>Havana'],
    ['a page break', 'in<pb/>Havana'],
    ['the items of a list', '<list><item>in</item><item>Havana</item></list>'],
    ['white space between elements', '<hi>in</hi> <placeName>Havana</placeName>'],
    ['white space within an element', '<hi>in </hi><placeName>Havana</placeName>'],
  ])('are two because of %s', (_, body) => {
    expect(glued(`<p>${body}</p>`, 'in<a>Havana</a>', 'in Havana')).toHaveLength(1);
    expect(glued(`<p>${body}</p>`, 'in<br>Havana', 'inHavana')).toHaveLength(1);
    expect(glued(`<p>${body}</p>`, 'in <a>Havana</a>', 'in\nHavana')).toEqual([]);
  });

  it('may stand in blocks of their own', () => {
    expect(glued(table, '<div>Castro</div><div>Kennedy</div>', 'Castro\tKennedy')).toEqual([]);
  });

  it('are not looked for within a longer one', () => {
    const notes = '<li>p. 1<b>13</b></li><li>1, 13</li>';
    expect(glued('<p>then<note>1, 13</note>.</p>', 'then<sup>1</sup>.', 'then.\np. 113\n1, 13', notes)).toEqual([]);
  });

  it('are told of in a note', () => {
    const body = '<p>then<note>on <lb/>Cuba</note>.</p>';
    expect(glued(body, 'then<sup>1</sup>.', 'then.\n1 onCuba', '<li>on<b>Cuba</b></li>')).toHaveLength(2);
  });

  it.each([
    ['a break within it', 'collec<pb break="no"/>tively'],
    ['white space beside a break within it', 'collec\n  <lb break="no"/>\n  tively'],
    ['markup of a part of it', 'col<hi>lec</hi>tively'],
    ['a choice in it', 'collec<choice>\n<sic>tifely</sic>\n<corr>tively</corr></choice>'],
    ['brackets in it', 'collec[tively]'],
    ['a deletion in it', 'collec<del>t</del>tively'],
  ])('are not found in a word with %s', (_, body) => {
    const apparatus = body.includes('sic>') ? 'tifely' : body.includes('del>') ? 't' : '';
    expect(glued(`<p>${body}</p>`, 'collec<i>tively</i>', `collectively\n${apparatus}`, apparatus)).toEqual([]);
  });
});

describe('parts that begin alike', () => {
  const body = '<p>a<note>Item 31</note> b<note>Item 3</note></p>';

  it('are each found in its own words', () => {
    const notes = '<p>1 Item 3</p><p>1 Item 31</p>';
    expect(lostWords(body, { text: 'a b', notes }, { text: 'a b\n1 Item 3\n1 Item 31' })).toEqual([]);
    expect(lostWords(body, { text: 'a b', notes: '<p>1 Item 3</p><p>1 2</p>' })).toHaveLength(2);
  });

  it('are not taken for each other, when one of them has a gap', () => {
    const variants = '<app><lem>paripāl</lem><rdg>pari <gap/> pāl</rdg></app>';
    const apparatus = '<p>paripāl] pari [gap] pāl</p>';
    const findings = lostWords(`<p>so ${variants} it</p>`, { text: 'so paripāl it', apparatus });
    expect(findings).toEqual([]);
  });
});

describe('a running head', () => {
  const body =
    '<p>So be it.<pb n="2"/><fw>Glory <lb/>Instructions <gap/></fw> Glory <gap/> to the reader</p><p>and to the writer</p>';
  const text =
    '<p>So be it. p. 2 <span>Glory Instructions [gap]</span> Glory [2 lines lost] to the reader</p><p>and to the writer</p>';

  it('may stand in the text, though the text goes on with the same word', () => {
    expect(lostWords(body, { text })).toEqual([]);
  });

  it('does not excuse the loss of that word, nor the word that of the head', () => {
    expect(lostWords(body, { text: text.replace('</span> Glory', '</span>') })).toHaveLength(2);
    expect(lostWords(body, { text: text.replace('Glory Instructions', '') })).toHaveLength(2);
    expect(lostWords(body, { text: text.replace('Glory Instructions', 'Instructions') })).toHaveLength(2);
  });

  it('of many words does not hide the text behind it', () => {
    const heads = Array.from({ length: 9 }, (_, n) => `<fw>Head ${n} of the quire ${n} which has many words</fw>`);
    const printed = heads.join(' ').replace(/<[^>]*>/g, ' ');
    const source = `<p>${heads.join('<gap/>')} kiñcu<gap/>kavāy</p>`;
    expect(lostWords(source, { text: `<p>${printed} kiñcu[1 letter]kavāy</p>` })).toEqual([]);
    expect(lostWords(source, { text: `<p>${printed} kiñcu[1 letter]</p>` })).toHaveLength(2);
  });
});

describe('a label that begins as the next word does', () => {
  it('is not taken for its beginning', () => {
    const line = (n: number): string => `<gap/> word${n} alike here too and so on <gap/> of it`;
    const lines = Array.from({ length: 4 }, (_, n) => line(n)).join(' ');
    const html = lines.replaceAll('<gap/>', '[1 lost]');
    expect(lostWords(`<p>${lines} <pb/>paṭai ends</p>`, { text: `${html} p. 12 paṭai ends` })).toEqual([]);
  });
});

describe('a file whose elements are not in the namespace of TEI', () => {
  it('is told what to write in its first tag', () => {
    const { document } = parseXml('<TEI><text><body><p>A <b>bold</b> word</p></body></text></TEI>', 'x.xml');
    const [finding] = findLostText(document as XmlDocument, {
      html: page({ text: '' }),
      text: '',
      apparatusText: '',
      apparatusHtml: '',
    });
    expect(finding?.help).toContain('<TEI xmlns="http://www.tei-c.org/ns/1.0">');
  });
});

describe('variants that lie apart from the text', () => {
  const entry = (lem: string, rdg: string): string =>
    `<p>arma uirumque cano</p><listApp><app loc="1"><lem>${lem}</lem><rdg>${rdg}</rdg></app></listApp>`;
  const text = 'arma uirumque cano';
  const lost = (body: string, apparatus: string): string[] =>
    lostWords(body, { text, apparatus }).filter((message) => message.includes('the page'));

  it('need not repeat a lemma that quotes the text, whatever its case', () => {
    expect(lost(entry('Arma uirumque', 'arma uiros'), '1 arma] arma uiros')).toEqual([]);
  });

  it('must give a lemma that the text does not have', () => {
    expect(lost(entry('bella', 'arma uiros'), '1 arma uiros')).toEqual(['bella (the page)']);
    expect(lost(entry('bella', 'arma uiros'), '1 bella] arma uiros')).toEqual([]);
  });

  it('must give each reading, but may tell what it adds to the lemma', () => {
    expect(lost(entry('arma', 'arma magna'), '1 arma] add. magna')).toEqual([]);
    expect(lost(entry('arma', 'arma magna'), '1 arma] add.')).toEqual(['magna (the page)']);
  });

  it('must give the rejected form in a reading, and in a lemma only where nothing else gives it', () => {
    const choice = '<choice><sic>o</sic><corr>a</corr></choice>';
    expect(lost(entry('arma', `uir${choice}`), '1 arma] uira')).toEqual(['o (the page)']);
    expect(lost(entry('arma', `uir${choice}`), '1 arma] uira (a] corr.; o orig.)')).toEqual([]);
    expect(lost(entry(`arm${choice}`, 'tela'), '1 arma] tela')).toEqual(['o (the page)']);
  });

  it('do not use up what a note quotes, nor the parts of a word with a gap in it', () => {
    const body = `<p>text<note>so reads the old book of hours</note></p>${entry('arma', 'the old book of')}`;
    const printed = {
      text: `text ${text}`,
      notes: 'so reads the old book of hours',
      apparatus: 'arma] the old book of',
    };
    expect(lostWords(body, printed)).toEqual([]);
    const gap = entry('arma', 'ma<gap/>nan').replace('</listApp>', '<app loc="1"><rdg>nan</rdg></app></listApp>');
    expect(lost(gap, 'arma] ma[1 letter illegible]nan; nan')).toEqual([]);
    expect(lost(gap, 'arma] ma[1 letter illegible]nan')).toEqual(['nan (the page)']);
  });

  it('must give a symbol’s neighbours: a sign of inequality is no letter', () => {
    expect(lostWords('<p>if <hi>μ</hi>≠<hi>ν</hi></p>', { text: 'if μ≠ν' }, { text: 'if μ≠ν' })).toEqual([]);
  });
});

describe('an apparatus on a page of its own', () => {
  const body = '<p>by <choice><sic>Kudryavstev</sic><corr>Kudryavtsev</corr></choice> in Havana</p>';
  const text = 'by Kudryavtsev in Havana';
  const apparatusPage = '<html><body><main><ol><li>Kudryavtsev] corr.; sic Kudryavstev</li></ol></main></body></html>';
  const plain = { apparatus: 'Kudryavtsev] corr.; sic Kudryavstev' };

  it('counts where the record’s page has none', () => {
    expect(lostWords(body, { text, apparatusPage }, plain)).toEqual([]);
  });

  it('does not excuse an apparatus that is there and lacks an entry', () => {
    expect(lostWords(body, { text, apparatus: 'other] sic', apparatusPage }, plain)).toEqual([
      'Kudryavstev (the page)',
    ]);
  });
});

describe('a long record', { timeout: 240_000 }, () => {
  const paragraph = (n: number): string =>
    `<p>Paragraph ${n} of it says that Kennedy told Castro about matter ${n * 7} and about the internal affairs of Cuba<note>Note ${n} on that</note>, either collectively or unilaterally.</p>`;
  const source = Array.from({ length: 12_000 }, (_, n) => paragraph(n)).join('\n');
  const notes = Array.from({ length: 12_000 }, (_, n) => `<li>Note ${n} on that</li>`).join('');
  const text = source.replace(/<note>.*?<\/note>/g, '<sup>[n]</sup>').replaceAll('<p>', '<p><a>7</a> ');

  it('of two megabytes is judged in seconds', () => {
    const started = process.cpuUsage();
    expect(source.length).toBeGreaterThan(2_000_000);
    expect(lostWords(source, { text, notes })).toEqual([]);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(20);
  });

  it('that has lost half of itself is judged in seconds too', () => {
    const started = process.cpuUsage();
    const half = text.slice(0, text.length / 4) + text.slice((text.length * 3) / 4);
    expect(lostWords(source, { text: half, notes }).length).toBeGreaterThan(1);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(30);
  });
});
