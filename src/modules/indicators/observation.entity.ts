import { Field, Float, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { DateScalar } from '../../graph/scalars';

@Entity('observation')
@ObjectType({ simpleResolvers: true, description: 'What an indicator stood at (số liệu thực hiện).' })
export class Observation {
  @Field(() => ID, { description: 'Opaque id (mã định danh).' })
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int')
  indicatorId!: number;

  @Field({ description: 'The period it is for, e.g. 2026-Q1 (kỳ báo cáo).' })
  @Column('text')
  period!: string;

  @Field(() => DateScalar, { description: 'The day it was taken (ngày ghi nhận).' })
  @Column('date')
  observedOn!: string;

  @Field(() => Float, { description: "The figure, in the indicator's measureUnit (giá trị)." })
  @Column('numeric')
  value!: number;

  @Field(() => String, { nullable: true, description: 'What was said about it (ghi chú).' })
  @Column('text', { nullable: true })
  note!: string | null;
}
