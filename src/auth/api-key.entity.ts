import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Role } from './viewer';

/** A key that was given out. The key itself is shown once and not kept. */
@Entity('api_key')
export class ApiKey {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('text')
  name!: string;

  @Column('text')
  role!: Role;

  @Column('text')
  secretSha256!: string;

  @Column({ type: 'timestamptz', insert: false, update: false })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;
}
