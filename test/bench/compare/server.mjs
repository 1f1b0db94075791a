// The PostgreSQL that all participants read from: the one that is named, or the embedded one with the stated settings, in a folder that is kept.
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { built } from './built.mjs';

const { openEmbeddedCluster } = built('database/embedded-cluster');

/** What the figures of shared tables were measured with. */
export const SETTINGS = {
  shared_buffers: '2GB',
  work_mem: '32MB',
  jit: 'off',
  random_page_cost: '1.1',
  max_parallel_workers_per_gather: '0',
};

/** Where data and installed peers are kept from one run to the next. */
export const KEPT =
  process.env.BENCH_DIR ?? join(process.platform === 'win32' ? tmpdir() : '/var/tmp', 'plangraph-bench');

/** `{ url, version, settings, close }`, the settings as the server has them. */
export async function openServer(tell) {
  mkdirSync(KEPT, { recursive: true });
  const given = process.env.BENCH_DATABASE_URL;
  const cluster = given
    ? { url: given, close: async () => undefined }
    : await openEmbeddedCluster({
        dataDir: join(KEPT, 'data'),
        settings: { ...SETTINGS, max_wal_size: '4GB', checkpoint_timeout: '30min' },
        onProgress: tell,
      });
  const client = new Client({ connectionString: cluster.url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select (select setting from pg_settings where name = 'server_version') as version,
              json_object_agg(name, current_setting(name)) as settings from pg_settings where name = any($1)`,
      [Object.keys(SETTINGS)],
    );
    const { version, settings } = rows[0];
    for (const [name, value] of Object.entries(SETTINGS))
      if (settings[name] !== value) tell(`The server has ${name}=${settings[name]}; figures are compared at ${value}.`);
    return { ...cluster, version, settings };
  } finally {
    await client.end();
  }
}
