import { plangraph } from '../support/cli';
import { createTestDatabase } from '../support/template-database';

test('a key is made, listed without its secret, given another one and revoked', async () => {
  const settings = { DATABASE_URL: await createTestDatabase() };
  const run = (...args: string[]) => plangraph(['keys', ...args], settings);
  const made = await run(
    'create',
    '--role',
    'admin',
    '--scope',
    'import',
    '--expires',
    '2099-06-30',
    '--name',
    'nhập',
    '--budget',
    '200000',
    '--rate',
    'none',
  );
  expect(made).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^pgk_[\w-]{43}\n$/) });
  expect(made.stderr).toContain('It is good until 2099-07-01 00:00 (+07:00).');
  const rotated = await run('rotate', 'nhập', '--overlap', '0');
  expect(rotated.stderr).toContain('What it was known by is good no more.');
  expect((await run('limit', 'nhập', '--rate', '600')).exitCode).toBe(0);
  expect(JSON.parse((await run('list', '--json')).stdout)).toMatchObject({ rate: 600, budget: 200_000 });
  expect((await run('limit', 'nhập')).exitCode).toBe(2);
  expect(await run('limit', 'nhập', '--rate', '99999999')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('--rate: 99999999 is not a number of requests a minute'),
  });
  expect((await run('limit', 'nhập', '--rate', 'none', '--budget', 'default')).exitCode).toBe(0);
  expect((await run('revoke', 'nhập')).exitCode).toBe(0);
  expect(await run('limit', 'nhập', '--rate', '600')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('was revoked'),
  });
  const [table, json] = [await run('list'), await run('list', '--json')];
  expect(table.stdout).toMatch(
    /^name +role +scopes +for +state +expires +rate +budget +last used\nnhập +admin +import +– +revoked /,
  );
  expect(JSON.parse(json.stdout)).toMatchObject({
    name: 'nhập',
    role: 'ADMIN',
    scopes: ['IMPORT'],
    state: 'REVOKED',
    budget: null,
    rate: 0,
  });
  for (const secret of [made.stdout, rotated.stdout]) expect(table.stdout + json.stdout).not.toContain(secret.trim());
  expect(await run('revoke', 'không có')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('No key is called'),
  });
  expect((await run('create', '--role', 'reporter')).exitCode).toBe(2);
  expect(await run('create', '--role', 'reader', '--rate', '0')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('--rate "0" is not usable: it may be a number of requests a minute, or none.'),
  });
  expect(await run('create', '--role', 'reader', '--budget', '1e6')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('--budget "1e6" is not usable'),
  });
});
