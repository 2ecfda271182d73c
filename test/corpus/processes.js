/** Processes that each work on one thing at a time. One that ends is replaced. */
import { fork } from 'node:child_process';

/**
 * Gives each item to a process and calls `done(item, answer)` with what it sends back; `{ faults }` if the process ends.
 *
 * @param args what each process is started with
 */
export async function workThrough(items, { module, args, jobs, done }) {
  const waiting = [...items];
  await Promise.all(
    Array.from({ length: jobs }, async () => {
      let child;
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
        if (child === undefined || hasEnded(child)) child = await start(module, args);
        done(item, await ask(child, item));
      }
      if (child?.connected) child.disconnect();
    }),
  );
}

async function start(module, args) {
  const child = fork(module, args, { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  child.said = '';
  child.stderr.on('data', (data) => {
    child.said = `${child.said}${data}`.slice(-2_000);
  });
  child.on('error', (error) => {
    child.said += error.message;
  });
  await answerOf(child);
  return child;
}

/** An item that can't be sent any more, because the process was killed, has the end of the process for its answer. */
function ask(child, item) {
  const answer = answerOf(child);
  child.send(item, () => undefined);
  return answer;
}

const hasEnded = ({ connected, exitCode, signalCode }) => !connected || exitCode !== null || signalCode !== null;

/** The next message of a process, or its end. */
function answerOf(child) {
  return new Promise((resolve) => {
    const finish = (answer) => {
      child.removeAllListeners('message');
      child.removeAllListeners('close');
      resolve(answer);
    };
    const end = (code, signal) =>
      finish({ faults: [`ended: the process ended with ${code ?? signal}; ${child.said}`], seconds: 0 });
    child.once('message', finish);
    child.once('close', end);
    if (child.exitCode !== null || child.signalCode !== null) end(child.exitCode, child.signalCode);
  });
}
