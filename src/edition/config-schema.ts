import * as v from 'valibot';
import { codes } from '../diagnostics/codes.js';
import { registerKinds } from './model.js';

/**
 * What `edition.yaml` may hold. A schema's message is what was expected there, to be read after “expected”.
 * Every key is explained in docs/reference/edition-yaml.md.
 */

const text = (expected: string) =>
  v.pipe(
    v.string(expected),
    v.check((value) => value.trim() !== '', expected),
  );

/** A relative path that does not leave the edition's folder. */
const path = (expected: string) =>
  v.pipe(
    text(expected),
    v.check(isInside, 'a path inside the edition’s folder, relative to it, with “/” between its parts'),
  );

function isInside(value: string): boolean {
  if (/^[/\\~]|^[a-z][a-z0-9+.-]*:|\\/i.test(value)) return false;
  let depth = 0;
  for (const part of value.split('/')) {
    if (part === '..') depth -= 1;
    else if (part !== '.' && part !== '') depth += 1;
    if (depth < 0) return false;
  }
  return true;
}

/** A list, or one item instead of a list of one. */
const list = <T extends v.GenericSchema>(item: T, expected: string) => {
  const many = v.array(item, expected);
  return v.pipe(
    v.lazy((input) => (typeof input === 'string' ? item : many)),
    v.transform((value): v.InferOutput<T>[] => (Array.isArray(value) ? value : [value as v.InferOutput<T>])),
  );
};

/** Keys with values; a list is no set of keys, though JavaScript takes it for one. */
const keys = <E extends v.ObjectEntries>(entries: E, expected: string) => {
  const object = v.strictObject(entries, expected);
  const refused = v.never(expected);
  return v.lazy((input): typeof object | typeof refused => (Array.isArray(input) ? refused : object));
};

/** A name alone, or a name with more about it. */
const named = <T extends v.GenericSchema<unknown, { readonly name: string }>>(alone: string, more: T) => {
  const name = v.pipe(
    text(alone),
    v.transform((value) => ({ name: value })),
  );
  return v.lazy((input): T | typeof name => (typeof input === 'object' && input !== null ? more : name));
};

const flag = v.optional(v.boolean('true or false'), true);

const languageTag = v.pipe(
  text('a language tag such as en, ru or ru-Latn'),
  v.check((value) => {
    try {
      return Intl.getCanonicalLocales(value).length === 1;
    } catch {
      return false;
    }
  }, 'a language tag such as en, ru or ru-Latn'),
);

const webAddress = v.pipe(
  text('an address that begins with https://'),
  v.check((value) => {
    try {
      return ['http:', 'https:'].includes(new URL(value).protocol);
    } catch {
      return false;
    }
  }, 'an address that begins with https://'),
);

const person = named(
  'the name of an editor',
  keys(
    {
      name: text('the name of an editor'),
      role: v.optional(text('a few words such as “general editor”')),
      orcid: v.optional(
        v.pipe(
          text('an ORCID such as 0000-0002-1825-0097'),
          v.regex(/^(\d{4}-){3}\d{3}[\dX]$/, 'an ORCID such as 0000-0002-1825-0097'),
        ),
      ),
      url: v.optional(webAddress),
    },
    'name: and, if you wish, role:, orcid: and url:',
  ),
);

const licence = named(
  'the name of a licence',
  keys(
    {
      name: text('the name of a licence'),
      url: v.optional(webAddress),
      covers: v.optional(text('a few words that say what the licence covers')),
    },
    'name: and, if you wish, url: and covers:',
  ),
);

/** Rules whose findings stop the program from understanding the edition have a fixed severity. */
export const adjustableCodes: readonly string[] = Object.keys(codes).filter(
  (code) => !/^(file|xml|config|archive|import)\//.test(code),
);

const rules = v.record(
  v.pipe(
    v.string(),
    v.check(
      (code) => adjustableCodes.includes(code) || /^sch\/./.test(code),
      'the code of a finding, such as name/near-miss',
    ),
  ),
  v.picklist(['off', 'info', 'warning', 'error'], 'off, info, warning or error'),
  'codes of findings, each with off, info, warning or error',
);

