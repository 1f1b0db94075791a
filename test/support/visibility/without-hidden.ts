import { Client } from 'pg';

/** The tables whose rows belong to a plan, a task, an indicator or a document, by the column that says to which. */
const BELONGS: readonly (readonly [
  table: string,
  column: string,
  to: 'plans' | 'tasks' | 'indicators' | 'documents',
])[] = [
  ['deadline', 'task_id', 'tasks'],
  ['assignment', 'task_id', 'tasks'],
  ['progress_report', 'task_id', 'tasks'],
  ['observation', 'indicator_id', 'indicators'],
  ['citation', 'citing_document_id', 'documents'],
  ['rejected_citation', 'citing_document_id', 'documents'],
  ['diagnostic', 'document_id', 'documents'],
  ['indicator', 'plan_id', 'plans'],
  ['rejected_task', 'plan_id', 'plans'],
  ['task', 'plan_id', 'plans'],
  ['section', 'plan_id', 'plans'],
  ['theme', 'plan_id', 'plans'],
  ['declared_item', 'plan_id', 'plans'],
  ['plan', 'document_id', 'documents'],
];

/** What columns lead to a document that may be hidden while their row is not. */
const NAMES = [
  ['citation', 'document_id'],
  ['legal_document', 'issued_with_id'],
] as const;

/**
 * Takes everything out of a database that belongs to documents, as if it had never been written: rows, words and history, by
 * statements that know nothing of how the hub hides it. Nothing is restricted in it afterwards.
 */
export async function takeOut(url: string, documents: readonly number[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const ids = async (text: string, values: unknown[]): Promise<number[]> =>
    (await client.query<{ id: number }>(text, values)).rows.map(({ id }) => id).filter((id) => id !== null);
  const ever = (table: string, column: string, of: readonly number[]) =>
    ids(
      `select id from ${table} where ${column} = any($1)
       union select row_id from history where table_name = '${table}' and ((before->>'${column}')::int = any($1) or (after->>'${column}')::int = any($1))`,
      [of],
    );
  try {
    // nothing follows from what is done here
    const kept = ['history', 'restriction', 'legal_document', 'source_text', ...BELONGS.map(([table]) => table)];
    for (const table of kept) await client.query(`alter table ${table} disable trigger user`);
    const plans = await ever('plan', 'document_id', documents);
    const gone: Record<string, readonly number[]> = {
      plans,
      tasks: await ever('task', 'plan_id', plans),
      indicators: await ever('indicator', 'plan_id', plans),
    };
    const sources = await ids(
      `select source_text_id as id from legal_document where id = any($1)
       union select (before->>'source_text_id')::int from history where table_name = 'legal_document' and row_id = any($1)`,
      [documents],
    );
    const cited = await ids(
      `select document_id as id from citation where citing_document_id = any($1)
       union select (before->>'document_id')::int from history where table_name = 'citation' and (before->>'citing_document_id')::int = any($1)`,
      [documents],
    );
    const namedElsewhere = await ids(
      `select document_id as id from citation where not citing_document_id = any($1)
       union select id from legal_document where source_text_id is not null`,
      [documents],
    );
    const onlyNamedThere = cited.filter((id) => !namedElsewhere.includes(id));
    gone.documents = [...documents, ...onlyNamedThere];
    for (const [table, column, to] of BELONGS) {
      await client.query(`delete from ${table} where ${column} = any($1)`, [gone[to]]);
      await client.query(
        `delete from history where table_name = '${table}' and ((before->>'${column}')::int = any($1) or (after->>'${column}')::int = any($1))`,
        [gone[to]],
      );
    }
    // a citation of what is hidden keeps its words, and leads nowhere
    await client.query('alter table citation drop constraint citation_resolved_has_document');
    for (const [table, column] of NAMES) {
      await client.query(`update ${table} set ${column} = null where ${column} = any($1)`, [gone.documents]);
      for (const side of ['before', 'after'])
        await client.query(
          `update history set ${side} = ${side} || '{"${column}": null}' where table_name = '${table}' and (${side}->>'${column}')::int = any($1)`,
          [gone.documents],
        );
    }
    await client.query('delete from legal_document where id = any($1)', [gone.documents]);
    await client.query(`delete from history where table_name = 'legal_document' and row_id = any($1)`, [
      gone.documents,
    ]);
    await client.query('delete from source_text where id = any($1)', [sources]);
    await client.query('delete from derived.unit_task where task_id = any($1)', [gone.tasks]);
    await client.query('delete from derived.task_standing where id = any($1)', [gone.tasks]);
    for (const [kind, rows] of Object.entries({
      PLAN: gone.plans,
      TASK: gone.tasks,
      INDICATOR: gone.indicators,
      LEGAL_DOCUMENT: gone.documents,
    }))
      await client.query(
        `delete from search.entry where id in (select i::bigint * 8 + search.kind_place($1) from unnest($2::int[]) as i)`,
        [kind, rows],
      );
    await client.query(
      `delete from search.word w where not exists (select from search.entry e where w.word = any(tsvector_to_array(e.words)))`,
    );
    await client.query('delete from restriction');
    await client.query(`delete from history where table_name = 'restriction'`);
    await client.query('delete from derived.hidden');
  } finally {
    await client.end();
  }
}
