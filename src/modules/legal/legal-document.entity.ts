import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { UpdatedAtField, VersionField } from '../../graph/fields';
import { allPages, links, list, maybeOne, pages } from '../../graph/links';
import { Node } from '../../graph/node';
import { DateScalar } from '../../graph/scalars';
import { CITATION_KINDS_ARGUMENT } from './citation.kinds';

@Entity('legal_document')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A document that can be cited: held here with its text, or known only from citations (văn bản).',
})
export class LegalDocument {
  @PrimaryGeneratedColumn()
  id!: number;

  @Field(() => String, { nullable: true, description: 'Number and symbol, e.g. 30/2020/NĐ-CP (số, ký hiệu).' })
  @Column('text', { nullable: true })
  number!: string | null;

  /** `documentNumberKey(number)`: how numbers are compared. */
  @Column('text', { nullable: true })
  numberKey!: string | null;

  @Field(() => String, { nullable: true, description: 'Its name where it is cited by name (tên gọi).' })
  @Column('text', { nullable: true })
  name!: string | null;

  /** `fold(name)`. */
  @Column('text', { nullable: true })
  nameKey!: string | null;

  @Field({ description: 'Kind of document: Kế hoạch, Quyết định, Nghị định … (loại văn bản).' })
  @Column('text')
  type!: string;

  @Field(() => String, { nullable: true, description: 'What it is about (trích yếu).' })
  @Column('text', { nullable: true })
  title!: string | null;

  @Column('int', { nullable: true })
  issuerId!: number | null;

  /** Where it is cited, for one of which nobody says who issued it, nor when. */
  @Column('int', { nullable: true })
  homeId!: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of issue (ngày ban hành).' })
  @Column('date', { nullable: true })
  issuedOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day it takes effect (ngày có hiệu lực).' })
  @Column('date', { nullable: true })
  effectiveOn!: string | null;

  @Column('int', { nullable: true })
  sourceTextId!: number | null;

  /** The document that it was issued with in one file: a plan's decision. */
  @Column('int', { nullable: true })
  issuedWithId!: number | null;

  /** Which it is of those issued with that document, from 0. */
  @Column('int', { nullable: true })
  issuedWithPosition!: number | null;

  @VersionField()
  version!: number;

  @UpdatedAtField()
  updatedAt!: Date;
}

export const legalDocumentLinks = links('LegalDocument', {
  issuer: maybeOne('Unit', 'issuerId', 'The body that issued it (cơ quan ban hành).'),
  issuedWith: maybeOne(
    'LegalDocument',
    'issuedWithId',
    'The document that it was issued with, such as the decision of a plan (ban hành kèm theo).',
  ),
  attachments: list(
    'LegalDocument',
    'issuedWithId',
    'The documents that it issued with it in the same file, such as a plan, in document order (văn bản kèm theo).',
    { order: ['issuedWithPosition'], size: 5 },
  ),
  cites: pages(
    'Citation',
    'citingDocumentId',
    'What this document cites, its tasks included (văn bản được viện dẫn).',
    {
      order: ['position'],
      args: CITATION_KINDS_ARGUMENT,
    },
  ),
  citedBy: pages('Citation', 'documentId', 'Where this document is cited (được viện dẫn tại).', {
    order: ['citingDocumentId', 'position'],
    args: CITATION_KINDS_ARGUMENT,
  }),
});

export const legalRoots = links('Query', {
  legalDocuments: allPages('LegalDocument', 'Every document that is held or cited (danh sách văn bản).'),
});

export const unitLegalLinks = links('Unit', {
  issuedDocuments: pages('LegalDocument', 'issuerId', 'The documents that it issued (văn bản đã ban hành).'),
});
