import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Evidence } from '../../graph/evidence';
import { EvidenceField } from '../../graph/fields';
import { links, one } from '../../graph/links';
import { AssignmentRole } from './task.enums';

@Entity('assignment')
@ObjectType({ simpleResolvers: true, description: 'A unit takes part in a task, in a role (phân công).' })
export class Assignment {
  @Field(() => ID, { description: 'Opaque id (mã định danh).' })
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int')
  taskId!: number;

  @Column('int')
  unitId!: number;

  @Field(() => AssignmentRole, { description: 'Leads or coordinates (chủ trì, phối hợp).' })
  @Column('text')
  role!: AssignmentRole;

  @Column('int')
  position!: number;

  @EvidenceField()
  evidence!: Evidence;
}

export const assignmentLinks = links('Assignment', {
  unit: one('Unit', 'unitId', 'The unit that takes part (đơn vị).'),
  task: one('Task', 'taskId', 'The task in which it takes part (nhiệm vụ).'),
});
