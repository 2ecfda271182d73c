import { describe, expect, it } from 'vitest';
import { changePart, exportFile, readRecord, records, recordWith, takeBack } from '../helpers/exporting.js';

const castro = 'editions/cuba-1961-62/records/kudryavtsev-castro-1961-12-30.xml';

describe('an exported file that comes back as it was', () => {
  it.each(records)('changes nothing in %s', async (file) => {
    const document = await readRecord(file);
    for (const format of ['docx', 'md'] as const) {
      const came = await takeBack(document, await exportFile(document, format), format);
      expect(came).toEqual({ edits: [], refusals: [], looks: [], text: document.text });
    }
  });

  it('is the same, byte for byte, however often it is made', async () => {
    const document = await readRecord(castro);
    for (const format of ['docx', 'md'] as const) {
      expect(await exportFile(document, format)).toEqual(await exportFile(document, format));
    }
  });
});

describe('what a translator changes in Word', async () => {
  const document = await readRecord(castro);
  const exported = await exportFile(document, 'docx');
  const change = (edit: (xml: string) => string, part = 'word/document.xml') =>
    takeBack(document, changePart(exported, part, edit), 'docx');

  it('three words come back as three words', async () => {
    const came = await change((xml) =>
      xml
        .replace('quite comforting report', 'rather comforting report')
        .replace('Lopez Mateos also assured', 'López Mateos also assured')
        .replace('some general questions', 'some general matters'),
    );
    expect(came.refusals).toEqual([]);
    expect(came.edits).toHaveLength(3);
    expect(came.text).toBe(
      document.text
        .replace('quite comforting report', 'rather comforting report')
        .replace('lopez-mateos">Lopez Mateos', 'lopez-mateos">López Mateos')
        .replace('some general questions', 'some general matters'),
    );
  });

  it('a paragraph more stands behind its neighbour, one less is gone with its line', async () => {
    const paragraph = (words: string): RegExp => new RegExp(`<w:p>(?:(?!</w:p>).)*${words}.*?</w:p>`);
    const came = await change((xml) =>
      xml
        .replace(paragraph('The rest of the conversation'), '')
        .replace(paragraph('I further stressed'), '$&<w:p><w:r><w:t>He then spoke of [the] weather.</w:t></w:r></w:p>'),
    );
    expect(came.refusals).toEqual([]);
    expect(came.text).toBe(
      document.text
        .replace(/\n *<p n="12">.*?<\/p>/, '')
        .replace(
          /\n( *)<p n="4">.*?<\/p>/,
          '$&\n$1<p>He then spoke of <supplied reason="translation" resp="../people.xml#goldberg">the</supplied> weather.</p>',
        ),
    );
  });

  it('a footnote is changed between its tags, a new one has the translator for its author, one that is gone is gone', async () => {
    const changed = await change((xml) => xml.replace('survey', 'enquiry'), 'word/footnotes.xml');
    expect(changed.text).toBe(document.text.replace('<gloss>survey</gloss>', '<gloss>enquiry</gloss>'));

    const gone = await change((xml) => xml.replace(/<w:r>(?:(?!<w:r>).)*?<w:footnoteReference w:id="1"\/><\/w:r>/, ''));
    expect(gone.text).toBe(document.text.replace(/<note type="translator" subtype="sic".*?<\/note>/, ''));

    const withNote = changePart(exported, 'word/footnotes.xml', (xml) =>
      xml.replace(
        '</w:footnotes>',
        '<w:footnote w:id="9"><w:p><w:r><w:t>In English in the original.</w:t></w:r></w:p></w:footnote></w:footnotes>',
      ),
    );
    const added = await takeBack(
      document,
      changePart(withNote, 'word/document.xml', (xml) =>
        xml.replace(
          'some general questions',
          'some general</w:t></w:r><w:r><w:footnoteReference w:id="9"/></w:r><w:r><w:t xml:space="preserve"> questions',
        ),
      ),
      'docx',
    );
    expect(added.refusals).toEqual([]);
    expect(added.text).toBe(
      document.text.replace(
        'some general questions',
        'some general<note type="translator" resp="../people.xml#goldberg">In English in the original.</note> questions',
      ),
    );
  });

  it('words beside a name stay outside of it, words in a name inside', async () => {
    const came = await change((xml) =>
      xml
        .replace('Fidel Castro said, Mexico', 'Fidel Castro then said, Mexico')
        .replace('President Dorticos about', 'President Osvaldo Dorticos about')
        .replace('I met with Fidel Castro tonight', 'I met Fidel Castro tonight'),
    );
    expect(came.refusals).toEqual([]);
    expect(came.text).toBe(
      document.text
        .replace(
          'Fidel Castro</persName> said, <placeName ref="../places.xml#mexico">',
          'Fidel Castro</persName> then said, <placeName ref="../places.xml#mexico">',
        )
        .replace(
          '</roleName> <persName ref="../people.xml#dorticos">',
          '</roleName> Osvaldo <persName ref="../people.xml#dorticos">',
        )
        .replace('I met with <persName', 'I met <persName'),
    );
  });

  it('a bracket can be taken away, changed and added', async () => {
    const came = await change((xml) =>
      xml
        .replace('instructions [I] had', 'instructions had')
        .replace('Thanking [me] for', 'Thanking [us] for')
        .replace('a recent conversation', 'a recent [telephone] conversation')
        .replace(
          'the upcoming conference of ministers of foreign affairs of',
          'the upcomming [sic] conference of ministers of foreign affairs of',
        )
        .replace('feverish preparations', 'feverish [2 words illegible] preparations'),
    );
    expect(came.refusals).toEqual([]);
    expect(came.text).toBe(
      document.text
        .replace(
          'instructions <supplied reason="translation" resp="../people.xml#goldberg">I</supplied> had',
          'instructions had',
        )
        .replace('goldberg">me<', 'goldberg">us<')
        .replace(
          'a recent conversation',
          'a recent <supplied reason="translation" resp="../people.xml#goldberg">telephone</supplied> conversation',
        )
        .replace(
          'at the upcoming <term ref="../terms.xml#eighth-meeting-of-consultation">conference of ministers of foreign affairs of',
          'at the <sic resp="../people.xml#goldberg">upcomming</sic> <term ref="../terms.xml#eighth-meeting-of-consultation">conference of ministers of foreign affairs of',
        )
        .replace('feverish preparations', 'feverish <gap reason="illegible" quantity="2" unit="word"/> preparations'),
    );
  });

  it('words beside the call of a note leave the note where it is', async () => {
    const record = recordWith(
      '<div><p>The lamp<note type="editor">Of 1949.</note> and the gap <gap reason="illegible"/> were old.</p></div>',
    );
    const file = new TextDecoder().decode(await exportFile(record, 'md'));
    const edited = file.replace('lamp[^1] and', 'lamp[^1], [big] lamp[^2], and').replace('gap [', 'gap [sic] [');
    const came = await takeBack(record, new TextEncoder().encode(`${edited}\n[^2]: Or *light*.\n`), 'md');
    expect(came.refusals).toEqual([]);
    expect(came.text).toBe(
      record.text
        .replace(
          '</note> and',
          '</note>, <supplied reason="translation" resp="people.xml#t">big</supplied> lamp<note type="translator" resp="people.xml#t">Or <hi rend="italic">light</hi>.</note>, and',
        )
        .replace('the gap <gap', 'the <sic resp="people.xml#t">gap</sic> <gap'),
    );
  });

  it('tracked changes are taken as they are meant', async () => {
    const came = await change((xml) =>
      xml.replace(
        'some general questions',
        'some </w:t></w:r><w:del w:id="900" w:author="G. G." w:date="2026-11-24T10:00:00Z"><w:r><w:delText>general</w:delText></w:r></w:del><w:ins w:id="901" w:author="G. G."><w:r><w:t>other</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> questions',
      ),
    );
    expect(came.text).toBe(document.text.replace('some general questions', 'some other questions'));
  });

  it('the call of a footnote that is struck out takes the note with it', async () => {
    const call = /<w:r>(?:(?!<w:r>).)*?<w:footnoteReference w:id="1"\/><\/w:r>/;
    const came = await change((xml) => xml.replace(call, '<w:del w:id="900" w:author="G. G.">$&</w:del>'));
    expect(came.refusals).toEqual([]);
    expect(came.text).toBe(document.text.replace(/<note type="translator" subtype="sic".*?<\/note>/, ''));
  });

  it('title and summary come back into the header', async () => {
    const came = await change((xml) => xml.replace('in the wake of the upcoming', 'on the eve of the upcoming'));
    expect(came.text).toBe(document.text.replace('in the wake of the upcoming', 'on the eve of the upcoming'));
  });

  it('what the program has put there cannot be changed, and is told', async () => {
    const came = await change((xml) =>
      xml
        .replace('Translation', 'Rendering')
        .replace('domestic [SIC - ', 'domestic [')
        .replace('Contents:', 'Content:'),
    );
    expect(came.edits).toEqual([]);
    expect(came.refusals.map(({ why, before }) => `${why}: ${before}`)).toEqual([
      'changes words that the program has put there: Contents',
      'changes words that the program has put there: Translation',
      'changes signs that stand for <sic>: SIC -',
    ]);
  });
});

