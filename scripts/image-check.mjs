// Does what the Dockerfile does without Docker: what it copies goes into an empty folder, its script runs there as an ordinary
// user, and the hub starts from what it made, is found healthy by the image's own check, and stops. `npm run image:check`
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const fail = (why) => {
  process.stderr.write(`image:check: ${why}\n`);
  process.exit(1);
};

// continued lines are one instruction
const instructions = readFileSync('Dockerfile', 'utf8').replaceAll('\\\n', ' ').split('\n');
const copied = instructions
  .filter((line) => line.startsWith('COPY --chown='))
  .map((line) =>
    line
      .split(' ')
      .filter((word) => word !== '' && !word.startsWith('--'))
      .slice(1),
  );
const healthcheck = instructions.find((line) => line.startsWith('HEALTHCHECK')) ?? fail('no HEALTHCHECK');
const check = JSON.parse(healthcheck.slice(healthcheck.indexOf('CMD ') + 4));
const start = JSON.parse((instructions.findLast((line) => line.startsWith('CMD ')) ?? fail('no CMD')).slice(4));

// root builds as "nobody", by number; anyone else as himself
const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const folder = mkdtempSync(join(tmpdir(), 'plangraph-image-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const [build, home] = [join(folder, 'build'), join(folder, 'home')];
for (const made of [build, home]) mkdirSync(made);
for (const words of copied) {
  const to = words.at(-1);
  for (const from of words.slice(0, -1))
    cpSync(from, to === './' ? join(build, from) : join(build, to), { recursive: true });
}
if (account.uid !== undefined)
  for (const each of ['', ...readdirSync(folder, { recursive: true })])
    chownSync(join(folder, each), account.uid, account.gid);
chmodSync(folder, 0o755);

const environment = { PATH: process.env.PATH, HOME: home };
// what npm is told on this machine: which registry, which certificates
for (const name of Object.keys(process.env))
  if (/^(npm_config_|NODE_EXTRA_CA_CERTS$|HTTPS?_PROXY$)/i.test(name)) environment[name] = process.env[name];

const begun = Date.now();
const made = spawnSync('scripts/image.sh', {
  cwd: build,
  env: environment,
  ...account,
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (made.status !== 0) fail(`scripts/image.sh ended with ${made.status ?? made.signal ?? made.error}`);
const image = join(build, 'image');
const size = readdirSync(image, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
process.stderr.write(`made in ${Math.round((Date.now() - begun) / 1000)} s: ${size} files, ${megabytes(image)} MB\n`);

const { openEmbeddedCluster } = await import('../dist/src/database/embedded-cluster.js');
const data = join(folder, 'data');
const cluster = await openEmbeddedCluster({ dataDir: data, settings: { fsync: 'off' } });
const port = 20_000 + (process.pid % 20_000);
const settings = {
  ...environment,
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: String(port),
  DATABASE_URL: cluster.url,
};
const hub = spawn(process.execPath, start.slice(1), {
  cwd: image,
  env: settings,
  ...account,
  stdio: ['ignore', 'inherit', 'inherit'],
});
const ended = new Promise((resolve) => hub.once('close', (code, signal) => resolve(code ?? signal)));
const healthy = () => spawnSync(process.execPath, check.slice(1), { env: settings, ...account }).status === 0;
let isHealthy = false;
for (let tries = 0; tries < 60 && !isHealthy && hub.exitCode === null; tries++) {
  isHealthy = healthy();
  if (!isHealthy) await new Promise((resolve) => setTimeout(resolve, 500));
}
hub.kill('SIGTERM');
const code = await ended;
await cluster.close();
if (!isHealthy) fail('the hub that was made did not become healthy');
if (code !== 0) fail(`the hub that was made ended with ${code} when asked to stop`);
if (healthy()) fail('the check finds a hub healthy that does not run');
process.stderr.write('image:check: the image that the Dockerfile describes can be made, runs, is healthy and stops\n');
process.exit(0);

function megabytes(of) {
  const counted = spawnSync('du', ['-sm', of], { encoding: 'utf8' });
  return counted.status === 0 ? counted.stdout.split('\t')[0] : '?';
}
