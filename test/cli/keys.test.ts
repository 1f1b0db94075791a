import { plangraph } from '../support/cli';
import { createTestDatabase } from '../support/template-database';

test('a key is made, listed without its secret, given another one and revoked', async () => {
  const settings = { DATABASE_URL: await createTestDatabase() };
  const run = (...args: string[]) => plangraph(['keys', ...args], settings);
  const made = await run('create', '--role', 'admin', '--scope', 'import', '--expires', '2099-06-30', '--name', 'nhập');
  expect(made).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^pgk_[\w-]{43}\n$/) });
  expect(made.stderr).toContain('It is good until 2099-07-01 00:00 (+07:00).');
  const rotated = await run('rotate', 'nhập', '--overlap', '0');
  expect(rotated.stderr).toContain('What it was known by is good no more.');
  expect((await run('revoke', 'nhập')).exitCode).toBe(0);
  const [table, json] = [await run('list'), await run('list', '--json')];
  expect(table.stdout).toMatch(/^name +role +scopes +for +state +expires +last used\nnhập +admin +import +– +revoked /);
  expect(JSON.parse(json.stdout)).toMatchObject({ name: 'nhập', role: 'ADMIN', scopes: ['IMPORT'], state: 'REVOKED' });
  for (const secret of [made.stdout, rotated.stdout]) expect(table.stdout + json.stdout).not.toContain(secret.trim());
  expect(await run('revoke', 'không có')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('No key is called'),
  });
  expect((await run('create', '--role', 'reporter')).exitCode).toBe(2);
});
