import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Commits } from '../commits';
import { ERROR_CODES } from '../errors';
import { SECONDS } from '../observe/tally';
import type { ConnectionsInUse } from '../reader';
import type { ExecutionCounts } from './known-operations';
import type { LiveCounts } from './live/live-counts';
import { countLive } from './live/live-figures';
import type { ResponseCache } from './response-cache';
import { countOfProcess } from './tally-figures';

/** What a server counts, where it has it. */
export interface Counted {
  known?: { counts: ExecutionCounts } | null;
  cache?: ResponseCache | null;
  /** The connections to each database server, looked at now. */
  connections?: (() => readonly ConnectionsInUse[]) | null;
  live?: LiveCounts | null;
  commits?: Commits | null;
}

/** Figures of a server for Prometheus: no query, no value, no name of a caller is among them. */
export interface Metrics {
  /** Counts what Apollo executes. */
  plugin: ApolloServerPlugin<object>;
  /** A request to /graphql has come. */
  begin(): void;
  /** It is answered, with a status; 0: whoever asked is gone. `wasBegun`: it was not refused before. */
  end(status: number, seconds: number, wasBegun: boolean): void;
  /** The figures in Prometheus' text format, and the media type of that. */
  text(): Promise<string>;
  contentType: string;
}

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
  if (counted.live) countLive(counted.live, counted.commits ?? null, registers);
  if (counted.connections) countConnections(counted.connections, registers);
  const duration = new Histogram({
    name: 'plangraph_request_duration_seconds',
    help: 'How long answers of /graphql took, from the first byte of the request to the last of the answer.',
    buckets: [...SECONDS],
    registers,
  });
  const answered = countAnswers(registers);
  const failed = countErrors(registers);
  const all = Registry.merge([...registers, ofProcess()]);
  return {
    plugin: {
      requestDidStart: async () => ({
        executionDidStart: async () => {
          interpreted += 1;
        },
        willSendResponse: async ({ response: { body } }) => {
          if (body.kind === 'single') for (const error of body.singleResult.errors ?? []) failed(error);
        },
      }),
    },
    begin: answered.begin,
    end: (status, seconds, wasBegun) => {
      answered.end(status, wasBegun);
      duration.observe(seconds);
    },
    text: () => all.metrics(),
    contentType: all.contentType,
  };
}

/** Answers by their status, and requests that have none yet. */
function countAnswers(registers: [Registry]): { begin(): void; end(status: number, wasBegun: boolean): void } {
  const byStatus = new Map<number, number>();
  let underWay = 0;
  new Counter({
    name: 'plangraph_requests_total',
    help: 'Requests to /graphql by the status of their answer; aborted: whoever asked was gone before.',
    labelNames: ['status'],
    registers,
    collect() {
      this.reset();
      for (const [status, count] of byStatus) this.inc({ status: status || 'aborted' }, count);
    },
  });
  new Gauge({
    name: 'plangraph_requests_in_flight',
    help: 'Requests to /graphql that are being answered now.',
    registers,
    collect() {
      this.set(underWay);
    },
  });
  return {
    begin: () => {
      underWay += 1;
    },
    end: (status, wasBegun) => {
      if (wasBegun) underWay -= 1;
      byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
    },
  };
}

const CODES_OF_PROTOCOL = [
  ...['BAD_REQUEST', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE'],
  ...['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED', 'INTERNAL_SERVER_ERROR'],
];

/** The codes that answers can have: a partner's subgraph may have made up others. */
const CODES: ReadonlySet<unknown> = new Set([...ERROR_CODES, ...CODES_OF_PROTOCOL]);

/** Errors in answers, by their code; what a gateway is told by others is "other". */
function countErrors(registers: [Registry]): (error: GraphQLFormattedError) => void {
  const errors = new Counter({
    name: 'plangraph_errors_total',
    help: 'Errors in answers, by code: INTERNAL_SERVER_ERROR is ours, DOWNSTREAM_… is of what stands behind, others are of who asked.',
    labelNames: ['code'],
    registers,
  });
  return ({ extensions }) => {
    const code = extensions?.code;
    errors.inc({ code: CODES.has(code) ? String(code) : 'other' });
  };
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
    countOfProcess(processRegistry);
  }
  return processRegistry;
}
