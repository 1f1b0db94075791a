import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Role, Scope } from './viewer';

/** A key that was given out. The key itself is shown once and not kept. */
@Entity('api_key')
export class ApiKey {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('text')
  name!: string;

  @Column('text')
  role!: Role;

  /** Of what the role allows; null: all of it. */
  @Column('text', { array: true, nullable: true })
  scopes!: Scope[] | null;

  /** On whose behalf it acts; of a unit that was merged away, the kept one. */
  @Column('int', { nullable: true })
  unitId!: number | null;

  /** Requests a minute; 0: as many as come; null: what is set for all keys. */
  @Column('int', { nullable: true })
  rate!: number | null;

  /** Points that one operation may cost; null: what is set for all keys. */
  @Column('int', { nullable: true })
  budget!: number | null;

  @Column('text')
  secretSha256!: string;

  @Column({ type: 'timestamptz', insert: false, update: false })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  expiresAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;

  @Column('date', { nullable: true })
  lastUsedOn!: string | null;
}
