import { checkIntegrity } from '../../src/database/check-integrity';
import { type Database, openDatabase } from '../../src/database/database';
import { type Planter, planter } from '../support/planted-rows';
import { createTestDatabase } from '../support/template-database';

let database: Database;
let plant: Planter;

beforeEach(async () => {
  database = await openDatabase(await createTestDatabase());
  plant = planter(database);
});

afterEach(() => database.close());

const [QUOTES, DOCUMENTS, TEXTS, SEARCH, UNITS, STANDING, HIDDEN] = [
  'evidence: every quote stands in its text',
  'documents: each is there once',
  'texts: each belongs to a document',
  'search: it finds every node',
  'units: the tasks of each are found by their status',
  'tasks: what each is judged by is kept',
  'visibility: what belongs to a restricted document is hidden',
];

async function faults(): Promise<Record<string, string[]>> {
  const checks = await checkIntegrity(database);
  expect(checks.map((check) => check.name)).toEqual([QUOTES, DOCUMENTS, TEXTS, SEARCH, UNITS, STANDING, HIDDEN]);
  return Object.fromEntries(checks.filter((check) => check.faults.length).map(({ name, faults }) => [name, faults]));
}

/** A plan whose text is `text`. */
async function planOf(text: string): Promise<{ plan: number; document: number }> {
  const plan = await plant.plan();
  const [row] = await database.rows<{ document: number; source: number }>(
    'select document_id as document, source_text_id as source from plan where id = $1',
    [plan],
  );
  await database.source.query('update source_text set text = $1 where id = $2', [text, row?.source]);
  return { plan, document: row?.document ?? 0 };
}

/** "𝄞" is one character for PostgreSQL and two units for JavaScript, which spans count. */
const TEXT = '𝄞 Giao Phòng A rà soát';
const evidence = (quote: string, start = TEXT.indexOf(quote)) => ({ quote, start, end: start + quote.length });

test('an empty database is whole', async () => {
  expect(await faults()).toEqual({});
});

test('evidence of every kind that stands in its text is whole', async () => {
  const { plan, document } = await planOf(TEXT);
  const at = evidence('rà soát');
  const task = await plant.task(plan, { evidence: at });
  const unit = await plant.unit('Phòng A');
  await plant.insert('assignment', { task_id: task, unit_id: unit, role: 'LEAD', position: 1, evidence: at });
  await plant.deadline(task, { evidence: at });
  await plant.citation(document, document, { evidence: at });
  await plant.indicator(plan, { evidence: at });
  await plant.insert('diagnostic', {
    document_id: document,
    plan_id: plan,
    position: 1,
    code: 'x',
    severity: 'INFO',
    message: 'x',
    evidence: null,
  });
  expect(await faults()).toEqual({});
});

test('a quote that is not at its place is found, in every table that holds evidence', async () => {
  const { plan, document } = await planOf(TEXT);
  const off = evidence('rà soát', TEXT.indexOf('rà soát') - 1);
  const common = { plan_id: plan, position: 1, evidence: off };
  const task = await plant.task(plan, { evidence: off });
  const unit = await plant.unit('Phòng A');
  const rows: Record<string, number> = {
    task,
    section: await plant.insert('section', { ...common, kind: 'PART', title: 'x', level: 1 }),
    theme: await plant.insert('theme', { ...common, text: 'x', level: 'x' }),
    declared_item: await plant.insert('declared_item', {
      ...common,
      label: 'x',
      kind: 'task',
      declared_count: 1,
      present_count: 0,
    }),
    diagnostic: await plant.insert('diagnostic', {
      document_id: document,
      ...common,
      code: 'x',
      severity: 'INFO',
      message: 'x',
    }),
    indicator: await plant.indicator(plan, { evidence: off }),
    assignment: await plant.insert('assignment', {
      task_id: task,
      unit_id: unit,
      role: 'LEAD',
      position: 1,
      evidence: off,
    }),
    deadline: await plant.deadline(task, { evidence: off }),
    citation: await plant.citation(document, document, { evidence: off }),
  };
  const expected = Object.entries(rows).map(([table, id]) => `${table} ${id}`);
  expect((await faults())[QUOTES]?.sort()).toEqual(expected.sort());
  // what was rejected keeps the words of the edition in which it was
  const tables = await database.rows<{ name: string }>(
    `select table_name as name from information_schema.columns
      where table_schema = 'public' and domain_name = 'evidence' and table_name not like 'rejected%'`,
    [],
  );
  expect(tables.map((table) => table.name).sort()).toEqual(Object.keys(rows).sort());
});

