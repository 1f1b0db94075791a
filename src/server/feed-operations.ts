import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLSchema, parse, validate } from 'graphql';
import type { OperationFile } from './operation-files';

const FOLDER = join(__dirname, '../web/feeds');

/** What feeds are made from, by name. */
export const FEED_OPERATIONS = ['plan-changes', 'plan-deadlines', 'unit-changes', 'unit-deadlines', 'names'] as const;
export type FeedOperation = (typeof FEED_OPERATIONS)[number];

/** The text of an operation, as it is asked. */
export const feedQuery = (name: FeedOperation): string => readFileSync(join(FOLDER, `${name}.graphql`), 'utf8');

/** The operations of feeds, to be known in advance; none where the schema does not answer all of them, and so has no feeds. */
export function feedOperations(schema: GraphQLSchema): OperationFile[] {
  const files = FEED_OPERATIONS.map((name) => ({ file: `${name}.graphql`, query: feedQuery(name) }));
  return files.every(({ query }) => validate(schema, parse(query)).length === 0) ? files : [];
}
