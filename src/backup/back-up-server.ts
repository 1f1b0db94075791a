import type { Client } from 'pg';
import { OperatorError } from '../errors';
import { redactedUrl } from '../redacted-url';
import { stateOfGraph } from './graph-state';
import { libpqSettings } from './libpq-settings';
import { type Manifest, majorOf } from './manifest';
import { findPrograms } from './postgres-programs';
import { runProgram } from './program-run';
import { onServer, ourSchemas, versionOf } from './server';
import { inSnapshot } from './snapshot';
import { type BackupOptions, type PartWriter, writeBackup } from './write-backup';

/** The folder of what pg_dump wrote, in pieces: an archive wants to know the size of a part before it comes. */
export const DUMP_FOLDER = 'database.dump';
const PIECE_BYTES = 8 * 1024 * 1024;

/**
 * Backs up a server's database with its own version's pg_dump; hubs go on. The state that is said beside is of the same
 * snapshot. Errors: OperatorError where the server or the program is missing, or `file` cannot be written.
 */
export const backUpServer = (
  options: BackupOptions & { databaseUrl: string; pgBinDir: string | null; program: string },
): Promise<Manifest> =>
  onServer(options.databaseUrl, async (client) => {
    const postgres = await versionOf(client);
    const { pg_dump: pgDump } = await findPrograms(majorOf(postgres), ['pg_dump'], options.pgBinDir);
    const schemas = await ourSchemas(client);
    await requireTables(client, options.databaseUrl);
    const head = {
      format: 1 as const,
      kind: 'dump' as const,
      madeAt: new Date().toISOString(),
      program: options.program,
      postgres,
      platform: `${process.platform}-${process.arch}`,
    };
    return writeBackup(options, head, (writer) =>
      inSnapshot(client, async (ask) => {
        const [shared] = await ask<{ snapshot: string }>('select pg_export_snapshot() as snapshot');
        const state = await stateOfGraph(ask);
        const args = [
          '--format=custom',
          // the backup is packed as a whole
          '--compress=0',
          '--no-password',
          '--no-owner',
          '--no-privileges',
          `--snapshot=${shared?.snapshot}`,
          ...schemas.map((schema) => `--schema=${schema}`),
        ];
        const dump = runProgram(pgDump, args, libpqSettings(options.databaseUrl, client), options.signal);
        dump.child.stdin?.end();
        await takePieces(dump.child.stdout as AsyncIterable<Buffer>, writer);
        await dump.ended;
        return state;
      }),
    );
  });

async function requireTables(client: Client, url: string): Promise<void> {
  const { rows } = await client.query<{ isThere: boolean }>(
    `select to_regclass('public.migration') is not null as "isThere"`,
  );
  if (!rows[0]?.isThere)
    throw new OperatorError(
      `The database at ${redactedUrl(url)} holds nothing of PlanGraph: there is nothing to back up. Check DATABASE_URL.`,
    );
}

async function takePieces(output: AsyncIterable<Buffer>, writer: PartWriter): Promise<void> {
  let kept: Buffer[] = [];
  let bytes = 0;
  let number = 0;
  const write = async () => {
    const piece = Buffer.concat(kept);
    kept = [];
    bytes = 0;
    number += 1;
    await writer.part(`${DUMP_FOLDER}/${String(number).padStart(6, '0')}`, piece.length, whole(piece));
  };
  await writer.folder(DUMP_FOLDER);
  for await (const chunk of output) {
    kept.push(chunk);
    bytes += chunk.length;
    if (bytes >= PIECE_BYTES) await write();
  }
  if (bytes > 0) await write();
}

async function* whole(piece: Buffer): AsyncGenerator<Buffer> {
  yield piece;
}
