import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One transaction that changed the graph. The database makes and stamps it; nobody changes it (docs/decisions/0017). */
@Entity('recording')
export class Recording {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' })
  id!: number;

  /** Its place in the order of commits; null in the transaction itself only, which ends with the stamp. */
  @Column('bigint', { nullable: true })
  position!: number | null;

  /** When it was committed, in milliseconds; never before that of a smaller position. */
  @Column('timestamptz', { nullable: true })
  recordedAt!: Date | null;
}
