import { wholeGraph } from '../../src/federation/whole-graph';
import type { RunningServer } from '../../src/server/http-server';
import { OPEN, type OutsideSettings } from '../../src/server/outside-settings';
import type { ServerOptions } from '../../src/server/schema-server';
import type { TestHub } from './test-hub';
import { serveSchema } from './test-server';

/** An answer as it came. */
export interface Told {
  status: number;
  headers: Headers;
  text: string;
  body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; extensions: Record<string, unknown> }[];
  };
}

/** A server over a hub's database, as those outside meet it. */
export interface OutsideHub {
  url: string;
  /** Sends a body as JSON to /graphql; a text as it is. */
  post(body: unknown, headers?: Record<string, string>): Promise<Told>;
  get(path: string, headers?: Record<string, string>): Promise<Told>;
  close(): Promise<void>;
}

export async function openOutsideHub(
  { database: db, importDocument }: TestHub,
  outside: Partial<OutsideSettings> = {},
  options: Partial<ServerOptions> = {},
): Promise<OutsideHub> {
  const server: RunningServer = await serveSchema(
    wholeGraph(),
    { db, importDocument },
    { commits: db.commits, ...options, outside: { ...OPEN, ...outside } },
  );
  return {
    url: server.url,
    post: (body, headers = {}) =>
      told(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    get: (path, headers = {}) => told(`${server.url}${path}`, { headers }),
    close: () => server.close(),
  };
}

export async function told(url: string, init: RequestInit): Promise<Told> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

function parsed(text: string): Told['body'] {
  try {
    return JSON.parse(text) as Told['body'];
  } catch {
    return {};
  }
}
