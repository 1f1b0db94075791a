import { createFirstKey } from '../../src/auth/api-keys';
import { type Database, openDatabase } from '../../src/database/database';
import { SUPERUSER } from '../../src/database/embedded-initdb';
import { applyGrants, grantStatements } from '../../src/database/grants';
import { migrate } from '../../src/database/migrate';
import { requireRights, requireRightsOfAll } from '../../src/database/require-rights';
import { OperatorError } from '../../src/errors';
import { MODULES, moduleNamed } from '../../src/federation/registry';
import { asSuperuser, createRole, openAsModule, urlAs } from '../support/module-role';
import { NO_RIGHT, refusal } from '../support/refused-statements';
import { createTestDatabase } from '../support/template-database';

const legal = moduleNamed('legal');
const plans = moduleNamed('plans');

let url: string;
let owner: Database;
let ownerName: string;

beforeAll(async () => {
  url = await createTestDatabase();
  owner = await openDatabase(url);
  ownerName = new URL(url).username;
});

const opened: Database[] = [];
afterAll(() => Promise.all([owner, ...opened].map((database) => database.close())));

async function openAs(role: string): Promise<Database> {
  const database = await openDatabase(urlAs(url, role));
  opened.push(database);
  return database;
}

test('a role has just the rights that it was given last, however often they are given', async () => {
  const role = await createRole('moving');
  const database = await openAs(role);
  const may = async () =>
    Promise.all(
      [
        'task',
        'citation',
        'as_recorded.task',
        'as_recorded.citation',
        'published.unit',
        'as_recorded_published.unit',
      ].map(
        // a function that sees rows as recorded is told of when
        async (name) =>
          (await refusal(database, `set plangraph.as_of = 0; select id from ${name}; reset plangraph.as_of`)) === null,
      ),
    );
  expect(await may()).toEqual([false, false, false, false, false, false]);
  await applyGrants(owner, plans, { role, isReader: false });
  expect(await may()).toEqual([true, false, true, false, true, true]);
  for (let i = 0; i < 2; i++) await applyGrants(owner, legal, { role, isReader: true });
  expect(await may()).toEqual([false, true, false, true, true, true]);
  expect(await refusal(database, 'select from unit_alias')).toBe(NO_RIGHT);
  expect(await refusal(database, 'delete from citation')).toBe(NO_RIGHT);
});

test('the rights outlive the making of the views that show what was recorded', async () => {
  const reader = await openAsModule(owner, url, legal, true);
  opened.push(reader);
  await owner.source.query('select make_as_recorded()');
  const past = reader.asRecorded(0);
  expect(await past.rows('select id from citation', [])).toEqual([]);
  expect(await past.rows('select id from published.task', [])).toEqual([]);
  await expect(past.rows('select id from task', [])).rejects.toThrow('permission denied');
});

describe('refused, with the way out, is', () => {
  test.each([
    ['a role that is not there', () => 'nobody_here', 'make it first: create role "nobody_here"'],
    ['the owner of the tables', () => ownerName, 'owns tables here'],
    ['a superuser', () => SUPERUSER, 'as a superuser'],
    ['what is no plain name', () => 'legal"; drop table task; --', 'no plain name of a role'],
    ['everybody', () => 'public', 'There is no role "public"'],
  ])('%s', async (_who, role, told) => {
    const given = applyGrants(owner, legal, { role: role(), isReader: true });
    await expect(given).rejects.toThrow(OperatorError);
    await expect(given).rejects.toThrow(told);
    expect(await refusal(owner, 'select from citation')).toBeNull();
  });

  test('a role that may put functions beside those of the owner', async () => {
    const role = await createRole('maker');
    await owner.source.query('grant create on schema public to public');
    const given = applyGrants(owner, legal, { role, isReader: true });
    await expect(given).rejects.toThrow('revoke create on schema public from public');
    await owner.source.query('revoke create on schema public from public');
  });

  test.each([
    ['everybody', () => 'public'],
    ['another role that it is in', () => createRole('group')],
  ])('a role that has rights by %s', async (_what, holder) => {
    const [role, other] = [await createRole('member'), await holder()];
    if (other !== 'public') await asSuperuser(`grant "${other}" to "${role}"`);
    await owner.source.query(`grant select (title) on task to ${other}`);
    const given = applyGrants(owner, legal, { role, isReader: true });
    await expect(given).rejects.toThrow(`The role "${role}" has rights on task by another role that it is in`);
    await owner.source.query(`revoke select (title) on task from ${other}`);
    await applyGrants(owner, legal, { role, isReader: true });
  });

  test('anybody but the owner who gives rights', async () => {
    const guest = await openAs(await createRole('guest'));
    const given = applyGrants(guest, legal, { role: await createRole('other'), isReader: true });
    await expect(given).rejects.toThrow(/does not own the tables; have their owner run this/);
  });
});

