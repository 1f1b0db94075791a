import { statementSummary } from '../../src/database/statement-summary';

test.each([
  ['select id from task t where t.id = any($1)', 'SELECT task'],
  ['SELECT "Task"."id" FROM "task" "Task" WHERE', 'SELECT task'],
  ['select name from "public"."unit"', 'SELECT unit'],
  ['select search.refresh($1, null)', 'SELECT'],
  ['select x from unnest($1::int[]) as x join plan p on p.id = x', 'SELECT plan'],
  ['with found as (select id from task where name = $1) select * from found', 'SELECT task'],
  [
    'with recursive below (id) as (select id from unit union all select u.id from unit u) select 1 from below',
    'SELECT unit',
  ],
  ['insert into "history"("id", "reason") values ($1, $2)', 'INSERT history'],
  ['update task set name = $1 from plan', 'UPDATE task'],
  ['delete from only citation where id = $1', 'DELETE citation'],
  ['begin isolation level repeatable read read only', 'BEGIN'],
  ['START TRANSACTION ISOLATION LEVEL READ COMMITTED', 'START'],
  ['commit', 'COMMIT'],
  ["select set_config('plangraph.reason', $1, true)", 'SELECT'],
  ['select a from (select b from lateral (select c from deadline) x) y', 'SELECT deadline'],
  ['explode everything', 'OTHER'],
  ['', 'OTHER'],
])('%s is %s', (text, summary) => {
  expect(statementSummary(text)).toBe(summary);
});

test('what is filtered by makes no new name', () => {
  const names = new Set(
    Array.from({ length: 3000 }, (_, i) => statementSummary(`select id from task where name = 'Sở ${i}' limit ${i}`)),
  );
  expect([...names]).toEqual(['SELECT task']);
});

test('a long text takes no long time to look at', () => {
  expect(statementSummary(`select ${'from '.repeat(100_000)} ( , a as`)).toBe('SELECT from');
});
