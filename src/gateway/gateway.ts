import { randomUUID } from 'node:crypto';
import { parse, validate } from 'graphql';
import { readPrivateKey } from '../auth/gateway-keys';
import { viewerSigner } from '../auth/signed-viewer';
import type { ReadToken } from '../auth/tokens';
import { withCosts } from '../federation/declared-costs';
import type { Reader } from '../reader';
import { callerOf, type Door } from '../server/caller';
import { dashboardOperations } from '../server/dashboard';
import { feedOperations } from '../server/feed-operations';
import { type ListenOptions, type RunningServer, startGraphServer } from '../server/http-server';
import { keyUses } from '../server/key-uses';
import { leftRequests } from '../server/left-requests';
import type { OperationFile } from '../server/operation-files';
import { operationNames } from '../server/operation-names';
import { sayIgnored } from '../server/outside';
import { OPEN } from '../server/outside-settings';
import { persistedOperations } from '../server/persisted-operations';
import { examplesFor } from '../server/playground';
import { requestRates } from '../server/request-rates';
import { warmStart } from '../server/warm-start';
import { answeringThrough } from './answering';
import { withOneKey } from './one-key';
import { publicSchema } from './public-schema';
import { openCaller } from './subgraph-call';
import { supergraphAddresses } from './supergraph-addresses';
import { openExecutor } from './supergraph-executor';
import { whichAnswer } from './which-answer';

export interface GatewayOptions extends Omit<ListenOptions, 'readiness'> {
  /** Composed, with the addresses of the subgraphs. */
  supergraph: string;
  /** The subgraphs that are ours: they have masked their errors, which go out as they are. */
  own: ReadonlySet<string>;
  /** Where keys are looked up; null: nobody has one. */
  keys: Reader | null;
  /** Reads tokens; none are taken where absent or null. */
  readToken?: ReadToken | null;
  /** Who comes without a key may read; so where absent. */
  hasAnonymousReading?: boolean;
  /** What is known by its hash, and may be asked where nothing else may. */
  operations?: readonly OperationFile[];
  /** What it signs with who asks, as in GATEWAY_PRIVATE_KEY; null: subgraphs are not told. */
  privateKey: string | null;
  subgraphTimeoutMs: number;
  /** The most rows of a page, as its subgraphs have it: files are asked for in such pages. */
  mostRows?: number;
  /** Told why a subgraph gave no answer. */
  log(subgraph: string, reason: string): void;
}

/** Serves a supergraph: one graph, whose parts other processes answer for. Errors: OperatorError where it cannot listen. */
export async function startGateway(options: GatewayOptions): Promise<RunningServer> {
  const { supergraph, own, keys, privateKey, subgraphTimeoutMs, mostRows, log, ...others } = options;
  const { readToken = null, hasAnonymousReading = true, operations = [], ...listening } = others;
  const caller = openCaller();
  const sign = privateKey === null ? null : viewerSigner(await readPrivateKey(privateKey), Date.now);
  const schema = withCosts(publicSchema(supergraph));
  const executor = await openExecutor(withOneKey(supergraph, own), {
    caller,
    sign,
    timeoutMs: subgraphTimeoutMs,
    isOwn: (subgraph) => own.has(subgraph),
    log,
  });
  const addresses = supergraphAddresses(supergraph);
  const readiness = () => whichAnswer(addresses, caller, sign);
  const outside = listening.outside ?? OPEN;
  const rates = requestRates(outside, sayIgnored(listening.events));
  const persisted = persistedOperations(outside);
  const examples = outside.onlyListed && !outside.hasPlayground ? [] : examplesFor(schema);
  // what is composed elsewhere may be another graph than the dashboard's
  const asked = outside.hasDashboard ? dashboardOperations() : [];
  const hasDashboard = outside.hasDashboard && asked.every(({ query }) => validate(schema, parse(query)).length === 0);
  const known = [
    ...(hasDashboard ? asked : []),
    ...examples.map(({ fileName, query }) => ({ file: fileName, query })),
    ...operations,
    ...feedOperations(schema),
  ];
  warmStart(schema, known, null, persisted);
  const keyUsed = keys && keyUses(keys, () => new Date());
  const door: Door = { trusted: 'DOOR', readToken, ...(keyUsed && { keyUsed }), rates };
  const left = leftRequests();
  const server = await startGraphServer(
    { ...listening, readiness, pages: hasDashboard ? listening.pages : null },
    {
      schema,
      answering: answeringThrough(executor, schema, supergraph),
      contextOf: async (headers) => {
        const { viewer } = await callerOf(keys ?? NO_KEYS, headers, door);
        const leaving = new AbortController();
        left.follow(headers, { leave: () => leaving.abort() });
        return { viewer, operationId: randomUUID(), leaving: leaving.signal };
      },
      hasAnonymousReading,
      names: operationNames(known),
      persisted,
      rates,
      left,
      mostRows,
    },
  );
  return {
    ...server,
    close: async () => {
      await server.close();
      caller.close();
    },
  };
}

const NO_KEYS: Reader = { rows: async () => [] };