test("what runs as the owner finds names where the owner put them, and is nobody else's to attach", async () => {
  const faults = await owner.rows(
    `select oid::regprocedure::text as name from pg_proc
      where prosecdef and (coalesce(array_to_string(proconfig, ','), '') !~ '^search_path=public, pg_temp'
                           or prorettype = 'trigger'::regtype and has_function_privilege('public', oid, 'execute'))`,
    [],
  );
  expect(faults).toEqual([]);
});

test('what is printed is what is run, as one transaction', async () => {
  const role = await createRole('printed');
  const database = await openAs(role);
  const text = grantStatements(legal, { role, isReader: true });
  expect(text).toMatch(/^begin;\n[\s\S]*\ncommit;$/);
  await owner.source.query(text);
  expect(await refusal(database, 'select from citation')).toBeNull();
});

describe('the role of a subgraph', () => {
  test('finds the database up to date by reading, and makes no key', async () => {
    const guest = await openAsModule(owner, url, legal, false);
    opened.push(guest);
    expect(await migrate(guest)).toEqual([]);
    expect(await createFirstKey(guest.source)).toBeNull();
  });

  test('is told what to do where it has no rights, or not those of its module', async () => {
    const role = await createRole('bare');
    const bare = await openAs(role);
    await expect(migrate(bare)).rejects.toThrow(`"plangraph grants --subgraph NAME --role ${role} --apply"`);
    await applyGrants(owner, plans, { role, isReader: false });
    await requireRights(bare, plans);
    await expect(requireRights(bare, legal)).rejects.toThrow(
      /may not read citation, legal_document, rejected_citation in /,
    );
    // of a schema that it may not look into, too
    await expect(requireRights(bare, moduleNamed('catalog'))).rejects.toThrow(
      /may not read given_key, history, reported_error/,
    );
    await owner.source.query('create view published.novelty as select 1 as id');
    await expect(requireRights(bare, plans)).rejects.toThrow('published.novelty');
    await owner.source.query('drop view published.novelty');
  });

  test('serves the whole graph only with the rights of every module', async () => {
    const role = await createRole('whole');
    const guest = await openAs(role);
    await applyGrants(owner, legal, { role, isReader: true });
    const required = () => requireRightsOfAll(guest, { user: role, owner: ownerName }, MODULES);
    await expect(required()).rejects.toThrow(OperatorError);
    await expect(required()).rejects.toThrow(`The user "${role}" may not read `);
    await expect(required()).rejects.toThrow(
      `set SUBGRAPH to the module whose rights it has, or connect as "${ownerName}"`,
    );
    await owner.source.query(`grant usage on schema search, derived to "${role}"`);
    for (const schema of ['public', 'search', 'derived'])
      await owner.source.query(`grant select on all tables in schema ${schema} to "${role}"`);
    await required();
  });

  test('is told who is to migrate where that is to be done', async () => {
    const behind = await createTestDatabase();
    const other = await openDatabase(behind);
    opened.push(other);
    const guest = await openAsModule(other, behind, legal, false);
    opened.push(guest);
    await other.source.query('delete from migration where id = (select max(id) from migration)');
    const migrated = migrate(guest);
    await expect(migrated).rejects.toThrow(OperatorError);
    await expect(migrated).rejects.toThrow(`run "plangraph migrate" as "${ownerName}"`);
  });
});
