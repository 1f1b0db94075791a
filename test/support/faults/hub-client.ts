import { ERROR_CODES } from '../../../src/errors';

/** What a hub answered; `status` null: nothing, the connection broke. */
export interface Answered<Data = Record<string, unknown>> {
  status: number | null;
  data?: Data | null;
  errors?: { message: string; extensions: { code?: string; id?: string; errorId?: string } }[];
}

/** Asks a hub of another process; never throws. */
export async function askHub<Data = Record<string, unknown>>(
  url: string,
  query: string,
  options: { variables?: Record<string, unknown>; key?: string; signal?: AbortSignal } = {},
): Promise<Answered<Data>> {
  const { variables, key, signal } = options;
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify({ query, variables }),
      ...(signal ? { signal } : {}),
    });
    return { status: response.status, ...((await response.json()) as object) };
  } catch {
    return { status: null };
  }
}

// "GRAPHQL_PARSE_FAILED", "PERSISTED_QUERY_NOT_FOUND", "BAD_REQUEST"; not "ECONNREFUSED"
const OF_PROTOCOL =
  /^(?:GRAPHQL_[A-Z_]+|PERSISTED_QUERY_[A-Z_]+|OPERATION_RESOLUTION_FAILURE|BAD_REQUEST|INTERNAL_SERVER_ERROR)$/;

// "select t.id from task", "/work/x/dist/y.js", "127.0.0.1", "\n    at Object.x (file.js:1:2)", "ECONNREFUSED"; not "Select a task"
const OF_INSIDE =
  /\bselect\s\S.{0,200}\sfrom\s|\binsert into\b|\/(?:src|dist|node_modules|home|tmp|work|var)\/|127\.0\.0\.1|postgres|\.[jt]s:\d|\bECONN|\bENOENT|\n\s+at\s/i;

/** What is wrong with the form of an answer that failed; null where nothing is. */
export function faultOfShape({ errors, ...rest }: Answered): string | null {
  if (!Array.isArray(errors) || errors.length === 0) return `no errors: ${JSON.stringify(rest)}`;
  for (const error of errors) {
    const { message, extensions } = error;
    const code = extensions?.code;
    if (typeof message !== 'string' || message === '') return `no message: ${JSON.stringify(error)}`;
    if (typeof code !== 'string' || !((ERROR_CODES as readonly string[]).includes(code) || OF_PROTOCOL.test(code)))
      return `no code of the list: ${JSON.stringify(error)}`;
    if (code === 'INTERNAL_SERVER_ERROR' && !(extensions.errorId ?? extensions.id))
      return `no id: ${JSON.stringify(error)}`;
    if (OF_INSIDE.test(message)) return `it tells of what is inside: ${message}`;
  }
  return null;
}

/** Resolves with the first answer without errors, asked anew until it comes. */
export async function untilAnswered<Data>(url: string, query: string, withinMs = 20_000): Promise<Answered<Data>> {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await askHub<Data>(url, query);
    if (answer.status === 200 && !answer.errors) return answer;
    if (Date.now() > until) throw new Error(`It did not recover: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
