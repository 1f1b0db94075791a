import { ArgsType, Field, Int } from 'type-graphql';
import type { Context } from '../../graph/context';
import { decodeCursor, encodeCursor } from '../../graph/cursor';
import { ref } from '../../graph/key';
import { ascending } from '../../graph/links';
import { NodeKind, TYPE_OF_KIND } from '../../graph/node-kind';
import { checkPage } from '../../graph/page';
import { DateScalar } from '../../graph/scalars';
import { CitationKind } from './citation.kinds';
import { MOST_DOCUMENTS, MOST_RESTING, type Resting, restingByDocumentId, type Step } from './impact.queries';
import type { ImpactEdge } from './impact.types';
import { isInForce } from './in-force';
import type { LegalDocument } from './legal-document.entity';

/** The relations in which what cites rests on what is cited: it loses its ground, or its subject, when that goes. */
const RESTING: readonly CitationKind[] = ['BASIS', 'IMPLEMENTS', 'ISSUED_WITH', 'GUIDES', 'DETAILS', 'CITES'];

@ArgsType()
export class ImpactArgs {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day by which inForce is judged, today where absent; what rests on it does not depend on it.',
  })
  asOf?: string | null;

  @Field(() => [CitationKind], {
    nullable: true,
    description: `The relations that are followed; where absent ${RESTING.join(', ')}.`,
  })
  kinds?: CitationKind[] | null;

  @Field(() => [NodeKind], {
    nullable: true,
    description: 'Only things of these kinds; all where absent. What is left out is followed all the same.',
  })
  nodeKinds?: NodeKind[] | null;

  @Field(() => Int, { nullable: true, description: 'How many, 20 where absent.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what follows this cursor.' })
  after?: string | null;
}

// what was asked stands first, so that a cursor of another document's impact is refused
const ORDER = ['asked', 'depth', 'kind', 'id'].map(ascending);
const fitsTo =
  (asked: string) =>
  (property: string, value: unknown): boolean => {
    if (property === 'asked') return value === asked;
    return property === 'kind' ? typeof value === 'string' && value in TYPE_OF_KIND : Number.isSafeInteger(value);
  };

/** A page of what rests on a document, as `ImpactConnection`. Errors: BAD_USER_INPUT, which names the argument. */
export async function impactOf(
  ctx: Context,
  document: LegalDocument,
  { asOf, kinds, nodeKinds, first, after }: ImpactArgs,
) {
  const { size } = checkPage({ first: first ?? null }, ctx.maxPageSize);
  const followed = kinds ?? RESTING;
  const asked = JSON.stringify([document.id, followed, ...(nodeKinds ? [nodeKinds] : [])]);
  const place = after === null || after === undefined ? null : decodeCursor(after, ORDER, fitsTo(asked), 'after');
  const { steps, resting } = await ctx.load(restingByDocumentId(followed, nodeKinds ?? null), document.id);
  const all = resting.slice(0, MOST_RESTING);
  const start = place === null ? 0 : all.findIndex((one) => isBehind(one, place));
  const onPage = start < 0 ? [] : all.slice(start, start + size);
  ctx.spend(onPage.length);
  const stepById = new Map(steps.map((step) => [step.documentId, step]));
  const edges = onPage.map((one) => edgeOf(one, asked, stepById));
  return {
    document: ref('LegalDocument', document.id),
    inForce: () => isInForce(ctx, document, asOf ?? ctx.today),
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: start >= 0 && start + size < all.length,
      hasPreviousPage: place !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: all.length,
    truncated: steps.length > MOST_DOCUMENTS || resting.length > MOST_RESTING,
  };
}

/** Kinds in the order in which the list has them. */
const RANKS: Readonly<Record<Resting['kind'], number>> = { PLAN: 0, LEGAL_DOCUMENT: 1, TASK: 2, UNIT: 3 };

function isBehind(one: Resting, [, depth, kind, id]: readonly unknown[]): boolean {
  const difference =
    one.depth - (depth as number) || RANKS[one.kind] - RANKS[kind as Resting['kind']] || one.id - (id as number);
  return difference > 0;
}

// a plain object: what is no such thing is not read in the time of the document (graph/as-recorded.ts)
function edgeOf(one: Resting, asked: string, steps: ReadonlyMap<number, Step>): ImpactEdge {
  return {
    cursor: encodeCursor({ asked, ...one }, ORDER),
    node: ref(TYPE_OF_KIND[one.kind], one.id),
    depth: one.depth,
    citationIds: wayTo(one, steps),
  };
}

/** The citations from the document outward to the one that stands in the node. */
function wayTo({ citationId, citedId }: Resting, steps: ReadonlyMap<number, Step>): number[] {
  const way = [citationId];
  for (let step = steps.get(citedId); step; step = steps.get(step.citedId)) way.unshift(step.citationId);
  return way;
}
