import { openDatabase } from '../../src/database/database';
import { migrate, migrateDown } from '../../src/database/migrate';
import { MIGRATIONS } from '../../src/database/migrations';
import { OperatorError } from '../../src/errors';
import { moduleOfTable, moduleOfView } from '../../src/federation/table-owners';
import { createTestDatabase } from '../support/template-database';

/** A database that holds one module's rows alone. */
test('every table and every published view is known to be somebody’s', async () => {
  const database = await openDatabase(await createTestDatabase());
  const rows = await database.rows<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'published') and c.relkind in ('r', 'v') order by 1, 2`,
    [],
  );
  const unknown = rows.filter(({ schema, name }) => !(schema === 'public' ? moduleOfTable(name) : moduleOfView(name)));
  // of no module: what all have, and a view within plans
  expect(unknown.map(({ schema, name }) => `${schema}.${name}`)).toEqual(
    [
      ...['api_key', 'api_key_old_secret', 'given_key', 'history', 'idempotency_key', 'migration'],
      ...['read_after', 'recording', 'task_share_done'],
    ].map((name) => `public.${name}`),
  );
  await database.close();
});

describe('the database', () => {
  const foreignKeys = `select c.relname as near, f.relname as far, k.convalidated as "isValid"
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
     where k.contype = 'f' and k.connamespace = 'public'::regnamespace order by 1, 2, k.conname`;
  type ForeignKey = { near: string; far: string; isValid: boolean };

  test('has the foreign keys within modules and none across, before and after migrations', async () => {
    const [shared, own] = await Promise.all([
      createTestDatabase().then((url) => openDatabase(url)),
      createTestDatabase({ isMigrated: false }).then((url) => openDatabase(url)),
    ]);
    expect(await migrate(own, 'legal')).toHaveLength(MIGRATIONS.length);
    const all = await shared.rows<ForeignKey>(foreignKeys, []);
    const within = all.filter(({ near, far }) => moduleOfTable(near) === moduleOfTable(far));
    expect([all.length > within.length, within.length > 0]).toEqual([true, true]);
    expect(await own.rows(foreignKeys, [])).toEqual(within);
    expect(await migrate(own, 'legal')).toEqual([]);
    // a row whose far end is elsewhere
    await own.source.query(
      `insert into legal_document (number, number_key, type, issuer_id) values ('1', '1', 'Luật', 4711)`,
    );
    for (let i = 0; i < 3; i++) await migrateDown(own, 'legal');
    expect(await migrate(own, 'legal')).toHaveLength(3);
    expect(await own.rows(foreignKeys, [])).toEqual(within);
    await Promise.all([shared.close(), own.close()]);
  });

  test('can be taken back to nothing, constraints by name included, and made again', async () => {
    const own = await openDatabase(await createTestDatabase({ isMigrated: false }));
    await migrate(own, 'plans');
    let taken = 0;
    while ((await migrateDown(own, 'plans')) !== null) taken += 1;
    expect(taken).toBe(MIGRATIONS.length);
    expect(await migrate(own, 'plans')).toHaveLength(MIGRATIONS.length);
    await own.close();
  });

  test('is one module’s: neither another nor the whole graph takes it, nor a module one that is shared', async () => {
    const [shared, own] = await Promise.all([
      createTestDatabase().then((url) => openDatabase(url)),
      createTestDatabase({ isMigrated: false }).then((url) => openDatabase(url)),
    ]);
    await migrate(own, 'legal');
    for (const other of [null, 'units']) {
      await expect(migrate(own, other)).rejects.toThrow(OperatorError);
      await expect(migrate(own, other)).rejects.toThrow('SUBGRAPH=legal SUBGRAPH_DATABASE=own');
    }
    await expect(migrate(shared, 'legal')).rejects.toThrow('SUBGRAPH_DATABASE=shared');
    const [kept] = await shared.rows<{ n: number }>(`select count(*)::int as n from (${foreignKeys}) k`, []);
    expect(kept?.n).toBeGreaterThan(30);
    await Promise.all([shared.close(), own.close()]);
  });

  test('two processes that make it at once do it once', async () => {
    const url = await createTestDatabase({ isMigrated: false });
    const [one, other] = await Promise.all([openDatabase(url), openDatabase(url)]);
    const done = await Promise.all([migrate(one, 'legal'), migrate(other, 'legal')]);
    expect(done.map((names) => names.length).sort()).toEqual([0, MIGRATIONS.length]);
    await Promise.all([one.close(), other.close()]);
  });
});