test.each([
  ['beyond the end', { quote: 'rà soát', start: 900, end: 907 }],
  ['longer than its span', { quote: 'rà soát', start: TEXT.indexOf('rà soát'), end: TEXT.indexOf('rà soát') + 2 }],
  ['counted in characters', { quote: 'Giao', start: 2, end: 6 }],
])('a quote %s is found', async (_what, at) => {
  const { plan } = await planOf(TEXT);
  const task = await plant.task(plan, { evidence: at });
  expect(await faults()).toEqual({ [QUOTES as string]: [`task ${task}`] });
});

test('a document that is held twice is found, in whatever case its type is written', async () => {
  for (const type of ['Kế hoạch', 'KẾ HOẠCH'])
    await plant.document({ number: '1/KH-SNV', type, source_text_id: await plant.sourceText() });
  expect(await faults()).toEqual({ [DOCUMENTS as string]: ['1/KH-SNV'] });
});

test('two documents of one number and different days are two', async () => {
  for (const issued_on of ['2025-01-06', '2026-01-05'])
    await plant.document({ number: '01/CT-UBND', issued_on, source_text_id: await plant.sourceText() });
  expect(await faults()).toEqual({});
});

test('a text that belongs to no document is found', async () => {
  const id = await plant.sourceText();
  const [row] = await database.rows<{ name: string }>('select file_name as name from source_text where id = $1', [id]);
  expect(await faults()).toEqual({ [TEXTS as string]: [row?.name] });
});

test('a node that search does not find, and an entry of none, are found', async () => {
  const task = await plant.task((await planOf(`${TEXT} x`)).plan, {
    evidence: { quote: 'x', start: TEXT.length + 1, end: TEXT.length + 2 },
  });
  await database.source.query('delete from search.entry where id = $1', [task * 8 + 2]);
  await database.source.query(`insert into search.entry values (${7 * 8 + 3}, 1, '')`);
  expect(await faults()).toEqual({ [SEARCH as string]: [`TASK ${task}`, 'UNIT 7'] });
  await database.source.query(`select search.refresh('TASK', null), search.refresh('UNIT', null)`);
  expect(await faults()).toEqual({});
});

test('a task that is not found by its unit and status, and one that is found by a status it has not, are found', async () => {
  const unit = await plant.unit('Sở A');
  const { plan } = await planOf('x');
  const tasks = [await plant.task(plan), await plant.task(plan)];
  for (const task of tasks) await plant.assignment(task, unit, 'LEAD');
  expect(await faults()).toEqual({});
  await database.source.query('delete from derived.unit_task where task_id = $1', [tasks[0]]);
  await database.source.query(`update derived.unit_task set status = 'SUSPENDED' where task_id = $1`, [tasks[1]]);
  const stray = tasks.map((task) => `unit ${unit}: task ${task}`);
  expect(await faults()).toEqual({ [UNITS as string]: [stray[0], stray[1], stray[1]] });
  await database.source.query('select derived.refresh()');
  expect(await faults()).toEqual({});
});

test('a task of which nothing is kept, and one of which something else is, are found', async () => {
  const { plan } = await planOf('x');
  const tasks = [await plant.task(plan), await plant.task(plan), await plant.task(plan)];
  expect(await faults()).toEqual({});
  await database.source.query('delete from derived.task_standing where id = $1', [tasks[0]]);
  await database.source.query(`update derived.task_standing set days = '{2026-01-31}' where id = $1`, [tasks[1]]);
  expect(await faults()).toEqual({ [STANDING as string]: [`task ${tasks[0]}`, `task ${tasks[1]}`] });
  await database.source.query('select derived.refresh()');
  expect(await faults()).toEqual({});
});

test('a task of a draft that is not hidden is found, and views that look away', async () => {
  const { plan, document } = await planOf('x');
  const task = await plant.task(plan);
  const restrict = `insert into restriction (document_id, plan_id, visibility) values ($1, $2, 'DRAFT')`;
  await database.source.query(restrict, [document, plan]);
  const later = await plant.task(plan);
  expect(await faults()).toEqual({});
  await database.source.query('update derived.hidden_from_all set tasks = derived.id_set(array[$1]::int[])', [task]);
  expect(await faults()).toEqual({ [HIDDEN as string]: [`document ${document}`] });
  await database.source.query('update derived.hidden_from_all set is_armed = false');
  expect((await faults())[HIDDEN as string]).toEqual([`document ${document}`, 'the views look away']);
  await database.source.query('select derived.refresh_hidden(), make_shown()');
  expect(await faults()).toEqual({});
  const narrow = database.forRequest({ keyId: null, operationId: null, sees: 'public' });
  expect(await narrow.rows('select id from task where id = any($1)', [[task, later]])).toEqual([]);
});
