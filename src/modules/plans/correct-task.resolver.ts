import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../graph/context';
import { encodeId } from '../../graph/global-id';
import { ref } from '../../graph/key';
import { rowToChange, write } from '../../graph/write';
import { storeAddedTask } from './add-task.queries';
import {
  AddTaskInput,
  RemoveTaskInput,
  SetAssignmentsInput,
  SetDeadlinesInput,
  UpdateTaskInput,
} from './correction.inputs';
import {
  AddTaskResult,
  RemoveTaskResult,
  SetAssignmentsResult,
  SetDeadlinesResult,
  UpdateTaskResult,
} from './correction.results';
import { Plan } from './plan.entity';
import { rejectTask } from './reject-task.queries';
import { Task } from './task.entity';
import { taskAnswer, taskUpdate } from './task-changes';
import { storeAssignments, storeDeadlines } from './task-parts.queries';

const INPUT = { description: 'What is to be done, on what the caller saw.' };

/** Corrections of what was read: each is one change in the history, and outlives the next import of the document. */
@Resolver()
export class CorrectTaskResolver {
  @Mutation(() => UpdateTaskResult, {
    description: 'Corrects a task or says how far it has come (sửa nhiệm vụ). Needs the role EDITOR.',
  })
  updateTask(@Arg('input', () => UpdateTaskInput, INPUT) input: UpdateTaskInput, @Ctx() ctx: Context) {
    return write(ctx, taskUpdate(ctx, input));
  }

  @Mutation(() => AddTaskResult, {
    description: 'Adds a task that the reader missed (bổ sung nhiệm vụ). Needs the role EDITOR.',
  })
  addTask(@Arg('input', () => AddTaskInput, INPUT) input: AddTaskInput, @Ctx() ctx: Context) {
    return write(ctx, {
      operation: 'addTask',
      input,
      alone: true,
      target: rowToChange(Plan, 'Plan', input.planId, input.expectedVersion, 'planId'),
      store: (tx, plan: Plan, at) => storeAddedTask(tx, plan, input, { at, unitNamed: ctx.writers.unitNamed }),
      answer: taskAnswer('AddTaskSuccess'),
    });
  }

  @Mutation(() => RemoveTaskResult, {
    description: 'Takes a task away that is none (bỏ nhiệm vụ đọc sai). Needs the role EDITOR.',
  })
  removeTask(@Arg('input', () => RemoveTaskInput, INPUT) input: RemoveTaskInput, @Ctx() ctx: Context) {
    return write(ctx, {
      operation: 'removeTask',
      input,
      target: rowToChange(Task, 'Task', input.id, input.expectedVersion),
      store: rejectTask,
      answer: ({ id, planId }) => ({
        __typename: 'RemoveTaskSuccess' as const,
        removedId: encodeId('Task', id),
        plan: ref('Plan', planId),
      }),
    });
  }

  @Mutation(() => SetAssignmentsResult, {
    description: 'Says which units do a task, and in what role (phân công lại). Needs the role EDITOR.',
  })
  setAssignments(@Arg('input', () => SetAssignmentsInput, INPUT) input: SetAssignmentsInput, @Ctx() ctx: Context) {
    return write(ctx, {
      operation: 'setAssignments',
      input,
      alone: true,
      target: rowToChange(Task, 'Task', input.id, input.expectedVersion),
      store: (tx, task: Task, at) =>
        storeAssignments(tx, task, input.assignments, { at, unitNamed: ctx.writers.unitNamed }),
      answer: taskAnswer('SetAssignmentsSuccess'),
    });
  }

  @Mutation(() => SetDeadlinesResult, {
    description: 'Says by when a task is to be done (đặt lại thời hạn). Needs the role EDITOR.',
  })
  setDeadlines(@Arg('input', () => SetDeadlinesInput, INPUT) input: SetDeadlinesInput, @Ctx() ctx: Context) {
    return write(ctx, {
      operation: 'setDeadlines',
      input,
      target: rowToChange(Task, 'Task', input.id, input.expectedVersion),
      store: (tx, task: Task, at) => storeDeadlines(tx, task, input.deadlines, at),
      answer: taskAnswer('SetDeadlinesSuccess'),
    });
  }
}
