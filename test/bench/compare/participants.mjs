// The servers that are compared, each a process of its own with eight connections to the same database.
import { fileURLToPath } from 'node:url';
import { BUILD } from './built.mjs';
import { startServer } from './started.mjs';

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

/** Starts a participant on the data; `{ name, label, dialect, url, headers, pid, node, stop }` once it listens. */
export async function start(name, data, peers) {
  const { label, dialect, node, args } = PARTICIPANTS[name];
  const program = node === 'own' ? process.execPath : (peers?.node ?? process.execPath);
  const server = await startServer(name, program, args(peers ?? {}), {
    GRAPHILE_ENV: 'production',
    DATABASE_URL: data.url,
    DATABASE_POOL_SIZE: '8',
    // what is measured is answered anew each time; the others have no such cache
    RESPONSE_CACHE_MB: '0',
    RATE_PER_KEY: '0',
  });
  return {
    ...server,
    name,
    label,
    dialect,
    headers: dialect === 'hub' ? { authorization: `Bearer ${data.key}` } : {},
    node: node === 'own' ? process.version : (peers?.version ?? process.version),
  };
}
