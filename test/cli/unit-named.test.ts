import { createKey } from '../../src/auth/api-keys';
import { listKeys } from '../../src/cli/list-keys';
import { unitIdOf } from '../../src/cli/unit-named';
import { readConfig } from '../../src/config';
import { type Database, openDatabase } from '../../src/database/database';
import { encodeId } from '../../src/graph/global-id';
import { foldUnitName } from '../../src/vietnamese/unit-name-key';
import { createTestDatabase } from '../support/template-database';

let url: string;
let database: Database;
const ids: Record<string, number> = {};

const plantUnit = async (name: string, code: string | null = null): Promise<number> => {
  const [unit] = await database.rows<{ id: number }>('insert into unit (name, code) values ($1, $2) returning id', [
    name,
    code,
  ]);
  const id = unit?.id ?? 0;
  await database.rows('insert into unit_alias (unit_id, scope_id, name, name_key) values ($1, $1, $2, $3)', [
    id,
    name,
    foldUnitName(name),
  ]);
  return id;
};

beforeAll(async () => {
  url = await createTestDatabase();
  database = await openDatabase(url);
  ids.coded = await plantUnit('Sở Bến Cảng', 'Ban Kênh Rạch');
  ids.named = await plantUnit('Ban Kênh Rạch');
  for (let i = 0; i < 23; i++) await plantUnit('Phòng Đê Điều');
});

afterAll(() => database.close());

test('a code names its unit, also where another is called so', async () => {
  expect(await unitIdOf(database, 'Ban Kênh Rạch')).toBe(ids.coded);
  expect(await unitIdOf(database, 'ban kênh rạch')).toBe(ids.named);
  expect(await unitIdOf(database, encodeId('Unit', ids.named ?? 0))).toBe(ids.named);
});

test('the id of something else names no unit', async () => {
  await expect(unitIdOf(database, encodeId('Task', ids.named ?? 0))).rejects.toThrow('no unit has this id');
});

test('a name of many is told with how many there are, and some of them', async () => {
  await expect(unitIdOf(database, 'Phòng Đê Điều')).rejects.toThrow(
    new RegExp(`is 23 units: ${'Phòng Đê Điều; '.repeat(20)}…\\. Give the id of one`),
  );
});

test('a key of a unit that was merged away is listed with the id and the name of the kept one', async () => {
  const [merged, kept] = [await plantUnit('Ban Cũ'), await plantUnit('Ban Mới')];
  await createKey(database.source, 'gộp', 'REPORTER', { unitId: merged });
  await database.rows('insert into unit_merge (merged_id, name, kept_id) values ($1, $2, $3)', [
    merged,
    'Ban Cũ',
    kept,
  ]);
  const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await listKeys(readConfig({ DATABASE_URL: url }), { json: true }, () => undefined);
    const [line] = written.mock.calls.map(([text]) => String(text)).filter((text) => text.startsWith('{'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      name: 'gộp',
      unit: { id: encodeId('Unit', kept), name: 'Ban Mới' },
    });
  } finally {
    written.mockRestore();
  }
});
