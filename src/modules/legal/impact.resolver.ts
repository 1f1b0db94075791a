import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { HubError } from '../../errors';
import type { Context } from '../../graph/context';
import { Costing } from '../../graph/costs';
import { requireId } from '../../graph/global-id';
import { rowsById } from '../../graph/rows-by-id';
import { shown } from '../../graph/shown';
import { Citation } from './citation.entity';
import { ImpactArgs, impactOf } from './impact';
import { MOST_DOCUMENTS } from './impact.queries';
import { ImpactConnection, ImpactEdge } from './impact.types';
import { LegalDocument } from './legal-document.entity';

const WHAT = `nearest first: plans, tasks, the units that lead them, and documents that are no plans, over at most ${MOST_DOCUMENTS} documents`;

@Resolver(() => ImpactEdge)
export class ImpactResolver {
  @Costing({ call: 2000 })
  @Query(() => ImpactConnection, {
    description: `What rests on a document (phạm vi ảnh hưởng), itself or through others, ${WHAT}. NOT_FOUND where there is no such document.`,
  })
  async impact(
    @Arg('documentId', () => ID, { description: 'The id of a legal document (mã văn bản).' }) documentId: string,
    @Args(() => ImpactArgs) args: ImpactArgs,
    @Ctx() ctx: Context,
  ) {
    const id = requireId(documentId, 'LegalDocument', 'documentId');
    const document = (await ctx.load(rowsById(LegalDocument), id)) as LegalDocument | null;
    if (document === null)
      throw new HubError('NOT_FOUND', `documentId: there is no LegalDocument with the id ${shown(documentId)}.`, {
        argument: 'documentId',
      });
    return impactOf(ctx, document, args);
  }

  @FieldResolver(() => [Citation])
  async path(@Root() edge: ImpactEdge, @Ctx() ctx: Context): Promise<unknown[]> {
    return Promise.all(edge.citationIds.map((id) => ctx.load(rowsById(Citation), id)));
  }
}

@Resolver(() => LegalDocument)
export class DocumentImpactResolver {
  @Costing({ call: 2000 })
  @FieldResolver(() => ImpactConnection, {
    description: `What rests on it (phạm vi ảnh hưởng), itself or through others, ${WHAT}.`,
  })
  impact(@Root() document: LegalDocument, @Args(() => ImpactArgs) args: ImpactArgs, @Ctx() ctx: Context) {
    return impactOf(ctx, document, args);
  }
}
