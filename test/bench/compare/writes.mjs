// Readers and a writer at once: the mission query at 16 connections alone, and while tasks are changed 50 times a second.
import { performance } from 'node:perf_hooks';
import { built } from './built.mjs';
import { median, quantile } from './statistics.mjs';

const { encodeId } = built('graph/global-id');

export const CHANGES_PER_SECOND = 50;
const CONNECTIONS = 16;

const CHANGE = `mutation Change($input: UpdateTaskInput!) {
  updateTask(input: $input) { __typename ... on UpdateTaskSuccess { task { version } } ... on Failure { message } }
}`;
const READ = 'query Read($id: ID!) { node(id: $id) { ... on Task { expectedResult } } }';

async function ask(url, key, query, variables) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors).slice(0, 500));
  return data;
}

/** Changes a field of a task that no question asks for, and reads it back at once. */
async function change(hub, key, task, said) {
  const id = encodeId('Task', task.id);
  const from = performance.now();
  const input = { id, expectedVersion: task.version, expectedResult: said };
  const { updateTask } = await ask(hub.url, key, CHANGE, { input });
  const ms = performance.now() - from;
  if (updateTask.__typename !== 'UpdateTaskSuccess') throw new Error(`task ${task.id}: ${JSON.stringify(updateTask)}`);
  task.version = updateTask.task.version;
  const { node } = await ask(hub.url, key, READ, { id });
  return { ms, isStale: node.expectedResult !== said };
}

/** Changes tasks in turn, each begun at its time however long others take, until `signal` aborts. */
async function keepChanging(hub, key, tasks, signal) {
  const under = [];
  const from = performance.now();
  for (let i = 0; !signal.aborted; i++) {
    const wait = from + (i * 1000) / CHANGES_PER_SECOND - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const task = tasks[i % tasks.length];
    under.push(change(hub, key, task, `${new Date().toISOString()} ${i}`));
  }
  const done = await Promise.all(under);
  return { done, seconds: (performance.now() - from) / 1000 };
}

/** How reads and writes do beside each other, round by round: reads alone and with writes, and what the writes met. */
export async function measureWrites({ load, client, target, editorKey, rounds, ms, warmUpMs }) {
  const { rows: tasks } = await client.query('select id, version from task order by hashint4(id), id limit 2000');
  await load.ask(target, CONNECTIONS, warmUpMs);
  const found = [];
  for (let round = 0; round < rounds; round++) {
    const alone = await load.ask(target, CONNECTIONS, ms);
    const stop = new AbortController();
    const changing = keepChanging(target, editorKey, tasks, stop.signal);
    const beside = await load.ask(target, CONNECTIONS, ms);
    stop.abort();
    const { done, seconds } = await changing;
    if (alone.wrong + beside.wrong > 0) throw new Error('answers are not what they were when compared');
    const took = done.map((one) => one.ms);
    found.push({
      alone: alone.perSecond,
      beside: beside.perSecond,
      changes: done.length / seconds,
      p50: median(took),
      p99: quantile(took, 0.99),
      stale: done.filter(({ isStale }) => isStale).length,
    });
  }
  return found;
}
