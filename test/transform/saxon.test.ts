import { expect, test } from 'vitest';
import { compileHouseStylesheet } from '../../src/transform/compile.js';
import { openPool } from '../../src/transform/pool.js';
import { parseSource, TransformError, transformToText } from '../../src/transform/saxon.js';
import { plainOutputs } from '../helpers/plain-outputs.js';
import { recordInput, recordOf, seedXml } from '../helpers/record-input.js';

test('a document that is not well-formed is an error that names the file', async () => {
  await expect(parseSource('<a><b></a>', 'records/x.xml')).rejects.toThrow(/^records\/x\.xml can’t be read as XML: /);
});

test('no file and no address that a document names is opened', async () => {
  await expect(
    parseSource('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>', 'x.xml'),
  ).rejects.toThrow(TransformError);
  const { paragraphs } = await plainOutputs(
    recordOf('<p>one <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/hostname"/>two</p>'),
  );
  expect(paragraphs).toEqual(['¶1 one two']);
});

test('a stylesheet that stops tells the document, the stylesheet and line, and the error by name', async () => {
  const input = recordOf('<p>one</p>');
  const text = await compileHouseStylesheet('text');
  const source = await parseSource(input.xml, input.file);
  const parameters = {
    context: await parseSource(input.context, 'context'),
    edition: await parseSource(input.edition, 'edition'),
    labels: await parseSource('<m:labels xmlns:m="tag:edition,2026:model"/>', 'labels'),
    apparatus: await parseSource('<app:apparatus xmlns:app="tag:edition,2026:apparatus"/>', 'apparatus'),
  };
  const run = (): unknown => transformToText(text, source, parameters);
  expect(run).toThrow(
    /^records\/small\.xml: the stylesheet text\.xsl, line \d+ stopped with missing-label: No label for “text\./,
  );
  expect(run).toThrow(TransformError);
});

test('an encoding declaration does not mislead: the text is already decoded', async () => {
  const input = recordInput(seedXml.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"'));
  expect((await plainOutputs(input)).text).toContain('Copy Nº 2');
});

test('an aborted pool does nothing more', async () => {
  const controller = new AbortController();
  const pool = openPool({ jobs: 2, signal: controller.signal });
  controller.abort(new Error('stopped by the user'));
  await expect(pool.record(recordOf('<p>one</p>'))).rejects.toThrow('stopped by the user');
  await pool.close();
});
