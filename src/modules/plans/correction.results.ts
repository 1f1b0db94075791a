import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { ConflictFailure, NotFoundFailure, ValidationFailure } from '../../graph/failure';
import type { Key } from '../../graph/key';
import { typeNameOf } from '../../graph/node';
import { resultsOf } from '../../graph/write-many.types';
import { Plan } from './plan.entity';
import { Task } from './task.entity';

/** The result of a mutation that leaves a task behind. */
function taskResult(operation: string, done: string, term: string) {
  @ObjectType(`${operation}Success`, { simpleResolvers: true, description: `${done} (${term}).` })
  class Success {
    @Field(() => Task, { description: 'The task as it is now (nhiệm vụ).' })
    task!: Key;
  }
  return createUnionType({
    name: `${operation}Result`,
    description: `What came of the request (kết quả ${term}).`,
    types: () => [Success, ValidationFailure, ConflictFailure, NotFoundFailure] as const,
    resolveType: typeNameOf,
  });
}

export const UpdateTaskResult = taskResult('UpdateTask', 'The task is as asked', 'sửa nhiệm vụ');
export const UpdateTasksResult = resultsOf('UpdateTasks', () => UpdateTaskResult, 'sửa nhiều nhiệm vụ');
export const AddTaskResult = taskResult('AddTask', 'The task is there', 'bổ sung nhiệm vụ');
export const SetAssignmentsResult = taskResult('SetAssignments', 'The units are as asked', 'phân công lại');
export const SetDeadlinesResult = taskResult('SetDeadlines', 'The time limits are as asked', 'đặt lại thời hạn');

@ObjectType({
  simpleResolvers: true,
  description: 'The task is gone; the next import does not bring it back (bỏ nhiệm vụ).',
})
export class RemoveTaskSuccess {
  @Field(() => ID, { description: 'The id that the task had (mã định danh).' })
  removedId!: string;

  @Field(() => Plan, { description: 'The plan that it was in (kế hoạch).' })
  plan!: Key;
}

export const RemoveTaskResult = createUnionType({
  name: 'RemoveTaskResult',
  description: 'What came of the request (kết quả bỏ nhiệm vụ).',
  types: () => [RemoveTaskSuccess, ValidationFailure, ConflictFailure, NotFoundFailure] as const,
  resolveType: typeNameOf,
});
