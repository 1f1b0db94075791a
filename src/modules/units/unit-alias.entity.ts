import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A name that a unit goes by within its organisation. The unit's own name is one of them. */
@Entity('unit_alias')
export class UnitAlias {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int')
  unitId!: number;

  /** The organisation in which it goes by this name, as a rule its parent: the database keeps one unit per name and organisation. */
  @Column('int', { nullable: true })
  scopeId!: number | null;

  @Column('text')
  name!: string;

  /** `foldUnitName(name)`. */
  @Column('text')
  nameKey!: string;

  /** Who says so: a document, the registry, or a person. */
  @Column('text', { default: 'DOCUMENT' })
  origin!: 'DOCUMENT' | 'REGISTRY' | 'PERSON';
}
