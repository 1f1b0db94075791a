import { Arg, type ClassType, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graph/context';
import { Costing } from '../../graph/costs';
import { Reads } from '../../graph/reads';
import { historyCount, historyPage } from './change.loaders';
import { ChangeConnection } from './change.types';
import { changePage } from './change-page';
import { IndicatorRef, LegalDocumentRef, PlanRef, TaskRef, UnitRef } from './refs';

/** The field `history` of a type. */
function historyOf(type: string, reference: ClassType<{ id: number }>) {
  @Resolver(() => reference)
  class HistoryResolver {
    @Costing({ call: 1 })
    @Reads('id')
    @FieldResolver(() => ChangeConnection, {
      description:
        'What was changed of it and its parts, oldest first where nothing else is asked for: who, when, before, after and why (lịch sử).',
    })
    history(
      @Root() node: { id: number },
      @Arg('first', () => Int, { nullable: true, description: 'How many, 20 where absent.' }) first: number | null,
      @Arg('after', () => String, { nullable: true, description: 'Only what follows this cursor.' })
      after: string | null,
      @Arg('newestFirst', () => Boolean, {
        nullable: true,
        description: 'From the last change back (mới nhất trước).',
      })
      newestFirst: boolean | null,
      @Ctx() ctx: Context,
    ) {
      return changePage(
        ctx,
        { first, after },
        {
          read: (place, limit) => ctx.load(historyPage(type, place, limit, newestFirst ?? false), node.id),
          count: () => ctx.load(historyCount(type), node.id),
        },
      );
    }
  }
  return HistoryResolver;
}

/** The history of every type that implements Node. */
export const NODE_HISTORIES = [
  historyOf('Plan', PlanRef),
  historyOf('Task', TaskRef),
  historyOf('Unit', UnitRef),
  historyOf('Indicator', IndicatorRef),
  historyOf('LegalDocument', LegalDocumentRef),
];
