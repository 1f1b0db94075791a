import { Field, ID, InputType, Int } from 'type-graphql';
import { Correction } from '../../graph/correction';
import { DateScalar } from '../../graph/scalars';
import { AssignmentRole, TaskStatus } from './task.enums';

@InputType()
abstract class TaskCorrection extends Correction {
  @Field(() => ID, { description: 'The task (nhiệm vụ).' })
  id!: string;

  @Field(() => Int, { description: 'The version that the caller saw: another one is a conflict (phiên bản).' })
  expectedVersion!: number;
}

@InputType({ description: 'What is different about a task; a field that is not given stays (sửa nhiệm vụ).' })
export class UpdateTaskInput extends TaskCorrection {
  @Field(() => String, { nullable: true, description: 'Its first statement (tên nhiệm vụ).' })
  title?: string | null;

  @Field(() => TaskStatus, { nullable: true, description: 'How far it has come (tình trạng).' })
  status?: TaskStatus | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day it was completed, of a COMPLETED task; null takes it away (ngày hoàn thành).',
  })
  completedOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What is to come of it; null takes it away (sản phẩm, kết quả).',
  })
  expectedResult?: string | null;
}

@InputType({ description: 'A unit takes part in a task: named by unitId or by unitName (phân công).' })
export class AssignmentInput {
  @Field(() => AssignmentRole, { description: 'Leads or coordinates (chủ trì, phối hợp).' })
  role!: AssignmentRole;

  @Field(() => ID, { nullable: true, description: 'The unit (đơn vị).' })
  unitId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The unit by name, as the issuing body would write it; made where it is not known (tên đơn vị).',
  })
  unitName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Where the document says so, word for word; the task's own passage where absent (trích dẫn).",
  })
  quote?: string | null;
}

@InputType({ description: 'A time limit of a task (thời hạn).' })
export class DeadlineInput {
  @Field({ description: 'As it is written or said: "Quý II/2026" (nguyên văn).' })
  text!: string;

  @Field(() => DateScalar, { nullable: true, description: 'First day of a period (từ ngày).' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day allowed (hạn).' })
  on?: string | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Comes again and again (định kỳ).' })
  recurring?: boolean | null;

  @Field(() => String, { nullable: true, description: 'When it recurs, as an RFC 5545 RRULE (quy tắc lặp).' })
  rule?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Where the document says so, word for word; the task's own passage where absent (trích dẫn).",
  })
  quote?: string | null;
}

@InputType({ description: 'All units that take part in a task, in their order (phân công lại).' })
export class SetAssignmentsInput extends TaskCorrection {
  @Field(() => [AssignmentInput], { description: 'All of them: one that is not here is taken away (phân công).' })
  assignments!: AssignmentInput[];
}

@InputType({ description: 'All time limits of a task, in their order (đặt lại thời hạn).' })
export class SetDeadlinesInput extends TaskCorrection {
  @Field(() => [DeadlineInput], { description: 'All of them: one that is not here is taken away (thời hạn).' })
  deadlines!: DeadlineInput[];
}

@InputType({ description: 'A task that is none (bỏ nhiệm vụ đọc sai).' })
export class RemoveTaskInput extends TaskCorrection {}

@InputType({ description: 'A task that the reader missed (bổ sung nhiệm vụ).' })
export class AddTaskInput extends Correction {
  @Field(() => ID, { description: 'The plan that assigns it (kế hoạch).' })
  planId!: string;

  @Field(() => Int, { description: "The plan's version that the caller saw: another one is a conflict (phiên bản)." })
  expectedVersion!: number;

  @Field({ description: 'Its first statement (tên nhiệm vụ).' })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The passage that assigns it, word for word; start and end say it too (trích dẫn).',
  })
  quote?: string | null;

  @Field(() => Int, { nullable: true, description: "Where the passage begins in the plan's sourceText (vị trí đầu)." })
  start?: number | null;

  @Field(() => Int, { nullable: true, description: 'Where the passage ends, exclusive (vị trí cuối).' })
  end?: number | null;

  @Field(() => String, { nullable: true, description: 'As the document numbers it, e.g. III.2 (số thứ tự).' })
  ordinal?: string | null;

  @Field(() => ID, { nullable: true, description: 'The task that it is a part of (nhiệm vụ cha).' })
  parentId?: string | null;

  @Field(() => String, { nullable: true, description: 'What is to come of it (sản phẩm, kết quả).' })
  expectedResult?: string | null;

  @Field(() => [AssignmentInput], { nullable: true, description: 'Which units do it (phân công).' })
  assignments?: AssignmentInput[] | null;

  @Field(() => [DeadlineInput], { nullable: true, description: 'Its time limits (thời hạn).' })
  deadlines?: DeadlineInput[] | null;
}
