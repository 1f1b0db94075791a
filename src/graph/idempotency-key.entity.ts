import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A request that was carried out, by the key that its sender gave it. Neither key nor input is stored, but their SHA-256. */
@Entity('idempotency_key')
export class IdempotencyKey {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('text')
  caller!: string;

  @Column('text')
  keySha256!: string;

  @Column('text')
  operation!: string;

  @Column('text')
  inputSha256!: string;

  /** What the answer is made from; null only while the request is under way. */
  @Column('jsonb', { nullable: true })
  result!: unknown;

  @Column({ type: 'timestamptz', insert: false, update: false })
  createdAt!: Date;
}
