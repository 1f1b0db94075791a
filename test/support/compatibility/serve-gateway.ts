import { startGateway } from '../../../src/gateway/gateway';

/** The program's own gateway over a supergraph, for callers without a key; says on stderr why a subgraph gave no answer. */
export const serveGateway = (supergraph: string) =>
  startGateway({
    host: '127.0.0.1',
    port: 0,
    maxFileBytes: 1024 * 1024,
    supergraph,
    own: new Set(),
    keys: null,
    privateKey: null,
    subgraphTimeoutMs: 10_000,
    log: (subgraph, reason) => process.stderr.write(`${subgraph}: ${reason}\n`),
  });
