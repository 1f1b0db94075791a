import type { IncomingMessage, OutgoingHttpHeaders, Server, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { GraphQLSchema } from 'graphql';
import { type ExportedList, exportedList } from '../../export/exported-list';
import { type AskPage, type PageError, PageRefused, rowPages } from '../../export/row-pages';
import { MEDIA_TYPES, tableFile } from '../../export/table-format';
import { sparingly } from '../../hub-memory';
import { askInside, Gone, type InnerAnswer, type InnerRequest } from '../live/ask-inside';
import { hasErrors } from '../live/operation-run';
import { readBody } from '../live/read-body';
import { refusal } from '../live/refusal';
import { turns } from '../live/turns';
import type { PersistedOperations } from '../persisted-operations';
import { readAway, saysWho } from '../request-size';
import { type AskedFormat, askedFormat } from './asked-format';
import { askedOperation } from './asked-operation';

export interface ExportOptions {
  /** The graph as callers see it. */
  schema: GraphQLSchema;
  persisted: PersistedOperations;
  /** The longest request, with a word about who asks and without. */
  mostBytes: { named: number; anonymous: number };
  /** The most rows of a page. */
  mostRows: number;
  /** Told of what should not have happened. */
  failed(error: unknown): void;
}

/** Lists at /graphql as files, where a request wants one: the operation is put to the server page by page, as if it were asked so. */
export interface Exports {
  /** Takes no new ones, and cuts off those that are not done in time. */
  stop(): Promise<void>;
}

/** So many pages are asked for at once, whoever waits for files: those who ask for answers are not kept waiting. */
const PAGES_AT_ONCE = 3;
/** A file that is not done by then is cut off, as a server that stops does not wait for long. */
const GRACE_MS = 10_000;

const STATUSES: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  UNAUTHENTICATED: 401,
  RATE_LIMITED: 429,
  DOWNSTREAM_UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
};

export function serveExports(
  server: Server,
  { schema, persisted, mostBytes, mostRows, failed }: ExportOptions,
): Exports {
  const inTurn = turns(PAGES_AT_ONCE);
  const running = new Map<AbortController, Promise<void>>();
  let isStopping = false;

  async function answer(request: IncomingMessage, response: ServerResponse, form: AskedFormat, signal: AbortSignal) {
    const most = saysWho(request.headers) ? mostBytes.named : mostBytes.anonymous;
    const body = request.method === 'GET' ? null : await readBody(request, most);
    if (body === null && request.method !== 'GET') {
      await readAway(request);
      return send(
        response,
        refusal(413, 'TOO_COSTLY', `The request has more than ${most} bytes.`, { connection: 'close' }),
      );
    }
    const asked = {
      method: request.method === 'GET' ? ('GET' as const) : ('POST' as const),
      url: request.url ?? '',
      headers: { ...request.headers, accept: 'application/json' },
      body,
    };
    const ask = (one: Omit<InnerRequest, 'remoteAddress'>) =>
      inTurn(() => askInside(server, { ...one, remoteAddress: request.socket.remoteAddress }, null, signal));
    const read = askedOperation(asked, persisted.textOf);
    const found = read ? exportedList(schema, read.operation, form.isRaw) : { kind: 'unread' as const };
    if (found.kind === 'fault') return send(response, refusal(400, 'BAD_USER_INPUT', found.message));
    if (read === null || found.kind === 'unread') {
      const said = await ask(asked);
      return send(response, hasErrors(said) ? withStatus(said) : refusal(400, 'BAD_USER_INPUT', NO_LIST));
    }
    const { operation } = found.list;
    // what is listed may be asked for in pages, too
    if (persisted.isListed(read.text)) persisted.list([operation.query]);
    let head: OutgoingHttpHeaders = {};
    const askPage: AskPage<InnerAnswer> = async (variables) => {
      const said = await ask(read.asking(operation.query, operation.operationName, variables));
      head = said.headers;
      if (said.status === 200 && !hasErrors(said)) return { kind: 'data', data: dataOf(said), bytes: said.body.length };
      return { kind: 'refused', refusal: said, errors: errorsOf(said) };
    };
    const pages = rowPages(operation, askPage, { mostRows, signal });
    const first = await pages.next();
    response.writeHead(200, headersOf(head, found.list, form));
    const file = tableFile(form.format, found.list, sparingly(withFirst(first, pages)), form.isRaw);
    await pipeline(Readable.from(file), response);
  }

  async function run(request: IncomingMessage, response: ServerResponse, form: AskedFormat): Promise<void> {
    const leaving = new AbortController();
    response.once('close', () => leaving.abort());
    const work = answer(request, response, form, leaving.signal).catch((error: unknown) => {
      // what has begun is no file without its end
      if (response.headersSent) response.destroy();
      else if (error instanceof PageRefused) return send(response, withStatus(error.refusal as InnerAnswer));
      else if (!leaving.signal.aborted)
        send(response, refusal(500, 'INTERNAL_SERVER_ERROR', 'Something went wrong on our side.'));
      if (!(error instanceof Gone || error instanceof PageRefused || leaving.signal.aborted)) failed(error);
    });
    running.set(leaving, work);
    await work;
    running.delete(leaving);
  }

  const [plain] = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
  if (!plain || server.listenerCount('request') !== 1) throw new Error('A server has one listener for requests here.');
  server.removeListener('request', plain);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const form = isGraph(request) ? askedFormat(request.headers) : null;
    if (form) void (isStopping ? send(response, STOPPING) : run(request, response, form));
    else plain.call(server, request, response);
  });

  return {
    stop: async () => {
      isStopping = true;
      const cut = setTimeout(() => {
        for (const leaving of running.keys()) leaving.abort();
      }, GRACE_MS);
      await Promise.all(running.values());
      clearTimeout(cut);
    },
  };
}

