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

/** What npm writes where a registry does not take the question. */
const NOT_TOLD = { message: '405 Method Not Allowed - POST https://mirror.test/-/npm/v1/security', statusCode: 405 };

interface Tried {
  accepted?: object;
  /** What `npm audit` answers where it asks the registry that is set; one advisory where absent. */
  told?: object;
  licences?: { license: { id: string } }[];
  settings?: Record<string, string>;
}

/** Runs the check in a folder of its own, with an npm that says what it is to; another registry tells of no advisory. */
async function check({
  accepted = {},
  told,
  licences,
  settings,
}: Tried): Promise<{ exitCode: number; stderr: string }> {
  const folder = await makeTestDirectory();
  for (const inner of ['scripts', 'bin']) await mkdir(join(folder, inner));
  const script = join(folder, 'scripts', 'release-check.mjs');
  await copyFile(join(__dirname, '../scripts/release-check.mjs'), script);
  await writeFile(join(folder, 'scripts', 'accepted-advisories.json'), JSON.stringify(accepted));
  await writeFile(join(folder, 'package.json'), '{ "name": "tried" }');
  const [sbom, audit] = [
    {
      metadata: { component: {} },
      components: licences ? [{ name: 'read', version: '1.0.0', licenses: licences }] : [],
    },
    told ?? { vulnerabilities: { a: { via: [ADVISORY] } } },
  ];
  const cases = [
    `sbom*) echo '${JSON.stringify(sbom)}';;`,
    `audit*--registry\\ https://other.test/*) echo '{ "vulnerabilities": {} }';;`,
    `audit*--registry*) exit 9;;`,
    `*) echo '${JSON.stringify(audit)}'; exit 1;;`,
  ];
  const says = `case "$*" in ${cases.join(' ')} esac`;
  await writeFile(join(folder, 'bin', 'npm'), `#!/bin/sh\n${says}\n`);
  await chmod(join(folder, 'bin', 'npm'), 0o755);
  const env = { ...settings, PATH: join(folder, 'bin') + delimiter + process.env.PATH };
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
  expect(await check({ accepted })).toEqual({ exitCode, stderr: expect.stringMatching(message) });
});

const other = { AUDIT_REGISTRY: 'https://other.test/' };

test.each<[string, Tried, number, RegExp]>([
  [
    'does not tell ends with an exit code of its own, and the way out',
    { told: NOT_TOLD },
    3,
    /^UNKNOWN advisories: whether .+ was not found out, .+ \(405 Method Not Allowed.+AUDIT_REGISTRY=https:\/\/… npm run release:check/m,
  ],
  ['says nothing that can be read is no other', { told: [] }, 3, /^UNKNOWN advisories:/m],
  [
    'does not tell, beside something that is wrong, ends with that',
    { told: NOT_TOLD, licences: [{ license: { id: 'SSPL-1.0' } }] },
    1,
    /^WRONG licence: .+\n(?:.+\n)*UNKNOWN advisories:/m,
  ],
  ['does not tell is left for the one that is set', { told: NOT_TOLD, settings: other }, 0, /ok {4}advisories: none/],
  [
    'is no address is refused',
    { settings: { AUDIT_REGISTRY: 'npm' } },
    1,
    /^WRONG setting: AUDIT_REGISTRY="npm" is not/m,
  ],
])('a registry that %s', async (_what, tried, exitCode, message) => {
  expect(await check(tried)).toEqual({ exitCode, stderr: expect.stringMatching(message) });
});
