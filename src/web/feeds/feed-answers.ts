/** What the operations beside this file are answered with. */

export interface NamedNode {
  id?: string;
  __typename?: string;
  number?: string | null;
  title?: string | null;
  name?: string | null;
  /** A legal document's, which has none where it has a number. */
  called?: string | null;
}

export interface FeedChange {
  nodeId: string;
  kind: string;
  part: string | null;
  operation: 'CREATED' | 'CHANGED' | 'REMOVED';
  recordedAt: string;
  fields: { name: string; before: unknown; after: unknown }[];
  node: NamedNode | null;
}

/** The plan or unit that a feed is of. */
export interface FeedSubject extends NamedNode {
  id: string;
  documentType?: string;
  updatedAt?: string;
  issuer?: { name: string } | null;
}

export interface FeedPage<Row> {
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  nodes: Row[];
}

export interface ChangesAnswer {
  node: FeedSubject;
  changes: FeedPage<FeedChange>;
}

export interface FeedTask {
  id: string;
  ordinal: string | null;
  title: string;
  status: string;
  version: number;
  updatedAt: string;
  deadlines: { on: string | null; text: string }[];
  assignments: { unit: { name: string } }[];
  plan: { number: string | null; title: string };
}

export interface DeadlinesAnswer {
  node: FeedSubject & { tasks: FeedPage<FeedTask> };
}

/** What a person calls it. */
export const nameOf = ({ number, title, name, called }: NamedNode): string =>
  name ?? called ?? ([number, title].filter(Boolean).join(' – ') || '');
