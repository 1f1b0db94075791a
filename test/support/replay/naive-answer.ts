import { encodeId } from '../../../src/graph/global-id';
import type { KeptRows, Row, Table } from './kept-rows';

/** What is asked of a plan as recorded, and of all tasks. */
export const OPERATION = `query ($number: String!, $at: DateTime!) {
  plan(number: $number, recordedAt: $at) {
    id title
    issuer { name aliases }
    progress { method numerator denominator }
    indicators(first: 1000) { nodes { name value observations(first: 1000) { nodes { observedOn value } } } }
    citations { kind document { number citedBy { totalCount } } source { ... on Plan { title } ... on Task { title } } }
    tasks(first: 1000) {
      totalCount
      nodes {
        id title status plan { title }
        assignments { role unit { name aliases } task { title } }
        deadlines { text on }
        citations { document { number } }
        progressReports(first: 1000) { nodes { reportedOn percent } }
      }
    }
  }
  tasks(recordedAt: $at, first: 5, filter: { status: { eq: IN_PROGRESS }, assignments: { some: { role: { eq: LEAD } } } }) {
    totalCount
    nodes { title plan { number title } }
  }
}`;

/** The same, worked out over rows in memory. */
export function naiveAnswer(rows: KeptRows, planNumber: string) {
  const all = (table: Table) => [...rows[table].values()].sort((a, b) => a.id - b.id);
  const of = (table: Table, column: string, id: unknown, order = 'id') =>
    all(table)
      .filter((row) => row[column] === id)
      .sort(by(order));
  const unit = (id: unknown) => {
    const row = rows.unit.get(id as number);
    if (!row) return null;
    const aliases = of('unit_alias', 'unit_id', row.id).map(({ name }) => name);
    return { name: row.name, aliases: aliases.filter((name) => name !== row.name).sort() };
  };
  const document = (id: unknown) => rows.legal_document.get(id as number);
  const title = (table: Table, id: unknown) => ({ title: rows[table].get(id as number)?.title });
  const plan = all('plan').find((row) => row.number === planNumber);
  const led = all('task')
    .filter(
      ({ id, status }) =>
        status === 'IN_PROGRESS' && of('assignment', 'task_id', id).some(({ role }) => role === 'LEAD'),
    )
    .sort((a, b) => by('plan_id')(a, b) || by('position')(a, b));
  return {
    plan: plan
      ? {
          id: encodeId('Plan', plan.id),
          title: plan.title,
          issuer: unit(plan.issuer_id),
          progress: progressOf(plan),
          indicators: {
            nodes: of('indicator', 'plan_id', plan.id, 'position').map(({ id, name, value }) => ({
              name,
              value,
              observations: {
                nodes: of('observation', 'indicator_id', id, 'observed_on').map((row) => ({
                  observedOn: row.observed_on,
                  value: row.value,
                })),
              },
            })),
          },
          citations: of('citation', 'plan_id', plan.id, 'position').map((row) => ({
            kind: row.kind,
            document: {
              number: document(row.document_id)?.number,
              citedBy: { totalCount: of('citation', 'document_id', row.document_id).length },
            },
            source: row.task_id === null ? { title: plan.title } : title('task', row.task_id),
          })),
          tasks: {
            totalCount: of('task', 'plan_id', plan.id).length,
            nodes: of('task', 'plan_id', plan.id, 'position').map((task) => ({
              id: encodeId('Task', task.id),
              title: task.title,
              status: task.status,
              plan: { title: plan.title },
              assignments: of('assignment', 'task_id', task.id, 'position').map((row) => ({
                role: row.role,
                unit: unit(row.unit_id),
                task: { title: task.title },
              })),
              deadlines: of('deadline', 'task_id', task.id, 'position').map((row) => ({
                text: row.text,
                on: row.due_on,
              })),
              citations: of('citation', 'task_id', task.id, 'position').map((row) => ({
                document: { number: document(row.document_id)?.number },
              })),
              progressReports: {
                nodes: of('progress_report', 'task_id', task.id, 'reported_on').map((row) => ({
                  reportedOn: row.reported_on,
                  percent: row.percent,
                })),
              },
            })),
          },
        }
      : null,
    tasks: {
      totalCount: led.length,
      nodes: led.slice(0, 5).map((task) => {
        const { number, title: planTitle } = rows.plan.get(task.plan_id as number) as Row;
        return { title: task.title, plan: { number, title: planTitle } };
      }),
    },
  };

  /** No task here is a part of another, and no indicator is a task's. */
  function progressOf(of_: Row) {
    const tasks = of('task', 'plan_id', of_.id).filter(({ status }) => status !== 'CANCELLED');
    const shares = tasks.map(({ id, status }) => {
      const last = of('progress_report', 'task_id', id, 'reported_on').at(-1);
      return status === 'COMPLETED' ? 1 : last ? (last.percent as number) / 100 : null;
    });
    if (shares.some((share) => share !== null)) return mean('ROLLED_UP', shares);
    const figures = of('indicator', 'plan_id', of_.id).map(({ id }) => {
      const last = of('observation', 'indicator_id', id, 'observed_on').at(-1);
      return last ? (last.value as number) / 100 : null;
    });
    return figures.some((share) => share !== null)
      ? mean('FROM_INDICATORS', figures)
      : { method: 'NO_DATA', numerator: null, denominator: null };
  }
}

const mean = (method: string, shares: (number | null)[]) => ({
  method,
  numerator: shares.reduce<number>((sum, share) => sum + (share ?? 0), 0),
  denominator: shares.length,
});

const by = (column: string) => (a: Row, b: Row) => {
  const [one, other] = [a[column] as number | string, b[column] as number | string];
  return one < other ? -1 : one > other ? 1 : a.id - b.id;
};
