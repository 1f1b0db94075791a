import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** How who reported an error can be reached: until somebody has decided, and without a history. */
@Entity('reporter_contact')
export class ReporterContact {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int')
  reportId!: number;

  @Column('text')
  contact!: string;
}
