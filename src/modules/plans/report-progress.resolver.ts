import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../graph/context';
import { requireId } from '../../graph/global-id';
import { write } from '../../graph/write';
import { writeMany } from '../../graph/write-many';
import { CallArgs, INPUTS } from '../../graph/write-many.types';
import { UpdateTaskInput } from './correction.inputs';
import { UpdateTasksResult } from './correction.results';
import { ReportProgressInput, ReportProgressOfTasksResult, ReportProgressResult } from './report-progress.types';
import { Task } from './task.entity';
import { progressReport, taskUpdate } from './task-changes';

/** How far tasks have come, one by one or many in one call. */
@Resolver()
export class ReportProgressResolver {
  @Mutation(() => ReportProgressResult, {
    description:
      'Keeps what a unit says of a task on a day, and makes the task be as it says (báo cáo tiến độ). Needs the role REPORTER, and then a task of its unit or one below it.',
  })
  reportProgress(
    @Arg('input', () => ReportProgressInput, { description: 'What is said, and of what (nội dung báo cáo).' })
    input: ReportProgressInput,
    @Ctx() ctx: Context,
  ) {
    return write(ctx, progressReport(ctx, input));
  }

  @Mutation(() => ReportProgressOfTasksResult, {
    description:
      'reportProgress on many tasks in one call (báo cáo tiến độ nhiều nhiệm vụ). Needs the role REPORTER: one task that is not of its unit, and none is reported on.',
  })
  reportProgressOfTasks(
    @Arg('inputs', () => [ReportProgressInput], INPUTS) inputs: ReportProgressInput[],
    @Args(() => CallArgs) call: CallArgs,
    @Ctx() ctx: Context,
  ) {
    return writeMany(ctx, 'ReportProgressOfTasksSuccess', {
      operation: 'reportProgressOfTasks',
      role: 'REPORTER',
      call,
      inputs,
      rows: { entity: Task, idOf: ({ taskId }, at) => requireId(taskId, 'Task', `${at}.taskId`) },
      change: (input, at) => progressReport(ctx, input, `${at}.taskId`),
    });
  }

  @Mutation(() => UpdateTasksResult, {
    description: 'updateTask on many tasks in one call (sửa nhiều nhiệm vụ). Needs the role EDITOR.',
  })
  updateTasks(
    @Arg('inputs', () => [UpdateTaskInput], INPUTS) inputs: UpdateTaskInput[],
    @Args(() => CallArgs) call: CallArgs,
    @Ctx() ctx: Context,
  ) {
    return writeMany(ctx, 'UpdateTasksSuccess', {
      operation: 'updateTasks',
      call,
      inputs,
      rows: { entity: Task, idOf: ({ id }, at) => requireId(id, 'Task', `${at}.id`) },
      change: (input, at) => taskUpdate(ctx, input, `${at}.id`),
    });
  }
}
