import { describe, expect, it } from 'vitest';
import { settleAnchors } from '../../src/site/settle-anchors.js';

const settled = (pages: Readonly<Record<string, string>>) =>
  Object.fromEntries(settleAnchors(new Map(Object.entries(pages))));

describe('a link to a place that the pages of a record do not show', () => {
  it('is no link on the same page, and keeps its words and its own anchor', () => {
    const { page } = settled({
      page: '<li><a class="locus" href="#t9" role="doc-backlink" aria-label="9.1: to this place" id="x">9.1</a></li>',
    });
    expect(page).toBe('<li><a class="locus" id="x">9.1</a></li>');
  });

  it('leads from another page to the page as a whole', () => {
    const pages = settled({
      'records/r.html': '<p id="p1">x</p>',
      'records/r.apparatus.html': '<a class="locus" href="r.html#t9" role="doc-backlink">9.1</a>',
      'records/r/d1.html': '<a href="../r.html#gone">x</a><a href="../r.html#p1">y</a>',
    });
    expect(pages['records/r.apparatus.html']).toBe('<a class="locus" href="r.html" role="doc-backlink">9.1</a>');
    expect(pages['records/r/d1.html']).toBe('<a href="../r.html">x</a><a href="../r.html#p1">y</a>');
  });

  it('leaves alone what leads to a place that is there, or to pages of others', () => {
    const page =
      '<p id="é&amp;">x</p><a href="#%C3%A9&amp;">x</a><a href="../people/castro.html#x">y</a><a href="#">z</a>';
    expect(settled({ 'records/r.html': page })['records/r.html']).toBe(page);
  });
});
