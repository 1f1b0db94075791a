import type { Config } from '../config';
import { OperatorError } from '../errors';
import { gridCsv, gridXlsx } from '../export/grid';
import { TASK_TABLE_QUERY, type TaskTableHead, taskTable } from '../export/task-table';
import type { Tell } from '../hub';
import { withGraph } from './export-graph';
import { formOf, type OutputOptions, requireFree, writeExported } from './exported-file';
import { untilStopped } from './until-stopped';

export interface TasksOptions extends OutputOptions {
  plan: string;
  issuer?: string;
  issuedOn?: string;
}

const HEAD_QUERY = `query ($number: String!, $issuer: String, $issuedOn: Date) {
  plan(number: $number, issuer: $issuer, issuedOn: $issuedOn) { number documentType title issuedOn issuer { name } }
}`;

/** Writes the tasks of a plan as a table. */
export async function exportTasks(config: Config, options: TasksOptions, tell: Tell): Promise<void> {
  const form = formOf(options.output, ['csv', 'xlsx']);
  await requireFree(options);
  const { plan: number, issuer = null, issuedOn = null } = options;
  const variables = { number, issuer, issuedOn };
  await untilStopped(tell, (signal) =>
    withGraph(config, tell, async (graph) => {
      const { plan } = await graph.ask<{ plan: TaskTableHead | null }>(HEAD_QUERY, variables);
      if (plan === null) throw new OperatorError(`No plan is numbered "${number}".`);
      const rows = graph.rows(graph.list({ source: TASK_TABLE_QUERY, variables }), signal);
      const sheet = taskTable(plan, rows);
      const bytes = form === 'csv' ? gridCsv(sheet.rows) : gridXlsx([sheet]);
      await writeExported(options, bytes, { tell, signal });
    }),
  );
}
