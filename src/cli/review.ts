import { type ExecutionResult, graphql } from 'graphql';
import { OPERATOR } from '../auth/viewer';
import type { Config } from '../config';
import { migrate } from '../database/migrate';
import { OperatorError } from '../errors';
import { wholeGraph } from '../federation/whole-graph';
import { openStore, type Tell } from '../hub';
import { documentWriters } from '../ingest/document-writers';
import { contextFor } from '../server/request-context';
import { requireWholeDatabase } from './require-whole-database';
import { type ReviewedItem, reviewLines } from './review-lines';

interface Options {
  plan?: string;
  code?: string;
  json: boolean;
}

const PAGE = 500;

const PAGE_QUERY = `query ($filter: ReviewItemFilter, $after: String) {
  reviewItems(filter: $filter, first: ${PAGE}, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id code severity message status subject subjectId subjectVersion sentence line heading
      evidence { quote start end }
      document { id number name type title }
      task { id ordinal }
      unit { id name }
    }
  }
}`;

interface Page {
  reviewItems: { pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: ReviewedItem[] };
}

/** Lists what is uncertain, document by document; as JSON one item a line on stdout. */
export async function review(config: Config, options: Options, tell: Tell): Promise<number> {
  requireWholeDatabase(config, 'review');
  // what the operator has taken in just now is listed
  const store = await openStore({ ...config, replicaUrls: [] }, tell);
  try {
    await migrate(store.database, null, tell);
    const schema = wholeGraph();
    const importDocument = async () => {
      throw new Error('A review imports nothing.');
    };
    const ask = async <Data>(source: string, variableValues: Record<string, unknown>): Promise<Data> => {
      const surroundings = { db: store.database, importDocument, writers: documentWriters, maxPageSize: PAGE };
      // a context of its own for each page: what it has read is not kept
      const contextValue = contextFor(surroundings, OPERATOR, new Date());
      const result: ExecutionResult = await graphql({ schema, source, variableValues, contextValue });
      if (result.errors?.[0]) throw new OperatorError(result.errors[0].message);
      return result.data as Data;
    };
    const filter = {
      ...(options.code === undefined ? {} : { code: { eq: options.code } }),
      ...(options.plan === undefined ? {} : await ofNumber(ask, options.plan)),
    };
    const all: ReviewedItem[] = [];
    let after: string | null = null;
    do {
      const { reviewItems }: Page = await ask(PAGE_QUERY, { filter, after });
      for (const item of reviewItems.nodes)
        if (options.json) process.stdout.write(`${JSON.stringify(item)}\n`);
        else all.push(item);
      after = reviewItems.pageInfo.hasNextPage ? reviewItems.pageInfo.endCursor : null;
    } while (after !== null);
    if (!options.json) for (const line of reviewLines(all)) tell(line);
    return 0;
  } finally {
    await store.close();
  }
}

type Ask = <Data>(source: string, variables: Record<string, unknown>) => Promise<Data>;

/** The plan of a number, else the document. Errors: OperatorError where there is none, or several. */
async function ofNumber(ask: Ask, number: string): Promise<Record<string, unknown>> {
  try {
    const { plan } = await ask<{ plan: { id: string } }>('query ($number: String!) { plan(number: $number) { id } }', {
      number,
    });
    return { plan: { eq: plan.id } };
  } catch {
    const { legalDocument } = await ask<{ legalDocument: { id: string } }>(
      'query ($number: String!) { legalDocument(number: $number) { id } }',
      { number },
    );
    return { document: { eq: legalDocument.id } };
  }
}
