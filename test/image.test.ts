import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findEmbeddedBinaries } from '../src/database/embedded-binaries';

/** What can be told of the Dockerfile and compose.yaml without Docker; `npm run image:check` makes the image by hand. */

const ROOT = join(__dirname, '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
// continued lines are one instruction
const instructions = read('Dockerfile').replaceAll('\\\n', ' ').split('\n');
const starting = (word: string): string[] => instructions.filter((line) => line.startsWith(`${word} `));
const compose = read('compose.yaml');
const { version } = JSON.parse(read('package.json')) as { version: string };

const copied = starting('COPY')
  .filter((line) => !line.includes('--from='))
  .flatMap((line) =>
    line
      .split(' ')
      .slice(1, -1)
      .filter((word) => !word.startsWith('--')),
  );

test.each(copied)('%s, which the image is made of, is there and is sent to the builder', (path) => {
  expect(existsSync(join(ROOT, path))).toBe(true);
  expect(read('.dockerignore').split('\n')).toContain(`!${path}`);
});

test('nothing is run but one script, which everyone may run', () => {
  expect(starting('RUN')).toEqual(['RUN scripts/image.sh']);
  expect(statSync(join(ROOT, 'scripts/image.sh')).mode & 0o111).toBe(0o111);
});

test('what is run is never root', () => {
  const stages = read('Dockerfile')
    .split(/^FROM /m)
    .slice(1);
  expect(stages.map((stage) => /^USER (\w+)$/m.exec(stage)?.[1])).toEqual(['node', 'postgres', 'node']);
});

test('images are named by one version, the PostgreSQL being the embedded one', () => {
  const images = [...starting('ARG').map((line) => line.split('=')[1] ?? ''), ...matches(/image: (\S+)/g)];
  // "postgres:18.4-bookworm", "plangraph:0.1.0"; not "postgres:18", "node:latest"
  expect(images.filter((image) => !/^[a-z-]+:\d+\.\d+(?:\.\d+)?(?:-[a-z-]+)?$/.test(image))).toEqual([]);
  expect(images.filter((image) => image.startsWith('postgres:'))).toEqual([
    expect.stringContaining(`:${findEmbeddedBinaries().majorVersion}.`),
    images[1],
  ]);
  expect(images.filter((image) => image.startsWith('plangraph'))).toEqual([
    `plangraph:${version}`,
    `plangraph-backup:${version}`,
  ]);
});

test('compose.yaml holds no secret, and git has none of those that it names', () => {
  expect(compose).not.toMatch(/PASSWORD: |:\/\/[^\s@/]*:[^\s@/]*@/);
  expect(matches(/file: \.\/(\S+)\//g)).toEqual(['secrets']);
  for (const folder of ['secrets/', 'backups/', 'release/', 'image/'])
    expect(read('.gitignore').split('\n')).toContain(folder);
});

test('every service that stays has a check of its health and ends in time', () => {
  const services = compose.split(/^ {2}(?=\w+:\n)/m).filter((block) => block.includes('restart: unless-stopped'));
  expect(services).toHaveLength(2);
  for (const service of services) {
    expect(service).toContain('healthcheck:');
    expect(service).toContain('stop_grace_period:');
  }
});

function matches(pattern: RegExp): string[] {
  return [...compose.matchAll(pattern)].map(([, found]) => found ?? '');
}
