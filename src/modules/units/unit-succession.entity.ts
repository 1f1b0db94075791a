import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A merger or renaming: the predecessor's duties went to the successor. */
@Entity('unit_succession')
export class UnitSuccession {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int')
  predecessorId!: number;

  @Column('int')
  successorId!: number;

  @Column('date', { nullable: true })
  happenedOn!: string | null;
}
