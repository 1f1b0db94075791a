import type { ApolloServerPlugin } from '@apollo/server';
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  preHandlerHookHandler,
  RouteShorthandOptions,
} from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { Viewer } from '../auth/viewer';
import type { Log } from '../observe/log';
import type { RequestLogging } from '../observe/observe-settings';
import { shownAddress } from '../observe/shown-address';
import { beginSpan, isTracing, type Span, within } from '../observe/spans';
import type { CallerHeaders } from './caller';
import { requestAddresses } from './caller-address';
import { carriedBy } from './live/carried';
import type { Metrics } from './metrics';
import { type NamedOperation, namedOperation } from './named-operation';

/** What is noted of a request that is to be told of. */
interface Notes {
  viewer: Viewer | null;
  /** The interpreter has executed it, or a gateway planned it; else it was compiled, or kept. */
  isInterpreted: boolean;
  /** It is one of the share of which the log has a line whatever came of them. */
  isDrawn: boolean;
  /** Codes of the errors in its answer, and the ids of those that are masked. */
  codes: string[];
  ids: string[];
  span: Span | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null where nobody is told of it, which is most. */
    notes: Notes | null;
    /** It is one of those that are counted as under way. */
    isUnderWay: boolean;
  }
}

export interface ObserveOptions {
  log: Log;
  requests: RequestLogging;
  metrics: Metrics;
  /** The names of operations that are known in advance: others are what callers choose, and name no span. */
  names: ReadonlySet<string>;
  /** Whose word is taken for where a request comes from. */
  trustedProxies: readonly string[];
}

/** Looks at requests to /graphql: how many there are and how long they take, a line in the log, a span. */
export interface ObservedRequests {
  /** For the route. */
  hooks: Pick<RouteShorthandOptions, 'onRequest' | 'onResponse'>;
  /** The last that are run before its handler; none where nothing is traced. */
  around: preHandlerHookHandler[];
  plugin: ApolloServerPlugin<object>;
  /** Whatever is noted of what is executed with this context is noted of the request. */
  belongs(context: object, request: FastifyRequest): void;
}

/** After the body was read: what reads it does so in a context of its own. */
const withinSpan: preHandlerHookHandler = ({ notes }, _reply, done) => {
  if (notes?.span) within(notes.span, done);
  else done();
};

const REQUEST = Symbol('request');

/** Apollo hands its plugins a copy of the context: what is in it is found there. */
interface OfRequest {
  [REQUEST]?: FastifyRequest;
}

const byHeaders = new WeakMap<CallerHeaders, Notes>();

/** Notes who asks, where the request is one that is told of. */
export function noteCaller(headers: CallerHeaders, viewer: Viewer): void {
  const notes = byHeaders.get(headers);
  if (notes) notes.viewer = viewer;
}

export function observeRequests(app: FastifyInstance, options: ObserveOptions): ObservedRequests {
  const { log, requests, metrics, names } = options;
  const addressOf = requestAddresses(options.trustedProxies);
  const share = requests.share ?? 0;
  const slowMs = requests.share === null ? Number.POSITIVE_INFINITY : requests.slowMs;
  app.decorateRequest('notes', null);
  app.decorateRequest('isUnderWay', false);

  /** What is noted begins here where nothing was: of what fails it is told in any case. */
  const notesOf = (request: FastifyRequest): Notes => {
    request.notes ??= { viewer: null, isInterpreted: false, isDrawn: false, codes: [], ids: [], span: null };
    return request.notes;
  };

  const hooks: ObservedRequests['hooks'] = {
    onRequest: (request, _reply, done) => {
      metrics.begin();
      request.isUnderWay = true;
      const isTraced = isTracing();
      const isDrawn = share > 0 && Math.random() < share;
      if (isTraced || isDrawn) {
        const notes = notesOf(request);
        notes.isDrawn = isDrawn;
        byHeaders.set(request.headers, notes);
        if (isTraced) notes.span = beginSpan('graphql', 'server', traceHeaders(request.headers));
      }
      done();
    },
    onResponse: (request, reply, done) => {
      const ms = reply.elapsedTime;
      const status = reply.raw.writableFinished ? reply.statusCode : 0;
      metrics.end(status, ms / 1000, request.isUnderWay);
      const { notes } = request;
      if (notes !== null || ms >= slowMs || status >= 500) tell(request, reply, status, ms);
      done();
    },
  };

  function tell(request: FastifyRequest, reply: FastifyReply, status: number, ms: number): void {
    const notes = notesOf(request);
    const operation = namedOperation(request.body, request.query);
    const isOurs = status >= 500 || notes.codes.some(isOfOurs);
    if (notes.span) endSpan(notes.span, { notes, operation, status, method: request.method, names });
    if (requests.share === null || !(isOurs || ms >= slowMs || notes.isDrawn)) return;
    log.write(isOurs || ms >= slowMs ? 'warn' : 'info', 'request', {
      operation: operation.type ?? undefined,
      name: operation.name ?? undefined,
      hash: operation.hash ?? undefined,
      status: status || 'aborted',
      transport: carriedBy(request.raw)?.transport,
      ms: Math.round(ms * 100) / 100,
      executed: executedOf(notes, reply),
      ...callerFacts(notes.viewer),
      address: shownAddress(addressOf(request.raw)),
      ...(notes.codes.length > 0 ? { errors: [...new Set(notes.codes)] } : {}),
      ...(notes.ids.length > 0 ? { errorIds: notes.ids } : {}),
      traceId: notes.span?.traceId ?? undefined,
    });
  }

  return {
    hooks,
    around: isTracing() ? [withinSpan] : [],
    belongs: (context, request) => {
      (context as OfRequest)[REQUEST] = request;
      if (request.notes) request.notes.viewer = (context as { viewer?: Viewer }).viewer ?? null;
    },
    plugin: {
      requestDidStart: async ({ contextValue }) => ({
        executionDidStart: async () => {
          const { notes } = (contextValue as OfRequest)[REQUEST] ?? {};
          if (notes) notes.isInterpreted = true;
        },
        willSendResponse: async ({ response: { body } }) => {
          const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
          const request = errors && (contextValue as OfRequest)[REQUEST];
          if (!request) return;
          const notes = notesOf(request);
          const { viewer = null } = contextValue as { viewer?: Viewer };
          notes.viewer = viewer;
          noteErrors(notes, errors);
        },
      }),
    },
  };
}