/** A page of the published edition, perhaps with a place in it, as it stands in the ledger. */
const address = v.pipe(
  path('the address of a page, such as records/letter.html or records/letter.html#p3'),
  v.regex(/^[^#?]+\.html(#[^#]+)?$/, 'the address of a page, such as records/letter.html or records/letter.html#p3'),
);

export const configSchema = keys(
  {
    title: text('the title of the edition'),
    id: v.optional(
      v.pipe(
        text('a short name of letters, digits and hyphens'),
        v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'a short name of letters, digits and hyphens'),
      ),
    ),
    version: v.optional(text('a version such as 1.0.0'), '0.1.0'),
    description: v.optional(text('a sentence or two about the edition')),
    notice: v.optional(text('a sentence that every reader must see')),
    editors: v.optional(list(person, 'a list of editors'), []),
    publisher: v.optional(text('the name of the publisher')),
    licence: v.optional(licence),
    'base-url': v.optional(webAddress),
    languages: v.optional(
      keys(
        {
          original: v.optional(list(languageTag, 'one or more language tags, such as [ru]'), []),
          translation: v.optional(languageTag),
        },
        'original: and translation:, each with language tags',
      ),
      {},
    ),
    schema: v.optional(list(text('the path of a schema'), 'a list of schema files, or [] for none')),
    records: v.optional(list(path('a file or folder'), 'a list of files and folders'), ['records']),
    registers: v.optional(
      keys(
        Object.fromEntries(registerKinds.map((kind) => [kind, v.optional(path('the path of a register'))])) as Record<
          (typeof registerKinds)[number],
          v.OptionalSchema<ReturnType<typeof path>, undefined>
        >,
        'people:, places:, organizations: and terms:, each with the path of a register',
      ),
    ),
    texts: v.optional(list(path('a file or folder'), 'a list of files and folders'), ['text']),
    site: v.optional(
      keys(
        {
          show: v.optional(
            keys(
              { summary: flag, facts: flag, names: flag, apparatus: flag, citation: flag },
              'summary:, facts:, names:, apparatus: and citation:, each true or false',
            ),
            {},
          ),
          divide: v.optional(
            list(text('a kind of division, such as document'), 'kinds of divisions, such as [document]'),
            [],
          ),
          books: v.optional(
            keys(
              { epub: flag, pdf: v.optional(v.boolean('true or false'), false) },
              'epub: and pdf:, each true or false',
            ),
            {},
          ),
        },
        'show:, divide: and books:',
      ),
      {},
    ),
    apparatus: v.optional(
      keys(
        {
          style: v.optional(v.picklist(['positive', 'negative'], 'positive or negative')),
          placement: v.optional(v.picklist(['below', 'beside'], 'below or beside'), 'below'),
          lemma: v.optional(
            v.pipe(
              v.number('a number of words, at least 6'),
              v.integer('a number of words, at least 6'),
              v.minValue(6, 'a number of words, at least 6'),
            ),
            8,
          ),
          series: v.optional(
            v.record(v.string(), text('the title of a series'), 'types of entries, each with the title of its series'),
            {},
          ),
        },
        'style:, placement:, lemma: and series:',
      ),
      {},
    ),
    locale: v.optional(languageTag, 'en'),
    theme: v.optional(path('the path of a style sheet (CSS)')),
    stylesheets: v.optional(
      keys(
        {
          html: v.optional(path('the path of a stylesheet (XSLT)')),
          text: v.optional(path('the path of a stylesheet (XSLT)')),
          apparatus: v.optional(path('the path of a stylesheet (XSLT)')),
          site: v.optional(path('the path of a stylesheet (XSLT)')),
        },
        'html:, text:, apparatus: and site:, each with the path of a stylesheet (XSLT)',
      ),
      {},
    ),
    rules: v.optional(rules, {}),
    publish: v.optional(
      v.record(
        v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'a short name of letters, digits and hyphens')),
        v.pipe(
          text('an address such as sftp://user@host/folder'),
          v.regex(/^[a-z0-9]+:/, 'an address such as sftp://user@host/folder'),
          v.check(
            (value) => !/\/\/[^/?#]*:[^/?#@]*@/.test(value),
            'an address without a password: this file is read by others',
          ),
        ),
        'names of targets, each with its address',
      ),
      {},
    ),
    redirects: v.optional(v.record(address, address, 'old addresses, each with the new one'), {}),
    withdrawn: v.optional(
      v.record(
        address,
        text('a sentence that says why it is gone'),
        'old addresses, each with a sentence that says why it is gone',
      ),
      {},
    ),
  },
  'keys such as title: and editors:',
);

export type ConfigValues = v.InferOutput<typeof configSchema>;

/** The keys that may stand at a place of the configuration, such as `['site', 'show']`; none where it has no fixed keys. */
export function keysAt(path: readonly (string | number)[]): readonly string[] {
  let schema: unknown = configSchema;
  for (const step of path) {
    const inner = unwrap(schema);
    schema = typeof step === 'number' ? (inner as { item?: unknown }).item : entriesOf(inner)[step];
  }
  return Object.keys(entriesOf(unwrap(schema)));
}

/** Every key, with the keys above it before a dot: `site.show.names`. */
export function allKeys(path: readonly string[] = []): readonly string[] {
  return keysAt(path).flatMap((key) => [[...path, key].join('.'), ...allKeys([...path, key])]);
}

function entriesOf(schema: unknown): Readonly<Record<string, unknown>> {
  const entries = (schema as { entries?: Record<string, unknown> } | undefined)?.entries;
  const item = (schema as { item?: unknown } | undefined)?.item;
  return entries ?? (item === undefined ? {} : entriesOf(unwrap(item)));
}

/** A schema without what is round it: that it is optional, or chosen by what is given. */
function unwrap(schema: unknown): unknown {
  let inner = schema as { type?: string; wrapped?: unknown; getter?: (input: unknown) => unknown; pipe?: unknown[] };
  for (;;) {
    if (inner?.wrapped !== undefined) inner = inner.wrapped as typeof inner;
    else if (inner?.getter !== undefined) inner = inner.getter({}) as typeof inner;
    else return inner;
  }
}
