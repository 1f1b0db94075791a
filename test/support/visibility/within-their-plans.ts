import { Client } from 'pg';

/** What random rows lead to in plans of others, which no document does: by table, the column and the table it leads to. */
const ASTRAY = [
  ['citation', 'task_id', 'task'],
  ['indicator', 'task_id', 'task'],
  ['task', 'parent_id', 'task'],
  ['task', 'section_id', 'section'],
] as const;

/** Takes away what leads from a row of one plan to a row of another, in the history too, as if it had never been written. */
export async function keepWithinPlans(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const table of ['citation', 'indicator', 'task', 'history'])
      await client.query(`alter table ${table} disable trigger user`);
    for (const [table, column, far] of ASTRAY) {
      await client.query(
        `update ${table} t set ${column} = null from ${far} f where f.id = t.${column} and f.plan_id is distinct from t.plan_id`,
      );
      for (const side of ['before', 'after'])
        await client.query(
          `update history h set ${side} = ${side} || '{"${column}": null}' from ${far} f
            where h.table_name = '${table}' and f.id = (${side}->>'${column}')::int
              and f.plan_id is distinct from (${side}->>'plan_id')::int`,
        );
    }
    await client.query('update history set node = history_node(table_name, row_id, coalesce(after, before))');
    for (const table of ['citation', 'indicator', 'task', 'history'])
      await client.query(`alter table ${table} enable trigger user`);
    await client.query('alter table history enable always trigger history_is_immutable');
  } finally {
    await client.end();
  }
}
