import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graph/context';
import { Costing } from '../../graph/costs';
import { Progress } from '../../graph/progress';
import { Picks, Reads } from '../../graph/reads';
import { DateScalar } from '../../graph/scalars';
import { Deadline } from './deadline.entity';
import { taskProgressById } from './progress.loaders';
import { nextStatuses } from './status-rules';
import { Task } from './task.entity';
import { TaskStatus, Timeliness } from './task.enums';
import { deadlinesByTaskId } from './task.loaders';
import { CURRENT_DEADLINE, timelinessOf } from './timeliness';

@Resolver(() => Task)
export class TaskResolver {
  @Picks(CURRENT_DEADLINE)
  @FieldResolver(() => Deadline, {
    nullable: true,
    description: 'The earliest deadline that is still ahead, else the last (thời hạn).',
  })
  async deadline(@Root() task: Task, @Ctx() ctx: Context): Promise<Deadline | null> {
    return CURRENT_DEADLINE.pick(await ctx.load(deadlinesByTaskId, task.id), ctx.today);
  }

  @Costing({ call: 1 })
  @Reads('id', 'status', 'completedOn')
  @FieldResolver(() => Timeliness, { description: 'Against its deadline, in the official buckets (tiến độ).' })
  async timeliness(
    @Root() task: Task,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'The day to judge by; today where absent.' })
    asOf: string | null,
    @Ctx() ctx: Context,
  ): Promise<Timeliness> {
    return timelinessOf(task, await ctx.load(deadlinesByTaskId, task.id), asOf ?? ctx.today);
  }

  @Reads('decided')
  @FieldResolver(() => [String], {
    description: 'Its fields that a person decided, which imports leave alone (trường đã được người dùng quyết định).',
  })
  decidedFields(@Root() task: Task): string[] {
    return Object.keys(task.decided).sort();
  }

  @Reads('status')
  @FieldResolver(() => [TaskStatus], {
    description: 'What its status can become by the rules, as it is now (tình trạng kế tiếp).',
  })
  nextStatuses(@Root() task: Task): readonly TaskStatus[] {
    return nextStatuses(task.status);
  }

  @Costing({ call: 2 })
  @Reads('id')
  @FieldResolver(() => Progress, {
    description:
      'REPORTED: the percentage reported last, 100 where COMPLETED. Else ROLLED_UP over the leaf tasks below it, cancelled ones and their parts left out: each by its report, else by its indicators, else by the report on the nearest task between, else as not begun. Where none has data, or there are none, FROM_INDICATORS that its own text sets, else NO_DATA (tiến độ).',
  })
  progress(@Root() task: Task, @Ctx() ctx: Context): Promise<Progress> {
    return ctx.load(taskProgressById, task.id);
  }
}
