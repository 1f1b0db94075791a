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
import { planRoots } from './plan.entity';
import type { Diagnostic } from './plan-parts.entity';
import { TaskConnection } from './task.connection';
import { Task } from './task.entity';
import { Timeliness } from './task.enums';
import { TASK_REPORT } from './task-report.queries';
import { TaskDimension, TaskReport, TaskReportRow } from './task-report.types';
import { groupFilter, groupKey } from './task-report-group';

const TASKS: Edge = { from: 'TaskReportRow', name: 'tasks', link: planRoots.links.tasks as ManyLink, entity: Task };

@ArgsType()
class ReportedTasksArgs extends PageArgs {
  @Field(() => [Timeliness], {
    nullable: true,
    description: 'Only those in these buckets; all where absent (tiến độ).',
  })
  timeliness?: Timeliness[] | null;

  @Field(() => [orderInput('Task')], {
    nullable: true,
    description: 'By what they are ordered; plan by plan in document order where absent (sắp xếp).',
  })
  orderBy?: object[] | null;
}

@Resolver(() => TaskReportRow)
export class TaskReportResolver {
  @Costing({ call: 5000, isOfAll: true })
  @Query(() => TaskReport, {
    description:
      'The official report (biểu tổng hợp): how many tasks are done in time or late, open in time or overdue, or have no deadline, in all and by group.',
  })
  async taskReport(
    @Arg('filter', () => filterInput('Task'), { nullable: true, description: 'Only these tasks; all where absent.' })
    filter: object | null,
    @Arg('groupBy', () => [TaskDimension], {
      nullable: true,
      description: 'One to three dimensions, the first the outermost; only the total where absent (nhóm theo).',
    })
    groupBy: TaskDimension[] | null,
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description:
        'The day to judge by, today where absent. It is compared with days; what was recorded when plays no part.',
    })
    asOf: string | null,
    @Ctx() ctx: Context,
  ): Promise<TaskReport> {
    const dimensions = checkDimensions(groupBy);
    const day = asOf ?? ctx.today;
    const { total, groups } = await countRows(ctx, TASK_REPORT, checkFilter('Task', filter), dimensions, day);
    const row = (counted: CountedRow): TaskReportRow => reportRow(counted, dimensions, filter, day);
    return {
      asOf: day,
      cancelledCount: total.left,
      total: row(total),
      groups: groups.map(row),
      diagnostics: doubts(total.inDoubt),
    };
  }

  @Costing({ call: 20, count: COUNT_OF_ALL_COST })
  @FieldResolver(() => TaskConnection, {
    description: 'The tasks that are counted here, so that every figure can be looked into (các nhiệm vụ được tính).',
  })
  tasks(@Root() row: TaskReportRow, @Args(() => ReportedTasksArgs) args: ReportedTasksArgs, @Ctx() ctx: Context) {
    const { timeliness, orderBy, ...page } = args;
    const inBuckets = timeliness ? [{ timeliness: { in: timeliness, asOf: row.asOf } }] : [];
    const filter = { and: [row.filter, ...inBuckets] };
    return connect(ctx, TASKS, 0, askOf(TASKS.link, { filter, orderBy }), page);
  }
}

/** Tasks that a report counts: without parts, and not cancelled. */
const COUNTED = { children: { none: {} }, not: { status: { eq: 'CANCELLED' } } };

function reportRow(
  counted: CountedRow,
  dimensions: readonly TaskDimension[],
  asked: object | null,
  asOf: string,
): TaskReportRow {
  const keys = counted.isTotal
    ? []
    : dimensions.map((dimension, i) => ({ dimension, value: counted.values[i] ?? null }));
  const { of, shares } = sharesOf(counted);
  const [completedOnTime, completedLate, openInTime, openOverdue, noDeadline] = shares as [
    Share,
    Share,
    Share,
    Share,
    Share,
  ];
  return {
    filter: { and: [asked ?? {}, COUNTED, ...keys.map(({ dimension, value }) => groupFilter(dimension, value, asOf))] },
    asOf,
    key: keys.map(({ dimension, value }) => groupKey(dimension, value)),
    taskCount: of,
    completedOnTime,
    completedLate,
    openInTime,
    openOverdue,
    noDeadline,
  };
}

const doubts = (completedWithoutDay: number): Diagnostic[] =>
  completedWithoutDay === 0
    ? []
    : [
        {
          code: 'TASK_COMPLETED_WITHOUT_DAY',
          severity: 'WARNING',
          message: `${completedWithoutDay} of the tasks that count as late are COMPLETED on a day that nobody reported; updateTask with completedOn settles it.`,
          evidence: null,
        } as Diagnostic,
      ];
