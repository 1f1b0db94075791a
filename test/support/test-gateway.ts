import { makeKeyPair, readPublicKey } from '../../src/auth/gateway-keys';
import type { TrustedGateway } from '../../src/auth/verify-viewer';
import { MODULES } from '../../src/federation/registry';
import { subgraph } from '../../src/federation/subgraph';
import { printSupergraph } from '../../src/federation/supergraph';
import { startGateway } from '../../src/gateway/gateway';
import { composingWith } from '../../src/gateway/supergraph-source';
import type { Limits } from '../../src/limits/limits';
import type { RunningServer } from '../../src/server/http-server';
import type { OperationFile } from '../../src/server/operation-files';
import type { OutsideSettings } from '../../src/server/outside-settings';
import type { TestHub } from './test-hub';
import { ANYWHERE, serveSchema } from './test-server';

/** The five subgraphs as servers of this process, and a gateway before them, all over the database of a test hub. */
export interface TestGateway {
  url: string;
  /** Where each subgraph is, by name. */
  subgraphs: Record<string, RunningServer>;
  /** Why subgraphs gave no answer, as the gateway's log has it. */
  logged: string[];
  privateKey: string;
  publicKey: string;
  /** What the subgraph of this name trusts. */
  trust(name: string): Promise<TrustedGateway>;
  close(): Promise<void>;
}

/** The supergraph of our modules and of partners at these addresses. Errors: OperatorError. */
export const composeAll = async (addresses: Readonly<Record<string, string>>): Promise<string> =>
  (await composingWith(addresses))(addresses);

export async function openTestGateway(
  { database, importDocument }: TestHub,
  options: {
    subgraphTimeoutMs?: number;
    limits?: Limits;
    outside?: OutsideSettings;
    operations?: readonly OperationFile[];
    /** The key that subgraphs check with comes along: a partner is started here, before what it says is composed. */
    supergraph?: (addresses: Record<string, string>, publicKey: string) => string | Promise<string>;
  } = {},
): Promise<TestGateway> {
  const { privateKey, publicKey } = await makeKeyPair();
  const trust = async (audience: string) => ({ publicKey: await readPublicKey(publicKey), audience });
  const surroundings = { db: database, importDocument };
  const subgraphs: Record<string, RunningServer> = {};
  for (const module of MODULES)
    subgraphs[module.name] = await serveSchema(subgraph(module), surroundings, {
      trustedGateway: await trust(module.name),
      ...(options.limits && { limits: options.limits }),
    });
  const addresses = Object.fromEntries(Object.entries(subgraphs).map(([name, { url }]) => [name, `${url}/graphql`]));
  const logged: string[] = [];
  const closeSubgraphs = async () => {
    for (const server of Object.values(subgraphs)) await server.close();
  };
  const supergraph = await Promise.resolve((options.supergraph ?? printSupergraph)(addresses, publicKey)).catch(
    async (error) => {
      // servers left open would keep Jest from ending
      await closeSubgraphs();
      throw error;
    },
  );
  const gateway = await startGateway({
    ...ANYWHERE,
    supergraph,
    own: new Set(Object.keys(subgraphs)),
    keys: database,
    ...(options.limits && { limits: options.limits }),
    ...(options.outside && { outside: options.outside }),
    ...(options.operations && { operations: options.operations }),
    privateKey,
    subgraphTimeoutMs: options.subgraphTimeoutMs ?? 30_000,
    log: (name, reason) => logged.push(`${name}: ${reason}`),
  });
  return {
    url: gateway.url,
    subgraphs,
    logged,
    privateKey,
    publicKey,
    trust,
    close: async () => {
      await gateway.close();
      await closeSubgraphs();
    },
  };
}
