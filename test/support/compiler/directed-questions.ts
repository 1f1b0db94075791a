import { setTimeout } from 'node:timers/promises';
import type { Database } from '../../../src/database/database';
import { encodeId } from '../../../src/graph/global-id';
import { instantAfterAll } from '../instant';
import { planter } from '../planted-rows';
import type { Question } from './both-ways';
import { CALLERS } from './callers';

/** Values that drawn rows seldom have; and then what is gone since. */
const BEFORE = [
  `update task set decided = '{"title": {"at": "2026-01-01T00:00:00.000Z", "was": "x"}}' where id % 2 = 0`,
  "update unit set registry_key = 'H' || id where doubt_code is null and id % 2 = 0",
  'update section s set parent_id = (select min(p.id) from section p where p.plan_id = s.plan_id) where exists (select from section p where p.plan_id = s.plan_id and p.id < s.id)',
];
const AFTER = [
  'delete from deadline where id % 3 = 0',
  "update task set title = title || ' (nữa)' where id % 2 = 1",
  // what JSON escapes
  `update task set title = title || E' "trích" \\\\ \\n\\t\\x01 hết' where id % 7 = 0`,
  'update deadline set recurring = true where id % 2 = 0',
  // a row that is not there although it must be: the whole answer is null, or the part that may be
  'alter table assignment drop constraint assignment_unit_id_fkey',
  'update assignment set unit_id = 999999 where id = (select max(id) from assignment)',
  'alter table task alter column text drop not null',
  'update task set text = null where id = (select max(id) from task)',
];

/** What each part of the compiler answers by itself, on rows that are planted for it. */
export async function plantDirectedQuestions(database: Database): Promise<Question[]> {
  const plant = planter(database, 10_000);
  const plan = await plant.plan({ title: 'Hạn nối hạn', year: 2026, issued_on: '2026-01-05' });
  const task = await plant.task(plan, { title: 'Hai hạn' });
  // the first is ahead on the day of the recording, the second on the day of the request
  for (const due_on of ['2026-12-01', '2027-09-30']) await plant.deadline(task, { due_on });
  // a number of several plans, which their issuers tell apart
  for (const name of ISSUERS) {
    const issuer_id = await plant.unit(name);
    await plant.task(await plant.plan({ number: '90/KH-UBND', title: name, issuer_id }), { title: `Việc của ${name}` });
  }
  await plant.plan({ number: '91/KH-UBND', title: 'Số một mình' });
  // several units went up in one that has tasks
  await database.source.query(
    `insert into unit_succession (predecessor_id, successor_id)
     select id, (select min(unit_id) from assignment) from unit where name in ('${ISSUERS.slice(0, 3).join("', '")}')`,
  );
  for (const statement of BEFORE) await database.source.query(statement);
  const at = (await instantAfterAll()).toISOString();
  await setTimeout(2);
  for (const statement of AFTER) await database.source.query(statement);
  return QUERIES.map(([query, variables = {}]) => ({
    query,
    variables: query.includes('$at') ? { ...variables, at } : variables,
    caller: CALLERS.anonymous as never,
  }));
}

const ISSUERS = ['Xã Một', 'Xã Hai', 'Xã Ba', 'Xã Bốn', 'Xã Năm'];

const SOURCES = '__typename ... on Plan { title } ... on Task { title } ... on LegalDocument { number }';
const OVERDUE = 'filter: { timeliness: { eq: OPEN_OVERDUE } }';

