import type { Database } from '../../../src/database/database';
import { plantRandomRows } from '../filter/random-rows';
import { instantAfterAll } from '../instant';
import type { Chance } from '../seeded-chance';

/** What changes after the first instant, and after the second: in every module, so that each reads otherwise at each. */
const FIRST = [
  "update task set title = title || ' (sửa)' where id % 2 = 0",
  "update unit set name = name || ' mới' where id % 5 = 0",
  'delete from progress_report where id % 4 = 0',
];
const SECOND = [
  "update legal_document set title = 'Về việc khác' where id % 3 = 0",
  "update indicator set name = name || ' (sửa)', value = value + 1 where id % 2 = 0",
  'delete from citation where id % 5 = 0',
];

/** Plants rows with nulls and ties and changes some twice. The instants before each change, at which the graph reads otherwise than now. */
export async function plantChangedRows(database: Database, chance: Chance): Promise<string[]> {
  await plantRandomRows(database, chance, { plans: 6, tasks: 30 });
  const instants: string[] = [];
  for (const statements of [FIRST, SECOND]) {
    instants.push((await instantAfterAll()).toISOString());
    for (const statement of statements) await database.rows(statement, []);
  }
  return instants;
}
