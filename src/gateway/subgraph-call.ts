import { Agent as HttpAgent, type RequestOptions, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';

/** What came of a call: an answer of any status, or none. */
export type CallResult =
  | { kind: 'answered'; status: number; body: string }
  | { kind: 'unreachable'; cause: NodeJS.ErrnoException }
  | { kind: 'slow'; timeoutMs: number }
  | { kind: 'too-large'; mostBytes: number }
  /** Whoever wanted it is gone. */
  | { kind: 'left' };

export interface Call {
  url: URL;
  headers: Readonly<Record<string, string>>;
  body: string;
  timeoutMs: number;
  /** Asking twice does no harm: a kept connection is used, and where it turns out to be closed another. */
  isRepeatable: boolean;
  /** Aborted where nobody wants the answer any more: the connection is closed, which tells the subgraph. */
  leaving?: AbortSignal | undefined;
}

/** Calls subgraphs over connections that are kept open between calls. */
export interface Caller {
  call(call: Call): Promise<CallResult>;
  close(): void;
}

/** How many connections one gateway holds to one subgraph; what comes beyond waits its turn. */
const MOST_CONNECTIONS = 64;

/** What is longer is no answer: JavaScript's longest string would not hold twice as much, and no partner may fill the gateway. */
const MOST_BYTES = 256 * 1024 * 1024;

/** A caller whose connections are closed by `close`. */
export function openCaller(mostBytes = MOST_BYTES): Caller {
  const options = { keepAlive: true, maxSockets: MOST_CONNECTIONS, scheduling: 'lifo' as const };
  const agents = { http: new HttpAgent(options), https: new HttpsAgent(options) };
  return {
    call: (call) => post({ ...call, mostBytes }, agents, call.isRepeatable),
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

interface Bounded extends Call {
  mostBytes: number;
}

function post(call: Bounded, agents: { http: HttpAgent; https: HttpsAgent }, mayRetry: boolean): Promise<CallResult> {
  const isHttps = call.url.protocol === 'https:';
  const options: RequestOptions = {
    method: 'POST',
    agent: call.isRepeatable && (isHttps ? agents.https : agents.http),
    headers: { ...call.headers, 'content-length': Buffer.byteLength(call.body) },
  };
  const { leaving } = call;
  return new Promise((resolve) => {
    if (leaving?.aborted) return resolve({ kind: 'left' });
    const request = (isHttps ? requestHttps : requestHttp)(call.url, options);
    let isCutOff = false;
    const cutOff = (result: CallResult) => {
      isCutOff = true;
      over();
      resolve(result);
      request.destroy();
    };
    const leave = () => cutOff({ kind: 'left' });
    const over = () => {
      clearTimeout(timer);
      leaving?.removeEventListener('abort', leave);
    };
    leaving?.addEventListener('abort', leave);
    const timer = setTimeout(() => cutOff({ kind: 'slow', timeoutMs: call.timeoutMs }), call.timeoutMs);
    const fail = (cause: Error) => {
      if (isCutOff) return;
      over();
      // a kept connection that its other end has closed in the meantime says nothing about the subgraph
      if (mayRetry && request.reusedSocket) resolve(post(call, agents, false));
      else resolve({ kind: 'unreachable', cause });
    };
    request.on('error', fail);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= call.mostBytes) chunks.push(chunk);
        else cutOff({ kind: 'too-large', mostBytes: call.mostBytes });
      });
      response.on('error', fail);
      response.on('end', () => {
        over();
        resolve({ kind: 'answered', status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    request.end(call.body);
  });
}
