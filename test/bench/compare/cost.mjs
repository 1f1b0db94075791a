// What servers cost, as the operating system counts it: processor time and memory. Linux alone tells it; elsewhere it is null.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

const ticks = process.platform === 'linux' ? Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) : 0;

/** Seconds of processor time that a process has used, all its threads; null where that is not told. */
export function processorTime(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // what stands after the program's name, which may hold spaces
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticks;
  } catch {
    return null;
  }
}

/** Megabytes that a process has in memory now (VmRSS) or had at most (VmHWM). */
export function memory(pid, what = 'VmRSS') {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    // "VmRSS:	  123456 kB"
    return Number(new RegExp(`^${what}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
  } catch {
    return null;
  }
}

/** The processes that work for these databases on this machine, with those that serve all of them. */
export async function databaseProcesses(client, databases) {
  const { rows } = await client.query(
    `select pid from pg_stat_activity where (datname is null or datname = any($1)) and pid <> pg_backend_pid()
        and (inet_server_addr() is null or inet_server_addr() << '127.0.0.0/8')`,
    [databases],
  );
  return rows.map((row) => row.pid);
}

/** Seconds of processor time of several processes; those that have ended count for nothing. */
export const sumOfTime = (pids) => new Map(pids.map((pid) => [pid, processorTime(pid)]));

/** How much more the processes that lived through it have used. */
export function spent(before, after) {
  let sum = 0;
  for (const [pid, time] of after) if (time !== null) sum += time - (before.get(pid) ?? 0);
  return sum;
}

/** Seconds of processor time that everything on this machine has used. */
export const busyTime = () =>
  cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0) / 1000;
