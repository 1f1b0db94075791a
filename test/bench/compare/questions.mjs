// What is asked: five questions, with 200 sets of values each, drawn from the data in the same way every time.
import { readFileSync } from 'node:fs';
import { built } from './built.mjs';

const { encodeId } = built('graph/global-id');

/** By name: what it is, and the SQL that draws `count` sets of values from the data. */
export const QUESTIONS = {
  mission: {
    label: 'mission query',
    draw: 'select number from plan order by hashint4(id), id limit $1',
  },
  workload: {
    label: 'workload of a unit',
    draw: `select u.id as unit, s.status from unit u
             cross join unnest(array['NOT_STARTED', 'IN_PROGRESS', 'COMPLETED', 'SUSPENDED', 'CANCELLED']) with ordinality as s (status, n)
            where exists (select from assignment a where a.unit_id = u.id) order by hashint4(u.id * 7 + s.n::int), u.id, s.n limit $1`,
  },
  reverse: {
    label: 'reverse cross-reference',
    draw: 'select number from legal_document where source_text_id is null order by hashint4(id), id limit $1',
  },
  tiny: {
    label: 'tiny',
    draw: 'select number from plan order by hashint4(id + 1), id limit $1',
  },
  export: {
    label: 'export of 1,000 tasks',
    draw: `select id as after, plan_id as plan, position from task where id <= (select max(id) - 1000 from task)
            order by hashint4(id), id limit $1`,
  },
};

/** The sets of values for each question that is asked of this data. */
export async function valuesOf(client, names, count) {
  const drawn = [];
  for (const name of names) drawn.push([name, (await client.query(QUESTIONS[name].draw, [count])).rows]);
  return Object.fromEntries(drawn);
}

const operation = (dialect, name) =>
  readFileSync(new URL(`operations/${dialect}/${name}.graphql`, import.meta.url), 'utf8');

/** A task's place in the list of all tasks, as the hub's cursors say it. */
const cursor = ({ after, plan, position }) =>
  Buffer.from(JSON.stringify(['planId ASC LAST,position ASC LAST,id ASC LAST', plan, position, after])).toString(
    'base64url',
  );

const key = ({ number }) => ({ key: number.toLowerCase() });

/** By dialect and question: variables from a set of values. Where nothing stands, the values are the variables. */
const VARIABLES = {
  hub: {
    workload: ({ unit, status }) => ({ unit: encodeId('Unit', unit), status }),
    export: (values) => ({ after: cursor(values) }),
  },
  postgraphile: { mission: key, reverse: key, tiny: key, export: ({ after }) => ({ after }) },
  usual: { export: ({ after }) => ({ after }) },
  hand: { export: ({ after }) => ({ after }) },
};

/** The bodies of requests for a question in a dialect, one for each set of values. */
export function bodiesOf(dialect, name, values) {
  // the hand-written server knows its questions by name
  const query = dialect === 'hand' ? name : operation(dialect, name);
  const variables = VARIABLES[dialect][name] ?? ((set) => set);
  return values.map((set) => JSON.stringify({ query, variables: variables(set) }));
}
