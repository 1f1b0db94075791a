import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Decided } from '../../graph/decided';
import { Evidence } from '../../graph/evidence';
import { EvidenceField, UpdatedAtField, VersionField } from '../../graph/fields';
import { links, list, maybeOne, oneOf } from '../../graph/links';
import { typeNameOf } from '../../graph/node';
import { CITATION_KINDS_ARGUMENT, CitationKind, CitationStatus } from './citation.kinds';
import { LegalDocument } from './legal-document.entity';
import { PlanRef, TaskRef } from './refs';

@Entity('citation')
@ObjectType({
  simpleResolvers: true,
  description: 'One place where a document is cited: from where, how, and which document is meant (viện dẫn).',
})
export class Citation {
  @Field(() => ID, { description: 'Opaque id (mã định danh).' })
  @PrimaryGeneratedColumn()
  id!: number;

  @Field(() => CitationKind, { description: 'In what way the document is used (loại viện dẫn).' })
  @Column('text')
  kind!: CitationKind;

  @Field(() => CitationStatus, { description: 'How sure the hub is which document is meant (trạng thái).' })
  @Column('text')
  status!: CitationStatus;

  @Field(() => String, { nullable: true, description: 'Why it is not simply RESOLVED (lý do).' })
  @Column('text', { nullable: true })
  statusReason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The article it points at: "khoản 2 Điều 5" (điểm, khoản, điều).',
  })
  @Column('text', { nullable: true })
  locator!: string | null;

  /** The document that is meant. */
  @Column('int', { nullable: true })
  documentId!: number | null;

  /** What other claims this one is weighed with (its number's or its name's), and what the text says: `Claim` of ingest/resolve. */
  @Column('text', { nullable: true })
  citedKey!: string | null;

  @Column('jsonb', { nullable: true })
  claim!: object | null;

  /** The document in whose text the mention stands; `planId` and `taskId` say where in it, as far as they are set. */
  @Column('int')
  citingDocumentId!: number;

  @Column('int', { nullable: true })
  planId!: number | null;

  @Column('int', { nullable: true })
  taskId!: number | null;

  /** Where it begins in the source text: document order. */
  @Column('int')
  position!: number;

  @EvidenceField()
  evidence!: Evidence;

  @Column('jsonb', { default: {} })
  decided!: Decided;

  @VersionField()
  version!: number;

  @UpdatedAtField()
  updatedAt!: Date;
}

export const CitationSource = createUnionType({
  name: 'CitationSource',
  description: 'Where a citation stands: in a task, elsewhere in a plan, or in another document (nơi viện dẫn).',
  types: () => [PlanRef, TaskRef, LegalDocument] as const,
  resolveType: typeNameOf,
});

export const citationLinks = links('Citation', {
  document: maybeOne('LegalDocument', 'documentId', 'The document that is meant; null while unresolved (văn bản).'),
  source: oneOf(
    'CitationSource',
    { Task: 'taskId', Plan: 'planId', LegalDocument: 'citingDocumentId' },
    'The task, plan or document that cites (nơi viện dẫn).',
  ),
});

export const planCitationLinks = links('Plan', {
  legalBases: list('Citation', 'planId', 'What the plan is based on, in document order (căn cứ).', {
    order: ['position'],
    only: { kind: 'BASIS' },
    size: 20,
  }),
  citations: list(
    'Citation',
    'planId',
    'Every mention in the plan, its tasks included, in document order (viện dẫn).',
    {
      order: ['position'],
      args: CITATION_KINDS_ARGUMENT,
      size: 200,
    },
  ),
});

export const taskCitationLinks = links('Task', {
  citations: list('Citation', 'taskId', 'What the task cites, in document order (viện dẫn).', {
    order: ['position'],
    size: 5,
  }),
});
