// The servers that are compared, each a process of its own with eight connections to the same database.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { BUILD } from './built.mjs';

const file = (path) => fileURLToPath(new URL(path, import.meta.url));

/** By name: label, dialect, and how it is started: on the Node of the peers ("other") or on the one that runs this ("own"). */
export const PARTICIPANTS = {
  hub: { label: 'PlanGraph', dialect: 'hub', node: 'other', args: () => [`${BUILD}/src/main.js`] },
  'hub-own': { label: 'PlanGraph', dialect: 'hub', node: 'own', args: () => [`${BUILD}/src/main.js`] },
  hand: { label: 'hand-written', dialect: 'hand', node: 'other', args: () => [file('../peers/hand.mjs')] },
  postgraphile: {
    label: 'PostGraphile 5',
    dialect: 'postgraphile',
    node: 'other',
    args: ({ folder }) => [`${folder}/postgraphile.mjs`],
    isInstalled: true,
  },
  usual: {
    label: 'usual stack',
    dialect: 'usual',
    node: 'other',
    args: ({ folder }) => [`${folder}/usual/main.js`],
    isInstalled: true,
  },
};

/** Those of `names` that can run here: without the peers' packages few can, and the hub on one Node need not run twice. */
export const participantsFor = (names, peers) =>
  names.filter((name) =>
    peers
      ? name !== 'hub-own' || peers.version !== process.version
      : !PARTICIPANTS[name].isInstalled && name !== 'hub-own',
  );

const running = new Set();

/** Ends what was started and still runs. */
export const stopAll = () => Promise.all([...running].map((stop) => stop()));

/** Starts a participant on the data; `{ name, dialect, url, headers, pid, node, stop }` once it listens. */
export async function start(name, data, peers) {
  const { label, dialect, node, args } = PARTICIPANTS[name];
  const program = node === 'own' ? process.execPath : (peers?.node ?? process.execPath);
  const child = spawn(program, args(peers ?? {}), {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      GRAPHILE_ENV: 'production',
      PORT: '0',
      DATABASE_URL: data.url,
      DATABASE_POOL_SIZE: '8',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const stop = () => {
    running.delete(stop);
    child.kill('SIGTERM');
    return ended;
  };
  running.add(stop);
  const url = await new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk) => {
      said = (said + chunk).slice(-10_000);
      // "graph       http://127.0.0.1:4000/graphql"
      const found = /graph {2,}(http:\S+)/.exec(said);
      if (found) resolve(found[1]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    ended.then((code) => reject(new Error(`${name} ended with ${code}: ${said}`)));
  });
  return {
    name,
    label,
    dialect,
    url,
    headers: dialect === 'hub' ? { authorization: `Bearer ${data.key}` } : {},
    pid: child.pid,
    node: node === 'own' ? process.version : (peers?.version ?? process.version),
    stop,
  };
}
