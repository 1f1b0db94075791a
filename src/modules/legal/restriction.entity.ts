import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A document that is not for everybody: it has no row where it is. */
@Entity('restriction')
export class Restriction {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int')
  documentId!: number;

  /** Where it is a plan; kept for what was recorded, when the plan may be gone. */
  @Column('int', { nullable: true })
  planId!: number | null;

  @Column('text')
  visibility!: 'RESTRICTED' | 'DRAFT';

  @Column('int', { array: true })
  unitIds!: number[];
}
