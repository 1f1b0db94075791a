import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeptRunning, keepRunning } from '../../src/gateway/kept-running';
import { until as untilSo } from '../support/until';

const folder = mkdtempSync(join(tmpdir(), 'plangraph-kept-'));
const file = join(folder, 'program.cjs');
/** While this is there the program does not come up. */
const obstacle = join(folder, 'obstacle');

writeFileSync(
  file,
  `const { existsSync } = require('node:fs');
   if (existsSync(process.env.OBSTACLE)) { console.error('Port 1 is in use. Set PORT to another.'); process.exit(1); }
   const server = require('node:http').createServer((_, response) => response.end(String(process.pid)));
   server.listen(Number(process.env.PORT), '127.0.0.1', () => {
     if (process.env.LOG_FORMAT === 'json') {
       console.error('{"level":"info","event":"told","message":"Opening the database"}');
       console.error('{"level":"info","event":"ready","graph":"http://127.0.0.1:' + server.address().port + '/graphql"}');
       return;
     }
     console.error('Opening the database');
     console.error('The subgraph "legal" of PlanGraph is ready:');
     console.error('  graph       http://127.0.0.1:' + server.address().port + '/graphql');
     console.error('  health      http://127.0.0.1:' + server.address().port + '/readyz');
   });
   process.on('disconnect', () => process.exit(0));
   process.on('SIGTERM', () => {
     console.error('Stopping (SIGTERM): finishing what is under way');
     if (!process.env.STAYS) process.exit(0);
   });`,
);

let said: string[];
let kept: KeptRunning | null;

beforeEach(() => {
  said = [];
  kept = null;
  rmSync(obstacle, { force: true });
});

afterEach(() => kept?.end());
afterAll(() => rmSync(folder, { recursive: true }));

const start = (environment: Record<string, string> = {}, patienceMs = 15_000) =>
  keepRunning(
    {
      name: 'legal',
      file,
      environment: { ...process.env, OBSTACLE: obstacle, ...environment },
      patienceMs,
      tell: (line) => said.push(`legal: ${line}`),
    },
    (line) => said.push(line),
  );

/** Its process id, from itself; null where nothing answers. */
const pidAt = async (url: string): Promise<number | null> => {
  try {
    return Number(await (await fetch(url)).text());
  } catch {
    return null;
  }
};

const until = (isSo: () => boolean | Promise<boolean>) =>
  untilSo(isSo, () => `It did not come to that: ${said.join('\n')}`);

test('what it says is passed on, but for where it answers', async () => {
  kept = await start();
  expect(await pidAt(kept.url)).toBeGreaterThan(0);
  expect(said).toEqual(['legal: Opening the database']);
});

test('one whose lines are events says where it answers by one of them, which is not passed on', async () => {
  kept = await start({ LOG_FORMAT: 'json' });
  expect(await pidAt(kept.url)).toBeGreaterThan(0);
  expect(said).toEqual(['legal: {"level":"info","event":"told","message":"Opening the database"}']);
});

test('one that ends by itself is started again at its address, and again until it comes up', async () => {
  kept = await start();
  const { url } = kept;
  const first = await pidAt(url);
  writeFileSync(obstacle, '');
  process.kill(first as number, 'SIGKILL');
  await until(() => said.some((line) => line.includes('in 1000 ms')));
  rmSync(obstacle);
  await until(async () => (await pidAt(url)) !== null);
  await until(() => said.includes('The subgraph "legal" answers again'));
  expect(await pidAt(url)).not.toBe(first);
  expect(said.filter((line) => line.startsWith('The subgraph'))).toEqual([
    'The subgraph "legal" ended by itself (SIGKILL): it is started again in 500 ms',
    'The subgraph "legal" did not start (exit code 1): Port 1 is in use. Set PORT to another: it is started again in 1000 ms',
    'The subgraph "legal" answers again',
  ]);
});

test('one that is ended is not started again, and that it stops is no news', async () => {
  kept = await start();
  await kept.end();
  expect(await pidAt(kept.url)).toBeNull();
  expect(said).toEqual(['legal: Opening the database']);
});

test('one that stops because somebody else told it to says so', async () => {
  kept = await start();
  process.kill((await pidAt(kept.url)) as number, 'SIGTERM');
  await until(() => said.includes('The subgraph "legal" answers again'));
  expect(said).toContain('legal: Stopping (SIGTERM): finishing what is under way');
});

test('one that does not end in time is ended, which is told', async () => {
  kept = await start({ STAYS: 'yes' }, 100);
  await kept.end();
  expect(await pidAt(kept.url)).toBeNull();
  expect(said).toEqual(['legal: Opening the database', 'The subgraph "legal" did not end in 0.1 s: it is ended']);
});

test('one that does not start at first is an error, in its own words', async () => {
  writeFileSync(obstacle, '');
  await expect(start()).rejects.toMatchObject({
    exitCode: 1,
    message: 'The subgraph "legal" did not start (exit code 1): Port 1 is in use. Set PORT to another.',
  });
});
