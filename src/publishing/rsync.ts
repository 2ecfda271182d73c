/**
 * `rsync:[USER@]HOST:FOLDER` or `rsync:FOLDER`: the system's `rsync` brings the files into the staging folder, over `ssh`; what is left to
 * do there (listing, reading back, moving) is done over SFTP, or in the folder itself.
 */
import { resolve } from 'node:path';
import { UserError } from '../diagnostics/user-error.js';
import { openLinkFolder } from '../store/link-folder.js';
import { folderStore } from './folder-store.js';
import { lastWords, runProgram } from './programs.js';
import { stagedFolder } from './record.js';
import { checkedHost, sshCommand, sshFailure } from './ssh/command.js';
import { openSftpStore } from './ssh/sftp-connection.js';
import { stagedPath, stagedTree } from './staged-tree.js';
import type { FarTree, OutgoingFile, TargetSettings, Told } from './target.js';

/** @param address what follows `rsync:` */
export async function openRsyncTarget(address: string, settings: TargetSettings): Promise<FarTree> {
  const { env, signal, folder: below } = settings;
  if (address === '' || address.startsWith('//') || address.startsWith('-') || /^[^/]*::/.test(address))
    throw new UserError(
      `“rsync:${address}” is no address of rsync over ssh`,
      'Write --to rsync:USER@HOST:FOLDER. A daemon of rsync (host::module) is not used: what is sent could not be put in place at once.',
    );
  const [, user, host, path = ''] = /^(?:([^@/:]+)@)?([^/:]+):(.*)$/s.exec(address) ?? [];
  const folder = [host === undefined ? resolve(address) : path.replace(/(?<=.)\/+$/, ''), below]
    .filter(Boolean)
    .join('/');
  const name = `rsync:${address.replace(/(?<=.)\/+$/, '')}${below === '' ? '' : `/${below}`}`;
  const place = host === undefined ? undefined : { host: checkedHost(host), user, port: undefined };
  const store = place === undefined ? folderStore(folder, name) : await openSftpStore(place, folder, name, env, signal);
  const remote = place === undefined ? '' : `${user === undefined ? '' : `${user}@`}${place.host}:`;
  const tree = stagedTree(store, signal);
  return {
    ...tree,
    stage: (files, told) =>
      send(files, `${remote}${folder === '' ? '.' : folder}/${stagedFolder}/`, name, settings, told),
  };
}

/** Has rsync bring files to the staging folder under their names there; it sends what is not there with the same content. */
async function send(
  files: readonly OutgoingFile[],
  destination: string,
  name: string,
  { env, signal }: TargetSettings,
  told: Told,
): Promise<number> {
  const links = await openLinkFolder(
    new Map(files.map((file) => [stagedPath(file).slice(stagedFolder.length + 1), file.source])),
  );
  try {
    const { code, stdout, stderr } = await runProgram(
      [
        'rsync',
        '--recursive',
        '--copy-links',
        '--checksum',
        '--mkpath',
        '--partial-dir=.part',
        '--protect-args',
        '--stats',
        `--rsh=${sshCommand(env).join(' ')}`,
        '--',
        `${links.path}/`,
        destination,
      ],
      { env, signal },
    );
    if (code !== 0) throw explainRsync(code, stderr, name);
    for (const { bytes } of files) told(bytes);
    const sent = /Total transferred file size: ([\d,.]+) bytes/.exec(stdout.toString('utf8'))?.[1] ?? '0';
    return Number(sent.replaceAll(/[,.]/g, ''));
  } finally {
    await links.remove();
  }
}

const reasons: readonly (readonly [pattern: RegExp, reason: string, remedy: string])[] = [
  [
    /No space left on device|Disk quota exceeded/,
    'the disk there is full',
    'Have some space freed, then run the command again: what was sent is not sent again.',
  ],
  [
    /Read-only file system/,
    'the disk there can only be read',
    'Choose another folder, or ask whoever runs the server.',
  ],
  [/Permission denied \(13\)/, 'permission is missing', 'Choose another folder, or ask whoever runs the server.'],
  [
    /command not found|rsync: not found/,
    'there is no rsync on the server',
    'Have it installed there, or publish over sftp:.',
  ],
];

function explainRsync(code: number | null, stderr: string, name: string): UserError {
  const ssh = sshFailure(stderr, name);
  if (ssh !== undefined) return ssh;
  const found = reasons.find(([pattern]) => pattern.test(stderr));
  if (found !== undefined) return new UserError(`Cannot write at ${name}: ${found[1]}`, found[2]);
  return new UserError(`Cannot write at ${name}: rsync has ended with ${code}`, lastWords(stderr));
}
