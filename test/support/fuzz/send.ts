import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import type { OddRequest } from './odd-requests';

/** What came of a request: an answer, a connection that was closed without one, or nothing in time. */
export type Came =
  | { kind: 'answer'; status: number; type: string; body: string }
  | { kind: 'closed' }
  | { kind: 'hung' };

/** Longer than the hub's own limits, on a machine with other work. */
const WITHIN_MS = 120_000;

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

export const endSending = (): void => agent.destroy();

export const send = (url: string, odd: OddRequest): Promise<Came> =>
  odd.raw ? sendRaw(url, odd.raw) : sendRequest(url, odd);

const sendRequest = (url: string, { method, path, headers, body }: OddRequest): Promise<Came> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const length: Record<string, string> = body === null ? {} : { 'content-length': String(body.length) };
    const sent = request({ agent, hostname, port, method, path, headers: { ...headers, ...length } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        clearTimeout(timer);
        const type = answer.headers['content-type'] ?? '';
        resolve({ kind: 'answer', status: answer.statusCode ?? 0, type, body: Buffer.concat(chunks).toString() });
      });
    });
    const timer = setTimeout(() => {
      resolve({ kind: 'hung' });
      sent.destroy();
    }, WITHIN_MS);
    sent.on('error', () => {
      clearTimeout(timer);
      resolve({ kind: 'closed' });
    });
    sent.end(body ?? undefined);
  });

const sendRaw = (url: string, raw: Buffer): Promise<Came> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    let got = '';
    const done = (): void => {
      clearTimeout(timer);
      socket.destroy();
      // "HTTP/1.1 408 Request Timeout"
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(got)?.[1] ?? 0);
      const [head = '', body = ''] = got.split('\r\n\r\n');
      const type = /^content-type: (.*)$/im.exec(head)?.[1] ?? '';
      resolve(status === 0 ? { kind: 'closed' } : { kind: 'answer', status, type, body });
    };
    const timer = setTimeout(() => {
      socket.destroy();
      resolve({ kind: 'hung' });
    }, WITHIN_MS);
    // an answer ends with its connection, or is whole when its length is there
    socket.on('data', (chunk) => {
      got += chunk.toString('utf8');
      const [head = '', body] = got.split('\r\n\r\n');
      const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? Number.NaN);
      if (body !== undefined && Buffer.byteLength(body) >= length) done();
    });
    socket.on('error', done);
    socket.on('close', done);
    socket.write(raw);
    // no more comes: what was begun is not ended
    socket.end();
  });
