#!/usr/bin/env node
/**
 * The command line: says which commands there are, runs the chosen one, and turns its end into an exit code. A command's own
 * file is imported only when that command runs, so that `--help` answers at once.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type Ignorable, ignorable } from '../collation/model.js';
import { toolVersion } from '../store/package-files.js';
import { exitCodes, reportFailure } from './failure.js';
import { collationFormats, formats, typescriptFormats } from './formats.js';

function wholeNumber(least: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number < least) {
      throw new InvalidArgumentError(`Expected a whole number, ${least} or more.`);
    }
    return number;
  };
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
    .option('--id <id>', 'the id of the record, if not the name of the file')
    .option('--dry-run', 'print the draft and the doubts, and write nothing')
    .option('--add-entries', 'put the proposed entries into the registers')
    .option('--merge', 'bring the changes of a typescript into the record that was made from it')
    .action(async (files: string[], options) => {
      const { importCommand } = await import('./import.js');
      end(await importCommand(files, options, signal));
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
