import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ConnectionsInUse } from '../reader';
import type { ExecutionCounts } from './known-operations';
import type { ResponseCache } from './response-cache';

/** What a server counts, where it has it. */
export interface Counted {
  known?: { counts: ExecutionCounts } | null;
  cache?: ResponseCache | null;
  /** The connections to each database server, looked at now. */
  connections?: (() => readonly ConnectionsInUse[]) | null;
}

/** Figures of a server for Prometheus: no query, no value, no name of a caller is among them. */
export interface Metrics {
  /** Counts what Apollo executes. */
  plugin: ApolloServerPlugin<object>;
  /** Takes the time of an answer of /graphql. */
  observe(seconds: number): void;
  /** The figures in Prometheus' text format, and the media type of that. */
  text(): Promise<string>;
  contentType: string;
}

/** From a kept answer to the largest export. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function openMetrics(counted: Counted): Metrics {
  const registers = [new Registry()] as [Registry];
  let interpreted = 0;
  new Counter({
    name: 'plangraph_operations_total',
    help: 'Operations by how they were executed: compiled, interpreted (by a gateway: planned), or answered from the response cache.',
    labelNames: ['executed'],
    registers,
    collect() {
      const { compiled, cached } = counted.known?.counts ?? { compiled: 0, cached: 0 };
      this.reset();
      for (const [executed, count] of Object.entries({ compiled, interpreted, cached })) this.inc({ executed }, count);
    },
  });
  if (counted.known) countLeft(counted.known.counts, registers);
  if (counted.cache) countKept(counted.cache, registers);
  if (counted.connections) countConnections(counted.connections, registers);
  const duration = new Histogram({
    name: 'plangraph_request_duration_seconds',
    help: 'How long answers of /graphql took, from the first byte of the request to the last of the answer.',
    buckets: BUCKETS,
    registers,
  });
  const all = Registry.merge([...registers, ofProcess()]);
  return {
    plugin: {
      requestDidStart: async () => ({
        executionDidStart: async () => {
          interpreted += 1;
        },
      }),
    },
    observe: (seconds) => duration.observe(seconds),
    text: () => all.metrics(),
    contentType: all.contentType,
  };
}

/** /metrics: for whoever reaches the server, as /readyz is. */
export function metricsRoute(app: FastifyInstance, metrics: Metrics): void {
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}

function countLeft({ left }: ExecutionCounts, registers: [Registry]): void {
  new Counter({
    name: 'plangraph_compiler_left_total',
    help: 'Operations that were compiled and left to the interpreter, by cause: not_written, refused, database, fault.',
    labelNames: ['cause'],
    registers,
    collect() {
      this.reset();
      for (const [cause, count] of Object.entries(left)) this.inc({ cause }, count);
    },
  });
}

function countKept({ counts, bytes, limit }: ResponseCache, registers: [Registry]): void {
  new Counter({
    name: 'plangraph_response_cache_hits_total',
    help: 'Answers that were kept and are still right.',
    registers,
    collect() {
      this.reset();
      this.inc(counts.hits);
    },
  });
  new Counter({
    name: 'plangraph_response_cache_misses_total',
    help: 'Answers that were read, by why: absent (none was kept), outdated (something was committed since).',
    labelNames: ['cause'],
    registers,
    collect() {
      this.reset();
      this.inc({ cause: 'absent' }, counts.absent);
      this.inc({ cause: 'outdated' }, counts.outdated);
    },
  });
  new Gauge({
    name: 'plangraph_response_cache_bytes',
    help: 'What the response cache holds.',
    registers,
    collect() {
      this.set(bytes());
    },
  });
  new Gauge({
    name: 'plangraph_response_cache_limit_bytes',
    help: 'The most that the response cache holds (RESPONSE_CACHE_MB).',
    registers,
  }).set(limit);
}

function countConnections(connections: () => readonly ConnectionsInUse[], registers: [Registry]): void {
  new Gauge({
    name: 'plangraph_database_connections',
    help: 'Connections of this process by server: in_use, idle; waiting: requests that wait for one.',
    labelNames: ['server', 'state'],
    registers,
    collect() {
      this.reset();
      for (const { server, inUse, idle, waiting } of connections()) {
        this.set({ server, state: 'in_use' }, inUse);
        this.set({ server, state: 'idle' }, idle);
        this.set({ server, state: 'waiting' }, waiting);
      }
    },
  });
}

let processRegistry: Registry | undefined;

/** What a process has once, however many servers run in it. */
function ofProcess(): Registry {
  if (!processRegistry) {
    processRegistry = new Registry();
    collectDefaultMetrics({ register: processRegistry });
  }
  return processRegistry;
}
