import type { Found } from './feed-question';

/** A list in an answer. */
export interface FeedList<Row> {
  nodes: Row[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** How many rows a page has at most, as far as the graph has said so. */
export interface PageSize {
  largest: number;
}

export interface Paged<Data, Row> {
  ask: (page: { first: number; after: string | null }) => Promise<Found<Data>>;
  /** Where the list is in an answer; null where there is none. */
  listOf: (data: Data) => FeedList<Row> | null;
  /** So many rows are wanted. */
  most: number;
  pageSize: PageSize;
}

/**
 * The first answer with as much of its list as is wanted, page by page. Who runs the graph says how large pages may be (MAX_PAGE_SIZE), and a
 * gateway does not know it: a page that is refused is asked for again half as large, and `pageSize` remembers.
 */
export async function askPages<Data, Row>({ ask, listOf, most, pageSize }: Paged<Data, Row>): Promise<Found<Data>> {
  const nodes: Row[] = [];
  let whole: Data | null = null;
  for (let after: string | null = null; ; ) {
    const first = Math.min(most - nodes.length, pageSize.largest);
    const found = await ask({ first, after });
    if (found.kind === 'failed') {
      if (found.argument !== 'first' || first <= 1) return found;
      pageSize.largest = Math.floor(first / 2);
      continue;
    }
    const list = listOf(found.data);
    if (list === null) return found;
    whole ??= found.data;
    nodes.push(...list.nodes);
    after = list.pageInfo.endCursor ?? null;
    if (nodes.length < most && list.pageInfo.hasNextPage && after !== null) continue;
    Object.assign(listOf(whole) ?? {}, { nodes, pageInfo: list.pageInfo });
    return { kind: 'found', data: whole };
  }
}
