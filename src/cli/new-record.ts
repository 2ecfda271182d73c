/** `edition new record`: begins a record. */
import { findOneEdition } from '../workflows/find-editions.js';
import { startRecord } from '../workflows/start-record.js';
import { ask, canAsk } from './ask.js';
import { exitCodes } from './failure.js';
import { today } from './today.js';

export interface NewRecordFlags {
  readonly edition?: string;
  readonly title?: string;
  readonly date?: string;
  readonly translator?: string;
}

/** On a terminal it asks for the title and the date, if neither these nor an id are given. */
export async function newRecordCommand(
  id: string | undefined,
  flags: NewRecordFlags,
  signal: AbortSignal,
): Promise<number> {
  const { folder } = await findOneEdition(flags.edition);
  let { title, date } = flags;
  if (id === undefined && title === undefined && canAsk()) {
    title = await ask('Title of the record: ', signal);
    signal.throwIfAborted();
    date ??= (await ask('Date, as 1961-12-30, 1961-12 or 1961 (may be left empty): ', signal)).trim() || undefined;
    signal.throwIfAborted();
  }
  const options = { edition: folder, id, title: title?.trim() || undefined, date, translator: flags.translator };
  const { file } = await startRecord({ ...options, today: today() }, signal);
  process.stdout.write(`Began ${file}\nWhat you still have to fill in says “to be filled in”.\n`);
  return exitCodes.clean;
}
