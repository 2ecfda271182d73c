/** The compiled program, to be run as an editor runs it; and caches that know the stylesheets but no records. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openCache } from '../../src/store/cache.js';
import { hashParts } from '../../src/store/hash.js';
import { packageFile } from '../../src/store/package-files.js';
import { compileStylesheet, houseStylesheets } from '../../src/transform/compile.js';
import { temporaryFolder } from './temporary.js';

/** Inside the package, so that the compiled program finds its schemas and stylesheets. */
const workshop = packageFile('node_modules/.cache/edition-test');

async function hashSources(): Promise<string> {
  const entries = await readdir(packageFile('src'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.sort().map((file) => readFile(file)));
  return hashParts(texts).slice(0, 16);
}

let compiled: Promise<string> | undefined;

/** Compiles the program, once for each state of its sources; returns the path of its entry file. */
export function compileProgram(): Promise<string> {
  compiled ??= (async () => {
    const folder = join(workshop, await hashSources());
    const main = join(folder, 'cli', 'main.js');
    const isThere = await readFile(main).then(
      () => true,
      () => false,
    );
    if (!isThere) {
      const draft = `${folder}.${process.pid}`;
      const options = ['--outDir', draft, '--declaration', 'false', '--sourceMap', 'false'];
      await promisify(execFile)(process.execPath, [
        packageFile('node_modules/typescript/bin/tsc'),
        '-p',
        packageFile('tsconfig.json'),
        ...options,
      ]);
      await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
    }
    return main;
  })();
  return compiled;
}

/** The folder in which the compiled stylesheets of the house are kept from one run to the next: to be copied, not to be written. */
export async function sharedStylesheets(): Promise<string> {
  const shared = join(workshop, 'stylesheets');
  await mkdir(shared, { recursive: true });
  const cache = openCache({ folder: shared });
  for (const path of Object.values(houseStylesheets)) await compileStylesheet(packageFile(path), { cache });
  return shared;
}

/** A new cache folder that holds the compiled stylesheets of the house, and nothing else. */
export async function stylesheetCache(): Promise<string> {
  const shared = await sharedStylesheets();
  const folder = await temporaryFolder();
  await cp(shared, folder, { recursive: true });
  return folder;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

export interface StartOptions {
  /** The folder that the program is started in. */
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
  /** The folder of another compiled program than the one of the sources. */
  readonly program?: string;
}

/** Starts the program. */
export async function start(args: readonly string[], options: StartOptions): Promise<Started> {
  const main = options.program === undefined ? await compileProgram() : join(options.program, 'cli', 'main.js');
  const child = spawn(process.execPath, [main, ...args], {
    cwd: options.cwd,
    env: { ...process.env, NO_COLOR: '1', ...options.env },
    ...(options.uid === undefined ? {} : { uid: options.uid }),
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => {
    stdout += data;
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, ended };
}

/** Runs the program to its end. */
export async function run(...parameters: Parameters<typeof start>): Promise<Ended> {
  return (await start(...parameters)).ended;
}
