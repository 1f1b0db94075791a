import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Evidence } from '../../graph/evidence';
import { EvidenceField } from '../../graph/fields';
import { DateScalar } from '../../graph/scalars';

@Entity('deadline')
@ObjectType({ simpleResolvers: true, description: 'A time limit as the document sets it (thời hạn hoàn thành).' })
export class Deadline {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int')
  taskId!: number;

  @Column('int')
  position!: number;

  @Field({ description: 'As it is written: "Quý II/2026", "trước ngày 15/11/2026" (nguyên văn).' })
  @Column('text')
  text!: string;

  @Field(() => DateScalar, { nullable: true, name: 'from', description: 'First day of a period (từ ngày).' })
  @Column('date', { nullable: true, name: 'starts_on' })
  from!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    name: 'on',
    description: 'Last day allowed; null where no day is set (hạn).',
  })
  @Column('date', { nullable: true, name: 'due_on' })
  on!: string | null;

  @Field({ description: 'Comes again and again (định kỳ, thường xuyên).' })
  @Column('boolean')
  recurring!: boolean;

  @Field(() => String, { nullable: true, description: 'When it recurs, as an RFC 5545 RRULE (quy tắc lặp).' })
  @Column('text', { nullable: true })
  rule!: string | null;

  @EvidenceField()
  evidence!: Evidence;
}
