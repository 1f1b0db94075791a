import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../graph/context';
import { encodeId } from '../../graph/global-id';
import { write } from '../../graph/write';
import { nodeInError, storeReport } from './report-error.queries';
import { ReportErrorInput, ReportErrorResult } from './report-error.types';
import { wordsOf } from './report-words';
import { reviewItemIdOfReport } from './review-item.queries';

@Resolver()
export class ReportErrorResolver {
  @Mutation(() => ReportErrorResult, {
    description:
      'Says that something is wrong, for who corrects the graph to look at (báo lỗi dữ liệu). Needs no key; how often it is taken in an hour is bounded.',
  })
  reportError(
    @Arg('input', () => ReportErrorInput, { description: 'What is wrong, and with what.' }) input: ReportErrorInput,
    @Ctx() ctx: Context,
  ) {
    return write(ctx, {
      operation: 'reportError',
      input: {},
      role: 'READER',
      apart: true,
      target: nodeInError(input.nodeId),
      store: (tx, place: Awaited<ReturnType<ReturnType<typeof nodeInError>>>) => storeReport(tx, place, wordsOf(input)),
      answer: ({ reportId, isNew }) => ({
        __typename: 'ReportErrorSuccess' as const,
        reviewItemId: encodeId('ReviewItem', reviewItemIdOfReport(reportId)),
        isNew,
      }),
    });
  }
}
