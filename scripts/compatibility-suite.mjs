// Apollo's subgraph compatibility suite, as npm has it: fetched, its two subgraphs started, its tests asked.
import { fork, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

export const SUITE = '@apollo/federation-subgraph-compatibility-tests';
export const VERSION = '1.2.1';

const FETCH_MS = 300_000;
const START_MS = 30_000;
const TEST_MS = 120_000;

/** The folder of the suite, fetched with its dependencies but without running their scripts; once, then it stays. */
export function fetchSuite(cache) {
  const folder = resolve(cache, 'node_modules', SUITE);
  if (versionIn(folder) === VERSION) return folder;
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'package.json'), '{ "private": true }\n');
  console.log(`Fetching ${SUITE} ${VERSION} (about 130 MB unpacked, kept in ${cache})`);
  const npm = spawnSync(
    'npm',
    [
      'install',
      ...[
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--no-save',
        '--loglevel=error',
        '--fetch-retries=1',
        '--fetch-timeout=30000',
      ],
      ...['--prefix', cache, `${SUITE}@${VERSION}`],
    ],
    { encoding: 'utf8', timeout: FETCH_MS },
  );
  if (npm.status !== 0 || versionIn(folder) !== VERSION)
    throw new Error(
      `The suite could not be fetched${npm.error ? ` (${npm.error.message})` : ''}. npm has to reach its registry once; then the suite is kept in ${cache}. What npm said:\n${beginning(npm.stderr || npm.stdout || 'nothing')}`,
    );
  return folder;
}

function beginning(text) {
  return text.trim().split('\n').slice(0, 5).join('\n');
}

function versionIn(folder) {
  const file = join(folder, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : null;
}

/** One of the suite's two subgraphs, as a process of its own; resolves once it says that it is ready. */
export async function startNeighbour(suite, name, signal) {
  const folder = join(suite, 'dist/subgraphs', name);
  const port = await freePort();
  const child = fork(join(folder, 'index.js'), {
    cwd: folder,
    env: { PATH: process.env.PATH, [`${name.toUpperCase()}_PORT`]: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    signal,
  });
  // what it ends with is said below, where somebody waits for it
  child.on('error', () => undefined);
  const ended = new Promise((done) => child.once('exit', done));
  const close = async () => {
    child.kill();
    await ended;
  };
  const bound = AbortSignal.timeout(START_MS);
  try {
    await new Promise((done, fail) => {
      child.once('message', done);
      child.once('error', fail);
      child.once('exit', (code) => fail(new Error(`The suite's subgraph "${name}" ended with ${code}.`)));
      bound.addEventListener('abort', () =>
        fail(new Error(`The suite's subgraph "${name}" was not ready after ${START_MS / 1000} s.`)),
      );
    });
  } catch (error) {
    await close();
    throw error;
  }
  const sdl = readFileSync(join(folder, `${name}.graphql`), 'utf8');
  return { name, url: `http://127.0.0.1:${port}/`, sdl, close };
}

/** A port that is free now: the suite's subgraphs do not let the system choose. */
async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** The suite's tests, run by the jest that it brings: name, status and what failed of each. */
export async function askedOf(suite, cache, { productsUrl, gatewayUrl, signal }) {
  const folder = resolve(cache, 'asked');
  const output = join(folder, 'results.json');
  rmSync(folder, { recursive: true, force: true });
  const neighbours = join(suite, 'dist/subgraphs');
  cpSync(suite, folder, { recursive: true, filter: (from) => from !== neighbours && from !== join(suite, 'src') });
  pointAt(gatewayUrl, join(folder, 'dist/utils/client.js'));
  // the copy is below a node_modules folder, which jest passes over unless it is told not to
  const config = {
    rootDir: folder,
    testEnvironment: 'node',
    haste: { retainAllFiles: true },
    testPathIgnorePatterns: [],
  };
  // not spawnSync: what it asks is served by this process
  const said = await endOf(
    spawn(
      process.execPath,
      [
        resolve(cache, 'node_modules/jest/bin/jest.js'),
        ...['--ci', '--silent', '--json', `--outputFile=${output}`, '--config', JSON.stringify(config)],
      ],
      {
        timeout: TEST_MS,
        signal,
        env: { ...process.env, PRODUCTS_URL: productsUrl },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    ),
  );
  if (!existsSync(output)) throw new Error(`The suite's jest gave no results:\n${said}`);
  const { testResults } = JSON.parse(readFileSync(output, 'utf8'));
  return testResults
    .flatMap(({ name, message, assertionResults }) =>
      assertionResults.length > 0
        ? assertionResults
        : [{ fullName: name, status: 'failed', failureMessages: [message] }],
    )
    .sort((a, b) => a.fullName.localeCompare(b.fullName, 'en'));
}

/** What a process says on stderr until it ends. */
async function endOf(child) {
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((done, fail) => child.once('error', fail).once('close', () => done(said)));
}

/** The suite asks a gateway on port 4000, where a hub may listen: the copy is told where ours is. */
function pointAt(gatewayUrl, client) {
  const written = "'http://localhost:4000/'";
  const parts = readFileSync(client, 'utf8').split(written);
  if (parts.length !== 2) throw new Error(`${client} does not name its gateway as ${written} once: another version?`);
  writeFileSync(client, parts.join(JSON.stringify(gatewayUrl)));
}
