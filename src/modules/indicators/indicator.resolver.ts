import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graph/context';
import { Costing } from '../../graph/costs';
import { Progress } from '../../graph/progress';
import { Reads } from '../../graph/reads';
import { DateScalar } from '../../graph/scalars';
import { Indicator } from './indicator.entity';
import { progressByIndicatorId } from './indicator.loaders';
import { standingByIndicatorId } from './indicator-state.queries';
import { IndicatorStanding } from './indicator-state.types';

@Resolver(() => Indicator)
export class IndicatorResolver {
  @Costing({ call: 2 })
  @Reads('id')
  @FieldResolver(() => Progress, {
    description:
      'The figure observed last against the target: REPORTED, or NO_DATA without a figure or a target. More than was asked for counts as 100; a limit (LT, LTE, a target of 0) is 100 while it is kept; where the baseline lies above an EQ, BETWEEN, APPROX, LT or LTE, it is the way down (tiến độ so với chỉ tiêu).',
  })
  progress(@Root() indicator: Indicator, @Ctx() ctx: Context): Promise<Progress> {
    return ctx.load(progressByIndicatorId, indicator.id);
  }

  @Costing({ call: 2 })
  @Reads('id')
  @FieldResolver(() => IndicatorStanding, {
    description: 'How it stands on a day against its target and the way there (tình trạng so với lộ trình).',
  })
  async standing(
    @Root() indicator: Indicator,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'The day to judge by; today where absent.' })
    asOf: string | null,
    @Ctx() ctx: Context,
  ): Promise<IndicatorStanding> {
    const standing = await ctx.load(standingByIndicatorId(asOf ?? ctx.today), indicator.id);
    if (standing === null) throw new Error(`Indicator ${indicator.id} has no plan.`);
    return standing;
  }
}
