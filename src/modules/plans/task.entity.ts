import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Decided } from '../../graph/decided';
import { Evidence } from '../../graph/evidence';
import { EvidenceField, UpdatedAtField, VersionField } from '../../graph/fields';
import { links, list, maybeOne, one, pages, pagesVia } from '../../graph/links';
import { Node } from '../../graph/node';
import { DateScalar } from '../../graph/scalars';
import { Assignment } from './assignment.entity';
import { AssignmentRole, TaskOrigin, TaskStatus } from './task.enums';

@Entity('task')
@ObjectType({ implements: Node, simpleResolvers: true, description: 'A piece of work that a plan assigns (nhiệm vụ).' })
export class Task {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int')
  planId!: number;

  @Column('int', { nullable: true })
  sectionId!: number | null;

  @Column('int', { nullable: true })
  parentId!: number | null;

  /** Where it begins in the source text: document order. */
  @Column('int')
  position!: number;

  @Field(() => String, { nullable: true, description: 'As the document numbers it, e.g. III.2 (số thứ tự).' })
  @Column('text', { nullable: true })
  ordinal!: string | null;

  @Field({ description: 'Its first statement (tên nhiệm vụ).' })
  @Column('text')
  title!: string;

  @Field({ description: 'All that the document says of it (nội dung).' })
  @Column('text')
  text!: string;

  @Field(() => TaskStatus, { description: 'How far it has come, as last reported (tình trạng).' })
  @Column('text', { default: 'NOT_STARTED' })
  status!: TaskStatus;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day it was completed, where reported (ngày hoàn thành).',
  })
  @Column('date', { nullable: true })
  completedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'What is to come of it (sản phẩm, kết quả).' })
  @Column('text', { nullable: true })
  expectedResult!: string | null;

  @EvidenceField()
  evidence!: Evidence;

  @Field(() => TaskOrigin, { description: 'Read in the document, or added by a person (nguồn).' })
  @Column('text', { default: 'DOCUMENT' })
  origin!: TaskOrigin;

  @Column('jsonb', { default: {} })
  decided!: Decided;

  /** When something was last reported on it: a report counts as a change of the task. */
  @Column('timestamptz', { nullable: true })
  reportedAt!: Date | null;

  @VersionField()
  version!: number;

  @UpdatedAtField()
  updatedAt!: Date;
}

export const taskLinks = links('Task', {
  plan: one('Plan', 'planId', 'The plan that assigns it (kế hoạch).'),
  section: maybeOne('Section', 'sectionId', 'The heading under which it stands (mục).'),
  parent: maybeOne('Task', 'parentId', 'The task that it is a part of (nhiệm vụ cha).'),
  children: list('Task', 'parentId', 'The tasks that are parts of it (nhiệm vụ con).', {
    order: ['position'],
    size: 10,
  }),
  deadlines: list('Deadline', 'taskId', 'Every time limit that the document sets for it (thời hạn).', {
    order: ['position'],
    size: 2,
  }),
  assignments: list('Assignment', 'taskId', 'Which units do it and in what role (phân công).', {
    order: ['position'],
    size: 5,
    args: { role: { type: () => AssignmentRole, property: 'role', description: 'Only this role; both where absent.' } },
  }),
  progressReports: pages('ProgressReport', 'taskId', 'What was reported on it, oldest first (báo cáo tiến độ).', {
    order: ['reportedOn'],
  }),
});

export const unitTaskLinks = links('Unit', {
  tasks: pagesVia(
    'Task',
    { entity: () => Assignment, near: 'unitId', far: 'taskId' },
    'The tasks that it leads or coordinates, plan by plan in document order (nhiệm vụ của đơn vị).',
    {
      order: ['planId', 'position'],
      args: {
        role: {
          type: () => AssignmentRole,
          property: 'role',
          isOnVia: true,
          description: 'Only the tasks in which it has this role; both where absent.',
        },
      },
    },
  ),
});
