/** What a record's page shows of its text, for tests. */
import type { RecordInput, RecordOutput } from '../../src/transform/record.js';
import { transformRecord } from '../../src/transform/record.js';

export interface PageText {
  /** The rows of the text as HTML: white space made one space, without paragraph numbers and without links to the apparatus. */
  readonly html: string;
  readonly output: RecordOutput;
}

/** Transforms a record and takes the text out of its page. */
export async function pageText(input: RecordInput): Promise<PageText> {
  const output = await transformRecord(input);
  const whole = /<div class="text rows"[^>]*>([\s\S]*?)<\/div>(?=<section|<nav|<\/main)/.exec(output.html)?.[1] ?? '';
  const html = whole
    .replace(/<a class="n"[^>]*>[^<]*<\/a>/g, '')
    .replace(/ (?:id="[tre]\d+"|aria-describedby="\w+"|href="#a\d+")/g, '')
    .replace(/\s+/g, ' ');
  return { html, output };
}
