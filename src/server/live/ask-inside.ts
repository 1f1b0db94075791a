import {
  type IncomingHttpHeaders,
  IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { Writable } from 'node:stream';
import { type Carried, carry } from './carried';

/** A request that is put to the server from within. */
export interface InnerRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer | null;
  /** Where who asks is connected from. */
  remoteAddress: string | undefined;
}

export interface InnerAnswer {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

/** Nobody waits for the answer any more. */
export class Gone extends Error {
  constructor() {
    super('Whoever asked for this is gone.');
  }
}

/**
 * Puts a request to a server as if it had come over a connection: whatever looks at requests there looks at this one. `carried`: null for
 * what is asked as plain requests are. Where `signal` aborts, it is as if that connection had been closed. Errors: Gone.
 */
export function askInside(
  server: Server,
  asked: InnerRequest,
  carried: Carried | null,
  signal: AbortSignal,
): Promise<InnerAnswer> {
  const line = new InnerLine(asked.remoteAddress);
  const request = new IncomingMessage(line as unknown as Socket);
  request.method = asked.method;
  request.url = asked.url;
  // its body ends with the connection: nothing is sent in chunks
  request.httpVersion = '1.0';
  request.httpVersionMajor = 1;
  request.httpVersionMinor = 0;
  request.headers = withLength(asked);
  request.complete = true;
  if (asked.body) request.push(asked.body);
  request.push(null);
  if (carried) carry(request, carried);
  const response = new ServerResponse(request);
  response.assignSocket(line as unknown as Socket);
  // a response that was given no header before its head keeps none to be looked at
  response.setHeader('x-none', '');
  response.removeHeader('x-none');
  return new Promise((resolve, reject) => {
    const leave = () => line.destroy();
    signal.addEventListener('abort', leave, { once: true });
    response.on('finish', () => {
      resolve({ status: response.statusCode, headers: response.getHeaders(), body: line.body() });
      line.destroy();
    });
    line.on('close', () => {
      signal.removeEventListener('abort', leave);
      reject(new Gone());
      if (response.writableFinished) response.detachSocket(line as unknown as Socket);
      line.forget();
    });
    if (signal.aborted) line.destroy();
    else server.emit('request', request, response);
  });
}

/** What a request says of itself as one that came over a connection, besides that connection. */
const OF_CONNECTION = [
  'connection',
  'upgrade',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'expect',
  'te',
  'http2-settings',
];

function withLength({ headers, body }: InnerRequest): IncomingHttpHeaders {
  const own = { ...headers };
  for (const name of OF_CONNECTION) delete own[name];
  if (body) own['content-length'] = String(body.length);
  return own;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** The other end of an answer: it takes all, at once. */
class InnerLine extends Writable {
  #chunks: Buffer[] = [];

  constructor(readonly remoteAddress: string | undefined) {
    super({ decodeStrings: true });
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    for (const { chunk } of chunks) this.#chunks.push(chunk);
    done();
  }

  /** What came behind the head. */
  body(): Buffer {
    const all = this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks);
    return all.subarray(all.indexOf(HEAD_END) + HEAD_END.length);
  }

  /**
   * Leads to nothing any more. From Node 24 each Writable has a closure that V8 puts among the old objects at once (it is assigned to a
   * property where it is written), so that all a stream leads to stays until all memory is looked through: 50 MB of pages that were sent
   * long ago, in an export.
   */
  forget(): void {
    this.#chunks = [];
    this.removeAllListeners();
  }

  // what is asked of a connection besides
  setTimeout(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  destroySoon(): void {
    this.end();
  }
}
