import { keepPreviousData, QueryClient, useQuery } from '@tanstack/react-query';
import type { TypedDocumentString } from '../generated/graphql';
import { ask } from './ask';
import { AskError } from './ask-error';
import { useKey } from './session';

const LONGEST_PAUSE_MS = 5000;

/** Who cannot reach the hub asks again until it is back; what it refuses stays refused. */
export const client = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (_times, error) => error instanceof AskError && error.fault === 'offline',
      retryDelay: (times) => Math.min(250 * 2 ** times, LONGEST_PAUSE_MS),
      // a browser that thinks it is offline may still reach a hub in its own network
      networkMode: 'always',
      staleTime: 30_000,
      refetchOnWindowFocus: true,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** What a panel shows: exactly one of these. */
export type Answered<Data> =
  | { state: 'loading'; isAway: boolean }
  | { state: 'failed'; error: AskError; again: () => void }
  /** `isOld`: it is asked for anew, or could not be; `isAway`: because nobody answers; `fault`: why else it could not. */
  | { state: 'there'; data: Data; isOld: boolean; isAway: boolean; fault: AskError | null; again: () => void };

/** An operation, what it is asked with, and its answer: a panel is made of it. */
export interface Asked<Data, Variables = Record<string, unknown>> {
  document: TypedDocumentString<Data, Variables>;
  variables: Variables;
  answer: Answered<Data>;
}

export interface AskOptions {
  /** Not asked before this is true. */
  isWanted?: boolean;
}

/** Asks, keeps the answer for a while, and shows the one before until another is there. */
export function useAnswer<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  { isWanted = true }: AskOptions = {},
): Asked<Data, Variables> {
  const key = useKey();
  const query = useQuery<Data, AskError>({
    queryKey: [document.toString(), variables, key],
    queryFn: ({ signal }) => ask(document, variables, signal),
    placeholderData: keepPreviousData,
    enabled: isWanted,
  });
  const again = () => void query.refetch();
  const isAway = query.failureReason instanceof AskError && query.failureReason.fault === 'offline';
  const answer: Answered<Data> =
    query.data !== undefined && !(query.error && query.isPlaceholderData)
      ? {
          state: 'there',
          data: query.data,
          isOld: query.isFetching || query.isError,
          isAway,
          fault: query.isFetching ? null : query.error,
          again,
        }
      : query.error
        ? { state: 'failed', error: query.error, again }
        : { state: 'loading', isAway };
  return { document, variables, answer };
}

/** After something was written: whatever is shown is asked for anew. */
export const askAnew = (): Promise<void> => client.invalidateQueries();
