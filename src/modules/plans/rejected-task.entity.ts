import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Evidence } from '../../graph/evidence';

/** What a person said is no task: the next import does not bring it back. */
@Entity('rejected_task')
export class RejectedTask {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int')
  planId!: number;

  @Column('text', { nullable: true })
  ordinal!: string | null;

  /** `fold(text)` of the task. */
  @Column('text')
  textKey!: string;

  @Column('jsonb')
  evidence!: Evidence;
}
