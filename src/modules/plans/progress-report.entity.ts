import { Field, Float, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { DateScalar } from '../../graph/scalars';
import { TaskStatus } from './task.enums';

@Entity('progress_report')
@ObjectType({ simpleResolvers: true, description: 'What a unit reported on a task on a day (báo cáo tiến độ).' })
export class ProgressReport {
  @Field(() => ID, { description: 'Opaque id (mã định danh).' })
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int')
  taskId!: number;

  @Field(() => DateScalar, { description: 'The day of the report (ngày báo cáo).' })
  @Column('date')
  reportedOn!: string;

  @Field(() => Float, { nullable: true, description: 'Share of the work that is done, 0 to 100 (tỷ lệ hoàn thành).' })
  @Column('numeric', { nullable: true })
  percent!: number | null;

  @Field(() => TaskStatus, { nullable: true, description: 'The status reported (tình trạng).' })
  @Column('text', { nullable: true })
  status!: TaskStatus | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day of completion reported (ngày hoàn thành).' })
  @Column('date', { nullable: true })
  completedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'What was said about it (ghi chú).' })
  @Column('text', { nullable: true })
  note!: string | null;
}
