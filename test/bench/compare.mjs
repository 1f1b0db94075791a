// The graph against what users would pick instead: the same five questions on the same data, side by side.
//   node test/bench/compare.mjs             scale S, short
//   node test/bench/compare.mjs --full      scale L, with changes beside the reads and growth from S; writes docs/benchmark.md
// and any of --scale XL --rounds 5 --seconds 1 --warm-up 1 --sets 100 --only mission,tiny --connections 1,16 --peers hub,hand
// --writes --growth --write. Data and peers are made once and kept in BENCH_DIR (/var/tmp/plangraph-bench where it is not set);
// BENCH_DATABASE_URL names another PostgreSQL than the embedded one, BENCH_BUILD another build than dist.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { comparedTargets } from './compare/answers.mjs';
import { dataOf } from './compare/data.mjs';
import { installPeers } from './compare/install-peers.mjs';
import { readOptions } from './compare/options.mjs';
import { participantsFor, start } from './compare/participants.mjs';
import { valuesOf } from './compare/questions.mjs';
import { markdown } from './compare/report.mjs';
import { runRounds, startLoad } from './compare/rounds.mjs';
import { KEPT, openServer } from './compare/server.mjs';
import { stopAll } from './compare/started.mjs';
import { measureWrites } from './compare/writes.mjs';

const tell = (line) => console.error(line);
const options = readOptions(process.argv.slice(2));

/** Every question at every number of connections, asked of the participants on the data of a scale. */
async function measureScale(scale, server, peers, load) {
  const data = await dataOf(scale, server.url, tell);
  const client = new Client({ connectionString: data.url });
  await client.connect();
  const started = [];
  try {
    const names = participantsFor(options.participants, peers);
    for (const name of names) started.push(await start(name, data, peers));
    const results = [];
    const values = await valuesOf(client, [...new Set(options.runs.map(({ question }) => question))], options.sets);
    const targets = new Map();
    for (const [question, sets] of Object.entries(values)) {
      targets.set(question, await comparedTargets(started, question, sets));
      tell(`${scale}: ${sets.length} answers to "${question}" are the same from ${names.join(', ')}`);
    }
    for (const { question, connections } of options.runs) {
      const found = await runRounds({
        ...options,
        load,
        client,
        databases: [data.name],
        targets: targets.get(question),
        connections,
      });
      results.push({ question, connections, found: Object.fromEntries(found) });
      tell(`${scale}: ${question}, ${connections} at once: done`);
    }
    const hub = targets.get('mission')?.find(({ name }) => name === 'hub');
    const writes =
      options.hasWrites && hub ? await measureWrites({ ...options, load, client, target: hub, ...data }) : null;
    return {
      scale,
      rows: data.rows,
      participants: started.map(({ name, label, node }) => ({ name, label, node })),
      results,
      writes,
    };
  } finally {
    for (const { stop } of started) await stop();
    await client.end();
  }
}

/** The mission query of one participant on two scales, in turn. */
async function measureGrowth(server, peers, load) {
  const sides = [];
  const databases = [];
  const client = new Client({ connectionString: server.url });
  await client.connect();
  try {
    for (const scale of options.growth) {
      const data = await dataOf(scale, server.url, tell);
      databases.push(data.name);
      const reader = new Client({ connectionString: data.url });
      await reader.connect();
      const values = await valuesOf(reader, ['mission'], options.sets);
      await reader.end();
      for (const name of ['hub', 'hand']) {
        const started = await start(name, data, peers);
        const [target] = await comparedTargets([started], 'mission', values.mission);
        sides.push({ ...target, name: `${name} ${scale}`, stop: started.stop });
      }
    }
    const found = await runRounds({ ...options, load, client, databases, targets: sides, connections: 16 });
    return Object.fromEntries(found);
  } finally {
    for (const { stop } of sides) await stop();
    await client.end();
  }
}

const server = await openServer(tell);
const load = startLoad();
try {
  const peers = installPeers(tell);
  const scales = [];
  for (const scale of options.scales) scales.push(await measureScale(scale, server, peers, load));
  const growth = options.growth.length ? await measureGrowth(server, peers, load) : null;
  const report = {
    on: new Date().toISOString(),
    server: { version: server.version, settings: server.settings },
    options,
    scales,
    growth,
  };
  writeFileSync(join(KEPT, 'last-run.json'), JSON.stringify(report));
  const text = markdown(report);
  console.log(text);
  if (options.isWritten) writeFileSync(new URL('../../docs/benchmark.md', import.meta.url), text);
} finally {
  await stopAll();
  load.stop();
  await server.close();
}
