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
        child ??= await start(module, args);
        const answer = await ask(child, item);
        if (!child.connected) child = undefined;
        done(item, answer);
      }
      child?.disconnect();
    }),
  );
}

async function start(module, args) {
  const child = fork(module, args, { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  child.said = '';
  child.stderr.on('data', (data) => {
    child.said = `${child.said}${data}`.slice(-2_000);
  });
  await answerOf(child);
  return child;
}

function ask(child, item) {
  child.send(item);
  return answerOf(child);
}

/** The next message of a process, or its end. */
function answerOf(child) {
  return new Promise((resolve) => {
    const finish = (answer) => {
      child.removeAllListeners('message');
      child.removeAllListeners('close');
      resolve(answer);
    };
    child.once('message', finish);
    child.once('close', (code, signal) =>
      finish({ faults: [`ended: the process ended with ${code ?? signal}; ${child.said}`], seconds: 0 }),
    );
  });
}
