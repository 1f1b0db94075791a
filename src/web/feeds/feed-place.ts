/** Where a feed is, and what its links lead to. */
export interface FeedPlace {
  kind: 'plans' | 'units';
  id: string;
  /** Its own address. */
  self: string;
  /** The dashboard's page of something. */
  page(kind: string, id: string): string;
  /** A name that stays the same (RFC 4151). */
  tag(specific: string): string;
  /** In UIDs of events. */
  host: string;
}

/** `origin`: where readers reach the hub; `path`: of the feed, with its query. */
export function feedPlace(origin: string, path: string, kind: FeedPlace['kind'], id: string): FeedPlace {
  // an address of IPv6 has characters that no tag has
  const host = new URL(origin).hostname.replace(/[^\w.-]/g, '-');
  return {
    kind,
    id,
    self: `${origin}${path}`,
    page: (of, one) => `${origin}/${of}/${one}`,
    tag: (specific) => `tag:${host},2026:${specific}`,
    host,
  };
}
