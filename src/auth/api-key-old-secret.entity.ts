import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What a key was known by before it was given another secret: good for a while yet. */
@Entity('api_key_old_secret')
export class ApiKeyOldSecret {
  @PrimaryGeneratedColumn('identity')
  id!: number;

  @Column('int')
  keyId!: number;

  @Column('text')
  secretSha256!: string;

  @Column('timestamptz')
  goodUntil!: Date;
}