describe('changes in verse, drama, tables and lists', () => {
  it('come back into the line, the speech, the cell and the item', async () => {
    const toast = await readRecord('editions/training/records/toast-valdebruma-1958-05-30.xml');
    const spoken = changePart(await exportFile(toast, 'docx'), 'word/document.xml', (xml) =>
      xml.replace('kept their ice', 'lost their ice').replace('a poem cannot be halved', 'no poem can be halved'),
    );
    expect((await takeBack(toast, spoken, 'docx')).text).toBe(
      toast.text
        .replace('kept their ice', 'lost their ice')
        .replace('a poem cannot be halved', 'no poem can be halved'),
    );
    const returns = await readRecord('editions/training/records/night-mail-returns-1958-06-30.xml');
    const counted = new TextDecoder()
      .decode(await exportFile(returns, 'md'))
      .replace('| 287 |', '| 288 |')
      .replace('a timetable,', 'two timetables,')
      .replace('one map,', 'one map,\n- one hammer,');
    const came = await takeBack(returns, new TextEncoder().encode(counted), 'md');
    expect(came.refusals).toEqual([]);
    expect(came.text).toBe(
      returns.text
        .replace('<cell>287</cell>', '<cell>288</cell>')
        .replace('a timetable,', 'two timetables,')
        .replace(/\n( *)<item>one map,<\/item>/, '$&\n$1<item>one hammer,</item>'),
    );
  });

  it('a new row, a new verse and a new picture are refused', async () => {
    const document = recordWith(
      '<div><lg><l>One line of a poem,</l><l>and another one.</l></lg><table><row><cell>a</cell><cell>b</cell></row></table></div>',
    );
    const text = new TextDecoder().decode(await exportFile(document, 'md'));
    const changed = text
      .replace('of a poem,', 'of a poem,\\\nand a new one,')
      .replace('| a | b |', '$&')
      .replace(/(\| --- \| --- \|)/, '$1\n| c | d |');
    const { refusals, edits } = await takeBack(document, new TextEncoder().encode(changed), 'md');
    expect(edits).toEqual([]);
    expect(refusals.map(({ why }) => why)).toEqual([
      'has a verse more',
      'has a row or a cell that the record lacks',
      'has a row or a cell that the record lacks',
    ]);
  });
});

describe('paragraphs that a translator parts or joins', () => {
  const body =
    '<div>\n  <p n="1">The keeper <hi rend="bold">of the light</hi> had been there for years. He had <rs>a lamp</rs> and one book to read.</p>\n  <p n="2">They agreed on the price of the kerosene.</p>\n</div>';

  it('keep their tags', async () => {
    const document = recordWith(body);
    const exported = new TextDecoder().decode(await exportFile(document, 'md'));
    const back = (text: string) => takeBack(document, new TextEncoder().encode(text), 'md');
    const parted = await back(exported.replace('for years. He', 'for years.\n\nHe'));
    expect(parted.refusals).toEqual([]);
    expect(parted.text).toBe(document.text.replace('for years. He', 'for years.</p>\n  <p>He'));
    const joined = await back(exported.replace('to read.\n\nThey', 'to read. They'));
    expect(joined.refusals).toEqual([]);
    expect(joined.text).toBe(document.text.replace('to read.</p>\n  <p n="2">They', 'to read. They'));
  });
});
