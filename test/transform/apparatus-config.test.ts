import { beforeAll, describe, expect, test } from 'vitest';
import { compileHouseStylesheet } from '../../src/transform/compile.js';
import { transformRecord } from '../../src/transform/record.js';
import { recordOf, withApparatus } from '../helpers/record-input.js';

beforeAll(() => compileHouseStylesheet('html'), 300_000);
beforeAll(() => compileHouseStylesheet('apparatus'), 300_000);

const record = recordOf(
  `<p>The old boat came in before ten on the Monday, <app type="sources"><lem>as they say</lem><rdg wit="#B">Ps. 12</rdg></app>.</p>
  <p>She <app><lem wit="#A">left</lem><rdg wit="#B">went</rdg></app> and <app><lem>was never seen again by any of us on the quay</lem><rdg wit="#B">sank</rdg></app>.</p>`,
).xml.replace(
  '<p>None.</p></sourceDesc>',
  '<listWit><witness xml:id="A">First</witness><witness xml:id="B">Second</witness><witness xml:id="C">Third</witness></listWit></sourceDesc>',
);
const input = { ...recordOf('<p/>'), xml: record };

async function made(attributes: string, series = ''): Promise<{ lines: string[]; html: string; latex: string }> {
  const { apparatus, html } = await transformRecord(withApparatus(input, attributes, series));
  return { lines: apparatus.text.split('\n').filter(Boolean), html, latex: apparatus.latex };
}

describe('the apparatus as the edition configures it', () => {
  test('prints by default the witnesses that are encoded, and shortens a lemma of more than eight words', async () => {
    const { lines } = await made('');
    expect(lines).toContain('2.2 left] A; went B');
    expect(lines).toContain('2.4 was never seen … on the quay] sank B');
  });

  test('positive: also the witnesses of a lemma that are only known because no other reading names them', async () => {
    const { lines, html, latex } = await made('style="positive"');
    expect(lines).toContain('2.2 left] A; went B');
    expect(lines).toContain('2.4 was never seen … on the quay] A C; sank B');
    expect(html.replace(/<[^>]*>/g, '')).toContain('on the quay] A C; sank B');
    expect(latex).toMatch(/A C; sank B/);
  });

  test('negative: none', async () => {
    const { lines, html, latex } = await made('style="negative"');
    expect(lines).toContain('2.2 left] went B');
    expect(html.replace(/<[^>]*>/g, '')).toContain('left] went B');
    expect(latex).not.toMatch(/A; went B/);
  });

  test('a lemma as long as it says is printed whole', async () => {
    const { lines, html, latex } = await made('lemma="12"');
    const whole = 'was never seen again by any of us on the quay';
    expect(lines).toContain(`2.4 ${whole}] sank B`);
    expect(html).toContain(`>${whole}</span>`);
    expect(latex).not.toContain('…');
  });

  test('series have the titles that it gives, in its order', async () => {
    const series = '<m:series type="sources" title="What is quoted"/>';
    const { lines, html } = await made('', series);
    expect(lines.indexOf('What is quoted')).toBeGreaterThan(0);
    expect(html).toMatch(/<h3 class="series">What is quoted<\/h3>/);
  });

  test('beside: the entries stand in the row of their paragraph and not below the text', async () => {
    const below = (await made('')).html;
    const beside = (await made('placement="beside"')).html;
    const rowOf = (html: string): string => html.slice(html.indexOf('id="p2"'), html.indexOf('id="apparatus"'));
    expect(rowOf(below)).not.toContain('<li id="a');
    expect(rowOf(beside).match(/<li id="a\d+">/g)).toHaveLength(2);
    expect(beside.match(/<li id="a\d+">/g)).toHaveLength(3);
  });
});
