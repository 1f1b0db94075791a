import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { TypedDocumentString } from '../generated/graphql';
import { ask } from './ask';
import { AskError } from './ask-error';
import { useKey } from './session';
import type { Asked, AskOptions } from './use-answer';

/** A list as far as it was asked for. */
export interface Listed<Row> {
  nodes: readonly Row[];
  /** How many there are in all. */
  totalCount: number;
  hasMore: boolean;
  /** The next page is on its way. */
  isComing: boolean;
  /** Why the next page did not come. */
  fault: AskError | null;
  /** Asks for the next page, unless it is on its way. */
  more: () => void;
}

interface Page<Row> {
  nodes: readonly Row[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

interface PagedVariables {
  after?: string | null;
}

/**
 * Asks for a list page by page, as much as `more` is called for: `pageOf` says where the list is in an answer; it gives null
 * where what has the list is not there. A panel shows it as any answer.
 */
export function usePages<Data, Variables extends PagedVariables, Row>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  pageOf: (data: Data) => Page<Row> | null | undefined,
  { isWanted = true }: AskOptions = {},
): Asked<Listed<Row>, Variables> {
  const key = useKey();
  const query = useInfiniteQuery({
    queryKey: [document.toString(), variables, key, 'pages'],
    queryFn: ({ signal, pageParam }) => ask(document, { ...variables, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (data: Data) => {
      const { hasNextPage, endCursor } = pageOf(data)?.pageInfo ?? { hasNextPage: false };
      return hasNextPage ? endCursor : null;
    },
    placeholderData: keepPreviousData,
    enabled: isWanted,
    // many pages are not asked for again because somebody comes back to the window
    refetchOnWindowFocus: (asked) => asked.state.data?.pages.length === 1,
  });
  const within = useRef(pageOf);
  within.current = pageOf;
  // the same rows as long as the same pages are there: pictures are drawn of them
  const nodes = useMemo(
    () => (query.data?.pages ?? []).flatMap((page) => within.current(page)?.nodes ?? []),
    [query.data],
  );
  const again = () => void query.refetch();
  const error = query.error instanceof AskError ? query.error : null;
  const isAway = query.failureReason instanceof AskError && query.failureReason.fault === 'offline';
  // a panel needs the operation's text alone
  const asked = { document: document as unknown as TypedDocumentString<Listed<Row>, Variables>, variables };
  if (query.data === undefined || (error && query.isPlaceholderData))
    return { ...asked, answer: error ? { state: 'failed', error, again } : { state: 'loading', isAway } };
  const last = query.data.pages.at(-1);
  const data: Listed<Row> = {
    nodes,
    totalCount: (last && pageOf(last)?.totalCount) ?? 0,
    hasMore: query.hasNextPage,
    isComing: query.isFetchingNextPage,
    fault: query.isFetchNextPageError ? error : null,
    more: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
  };
  const isOld = (query.isFetching && !query.isFetchingNextPage) || query.isRefetchError;
  const refetchFault = query.isRefetchError && !query.isFetching ? error : null;
  return { ...asked, answer: { state: 'there', data, isOld, isAway, fault: refetchFault, again } };
}

const NOTHING: Listed<never> = {
  nodes: [],
  totalCount: 0,
  hasMore: false,
  isComing: false,
  fault: null,
  more: () => undefined,
};

/** The list as far as it is there; an empty one while nothing is. */
export const listOf = <Row, Variables>({ answer }: Asked<Listed<Row>, Variables>): Listed<Row> =>
  answer.state === 'there' ? answer.data : NOTHING;
