import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A file as it came in, decoded: every span of its documents points into `text`. */
@Entity('source_text')
export class SourceText {
  @PrimaryGeneratedColumn()
  id!: number;

  /** SHA-256 of the file's bytes, hexadecimal. */
  @Column('text')
  sha256!: string;

  @Column('text')
  fileName!: string;

  @Column('text')
  text!: string;

  /** Came with the program: `plangraph sample remove` takes it out. */
  @Column('boolean')
  isSample!: boolean;
}
