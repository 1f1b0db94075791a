import { join } from 'node:path';
import { makeKeyPair, publicHalf } from '../auth/gateway-keys';
import { tokenReader } from '../auth/tokens';
import type { Config } from '../config';
import { migrate } from '../database/migrate';
import { OperatorError } from '../errors';
import { MODULES } from '../federation/registry';
import { startGateway } from '../gateway/gateway';
import { givenSubgraphs } from '../gateway/given-subgraphs';
import { type KeptRunning, keepRunning } from '../gateway/kept-running';
import { composingWith, givenSupergraph } from '../gateway/supergraph-source';
import { openStore, type Tell } from '../hub';
import { SMALL_YOUNG_GENERATION } from '../hub-memory';
import { eventIn } from '../observe/log';
import { watch } from '../observe/watch';
import { closedWith, type Running, runUntilSignal } from '../running';
import { databaseOf, showFirstKey, tellReady } from '../serve';
import { DASHBOARD_PAGES } from '../server/dashboard';
import { tryPort } from '../server/listen';
import { operationFiles } from '../server/operation-files';
import { programVersion } from './checkout';

export interface GatewayCommand {
  /** "NAME=URL" of subgraphs that run elsewhere. */
  subgraph: readonly string[];
  /** A file with a composed supergraph, which is taken as it is. */
  supergraph?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What runs a subgraph: what `npm start` runs. */
const PROGRAM = join(__dirname, '../main.js');

/** Serves the graph through a gateway until a signal comes, with the subgraphs that nobody else runs; resolves once it listens. */
export const gateway = (config: Config, command: GatewayCommand, environment: Environment, tell: Tell): Promise<void> =>
  runUntilSignal(tell, (running) => start(config, command, environment, tell, running));

async function start(config: Config, command: GatewayCommand, environment: Environment, tell: Tell, running: Running) {
  if (config.subgraph !== null)
    throw new OperatorError(`SUBGRAPH="${config.subgraph}" goes with serve; the gateway serves all: unset it.`, 2);
  const elsewhere = givenSubgraphs(command.subgraph);
  requireLastingKey(config, command, elsewhere);
  const given = command.supergraph === undefined ? null : await givenSupergraph(command.supergraph, elsewhere);
  const compose = await composingWith(elsewhere);
  const privateKey = config.gatewayPrivateKey ?? (await makeKeyPair()).privateKey;
  const publicKey = await publicHalf(privateKey);

  // known only at the end otherwise, after all that takes long
  await tryPort(config.host, config.port);
  const watching = watch(config.observe, { version: programVersion(), part: 'gateway', isBehindGateway: false });
  running.closes.push(() => watching.close());
  await databaseOf(config, tell, running);
  const { database } = await closedWith(running, openStore(config, tell));
  const done = await migrate(database, null, tell);
  if (done.length) tell(`Prepared the database (${done.length} migrations)`);
  await showFirstKey({ database }, config, tell);

  const addresses = { ...elsewhere };
  const children: KeptRunning[] = [];
  running.closes.push(async () => {
    await Promise.all(children.map((child) => child.end()));
  });
  const startOne = async (name: string, _at: number, { length: most }: readonly string[]) => {
    const child = await keepRunning(
      {
        name,
        file: PROGRAM,
        flags: [SMALL_YOUNG_GENERATION],
        environment: {
          ...environment,
          SUBGRAPH: name,
          HOST: '127.0.0.1',
          GATEWAY_PUBLIC_KEY: publicKey,
          GATEWAY_PRIVATE_KEY: undefined,
          npm_lifecycle_event: undefined,
          // each tells its figures at an address of its own
          METRICS_PORT: undefined,
        },
        tell: (line) => {
          const said = eventIn(line);
          if (said) watching.options.events.write(said.level, said.event, { ...said.facts, part: name });
          else tell(`${name}: ${line}`);
        },
      },
      tell,
    );
    children.push(child);
    addresses[name] = `${child.url}/graphql`;
    tell(`${name} answers (${children.length} of ${most})`);
  };
  if (given === null) {
    const own = MODULES.map(({ name }) => name).filter((name) => !(name in elsewhere));
    if (own.length > 0) tell(`Starting the subgraphs ${own.join(', ')}; what one says stands behind its name`);
    const started = await Promise.allSettled(own.map(startOne));
    for (const one of started) if (one.status === 'rejected') throw one.reason;
  }
  const server = await startGateway({
    ...watching.options,
    host: config.host,
    port: config.port,
    maxFileBytes: config.maxFileBytes,
    supergraph: given ?? compose(addresses),
    own: new Set(MODULES.map(({ name }) => name)),
    keys: database,
    readToken: config.oidc && tokenReader(config.oidc, tell),
    hasAnonymousReading: config.hasAnonymousReading,
    operations: config.operationsDir === null ? [] : await operationFiles(config.operationsDir),
    outside: config.outside,
    pages: config.outside.hasDashboard ? DASHBOARD_PAGES : null,
    limits: config.limits,
    connections: database.connections,
    privateKey,
    subgraphTimeoutMs: config.subgraphTimeoutMs,
    mostRows: config.maxPageSize,
    log: seldom((subgraph, reason) => tell(`The subgraph "${subgraph}" gave no answer: ${reason}`)),
  });
  running.closes.push(() => server.close());
  tellReady('The gateway of PlanGraph is ready', server, { tell, subgraph: null, outside: config.outside });
}

/** A pair that is made for one run is known to the processes that are started with it alone. */
function requireLastingKey(config: Config, command: GatewayCommand, elsewhere: Readonly<Record<string, string>>): void {
  if (config.gatewayPrivateKey !== null) return;
  const ours = MODULES.find(({ name }) => name in elsewhere)?.name;
  const given = command.supergraph === undefined ? ours && `--subgraph ${ours}=URL` : '--supergraph FILE';
  if (given)
    throw new OperatorError(
      `${given} needs the setting GATEWAY_PRIVATE_KEY: subgraphs that run elsewhere know this gateway by its GATEWAY_PUBLIC_KEY. Make a pair with: plangraph keys gateway`,
      2,
    );
}

/** How often the log says the same of one subgraph. */
const SAID_AGAIN_MS = 10_000;
const MOST_REMEMBERED = 1000;

/** The same, told at most once in a while of each subgraph and reason: every request of many meets the one that is away. */
function seldom(log: (subgraph: string, reason: string) => void): typeof log {
  const saidAt = new Map<string, number>();
  return (subgraph, reason) => {
    const what = `${subgraph} ${reason}`;
    const now = Date.now();
    if (now - (saidAt.get(what) ?? 0) < SAID_AGAIN_MS) return;
    // reasons may be as many as a partner makes
    if (saidAt.size >= MOST_REMEMBERED) saidAt.clear();
    saidAt.set(what, now);
    log(subgraph, reason);
  };
}
