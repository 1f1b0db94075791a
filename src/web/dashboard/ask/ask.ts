import type { TypedDocumentString } from '../generated/graphql';
import { AskError, faultOf } from './ask-error';
import { keyNow } from './session';

interface GraphError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string };
}

interface GraphAnswer<Data> {
  data?: Data | null;
  errors?: GraphError[];
}

/** Codes with which the rest of the answer stands: what was looked up is not there. */
const ABSENT = 'NOT_FOUND';

/** Asks the graph, as anybody else may. Errors: AskError. */
export async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
  key: string | null = keyNow(),
): Promise<Data> {
  const response = await fetch('/graphql', request(document, variables, signal, 'application/json', key)).catch(
    (error: unknown) => {
      if (signal?.aborted) throw error;
      throw new AskError('offline', String(error));
    },
  );
  if ([502, 503, 504].includes(response.status)) throw new AskError('offline', `HTTP ${response.status}`);
  const answer = (await response.json().catch(() => ({}))) as GraphAnswer<Data>;
  const fault = answer.errors?.find((error) => error.extensions?.code !== ABSENT);
  if (fault) {
    const code = fault.extensions?.code ?? null;
    throw new AskError(faultOf(code), fault.message, code);
  }
  if (!answer.data) throw new AskError('failed', answer.errors?.[0]?.message ?? `HTTP ${response.status}`);
  return answer.data;
}

/** One request for an answer, of another form where `accept` says so. */
export function request<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
  accept = 'application/json',
  key: string | null = keyNow(),
): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...(key && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ query: document.toString(), variables }),
    signal,
  };
}