/** Of an answer with thousands of errors the first say enough. */
const MOST_IDS = 5;

function noteErrors(notes: Notes, errors: readonly GraphQLFormattedError[]): void {
  notes.isInterpreted = true;
  for (const { extensions } of errors) {
    const { code, errorId } = extensions ?? {};
    // "NOT_FOUND"; not "no such task", as a partner's subgraph may say
    if (typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) && !notes.codes.includes(code)) notes.codes.push(code);
    if (isErrorId(errorId) && notes.ids.length < MOST_IDS) notes.ids.push(errorId);
  }
}

// "42fb4fe1-ee27-4b3d-80b5-0d0d10b6a80b"; not "case 7 of Lạc Giang", as a partner's subgraph may say
const isErrorId = (id: unknown): id is string => typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id);

// "INTERNAL_SERVER_ERROR", "DOWNSTREAM_UNAVAILABLE"; not "NOT_FOUND"
const isOfOurs = (code: string): boolean => code === 'INTERNAL_SERVER_ERROR' || code.startsWith('DOWNSTREAM_');

/** A key by its number, a token by that it is one: no name. */
function callerFacts(viewer: Viewer | null): Record<string, unknown> {
  if (viewer === null) return {};
  return viewer.kind === 'key' ? { caller: 'key', key: viewer.keyId } : { caller: viewer.kind };
}

const executedOf = ({ isInterpreted }: Notes, { statusCode }: FastifyReply): string | undefined =>
  isInterpreted ? 'interpreted' : statusCode < 400 ? 'compiled' : undefined;

const traceHeaders = ({ traceparent, tracestate }: CallerHeaders) => ({
  traceparent: typeof traceparent === 'string' ? traceparent : undefined,
  tracestate: typeof tracestate === 'string' ? tracestate : undefined,
});

interface Ended {
  notes: Notes;
  operation: NamedOperation;
  status: number;
  method: string;
  names: ReadonlySet<string>;
}

/** A span's name is one of few: the kind of operation, and its name where it is one that is known in advance. */
function endSpan(span: Span, { notes, operation, status, method, names }: Ended): void {
  const { type, name, hash } = operation;
  const known = name !== null && names.has(name) ? name : null;
  span.rename(type === null ? 'graphql' : known === null ? type : `${type} ${known}`);
  const { viewer } = notes;
  span.set({
    'http.request.method': method,
    'url.path': '/graphql',
    ...(status > 0 ? { 'http.response.status_code': status } : {}),
    ...(type === null ? {} : { 'graphql.operation.type': type }),
    ...(known === null ? {} : { 'graphql.operation.name': known }),
    ...(hash === null ? {} : { 'graphql.document.hash': hash }),
    'plangraph.executed': notes.isInterpreted ? 'interpreted' : 'compiled',
    ...(viewer ? { 'plangraph.caller': viewer.kind } : {}),
    ...(viewer?.kind === 'key' ? { 'plangraph.key': viewer.keyId } : {}),
    ...(notes.codes.length > 0 ? { 'plangraph.errors': notes.codes } : {}),
  });
  const fault = notes.codes.find(isOfOurs) ?? (status >= 500 ? String(status) : status === 0 ? 'aborted' : undefined);
  if (fault !== undefined) span.fail(fault);
  span.end();
}
