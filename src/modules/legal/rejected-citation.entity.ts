import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Evidence } from '../../graph/evidence';

/** What a person said is no citation: the next import does not bring it back. */
@Entity('rejected_citation')
export class RejectedCitation {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int')
  citingDocumentId!: number;

  /** `fold(quote)`. */
  @Column('text')
  quoteKey!: string;

  /** The words on both sides, folded: which of several mentions it was. */
  @Column('text')
  aroundKey!: string;

  @Column('jsonb')
  evidence!: Evidence;
}
