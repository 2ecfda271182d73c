import { describe, expect, it } from 'vitest';
import { isOwnHost, sitePath } from '../../src/preview/site-path.js';

describe('the path of a request', () => {
  it.each([
    ['/', 'index.html'],
    ['/records/a.html', 'records/a.html'],
    ['/records/a.html?x=../..#y', 'records/a.html'],
    ['/records/%D0%BF%D0%B8%D1%81%D1%8C%D0%BC%D0%BE.html', 'records/письмо.html'],
    ['/a%20b.html', 'a b.html'],
  ])('%s means %s', (target, path) => {
    expect(sitePath(target)).toBe(path);
  });

  it.each([
    '/../etc/passwd',
    '/%2e%2e/etc/passwd',
    '/%2E%2e%2fetc/passwd',
    '/records/..%2f..%2fedition.yaml',
    '/..%5c..%5cwindows',
    '/a\\b',
    '/a%00.html',
    '/./a',
    '/%',
    '/%ff',
    'http://example.org/',
    '*',
    '',
  ])('%o means nothing', (target) => {
    expect(sitePath(target)).toBeUndefined();
  });
});

it.each([
  ['127.0.0.1:4000', true],
  ['localhost:4000', true],
  ['LOCALHOST:4000', true],
  ['127.0.0.1:4001', false],
  ['127.0.0.1', false],
  ['localhost.evil.example:4000', false],
  ['evil.example:4000', false],
  ['127.0.0.1:4000@evil.example', false],
  [undefined, false],
])('takes the host %o for its own: %o', (host, isOwn) => {
  expect(isOwnHost(host, 4000)).toBe(isOwn);
});
