import { Agent, type IncomingMessage, type RequestOptions, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/** What came of a request: an answer as it should be, nobody there to take it, or something that should not be. */
export type Outcome = { kind: 'answered' } | { kind: 'not taken' } | { kind: 'cut off'; why: string };

/** Sends the same request again and again until nobody takes it any more, or it is to end. */
export interface LoadClient {
  /** What came of all of them, once it has ended. */
  outcomes: Promise<Outcome[]>;
  end(): void;
}

/** Asks over one connection that it keeps, as fast as it is answered or with pauses. */
export function askContinually(url: string, body: string, pauseMs = 0): LoadClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let isEnding = false;
  const run = async (): Promise<Outcome[]> => {
    const outcomes: Outcome[] = [];
    while (!isEnding) {
      const outcome = await ask(url, body, agent);
      outcomes.push(outcome);
      if (outcome.kind !== 'answered') break;
      if (pauseMs > 0) await setTimeout(pauseMs);
    }
    agent.destroy();
    return outcomes;
  };
  return {
    outcomes: run(),
    end: () => {
      isEnding = true;
    },
  };
}

/** One request of GraphQL, over a connection of an agent. */
export const ask = (url: string, body: string, agent: Agent): Promise<Outcome> =>
  new Promise((resolve) => {
    const sent = request(`${url}/graphql`, { ...POST, agent }, (response) => void outcomeOf(response).then(resolve));
    sent.on('error', (error) => resolve(ofError(error)));
    sent.end(body);
  });

/** A request whose first half is sent at once, and the second when asked for. */
export function askInHalves(url: string, body: string): { finish(): Promise<Outcome> } {
  const half = Math.floor(body.length / 2);
  const agent = new Agent({ keepAlive: true });
  const headers = { ...POST.headers, 'content-length': String(Buffer.byteLength(body)) };
  let tell: (outcome: Outcome) => void = () => undefined;
  const outcome = new Promise<Outcome>((resolve) => {
    tell = resolve;
  });
  const sent = request(`${url}/graphql`, { ...POST, headers, agent }, (response) => {
    void outcomeOf(response).then(tell);
  });
  sent.on('error', (error) => tell(ofError(error)));
  sent.write(body.slice(0, half));
  return {
    finish: async () => {
      sent.end(body.slice(half));
      const told = await outcome;
      agent.destroy();
      return told;
    },
  };
}

/** An answer of megabytes that is not taken before it is asked for. */
export function readLater(url: string): Promise<{ finish(): Promise<Outcome> }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: { 'accept-encoding': 'identity' } }, (response) => {
      response.pause();
      const length = Number(response.headers['content-length']);
      resolve({
        finish: async () => {
          const bytes = await bodyOf(response);
          return bytes?.length === length
            ? { kind: 'answered' }
            : { kind: 'cut off', why: `${bytes?.length ?? 'some'} of ${length} bytes` };
        },
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

const POST: RequestOptions = { method: 'POST', headers: { 'content-type': 'application/json' } };

async function outcomeOf(response: IncomingMessage): Promise<Outcome> {
  const body = await bodyOf(response);
  if (body === null) return { kind: 'cut off', why: 'in the middle of its answer' };
  const text = body.toString('utf8');
  if (response.statusCode === 200 && text.startsWith('{"data":{')) return { kind: 'answered' };
  return { kind: 'cut off', why: `${response.statusCode} ${text.slice(0, 100)}` };
}

const bodyOf = (response: IncomingMessage): Promise<Buffer | null> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => resolve(Buffer.concat(chunks)));
    response.on('close', () => resolve(null));
    response.on('error', () => resolve(null));
    response.resume();
  });

/** Where nobody listens nothing was sent: it can be sent to another. */
const ofError = (error: NodeJS.ErrnoException): Outcome =>
  error.code === 'ECONNREFUSED' ? { kind: 'not taken' } : { kind: 'cut off', why: error.code ?? error.message };
