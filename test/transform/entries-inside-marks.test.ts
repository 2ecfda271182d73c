import { expect, test } from 'vitest';
import { transformRecord } from '../../src/transform/record.js';
import { recordOf } from '../helpers/record-input.js';

test('an entry whose words are all inside other marks is linked both ways', async () => {
  const { html } = await transformRecord(
    recordOf(
      '<p>one <anchor xml:id="f"/><unclear>two</unclear> <unclear>three</unclear><anchor xml:id="t"/> four</p><app from="#f" to="#t"><lem wit="#A">two three</lem><rdg wit="#B">2 3</rdg></app>',
    ),
  );
  const [, id = ''] = /<li id="(a\d+)">(?:(?!<\/li>).)*two three(?:(?!<\/li>).)*<\/li>/s.exec(html) ?? [];
  expect(html.match(new RegExp(`href="#${id}"`, 'g'))).not.toBeNull();
  const place = `t${id.slice(1)}`;
  expect(html).toContain(`<a class="locus" href="#${place}">`);
  expect(html.split(` id="${place}"`)).toHaveLength(2);
  expect(html).toContain(`id="${place}" href="#${id}"`);
});
