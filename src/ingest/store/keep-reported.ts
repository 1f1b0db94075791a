import type { EntityManager } from 'typeorm';

/** An edition leaves out rows that people have reported on: the import stops, and its transaction with it. */
export class ReportsWouldBeLost extends Error {}

/** Called with the ids of the rows that an import is about to take away. */
export type BeforeRemoval = (ids: readonly number[]) => Promise<void>;

/** What people reported on a row of a kind: `select count(*)` of rows in `reports` whose `column` is one of `$1`. */
interface Reported {
  rows: string;
  reports: string;
  table: string;
  column: string;
}

const TASKS: Reported = { rows: 'tasks', reports: 'progress reports', table: 'progress_report', column: 'task_id' };
const INDICATORS: Reported = {
  rows: 'indicators',
  reports: 'observations',
  table: 'observation',
  column: 'indicator_id',
};

const keep =
  ({ rows, reports, table, column }: Reported) =>
  (manager: EntityManager): BeforeRemoval =>
  async (ids) => {
    const [lost] = await manager.query<{ rows: number; reports: number }[]>(
      `select count(distinct ${column})::int as rows, count(*)::int as reports from ${table} where ${column} = any($1::int[])`,
      [ids],
    );
    if (lost?.reports)
      throw new ReportsWouldBeLost(
        `This edition leaves out ${lost.rows} ${rows} on which ${lost.reports} ${reports} were made. Nothing was stored. Check that the file is whole; to take it all the same, say which document it replaces.`,
      );
  };

/** Stops an import that would take away a task with its progress reports. */
export const keepReportedTasks = keep(TASKS);

/** Stops an import that would take away an indicator with its observations. */
export const keepObservedIndicators = keep(INDICATORS);
