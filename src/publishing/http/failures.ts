/** What went wrong with a server, in words that say what to do. */
import { UserError } from '../../diagnostics/user-error.js';

/** The answer of a server to a request that it did not fulfil. */
export interface Refusal {
  readonly status: number;
  readonly method: string;
  /** What the request was about, as a user knows it. */
  readonly about: string;
  /** What the server says, made fit to be shown; may be empty. */
  readonly said: string;
  /** The server's own word for it; may be empty. */
  readonly code: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** What a kind of target knows better than the general rules: message and what to do. Undefined for what it has no words for. */
export type Explain = (refusal: Refusal) => readonly [message: string, detail: string] | undefined;

const rerun = 'Run the command again: what has been sent already is not sent twice.';

/** Says what a refusal means. */
export function refused(refusal: Refusal, where: string, explain: Explain): UserError {
  const [message, detail] = explain(refusal) ?? general(refusal, where);
  const { status, method, about, said } = refusal;
  const facts = `The server’s answer to ${method} ${about}: ${status}${said === '' ? '' : `, “${said}”`}.`;
  return new UserError(message, `${detail}\n${facts}`);
}

function general({ status, about, headers }: Refusal, where: string): readonly [string, string] {
  if (status >= 300 && status < 400)
    return [
      `${where} sends us on to another address`,
      onTo(headers['location'], 'Use the address that the server wants.'),
    ];
  switch (status) {
    case 401:
      return [
        `${where} does not accept the credentials`,
        'Check them: see docs/guide/publishing.md for where they come from.',
      ];
    case 403:
      return [
        `${where} does not allow this`,
        'Ask whoever runs the server to let you read, write and remove files there.',
      ];
    case 404:
      return [`${where} has no ${about}`, 'Check the address.'];
    case 409:
      return [`${where} is being changed by somebody else, or is not as expected`, rerun];
    case 412:
      return [`A condition of ${where} is not met`, `Somebody else may have changed it in the meantime. ${rerun}`];
    case 413:
      return [`${where} does not take a file as large as ${about}`, 'Ask whoever runs the server for its limit.'];
    case 423:
      return [`${about} is locked at ${where}`, `Somebody has it open. ${rerun}`];
    case 507:
      return [`There is no room left at ${where}`, `Make room there. ${rerun}`];
    case 429:
      return [`${where} takes no more requests for now`, `Wait a while. ${rerun}`];
    default:
      return status >= 500
        ? [`${where} fails, though it was asked three times`, `Try again later. ${rerun}`]
        : [`${where} refuses the request`, 'What the server says may tell why.'];
  }
}

function onTo(location: string | readonly string[] | undefined, detail: string): string {
  if (typeof location !== 'string') return detail;
  return `It is not followed, since that server would be given the credentials. If it is the right one, write ${shown(location.replace(/[?#].*$/s, ''))} as the address.`;
}

/** Says what a failure of the connection means. */
export function broken(error: unknown, where: string): UserError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const [what, detail] = brokenWords(code);
  return new UserError(`${where} ${what}`, `${detail} (${shown(code === '' ? message : code)})`);
}

function brokenWords(code: string): readonly [string, string] {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return ['can’t be found', 'Check the name of the server and the connection to the network.'];
  if (code === 'ECONNREFUSED')
    return ['takes no connections', 'Check the address and the port, and whether the server runs.'];
  if (isCertificateFault(code))
    return [
      'can’t show that it is the server it claims to be',
      'Its certificate is not accepted: check the address, and ask whoever runs the server.',
    ];
  return ['can’t be reached, or the connection broke', rerun];
}

/** Whether there is no use in asking again. */
export function isLasting(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException;
  return code === 'ENOTFOUND' || isCertificateFault(code);
}

function isCertificateFault(code: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/.test(code);
}

/** A server's words, fit for a terminal: one line, not long, nothing that moves the cursor. */
export function shown(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
