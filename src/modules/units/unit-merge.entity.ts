import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A unit that people merged into another: its old id and its place in the registry lead to the kept one. */
@Entity('unit_merge')
export class UnitMerge {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int')
  mergedId!: number;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  registryKey!: string | null;

  @Column('int')
  keptId!: number;

  @Column('timestamptz', { default: () => 'now()' })
  mergedAt!: Date;
}
