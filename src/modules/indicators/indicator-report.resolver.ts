import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { checkFilter } from '../../graph/check-filter';
import { connect } from '../../graph/connection';
import type { Context } from '../../graph/context';
import { COUNT_OF_ALL_COST, Costing } from '../../graph/costs';
import { filterInput } from '../../graph/filter-inputs';
import { askOf } from '../../graph/link-args';
import type { Edge } from '../../graph/link-loaders';
import type { ManyLink } from '../../graph/links';
import { orderInput } from '../../graph/orders';
import { PageArgs } from '../../graph/page';
import { type CountedRow, checkDimensions, countRows, type Share, sharesOf } from '../../graph/report';
import { DateScalar } from '../../graph/scalars';
import { IndicatorConnection } from './indicator.connection';
import { Indicator, indicatorRoots } from './indicator.entity';
import { INDICATOR_REPORT } from './indicator-report.queries';
import { IndicatorDimension, IndicatorReport, IndicatorReportRow } from './indicator-report.types';
import { groupFilter, groupKey } from './indicator-report-group';
import { IndicatorState } from './indicator-state.types';

const INDICATORS: Edge = {
  from: 'IndicatorReportRow',
  name: 'indicators',
  link: indicatorRoots.links.indicators as ManyLink,
  entity: Indicator,
};

@ArgsType()
class ReportedIndicatorsArgs extends PageArgs {
  @Field(() => [IndicatorState], {
    nullable: true,
    description: 'Only those that stand so; all where absent (tình trạng).',
  })
  state?: IndicatorState[] | null;

  @Field(() => [orderInput('Indicator')], {
    nullable: true,
    description: 'By what they are ordered; plan by plan in document order where absent (sắp xếp).',
  })
  orderBy?: object[] | null;
}

@Resolver(() => IndicatorReportRow)
export class IndicatorReportResolver {
  @Costing({ call: 5000, isOfAll: true })
  @Query(() => IndicatorReport, {
    description:
      'Targets against actuals across plans (biểu tổng hợp chỉ tiêu): how many indicators are met, on their path, off it or without data, in all and by group.',
  })
  async indicatorReport(
    @Arg('filter', () => filterInput('Indicator'), {
      nullable: true,
      description: 'Only these indicators; all where absent.',
    })
    filter: object | null,
    @Arg('groupBy', () => [IndicatorDimension], {
      nullable: true,
      description: 'One to three dimensions, the first the outermost; only the total where absent (nhóm theo).',
    })
    groupBy: IndicatorDimension[] | null,
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description: 'The day to judge by, today where absent: figures observed later play no part (tính đến ngày).',
    })
    asOf: string | null,
    @Ctx() ctx: Context,
  ): Promise<IndicatorReport> {
    const dimensions = checkDimensions(groupBy);
    const day = asOf ?? ctx.today;
    const { total, groups } = await countRows(ctx, INDICATOR_REPORT, checkFilter('Indicator', filter), dimensions, day);
    const row = (counted: CountedRow): IndicatorReportRow => reportRow(counted, dimensions, filter, day);
    return { asOf: day, total: row(total), groups: groups.map(row) };
  }

  @Costing({ call: 20, count: COUNT_OF_ALL_COST })
  @FieldResolver(() => IndicatorConnection, {
    description:
      'The indicators that are counted here, so that every figure can be looked into (các chỉ tiêu được tính).',
  })
  indicators(
    @Root() row: IndicatorReportRow,
    @Args(() => ReportedIndicatorsArgs) args: ReportedIndicatorsArgs,
    @Ctx() ctx: Context,
  ) {
    const { state, orderBy, ...page } = args;
    const filter = { and: [row.filter, ...(state ? [{ state: { in: state, asOf: row.asOf } }] : [])] };
    return connect(ctx, INDICATORS, 0, askOf(INDICATORS.link, { filter, orderBy }), page);
  }
}

function reportRow(
  counted: CountedRow,
  dimensions: readonly IndicatorDimension[],
  asked: object | null,
  asOf: string,
): IndicatorReportRow {
  const keys = counted.isTotal
    ? []
    : dimensions.map((dimension, i) => ({ dimension, value: counted.values[i] ?? null }));
  const { of, shares } = sharesOf(counted);
  const [met, onPath, offPath, noData] = shares as [Share, Share, Share, Share];
  return {
    filter: { and: [asked ?? {}, ...keys.map(({ dimension, value }) => groupFilter(dimension, value))] },
    asOf,
    key: keys.map(({ dimension, value }) => groupKey(dimension, value)),
    indicatorCount: of,
    met,
    onPath,
    offPath,
    noData,
  };
}
