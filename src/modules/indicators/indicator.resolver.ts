import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graph/context';
import { Progress } from '../../graph/progress';
import { Indicator } from './indicator.entity';
import { latestValueByIndicatorId } from './indicator.loaders';
import { indicatorProgress } from './indicator-progress';

@Resolver(() => Indicator)
export class IndicatorResolver {
  @FieldResolver(() => Progress, { description: 'The latest figure against the target (tiến độ so với chỉ tiêu).' })
  async progress(@Root() indicator: Indicator, @Ctx() ctx: Context): Promise<Progress> {
    return indicatorProgress(indicator, await ctx.load(latestValueByIndicatorId, indicator.id));
  }
}
