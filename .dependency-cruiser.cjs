/** The walls between the rooms of src: see docs/adr/0005-walls.md. */
const pure =
  '^src/(edition|xml|diagnostics|collation|parallel|lsp|citing|metadata|checking|books|starting|report|importing|exporting|names|tagging|releasing|comparing)/';

/** Each engine is imported by one adapter and by nothing else. */
const engines = {
  'saxon-js': '^src/transform/saxon\\.ts$',
  'xmllint-wasm': '^src/validation/xmllint\\.ts$',
  'salve-annos': '^src/validation/salve\\.ts$',
  'fast-xml-parser': '^src/xml/plain\\.ts$',
  '@eslint-community/regexpp': '^src/validation/pattern-example\\.ts$',
  saxes: '^src/xml/parse\\.ts$',
  parse5: '^src/(site/html-text|checking/read-page|books/tree|importing/readers/html)\\.ts$',
  'mdast-util-[^/]+': '^src/importing/readers/markdown\\.ts$',
  'micromark[^/]*': '^src/importing/readers/markdown\\.ts$',
  yaml: '^src/(edition/config|tagging/read-yaml)\\.ts$',
  pagefind: '^src/site/search/pagefind\\.ts$',
  'd3-geo': '^src/site/drawings/project\\.ts$',
  'topojson-client': '^src/site/drawings/project\\.ts$',
  'd3-force': '^src/site/drawings/layout\\.ts$',
  aws4fetch: '^src/publishing/s3/sign\\.ts$',
  tinypool: '^src/concurrency/threads\\.ts$',
  chokidar: '^src/store/watch-files\\.ts$',
  fflate: '^src/(store/(zip-file|zip-bytes|tool-package)|importing/unzip)\\.ts$',
  'playwright-core': '^src/printing/chromium\\.ts$',
  commander: '^src/cli/',
  'vscode-languageserver': '^src/lsp/server\\.ts$',
  'vscode-languageserver-textdocument': '^src/lsp/server\\.ts$',
};

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A newcomer reads one file at a time; a cycle has no first one.',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-rooms-touch-no-files',
      comment: 'Text in, data out: what an edition is can be tested and reused without a disk.',
      severity: 'error',
      from: { path: pure },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(path|path/posix|url)$' },
    },
    {
      name: 'pure-rooms-know-no-rim',
      comment: 'Data flows from the rim to the core and back as values.',
      severity: 'error',
      from: { path: pure },
      to: { path: '^src/(cli|workflows|store|transform|site|concurrency)/' },
    },
    {
      name: 'archive-touches-no-files',
      comment: 'What a package is, and whether it is whole, is judged from texts, bytes and sums: the store gets them.',
      severity: 'error',
      from: { path: '^src/archive/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|path|path/posix)$' },
    },
    {
      name: 'archive-knows-no-rim',
      severity: 'error',
      from: { path: '^src/archive/' },
      to: { path: '^src/(cli|workflows|store|transform|site|concurrency)/' },
    },
    {
      name: 'publishing-knows-only-what-is-sent',
      comment:
        'A target is given files and sums: how they are made is not its matter, and files it gets from the store.',
      severity: 'error',
      from: { path: '^src/publishing/' },
      to: { path: '^src/', pathNot: '^src/(publishing|store|xml|archive|concurrency|diagnostics|edition)/' },
    },
    {
      name: 'targets-do-not-know-each-other',
      comment: 'One file for each target; what they share is in files of its own.',
      severity: 'error',
      from: { path: '^src/publishing/(dir|git|ocfl|sftp|rsync|s3|webdav|invenio)\\.ts$' },
      to: { path: '^src/publishing/(dir|git|ocfl|sftp|rsync|s3|webdav|invenio)\\.ts$' },
    },
    {
      name: 'xml-knows-no-tei',
      severity: 'error',
      from: { path: '^src/xml/' },
      to: { path: '^src/(?!xml/|diagnostics/)' },
    },
    {
      name: 'readers-know-only-the-neutral-draft',
      comment: 'A reader of a format gives a neutral draft and knows nothing of TEI, brackets or registers.',
      severity: 'error',
      from: { path: '^src/importing/readers/' },
      to: { path: '^src/(importing/(tei|brackets|names|layout|merging)|edition|validation)/' },
    },
    {
      name: 'importing-takes-of-validation-only-how-dates-are-read',
      severity: 'error',
      from: { path: '^src/importing/' },
      to: { path: '^src/validation/', pathNot: '^src/validation/rules/date-text\\.ts$' },
    },
    {
      name: 'importing-knows-nothing-of-exporting',
      comment: 'A file that comes back is compared by the room that wrote it; what reads typescripts serves both.',
      severity: 'error',
      from: { path: '^src/importing/' },
      to: { path: '^src/exporting/' },
    },
    {
      name: 'names-are-found-in-texts-of-any-kind',
      comment:
        'How names and dates are found knows words and registers: not where a text comes from, nor what becomes of it.',
      severity: 'error',
      from: { path: '^src/names/' },
      to: { path: '^src/', pathNot: '^src/(names|edition|diagnostics|validation/rules/date-text\\.ts$)' },
    },
    {
      name: 'only-the-command-line-prints-and-exits',
      comment: 'Commands call workflows; nothing calls a command.',
      severity: 'error',
      from: { pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'only-workflows-and-commands-call-workflows',
      severity: 'error',
      from: { pathNot: '^src/(cli|workflows)/' },
      to: { path: '^src/workflows/' },
    },
    {
      name: 'only-the-store-touches-files',
      comment:
        'One room reads and writes; staging, locks and the cache can be trusted because nothing goes round them.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/store/' },
      to: { path: '^(node:)?fs(/promises)?$' },
    },
    ...Object.entries(engines).map(([engine, adapter]) => ({
      name: `only-its-adapter-imports-${engine}`,
      severity: 'error',
      from: { path: '^src/', pathNot: adapter },
      to: { path: `^node_modules/${engine}/`, dependencyTypesNot: ['type-only'] },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
