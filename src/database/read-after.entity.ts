import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** From which position in the order of commits on the graph must be for who reads with a key (decision 0028). */
@Entity('read_after')
export class ReadAfter {
  @PrimaryGeneratedColumn('identity')
  id!: number;

  @Column('int')
  keyId!: number;

  @Column('bigint')
  position!: number;
}
