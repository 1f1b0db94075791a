import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Correction } from '../../graph/correction';
import { Costing } from '../../graph/costs';
import { ConflictFailure, NotFoundFailure, ValidationFailure } from '../../graph/failure';
import type { Key } from '../../graph/key';
import { typeNameOf } from '../../graph/node';
import { DateScalar } from '../../graph/scalars';
import { resultsOf } from '../../graph/write-many.types';
import { ProgressReport } from './progress-report.entity';
import { Task } from './task.entity';
import { TaskStatus } from './task.enums';

@InputType({
  description:
    'What a unit says of a task on a day: a percentage, a status, a day of completion, a note (báo cáo tiến độ).',
})
export class ReportProgressInput extends Correction {
  @Field(() => ID, { description: 'The task (nhiệm vụ).' })
  taskId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The task's version that the caller saw: another one is a conflict; any where absent (phiên bản).",
  })
  expectedVersion?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Share of the work that is done, 0 to 100, kept to two decimals. More than 0 begins a task that is NOT_STARTED; 100 alone completes none: say status COMPLETED (tỷ lệ hoàn thành).',
  })
  percent?: number | null;

  @Field(() => TaskStatus, { nullable: true, description: 'The status, by the rules of updateTask (tình trạng).' })
  status?: TaskStatus | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day it was completed, of a COMPLETED task; without one it counts as late (ngày hoàn thành).',
  })
  completedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'What there is to say about it (ghi chú).' })
  note?: string | null;

  @Field(() => DateScalar, {
    description:
      'The day of the report: not in the future, and not over a year before the plan was issued. One that is older than what is known is kept and changes no status (ngày báo cáo).',
  })
  reportedOn!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What else follows from a report, or does not (lưu ý).' })
export class ReportRemark {
  @Field({
    description: 'BEGUN, COMPLETE_BUT_OPEN, COMPLETED_WITHOUT_DAY or OLDER_REPORT: a stable code (mã lưu ý).',
  })
  code!: string;

  @Field({ description: 'What it means and what to do, for people (thông báo).' })
  message!: string;
}

@ObjectType({ simpleResolvers: true, description: 'The report is kept, and the task is as it says (báo cáo tiến độ).' })
export class ReportProgressSuccess {
  @Field(() => Task, { description: 'The task as it is now (nhiệm vụ).' })
  task!: Key;

  @Field(() => ProgressReport, { description: 'The report as it is kept (báo cáo).' })
  report!: ProgressReport;

  @Costing({ size: 5 })
  @Field(() => [ReportRemark], { description: 'What else follows, or does not; mostly nothing (lưu ý).' })
  remarks!: ReportRemark[];
}

export const ReportProgressResult = createUnionType({
  name: 'ReportProgressResult',
  description: 'What came of the request (kết quả báo cáo tiến độ).',
  types: () => [ReportProgressSuccess, ValidationFailure, ConflictFailure, NotFoundFailure] as const,
  resolveType: typeNameOf,
});

export const ReportProgressOfTasksResult = resultsOf(
  'ReportProgressOfTasks',
  () => ReportProgressResult,
  'báo cáo tiến độ nhiều nhiệm vụ',
);
