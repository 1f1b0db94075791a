import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../graph/context';
import { requireId } from '../../graph/global-id';
import { notFound } from '../../graph/refused';
import { shown } from '../../graph/shown';
import { write } from '../../graph/write';
import { DismissReviewItemInput, DismissReviewItemResult } from './dismiss-review-item.types';
import { reviewSubjectOf } from './review-item.queries';

@Resolver()
export class DismissReviewItemResolver {
  @Mutation(() => DismissReviewItemResult, {
    description:
      'Says that something on the review list is right as it is (bỏ qua cảnh báo); it outlives imports. Needs the role EDITOR.',
  })
  dismissReviewItem(
    @Arg('input', () => DismissReviewItemInput, { description: 'Which item.' }) input: DismissReviewItemInput,
    @Ctx() ctx: Context,
  ) {
    const id = requireId(input.id, 'ReviewItem', 'id');
    return write(ctx, {
      operation: 'dismissReviewItem',
      input,
      target: (tx) => reviewSubjectOf(tx, id),
      store: async (tx, item: Awaited<ReturnType<typeof reviewSubjectOf>>, at) => {
        const isThere =
          item !== null && (await ctx.writers.settleDoubt(tx, { subject: item.subject, rowId: item.subjectRowId, at }));
        if (!isThere) throw notFound(`id: ${shown(input.id)} is not on the review list any more.`);
        return input.id;
      },
      answer: (dismissedId) => ({ __typename: 'DismissReviewItemSuccess' as const, dismissedId }),
    });
  }
}
