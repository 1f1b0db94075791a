// Rounds: each runs every participant once for a while, in an order that goes round; before them all are warmed up.
import { fork } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { busyTime, databaseProcesses, memory, processorTime, spent, sumOfTime } from './cost.mjs';

/** A load generator: `ask(target, connections, ms)` resolves with its figures. */
export function startLoad() {
  const child = fork(fileURLToPath(new URL('load.mjs', import.meta.url)));
  const ask = (target, connections, ms) =>
    new Promise((resolve, reject) => {
      child.once('message', (said) => (said.error ? reject(new Error(`${target.id}: ${said.error}`)) : resolve(said)));
      child.send({ target, connections, ms });
    });
  return { ask, pid: child.pid, stop: () => child.disconnect() };
}

/** The figures of each round by participant: `{ perSecond, p50, p99, server, database }`, the last two in ms of processor time a request. */
export async function runRounds({ load, client, databases, targets, connections, rounds, ms, warmUpMs }) {
  const found = new Map(targets.map((target) => [target.name, []]));
  for (const target of targets) await load.ask(target, connections, warmUpMs);
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < targets.length; i++) {
      const target = targets[(i + round) % targets.length];
      const before = {
        from: performance.now(),
        busy: busyTime(),
        load: processorTime(load.pid),
        server: processorTime(target.pid),
        database: sumOfTime(await databaseProcesses(client, databases)),
      };
      const figures = await load.ask(target, connections, ms);
      const server = processorTime(target.pid);
      // a pool may have opened connections meanwhile
      const after = sumOfTime(await databaseProcesses(client, databases));
      const database = after.size ? spent(before.database, after) : null;
      if (figures.wrong > 0)
        throw new Error(
          `${figures.wrong} of ${figures.count} answers of ${target.id} are not what they were when compared`,
        );
      const ours = server - before.server + database + processorTime(load.pid) - before.load;
      const all = ((performance.now() - before.from) / 1000) * cpus().length;
      const each = (seconds) => (seconds === null ? null : (seconds * 1000) / figures.count);
      found.get(target.name).push({
        ...figures,
        server: each(server === null ? null : server - before.server),
        database: each(database),
        memory: memory(target.pid),
        // what neither the server nor the database nor the load generator used of the machine's processor time
        others: server === null || database === null ? null : (busyTime() - before.busy - ours) / all,
      });
    }
  }
  return found;
}