const QUERIES: readonly [query: string, variables?: Record<string, unknown>][] = [
  ['{ plans(first: 20) { nodes { year signer issuedOn fields issuer { name } progress { percent of method } } } }'],
  ['{ tasks(first: 200) { nodes { deadline { text } } } }'],
  ['{ search(text: "y tế") { totalCount } }'],
  ['query ($id: ID!) { impact(documentId: $id) { totalCount } }', { id: encodeId('LegalDocument', 1) }],
  ['{ tasks(first: 200) { nodes { timeliness } } }'],
  ['{ tasks(first: 200) { nodes { title deadlines { recurring } } } }'],
  ['{ tasks(first: 200) { nodes { decidedFields } } }'],
  ['{ tasks(first: 200) { nodes { nextStatuses } } }'],
  ['{ plans(first: 20) { nodes { sourceText } } }'],
  ['{ plans(first: 20) { nodes { sections { parentId } } } }'],
  ['{ units(first: 50) { nodes { isKnown } } }'],
  ['{ legalDocuments(first: 50) { nodes { sourceText } } }'],
  ['{ legalDocuments(first: 50) { nodes { inForce } } }'],
  ['{ legalDocuments(first: 50) { nodes { plan { title } attachments { number } } } }'],
  ['{ tasks(first: 9) { nodes { plan { tasks(first: 3) { nodes { deadlines { on } } } } } } }'],
  ['{ tasks(last: 9) { nodes { assignments { role } plan { tasks(first: 3) { nodes { title } } } } } }'],
  ['{ indicators(first: 40) { nodes { owner { history(first: 2) { edges { cursor } } } } } }'],
  ['{ indicators(first: 40) { nodes { task { plan { number } parent { title } section { title } } } } }'],
  ['{ tasks(first: 30) { nodes { assignments(role: LEAD) { role unit { id name parent { id name } } } } } }'],
  ['{ indicators(first: 40) { nodes { task { plan { progress { percent } } parent { timeliness } } } } }'],
  ['{ tasks(first: 500) { nodes { assignments { unit { name } } } } }'],
  ['{ tasks(first: 500) { nodes { text } } }'],
  ['{ plans(first: 20) { nodes { legalBases { document { number citedBy { totalCount } } } } } }'],
  ['{ plans(first: 20) { nodes { legalBases { document { plan { title } } } } } }'],
  ['{ plans(first: 20) { nodes { legalBases { document { citedBy(first: 90) { nodes { kind } } } } } } }'],
  ['{ units(first: 90) { nodes { successors { tasks(first: 90) { nodes { title } } } } } }'],
  ['{ plan(number: "90/KH-UBND") { title tasks { nodes { title } } } }'],
  ['{ plan(number: " 91 / kh-ubnd ") { number issuer { name } tasks { nodes { title } } } }'],
  ...ISSUERS.map((issuer): [string] => [
    `{ plan(number: "90/KH-UBND", issuer: "${issuer}") { title tasks { nodes { title } } } }`,
  ]),
  [
    'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Task { title } ... on Unit { name } ... on Plan { title } } }',
    { ids: ['Task', 'Unit', 'Plan', 'Unit', 'Task'].map((type, i) => encodeId(type, i + 1)) },
  ],
  ['query ($some: Int = 2) { plans(first: $some) { nodes { title } } }', { some: 3 }],
  [`{ legalDocuments(first: 30) { nodes { citedBy(first: 20) { nodes { source { ${SOURCES} } } } } } }`],
  [
    '{ plans(first: 20) { nodes { first: tasks(first: 2) { totalCount nodes { title } } all: tasks { totalCount } last: tasks(last: 2) { pageInfo { hasNextPage hasPreviousPage startCursor } edges { cursor node { id } } } } } }',
  ],
  [
    'query ($no: Boolean!, $yes: Boolean = true) { plans(first: 3) { nodes { title @skip(if: $no) number @include(if: $yes) } } }',
    { no: false },
  ],
  [
    `query ($at: DateTime!) { legalDocuments(first: 30, recordedAt: $at) { nodes { attachments { title } citedBy(first: 20) { nodes { document { title } source { ${SOURCES} } } } impact(first: 3) { edges { path { document { title } } } } } } }`,
  ],
  ['query ($at: DateTime!) { indicators(first: 90, recordedAt: $at) { nodes { name task { title } } } }'],
  [
    'query ($at: DateTime!) { tasks(first: 30, recordedAt: $at) { nodes { citations { document { impact(first: 2) { edges { depth } } } } } } }',
  ],
  [
    'query ($at: DateTime!) { tasks(first: 200, recordedAt: $at) { nodes { title deadline { text on } deadlines { on } } } }',
  ],
  [
    `query ($at: DateTime!) { plans(first: 20, recordedAt: $at) { nodes { tasks(first: 50, ${OVERDUE}) { totalCount nodes { children(${OVERDUE}) { title } } } } } }`,
  ],
  [
    `query ($at: DateTime!) { tasks(first: 200, recordedAt: $at) { nodes { children(${OVERDUE}) { title } parent { title } } } }`,
  ],
];
