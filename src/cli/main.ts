#!/usr/bin/env node
/**
 * The command line: says which commands there are, runs the chosen one, and turns its end into an exit code. A command's own
 * file is imported only when that command runs, so that `--help` answers at once.
 */
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type Ignorable, ignorable } from '../collation/model.js';
import { textEncodings } from '../importing/decode-text.js';
import { toolVersion } from '../store/package-files.js';
import { certainties } from '../tagging/proposal.js';
import { exitCodes, reportFailure } from './failure.js';
import { collationFormats, exportFormats, formats, listFormats, packageFormats, typescriptFormats } from './formats.js';

function wholeNumber(least: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < least) {
      throw new InvalidArgumentError(`Expected a whole number, ${least} or more.`);
    }
    return number;
  };
}

function portNumber(value: string): number {
  const number = wholeNumber(1)(value);
  if (number > 65_535) throw new InvalidArgumentError('Expected a number up to 65535.');
  return number;
}

/** For an option that may be given more than once. */
function collected(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

/** For `--ignore`: a list with commas. */
function ignored(value: string): readonly Ignorable[] {
  return value.split(',').map((word) => {
    const found = ignorable.find((key) => key === word.trim());
    if (found === undefined)
      throw new InvalidArgumentError(`Expected one or more of ${ignorable.join(', ')}, with commas.`);
    return found;
  });
}

/** What a command is given besides its arguments: it stops, and cleans up, when `signal` says so. */
interface Run {
  readonly signal: AbortSignal;
  /** Sets the code that the process ends with. */
  readonly end: (code: number) => void;
}

function program({ signal, end }: Run): Command {
  const edition = new Command('edition')
    .description(
      'Makes scholarly editions of translated archival records: validates TEI, publishes HTML, text and apparatus.',
    )
    .version(toolVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .showHelpAfterError('(edition --help lists the commands and options)');

  edition
    .command('init')
    .description('begin an edition: a sample record, registers, settings, automatic checks')
    .argument('[dir]', 'folder to make; a name alone goes under editions/, if that is there')
    .option('--title <title>', 'title of the edition; without a folder it also gives the folder its name')
    .option('--bare', 'only the edition: no settings for VS Code, nothing for GitHub and GitLab')
    .action(async (folder: string | undefined, options) => {
      const { initCommand } = await import('./init.js');
      end(await initCommand(folder, options, signal));
    });

  edition
    .command('new')
    .description('begin a record: a draft in the right place, with a header to fill in')
    .addArgument(new Argument('<what>', 'what to begin').choices(['record']))
    .argument('[id]', 'the id of the record, which is also the name of its file; made of title and date if left out')
    .option('--edition <edition>', 'folder of the edition, or its name under editions/; needed if there are several')
    .option('--title <title>', 'title of the record')
    .option('--date <date>', 'its date, as 1961-12-30, 1961-12 or 1961')
    .option('--translator <name>', 'who translated it')
    .action(async (_what: string, id: string | undefined, options) => {
      const { newRecordCommand } = await import('./new-record.js');
      end(await newRecordCommand(id, options, signal));
    });

  edition
    .command('validate')
    .description('check records and registers, and say what is wrong where')
    .argument('[path...]', 'editions, folders or files; none means every edition under editions/')
    .option('--schema <file>', 'schema to use instead of those that the files name; may be given again', collected)
    .option('--phase <name>', 'phase of Schematron to check in; #ALL for all rules')
    .addOption(new Option('--format <format>', 'how to print the findings').choices(formats).default(formats[0]))
    .option('--max-warnings <number>', 'exit with 1 if there are more warnings than this', wholeNumber(0))
    .option('--watch', 'check again whenever a file changes, until Ctrl-C')
    .option('--fix', 'correct what has one safe answer: shows the changes and asks first')
    .option('--yes', 'with --fix, make the changes without asking')
    .action(async (paths: string[], options) => {
      const { validateCommand } = await import('./validate.js');
      end(await validateCommand(paths, options, signal));
    });

  edition
    .command('build')
    .description('validate, then publish an edition into dist/<slug>')
    .argument('[edition...]', 'folders, or names of folders under editions/; none means all of them')
    .option('--out <folder>', 'where the published editions go', 'dist')
    .option('--jobs <number>', 'how many records to transform at the same time', wholeNumber(1))
    .option('--force', 'transform every record anew, whatever is in the cache')
    .option('--json', 'print one JSON object about what was made')
    .action(async (editions: string[], options) => {
      const { buildCommand } = await import('./build.js');
      end(await buildCommand(editions, options, signal));
    });

  edition
    .command('import')
    .description('make drafts of records from typescripts: Word, LibreOffice, HTML, Markdown, plain text')
    .argument('<file...>', 'typescripts; the name of each, without its ending, is the id of its record')
    .option('--edition <name>', 'the edition that the records are for, if there are several')
    .addOption(
      new Option('--format <format>', 'what the files are, if not what they seem to be')
        .choices(['auto', ...typescriptFormats])
        .default('auto'),
    )
    .addOption(
      new Option('--encoding <encoding>', 'what a text is written in, if the guess is wrong').choices(textEncodings),
    )
    .option('--id <id>', 'the id of the record, if not the name of the file')
    .option('--dry-run', 'print the draft and the doubts, and write nothing')
    .option('--add-entries', 'put the proposed entries into the registers')
    .option('--merge', 'bring the changes of a typescript into the record that was made from it')
    .action(async (files: string[], options) => {
      const { importCommand } = await import('./import.js');
      end(await importCommand(files, options, signal));
    });

  edition
    .command('export')
    .description('write records as Word or Markdown files for a translator; import brings the changes back')
    .argument('<record...>', 'ids of records, or their files')
    .option('--edition <name>', 'the edition that the records are in, if several have such a record')
    .addOption(
      new Option('--format <format>', 'what to write; by the ending of --out, else docx').choices(exportFormats),
    )
    .option('--out <path>', 'a file, for one record, or a folder', 'exports')
    .option('--force', 'replace files that are there already')
    .action(async (records: string[], options) => {
      const { exportCommand } = await import('./export.js');
      end(await exportCommand(records, options, signal));
    });

  edition
    .command('tag')
    .description('propose tags for persons, places, organisations, dates and terms, and put in those that you accept')
    .argument('[record...]', 'ids or files of records; none means all records of the edition')
    .option('--edition <edition>', 'folder of the edition, or its name under editions/; needed if there are several')
    .option('--list', 'list the proposals, and write nothing')
    .addOption(new Option('--format <format>', 'how --list prints them; pretty if not given').choices(listFormats))
    .option('--accept-all', 'put in all tags that are certain enough, and say which are left')
    .addOption(
      new Option('--certainty <certainty>', 'what --accept-all takes for certain enough; medium if not given').choices(
        certainties,
      ),
    )
    .option('--decisions <file>', 'do what a list says in which you have filled in the column “decision”')
    .option('--unknown', 'also propose names that no register has, by how they are written')
    .action(async (records: string[], options) => {
      const { tagCommand } = await import('./tag.js');
      end(await tagCommand(records, options, signal));
    });

  edition
    .command('check')
    .description('hold published editions against the Endings Principles and against what was published before')
    .argument('[path...]', 'editions, or folders of published ones; none means every edition under editions/')
    .option('--out <folder>', 'where the published editions lie', 'dist')
    .option('--json', 'print one JSON object about what was found')
    .action(async (paths: string[], options) => {
      const { checkCommand } = await import('./check.js');
      end(await checkCommand(paths, options, signal));
    });

  edition
    .command('preview')
    .description('show an edition in the browser while you write, anew at each save, until Ctrl-C')
    .argument('[edition]', 'folder, or name of a folder under editions/; needed if there are several')
    .option('--port <number>', 'port of the address; the first free one from 4000 if not given', portNumber)
    .option(
      '--editor <name>',
      'editor that findings open: vscode, vscodium, cursor …, none, or an address with {path}',
      'vscode',
    )
    .action(async (name: string | undefined, options) => {
      const { previewCommand } = await import('./preview.js');
      end(await previewCommand(name, options, signal));
    });

  edition
    .command('report')
    .description('say how far an edition is: records by status, names untagged, doubts, gaps of registers')
    .argument('[edition...]', 'folders, or names of folders under editions/; none means all of them')
    .option('--all', 'whole lists, however long')
    .option('--json', 'print one JSON object')
    .option('--html <file>', 'write a page that stands alone')
    .option('--force', 'replace the file of --html if it is there already')
    .action(async (names: string[], options) => {
      const { reportCommand } = await import('./report.js');
      end(await reportCommand(names, options, signal));
    });

  edition
    .command('collate')
    .description('align two or more witnesses and write what differs: TEI, a table, data')
    .argument('<witness...>', 'TEI or plain-text files; SIGLUM=file gives a siglum, else it is the name of the file')
    .option('--out <file>', 'file to write; standard output if not given')
    .addOption(
      new Option('--format <format>', 'what to write; by the ending of --out, else tei').choices(collationFormats),
    )
    .option('--base <siglum>', 'the witness whose words are the lemmata; the first if not given')
    .option('--ignore <list>', 'what does not count when words are compared: case,punctuation,spelling', ignored)
    .option('--language <tag>', 'the language of the text, such as en; that of the base if not given')
    .option('--force', 'replace the file of --out if it is there already')
    .action(async (witnesses: string[], options) => {
      const { collateCommand } = await import('./collate.js');
      end(await collateCommand(witnesses, options));
    });

  edition
    .command('package')
    .description('pack an edition for an archive: sources, site, descriptions, checksums (BagIt, RO-Crate)')
    .argument('[edition...]', 'folders, or names of folders under editions/; none means all of them')
    .option('--out <folder>', 'where the packages go', 'packages')
    .addOption(
      new Option('--format <format>', 'a folder, or the same as one zip file')
        .choices(packageFormats)
        .default(packageFormats[0]),
    )
    .option('--mets', 'describe the files in METS as well')
    .option('--no-tool', 'leave out the program that builds the site again')
    .option('--sign <file>', 'sign with this secret key of minisign; EDITION_SIGNING_KEY names it too')
    .option('--jobs <number>', 'how many records to transform at the same time', wholeNumber(1))
    .option('--json', 'print one JSON object about what was made')
    .action(async (editions: string[], options) => {
      const { packageCommand } = await import('./package.js');
      end(await packageCommand(editions, options, signal));
    });

  edition
    .command('verify')
    .description('check a bag, an OCFL object or root, or a published site: complete and unchanged, or what is not')
    .argument('<path>', 'its folder, or a zip file with a bag in it')
    .option('--public-key <key>', 'the public key of minisign, or its file, that must have signed the bag')
    .option('--json', 'print one JSON object about what was found')
    .action(async (path: string, options) => {
      const { verifyCommand } = await import('./verify.js');
      end(await verifyCommand(path, options, signal));
    });

  edition
    .command('release')
    .description('release a version: check, freeze the addresses, write the change log, commit and tag')
    .argument('<version>', 'numbers with points, such as 1.1.0, or a day, such as 2026-11-24')
    .argument('[edition]', 'folder, or name of a folder under editions/; needed if there are several')
    .option('--dry-run', 'check everything, say what would be done, and write nothing')
    .option('--no-git', 'write the files only: no commit, no tag')
    .option('--jobs <number>', 'how many records to transform at the same time', wholeNumber(1))
    .option('--json', 'print one JSON object about what was done')
    .action(async (version: string, name: string | undefined, options) => {
      const { releaseCommand } = await import('./release.js');
      end(await releaseCommand(version, name, options, signal));
    });

  edition
    .command('diff')
    .description('show readers what has changed between two versions: words, notes, tags, what the header says')
    .argument('<old>', 'a record, the folder of an edition or of a package; with --since the newer version')
    .argument('[new]', 'the same in its newer version')
    .option('--since <version>', 'compare with this released version, by its tag in git')
    .option('--json', 'print one JSON object')
    .option('--html <file>', 'write a page that stands alone')
    .option('--site <folder>', 'with --html: the published edition, to whose paragraphs the page leads')
    .option('--force', 'replace the file of --html if it is there already')
    .option('--exit-code', 'end with 1 if anything is different')
    .action(async (old: string, fresh: string | undefined, options) => {
      const { diffCommand } = await import('./diff.js');
      end(await diffCommand(old, fresh, options));
    });

  edition
    .command('publish')
    .description('put editions on a server or in an archive: sends what has changed, reads it back, shows it at once')
    .argument('[edition...]', 'folders, or names of folders under editions/; none means all of them')
    .requiredOption('--to <target>', 'where to: KIND:ADDRESS, or a name under publish: in edition.yaml')
    .option('--dry-run', 'say what would be added, changed and removed, and change nothing there')
    .option('--check', 'read back what is published there and compare it; publish nothing')
    .option('--mend', 'read everything that is there, and send again what is not as it should be')
    .option('--replace', 'replace files of the same names that were there before')
    .option('--out <folder>', 'where the site is built', 'dist')
    .option('--packages <folder>', 'where packages go, for targets that take those', 'packages')
    .option('--receipts <folder>', 'where receipts go', 'published')
    .option('--jobs <number>', 'how many records to transform at the same time', wholeNumber(1))
    .option('--json', 'print one JSON object about what was done')
    .action(async (editions: string[], options) => {
      const { publishCommand } = await import('./publish.js');
      end(await publishCommand(editions, options, signal));
    });

  edition
    .command('lsp')
    .description('serve an editor: findings as you type, completion, references (Language Server Protocol)')
    .option('--stdio', 'speak over standard input and output, which is what it always does')
    .option('--clientProcessId <id>', 'the process of the editor, with whose end this one ends')
    .action(async () => {
      const { lspCommand } = await import('./lsp.js');
      lspCommand(signal);
    });

  return edition;
}

async function main(): Promise<void> {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      // Whoever asks twice does not want to wait for the cleaning up; the next build does it.
      if (controller.signal.aborted) process.exit(exitCodes.interrupted);
      controller.abort();
    });
  }
  // A reader such as `head` that has seen enough is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

  const end = (code: number): void => {
    process.exitCode = code;
  };
  try {
    await program({ signal: controller.signal, end }).parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) end(error.exitCode === 0 ? exitCodes.clean : exitCodes.usage);
    else end(reportFailure(error, controller.signal));
  }
}

await main();
