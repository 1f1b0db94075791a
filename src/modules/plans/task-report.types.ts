import { Field, Int, ObjectType } from 'type-graphql';
import { Costing } from '../../graph/costs';
import { describedEnum } from '../../graph/described-enum';
import { Share } from '../../graph/report';
import { DateScalar } from '../../graph/scalars';
import { Plan } from './plan.entity';
import { Diagnostic } from './plan-parts.entity';
import { UnitRef } from './refs';

export const TaskDimension = describedEnum('TaskDimension', 'By what a report groups tasks (chiều tổng hợp).', {
  LEAD_UNIT: 'A unit that leads; a task with two counts in both groups (đơn vị chủ trì).',
  ROLE: 'A role in which units take part; a task with both counts in both groups (vai trò).',
  PLAN: 'The plan (kế hoạch).',
  ISSUER: 'The body that issued the plan (cơ quan ban hành).',
  YEAR: 'The year that the plan is for (năm kế hoạch).',
  STATUS: 'How far it has come (tình trạng).',
  DUE_MONTH: 'The month in which it is due, as 2026-03 (tháng đến hạn).',
  DUE_QUARTER: 'The quarter in which it is due, as 2026-Q1 (quý đến hạn).',
  FIELD: 'A field of government of the plan; a task of two counts in both groups (lĩnh vực).',
});
export type TaskDimension = keyof typeof TaskDimension;

@ObjectType({ simpleResolvers: true, description: 'What the tasks of a group have in common (khóa nhóm).' })
export class TaskReportKey {
  @Field(() => TaskDimension, { description: 'In what respect (chiều).' })
  dimension!: TaskDimension;

  @Field(() => String, {
    nullable: true,
    description: 'The value; null where unit or plan says it, and for tasks that have none (giá trị).',
  })
  value!: string | null;

  @Field(() => UnitRef, { nullable: true, description: 'The unit, for LEAD_UNIT and ISSUER (đơn vị).' })
  unit!: unknown;

  @Field(() => Plan, { nullable: true, description: 'The plan, for PLAN (kế hoạch).' })
  plan!: unknown;
}

@ObjectType({ description: 'The tasks of a group in the official buckets (số liệu theo nhóm).' })
export class TaskReportRow {
  /** The filter under which `tasks` finds them. */
  filter!: object;

  /** The day by which they are judged. */
  asOf!: string;

  @Costing({ size: 3 })
  @Field(() => [TaskReportKey], { description: 'Which group it is; nothing for the total (khóa nhóm).' })
  key!: TaskReportKey[];

  @Field(() => Int, { description: 'How many tasks (tổng số nhiệm vụ).' })
  taskCount!: number;

  @Field(() => Share, { description: 'Done by their deadline (hoàn thành đúng hạn).' })
  completedOnTime!: Share;

  @Field(() => Share, { description: 'Done after it, or on a day nobody reported (hoàn thành quá hạn).' })
  completedLate!: Share;

  @Field(() => Share, { description: 'Open, their deadline ahead (đang thực hiện trong hạn).' })
  openInTime!: Share;

  @Field(() => Share, { description: 'Open, their deadline passed (đang thực hiện quá hạn).' })
  openOverdue!: Share;

  @Field(() => Share, { description: 'Without a day to be judged by (không có thời hạn).' })
  noDeadline!: Share;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'The official report on tasks (biểu tổng hợp tình hình thực hiện nhiệm vụ): those that have no parts, without the cancelled ones.',
})
export class TaskReport {
  @Field(() => DateScalar, { description: 'The day by which tasks are judged (tính đến ngày).' })
  asOf!: string;

  @Field(() => Int, { description: 'How many cancelled tasks were left out (số nhiệm vụ đã hủy).' })
  cancelledCount!: number;

  @Field(() => TaskReportRow, { description: 'All of them, each once (tổng cộng).' })
  total!: TaskReportRow;

  @Costing({ size: 1000 })
  @Field(() => [TaskReportRow], { description: 'Group by group, in the order of their keys (theo nhóm).' })
  groups!: TaskReportRow[];

  @Costing({ size: 1 })
  @Field(() => [Diagnostic], { description: 'What makes the figures less sure than they look (cảnh báo số liệu).' })
  diagnostics!: Diagnostic[];
}
