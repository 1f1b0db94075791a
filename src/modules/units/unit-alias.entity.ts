import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A name that a unit goes by within its organisation. The unit's own name is one of them. */
@Entity('unit_alias')
export class UnitAlias {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int')
  unitId!: number;

  /** The unit's parent, so that the database keeps one unit per name and organisation. */
  @Column('int', { nullable: true })
  scopeId!: number | null;

  @Column('text')
  name!: string;

  /** `foldUnitName(name)`. */
  @Column('text')
  nameKey!: string;
}
