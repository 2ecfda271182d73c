import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { copySeedEdition, readSeedRecord, seedRecord } from '../helpers/edition.js';
import { openPreview, type Preview } from '../helpers/preview.js';
import { run } from '../helpers/program.js';
import { hashTree } from '../helpers/tree.js';

const recordPage = 'records/kudryavtsev-castro-1961-12-30.html';

describe('edition preview', () => {
  let folder: string;
  let preview: Preview | undefined;
  const record = () => join(folder, 'editions/cuba-1961-62', seedRecord);
  const text = async (path: string) => (await fetch(new URL(path, preview?.address))).text();
  /** Waits until a page has a text: an earlier round may still be going on. */
  const see = (path: string, part: string) =>
    vi.waitFor(async () => expect(await text(path)).toContain(part), { timeout: 60_000, interval: 100 });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
    await copySeedEdition(join(folder, 'editions/cuba-1961-62'));
  });
  afterEach(async () => {
    preview?.program.child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it('shows what is saved, says what is found, and ends with 130 on Ctrl-C, all at once', async () => {
    const seed = await readSeedRecord();
    preview = await openPreview(folder);
    expect(await preview.until('made')).toMatch(/“Cuba 1961–62”: \d+ pages/);
    expect(await text(recordPage)).toContain('The rest of the conversation');

    await writeFile(record(), seed.replace('The rest of the conversation', 'The <hi>remainder</hi> of the talk'));
    expect(await preview.until('shown')).toContain(`${seedRecord}: shown after`);
    expect(await text(recordPage)).toContain('remainder');
    expect(await preview.until('made')).toMatch(/\d+ warnings?/);

    await writeFile(record(), seed.replace('<body>', '<body'));
    expect(await preview.until('broken')).toContain('its page stays as it was');
    await preview.until('made');
    expect(await text(recordPage)).toContain('remainder');

    await writeFile(record(), seed);
    await see(recordPage, 'The rest of the conversation');

    preview.program.child.kill('SIGINT');
    const { code, stdout, stderr } = await preview.program.ended;
    expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
    expect(stdout).toContain('The preview has ended.');
    await expect(fetch(preview.address)).rejects.toThrow();
  });

  it('finds a new record, and forgets one that is gone', async () => {
    preview = await openPreview(folder);
    await preview.until('made');
    await run(['new', 'record', 'letter', '--title', 'A letter'], { cwd: folder });
    await see('index.html', 'A letter');
    await see('records/letter.html', 'to be filled in');
    await rm(join(folder, 'editions/cuba-1961-62/records/letter.xml'));
    await see('records/letter.html', 'There is no such page');
  });

  it('leaves what is published as it is, and needs no right to write anything', async () => {
    await run(['build'], { cwd: folder });
    const before = await hashTree(folder);
    await chmod(folder, 0o755);
    const isRoot = process.getuid?.() === 0;
    const cache = await mkdtemp(join(tmpdir(), 'edition-test-'));
    await chmod(cache, 0o777);
    preview = await openPreview(folder, { env: { EDITION_CACHE: cache }, ...(isRoot ? { uid: 65534 } : {}) });
    await preview.until('made');
    expect(await text(recordPage)).toContain('/.preview/client.js');
    preview.program.child.kill('SIGINT');
    await preview.program.ended;
    expect(await hashTree(folder)).toEqual(before);
    for (const path of Object.keys(before).filter((name) => name.startsWith('dist/') && name.endsWith('.html')))
      expect(await readFile(join(folder, path), 'utf8'), path).not.toContain('.preview');
    await rm(cache, { recursive: true, force: true });
  });

  it('follows the edition’s own stylesheet and style sheet', async () => {
    const at = (path: string) => join(folder, 'editions/cuba-1961-62', path);
    const config = await readFile(at('edition.yaml'), 'utf8');
    await writeFile(at('edition.yaml'), `${config}theme: theme.css\nstylesheets:\n  html: own.xsl\n`);
    await writeFile(at('theme.css'), 'p { color: red }');
    const stylesheet = (word: string): string =>
      `<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:ed="tag:edition,2026:functions" exclude-result-prefixes="#all" xpath-default-namespace="http://www.tei-c.org/ns/1.0"><xsl:import href="edition:record/html.xsl"/><xsl:template match="roleName" mode="ed:inline" priority="9"><i>${word}</i><xsl:next-match/></xsl:template></xsl:stylesheet>`;
    await writeFile(at('own.xsl'), stylesheet('first'));
    preview = await openPreview(folder);
    await preview.until('made');
    expect(await text(recordPage)).toContain('<i>first</i>');
    await writeFile(at('own.xsl'), stylesheet('second'));
    await see(recordPage, '<i>second</i>');
    await writeFile(at('theme.css'), 'p { color: green }');
    await see('assets/edition.css', 'green');
    await writeFile(at('own.xsl'), '<xsl:');
    await preview.until('trouble');
    expect(await text(recordPage)).toContain('<i>second</i>');
  });

  it('waits for an edition that cannot be read yet', async () => {
    const config = join(folder, 'editions/cuba-1961-62/edition.yaml');
    await writeFile(config, 'title: [');
    preview = await openPreview(folder);
    await preview.until('made');
    expect(await text('/')).toContain('There is nothing to show yet');
    await writeFile(config, 'title: Now\n');
    await see('/', 'Now');
  });

  it('takes the next free port, but no other one than was asked for', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await run(['preview', '--port', String(port)], { cwd: folder });
    expect(stderr).toBe(`Error: Port ${port} is taken by another program\nChoose another one with --port.\n`);
    expect(code).toBe(2);
    await new Promise((resolve) => other.close(resolve));
  });

  it('exits with 2 on wrong usage', async () => {
    for (const args of [['--port', '70000'], ['--port', 'x'], ['--editor', 'emacs'], ['nowhere']])
      expect((await run(['preview', ...args], { cwd: folder })).code, args.join(' ')).toBe(2);
    await mkdir(join(folder, 'empty'));
    expect((await run(['preview'], { cwd: join(folder, 'empty') })).stderr).toContain('There is no edition here');
  });
});