const STOPPING = refusal(503, 'DOWNSTREAM_UNAVAILABLE', 'The server stops: ask again.', {
  'retry-after': '1',
  connection: 'close',
});
const NO_LIST = 'This request asks for no list that could be a table: send one query with the nodes of one list.';

const GRAPH = '/graphql';

const isGraph = ({ url, method }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'POST') && (url === GRAPH || (url?.startsWith(`${GRAPH}?`) ?? false));

async function* withFirst(
  first: IteratorResult<readonly unknown[]>,
  rest: AsyncGenerator<readonly unknown[]>,
): AsyncGenerator<readonly unknown[]> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

/** An answer in the place of a file: its status says that it is none. */
function withStatus(said: InnerAnswer): InnerAnswer {
  if (said.status !== 200) return said;
  return { ...said, status: STATUSES[String(errorsOf(said)[0]?.extensions?.code)] ?? 400 };
}

function errorsOf({ body }: InnerAnswer): PageError[] {
  try {
    const { errors } = JSON.parse(body.toString()) as { errors?: PageError[] };
    return errors ?? [];
  } catch {
    return [];
  }
}

const dataOf = ({ body }: InnerAnswer): Record<string, unknown> =>
  (JSON.parse(body.toString()) as { data: Record<string, unknown> }).data;

/** What an answer says beside its body goes on, but for what it says of its body and its connection. */
function passedOn(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  const own = { ...headers };
  for (const name of ['content-length', 'content-type', 'transfer-encoding', 'connection', 'keep-alive', 'etag'])
    delete own[name];
  return own;
}

const headersOf = (head: OutgoingHttpHeaders, { key }: ExportedList, { format }: AskedFormat): OutgoingHttpHeaders => ({
  ...passedOn(head),
  'content-type': format === 'csv' ? `${MEDIA_TYPES.csv}; charset=utf-8; header=present` : MEDIA_TYPES[format],
  'content-disposition': `attachment; filename="${key}.${format}"`,
  vary: 'accept',
  // proxies that hold back what comes would take it all into memory
  'x-accel-buffering': 'no',
});

function send(response: ServerResponse, { status, headers, body }: InnerAnswer): void {
  response
    .writeHead(status, {
      ...passedOn(headers),
      ...(headers.connection === 'close' && { connection: 'close' }),
      'content-type': headers['content-type'] ?? 'application/json; charset=utf-8',
      'content-length': body.length,
    })
    .end(body);
}
