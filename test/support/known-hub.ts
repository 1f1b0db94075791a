import { wholeGraph } from '../../src/federation/whole-graph';
import { documentWriters } from '../../src/ingest/document-writers';
import type { CallerHeaders } from '../../src/server/caller';
import { startGraphServer } from '../../src/server/http-server';
import { type KnownOperations, knownOperations } from '../../src/server/known-operations';
import { contextOf } from '../../src/server/request-context';
import { openTestHub, type TestHub } from './test-hub';
import { ANYWHERE } from './test-server';

/** A hub that shows how its answers were made; what is asked of it at `url` is counted, at the hub's own address it is not. */
export interface KnownHub {
  hub: TestHub;
  url: string;
  known: KnownOperations;
  /** How many were answered compiled, and how many were to be and were not, since this was last asked. */
  counted(): { compiled: number; left: number };
  close(): Promise<void>;
}

export async function openKnownHub(options: Parameters<typeof openTestHub>[0]): Promise<KnownHub> {
  const hub = await openTestHub(options);
  const { database: db, importDocument } = hub;
  const surroundings = { db, importDocument, writers: documentWriters, maxPageSize: 10_000 };
  const schema = wholeGraph();
  const context = (headers: CallerHeaders) => contextOf(surroundings, headers, { trusted: 'DOOR' });
  const known = knownOperations(schema, context);
  const server = await startGraphServer(ANYWHERE, { schema, answering: { schema }, contextOf: context, known });
  const counts = () => ({
    compiled: known.counts.compiled,
    left: Object.values(known.counts.left).reduce((sum, one) => sum + one, 0),
  });
  let last = counts();
  return {
    hub,
    url: server.url,
    known,
    counted: () => {
      const before = last;
      last = counts();
      return { compiled: last.compiled - before.compiled, left: last.left - before.left };
    },
    close: async () => {
      await server.close();
      await hub.close();
    },
  };
}
