import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One change of one row. Triggers of the database write it; nobody changes it (docs/decisions/0009). */
@Entity('history')
export class History {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id!: number;

  /** The recording of its transaction: which came when. */
  @Column('bigint')
  recordingId!: number;

  /** When its transaction first changed something. */
  @Column('timestamptz')
  recordedAt!: Date;

  @Column('bigint')
  transactionId!: number;

  @Column('text')
  tableName!: string;

  @Column('int')
  rowId!: number;

  /** The node of the graph that the row is, or is a part of, as "Task:12"; null for what the graph does not show. */
  @Column({ type: 'text', nullable: true, collation: 'C' })
  node!: string | null;

  @Column('text')
  operation!: 'INSERT' | 'UPDATE' | 'DELETE';

  /** The whole row before, by column; null for a new one. */
  @Column('jsonb', { nullable: true })
  before!: Record<string, unknown> | null;

  /** The whole row after, by column; null for one that is gone. */
  @Column('jsonb', { nullable: true })
  after!: Record<string, unknown> | null;

  @Column('text')
  actor!: string;

  @Column('text', { nullable: true })
  reason!: string | null;
}
