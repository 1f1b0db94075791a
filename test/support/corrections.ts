import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestHub } from './test-hub';

/** What a mutation answered: the one member of its union, all fields of it. */
export type Corrected = Record<string, unknown> & { __typename: string };

export interface TaskRow {
  id: string;
  version: number;
  ordinal: string;
  title: string;
}

export interface CitationRow {
  id: string;
  version: number;
  status: string;
  kind: string;
  evidence: { quote: string };
  document: { number: string } | null;
}

const operation = (file: string): string => readFileSync(join(__dirname, '../operations', `${file}.graphql`), 'utf8');

/** Sends corrections to a hub over HTTP, with its key, and reads what there is to correct. */
export function corrector(hub: TestHub) {
  async function ask<Data>(query: string, variables: Record<string, unknown>, key?: string): Promise<Data> {
    const { data, errors } = await hub.ask<Data, object>(query, variables, key);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }
  /** Runs the operation of a file: `correct('update-task', { … })`. */
  const correct = async (file: string, input: Record<string, unknown>, key = hub.adminKey): Promise<Corrected> =>
    Object.values(await ask<Record<string, Corrected>>(operation(`writing/${file}`), { input }, key))[0] as Corrected;
  /** Runs the operation of a file on many items: `correctMany('update-tasks', [{ … }], { idempotencyKey: … })`. */
  const correctMany = async (
    file: string,
    inputs: readonly Record<string, unknown>[],
    call: Record<string, unknown> = {},
    key = hub.adminKey,
  ): Promise<Corrected & { results: Corrected[] }> =>
    Object.values(
      await ask<Record<string, Corrected & { results: Corrected[] }>>(
        operation(`writing/${file}`),
        { inputs, ...call },
        key,
      ),
    )[0] as Corrected & { results: Corrected[] };
  const tasks = async (number: string): Promise<TaskRow[]> => {
    const query =
      'query ($number: String!) { plan(number: $number) { tasks(first: 1000) { nodes { id version ordinal title } } } }';
    return (await ask<{ plan: { tasks: { nodes: TaskRow[] } } }>(query, { number })).plan.tasks.nodes;
  };
  const task = async (number: string, ordinal: string): Promise<TaskRow> => {
    const found = (await tasks(number)).find((row) => row.ordinal === ordinal);
    if (!found) throw new Error(`${number} has no task ${ordinal}.`);
    return found;
  };
  const plan = async (
    number: string,
  ): Promise<{ id: string; version: number; document: { id: string; version: number } }> => {
    const query = 'query ($number: String!) { plan(number: $number) { id version document { id version } } }';
    return (await ask<{ plan: Awaited<ReturnType<typeof plan>> }>(query, { number })).plan;
  };
  const citations = async (number: string): Promise<CitationRow[]> => {
    const query =
      'query ($number: String!) { plan(number: $number) { citations { id version status kind evidence { quote } document { number } } } }';
    return (await ask<{ plan: { citations: CitationRow[] } }>(query, { number })).plan.citations;
  };
  const review = async (filter: Record<string, unknown> = {}) =>
    (
      await ask<{ reviewItems: { totalCount: number; nodes: Record<string, unknown>[] } }>(operation('review'), {
        filter,
        first: 1000,
      })
    ).reviewItems;
  return { ask, correct, correctMany, tasks, task, plan, citations, review };
}
