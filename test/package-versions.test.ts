import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
// Matches: "18.4.0-beta.17", "5.5.1". Must not match: "^5.5.1", "5.x", "latest", "file:../a".
const EXACT = /^\d+\.\d+\.\d+(?:-[\da-z.]+)?$/;

type Versions = { [name: string]: string | Versions };

const versionsIn = (given: Versions, path: string): [string, string][] =>
  Object.entries(given).flatMap(([name, version]) =>
    typeof version === 'string' ? [[`${path} ${name}`, version]] : versionsIn(version, `${path} ${name}`),
  );

test.each(['package.json', 'examples/partner-subgraph/package.json', 'test/bench/peers/package.json'])(
  '%s names every package by one version: what was tested is what is installed',
  (file) => {
    const read = JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Record<string, Versions>;
    const fields = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'];
    const versions = fields.flatMap((field) => versionsIn(read[field] ?? {}, field));
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter(([, version]) => !EXACT.test(version))).toEqual([]);
  },
);
