import type { Config } from '../config';
import { OperatorError } from '../errors';
import {
  OVERDUE_QUERY,
  type OverdueTask,
  officialReport,
  REPORT_QUERY,
  type ReportAnswer,
} from '../export/official-report';
import { reportXlsx } from '../export/report-xlsx';
import type { Tell } from '../hub';
import { type ExportGraph, withGraph } from './export-graph';
import { formOf, type OutputOptions, requireFree, writeExported } from './exported-file';
import { untilStopped } from './until-stopped';

export interface ReportOptions extends OutputOptions {
  asOf?: string;
  year?: string;
  plan?: string;
  issuer?: string;
}

const ISSUERS_QUERY = `query ($filter: TaskFilter) {
  taskReport(filter: $filter, groupBy: [ISSUER]) { groups { key { unit { name } } } }
}`;

/** Writes the official report of the tasks of a year or a plan, as of a day. */
export async function exportReport(config: Config, options: ReportOptions, tell: Tell): Promise<void> {
  if (options.output === undefined)
    throw new OperatorError('Say with -o which file to write: its name ends in .docx or .xlsx.', 2);
  const form = formOf(options.output, ['docx', 'xlsx']);
  const { asOf = null } = options;
  // Matches: "2026-06-30". Must not match: "30/6/2026".
  if (asOf !== null && !/^\d{4}-\d{2}-\d{2}$/.test(asOf))
    throw new OperatorError(`--as-of takes a day such as 2026-06-30, and not "${asOf}".`, 2);
  const year = yearIn(options.year);
  const filter = filterOf(year, options.plan);
  await requireFree(options);
  await untilStopped(tell, (signal) =>
    withGraph(config, tell, async (graph) => {
      const variables = { filter, asOf };
      const figures = await graph.ask<ReportAnswer>(REPORT_QUERY, variables);
      const overdue: OverdueTask[] = [];
      for await (const rows of graph.rows(graph.list({ source: OVERDUE_QUERY, variables }), signal))
        overdue.push(...(rows as readonly OverdueTask[]));
      const issuer = options.issuer ?? (await onlyIssuer(graph, filter));
      const report = officialReport(graph.schema, figures, overdue, { issuer, subject: subjectOf(year, options.plan) });
      await writeExported(options, form === 'xlsx' ? reportXlsx(report) : asDocx(report), { tell, signal });
    }),
  );
}

/** The library is loaded where a document is written. */
async function* asDocx(report: Parameters<typeof reportXlsx>[0]): AsyncGenerator<Uint8Array> {
  const { reportDocx } = require('../export/report-docx') as typeof import('../export/report-docx');
  yield await reportDocx(report);
}

function filterOf(year: number | null, plan: string | undefined): Record<string, unknown> {
  const conditions = {
    ...(year === null ? {} : { year: { eq: year } }),
    ...(plan === undefined ? {} : { number: { eq: plan } }),
  };
  return Object.keys(conditions).length === 0 ? {} : { plan: conditions };
}

/** Errors: OperatorError (exit code 2). */
function yearIn(given: string | undefined): number | null {
  if (given === undefined) return null;
  // Matches: "2026". Must not match: "26".
  if (!/^\d{4}$/.test(given)) throw new OperatorError(`--year takes a year such as 2026, and not "${given}".`, 2);
  return Number(given);
}

const subjectOf = (year: number | null, plan: string | undefined): string =>
  `Tình hình thực hiện nhiệm vụ${plan === undefined ? '' : ` theo Kế hoạch số ${plan}`}${year === null ? '' : ` năm ${year}`}`;

/** Who issued all of the plans; null where they are of several. */
async function onlyIssuer(graph: ExportGraph, filter: Record<string, unknown>): Promise<string | null> {
  const { taskReport } = await graph.ask<{
    taskReport: { groups: readonly { key: readonly { unit: { name: string } | null }[] }[] };
  }>(ISSUERS_QUERY, { filter });
  return taskReport.groups.length === 1 ? (taskReport.groups[0]?.key[0]?.unit?.name ?? null) : null;
}
