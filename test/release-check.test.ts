import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { makeTestDirectory } from './support/test-directory';

const ID = 'GHSA-aaaa-bbbb-cccc';
const ADVISORY = {
  name: 'left-out',
  title: 'Stops answering',
  url: `https://github.com/advisories/${ID}`,
  severity: 'high',
  range: '<2',
};

/** Runs the check in a folder of its own, where npm tells of one advisory. */
async function check(accepted: object): Promise<{ exitCode: number; stderr: string }> {
  const folder = await makeTestDirectory();
  for (const inner of ['scripts', 'bin']) await mkdir(join(folder, inner));
  const script = join(folder, 'scripts', 'release-check.mjs');
  await copyFile(join(__dirname, '../scripts/release-check.mjs'), script);
  await writeFile(join(folder, 'scripts', 'accepted-advisories.json'), JSON.stringify(accepted));
  await writeFile(join(folder, 'package.json'), '{ "name": "tried" }');
  const [sbom, audit] = [
    { metadata: { component: {} }, components: [] },
    { vulnerabilities: { a: { via: [ADVISORY] } } },
  ];
  const says = `case $1 in sbom) echo '${JSON.stringify(sbom)}';; *) echo '${JSON.stringify(audit)}';; esac`;
  await writeFile(join(folder, 'bin', 'npm'), `#!/bin/sh\n${says}\n`);
  await chmod(join(folder, 'bin', 'npm'), 0o755);
  const env = { PATH: join(folder, 'bin') + delimiter + process.env.PATH };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [script], { cwd: folder, env }, (_, _out, stderr) =>
      resolve({ exitCode: child.exitCode ?? 1, stderr }),
    );
  });
}

const why = 'only where it is given a file of its own';

test.each<[string, object, number, RegExp]>([
  ['was not looked into', {}, 1, /WRONG advisory: left-out <2: Stops answering \(high\)\. Do: see https/],
  ['was accepted until a day to come', { [ID]: { why, until: '2999-12-31' } }, 0, /ok {4}advisories: none/],
  [
    'was accepted until a day that is past',
    { [ID]: { why, until: '2026-01-31' } },
    1,
    /until 2026-01-31 \(only where .+\): look again/,
  ],
  ['was accepted without an end', { [ID]: { why } }, 1, /WRONG advisory: left-out/],
  ['was accepted without a reason', { [ID]: { until: '2999-12-31' } }, 1, /WRONG advisory: left-out/],
])('an advisory that %s ends with what it should', async (_what, accepted, exitCode, message) => {
  expect(await check(accepted)).toEqual({ exitCode, stderr: expect.stringMatching(message) });
});
