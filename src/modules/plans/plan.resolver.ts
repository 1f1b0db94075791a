import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { HubError } from '../../errors';
import { onlyOne } from '../../graph/ambiguity';
import { RECORDED_AT } from '../../graph/as-recorded';
import type { Context } from '../../graph/context';
import { Costing } from '../../graph/costs';
import { encodeId } from '../../graph/global-id';
import { Progress } from '../../graph/progress';
import { Reads, ReadsOnce } from '../../graph/reads';
import type { Row } from '../../graph/rows-by-id';
import { DateScalar } from '../../graph/scalars';
import { shown } from '../../graph/shown';
import { documentNumberKey } from '../../vietnamese/document-number';
import { foldUnitName } from '../../vietnamese/unit-name-key';
import { Plan } from './plan.entity';
import { planSourceTextById } from './plan.loaders';
import { findPlansByNumber } from './plan.queries';
import { planProgressById } from './progress.loaders';

@Resolver(() => Plan)
export class PlanResolver {
  @ReadsOnce({ argument: 'number', property: 'numberKey', key: ({ number }) => documentNumberKey(number as string) })
  @Query(() => Plan, {
    nullable: true,
    description:
      'The plan (kế hoạch) with a number: its own, or that of the decision it was issued with, before tasks of the decision itself.',
  })
  async plan(
    @Arg('number', () => String, { description: 'Number and symbol (số, ký hiệu); spaces and case do not matter.' })
    number: string,
    @Arg('issuer', () => String, { nullable: true, description: 'Name of the issuing body (cơ quan ban hành).' })
    issuer: string | null,
    @Arg('issuedOn', () => DateScalar, { nullable: true, description: 'Day of issue (ngày ban hành).' })
    issuedOn: string | null,
    @Arg('recordedAt', () => Date, { nullable: true, description: RECORDED_AT }) recordedAt: Date | null,
    @Ctx() ctx: Context,
  ): Promise<Row | null> {
    const numberKey = documentNumberKey(number);
    if (!numberKey) throw new HubError('BAD_USER_INPUT', 'number: it is empty.', { argument: 'number' });
    const { db } = recordedAt ? await ctx.asRecorded(recordedAt) : ctx;
    const found = await findPlansByNumber(db, numberKey, issuer ? foldUnitName(issuer) : null, issuedOn);
    // the plans of one decision have its issuer and its day: only their ids tell them apart
    const isOneDecisions = new Set(found.map(({ issuerName, issuedOn }) => `${issuerName} ${issuedOn}`)).size < 2;
    return onlyOne(found, {
      absent: `No plan is numbered ${shown(number)}${issuer || issuedOn ? ' with that issuer and day' : ''}. Numbers look like 12/KH-SNV; plans(first: 20) lists what is held.`,
      ambiguous: `${shown(number)} is the number of ${found.length} plans; ${isOneDecisions ? 'ask node(id:) for one of the candidates' : 'say the issuer or issuedOn'}.`,
      candidate: ({ id, number, documentType, title, issuerName, issuedOn }) => ({
        id: encodeId('Plan', id),
        number,
        documentType,
        title,
        issuer: issuerName,
        issuedOn,
      }),
    });
  }

  @Costing({ call: 25 })
  @Reads('id')
  @FieldResolver(() => Progress, {
    description:
      'ROLLED_UP over its leaf tasks, cancelled ones and their parts left out: each by its report, else by the indicators that its text sets, else by the report on the nearest task above it, else as not begun. Where none of them has data FROM_INDICATORS of the plan, else NO_DATA (tiến độ).',
  })
  progress(@Root() plan: Plan, @Ctx() ctx: Context): Promise<Progress> {
    return ctx.load(planProgressById, plan.id);
  }

  @Costing({ call: 100 })
  @Reads('sourceTextId')
  @FieldResolver(() => String, { description: 'The whole text that spans of this plan point into (toàn văn).' })
  async sourceText(@Root() plan: Plan, @Ctx() ctx: Context): Promise<string | null> {
    return ctx.load(planSourceTextById, plan.sourceTextId);
  }
}
