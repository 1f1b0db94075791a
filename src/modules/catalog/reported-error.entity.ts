import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What somebody said is wrong with a node. */
@Entity('reported_error')
export class ReportedError {
  @PrimaryGeneratedColumn()
  id!: number;

  /** The node as it was when it was reported, as "Task:12". */
  @Column('text')
  node!: string;

  /** Where the node stands: what is hidden with this document is hidden too. */
  @Column('int')
  documentId!: number;

  @Column('int', { nullable: true })
  planId!: number | null;

  @Column('int', { nullable: true })
  taskId!: number | null;

  @Column('int', { nullable: true })
  indicatorId!: number | null;

  @Column('int', { nullable: true })
  unitId!: number | null;

  @Column('text')
  message!: string;

  @Column('text', { nullable: true })
  quote!: string | null;

  /** Where the quote stood in the source text then, in UTF-16 units; null where it did not. */
  @Column('int', { nullable: true })
  startsAt!: number | null;

  /** SHA-256 of the node and the words: the same is open once. */
  @Column('text')
  sameKey!: string;

  @Column('timestamptz')
  reportedAt!: Date;

  @Column('timestamptz', { nullable: true })
  dismissedAt!: Date | null;
}
