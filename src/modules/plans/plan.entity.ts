import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { UpdatedAtField, VersionField } from '../../graph/fields';
import { allPages, back, links, list, maybeOne, one, pages } from '../../graph/links';
import { Node } from '../../graph/node';
import { DateScalar } from '../../graph/scalars';

@Entity('plan')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A document that assigns tasks or sets indicators (kế hoạch), with what was read from it.',
})
export class Plan {
  @PrimaryGeneratedColumn()
  id!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Number and symbol, its own or that of the decision it was issued with; null for a draft without one (số, ký hiệu).',
  })
  @Column('text', { nullable: true })
  number!: string | null;

  /** `documentNumberKey(number)`: how numbers are compared. */
  @Column('text', { nullable: true })
  numberKey!: string | null;

  @Field({ description: 'Kế hoạch, Quyết định, Nghị quyết, Chỉ thị … (loại văn bản).' })
  @Column('text')
  documentType!: string;

  @Field({ description: 'What it is about (trích yếu).' })
  @Column('text')
  title!: string;

  @Column('int', { nullable: true })
  issuerId!: number | null;

  @Field(() => String, { nullable: true, description: 'Who signed it (người ký).' })
  @Column('text', { nullable: true })
  signer!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of issue (ngày ban hành).' })
  @Column('date', { nullable: true })
  issuedOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day it takes effect (ngày có hiệu lực).' })
  @Column('date', { nullable: true })
  effectiveOn!: string | null;

  @Field(() => [String], { description: 'Fields of government that it belongs to (lĩnh vực).' })
  @Column('text', { array: true })
  fields!: string[];

  @Field(() => Int, { nullable: true, description: 'The year it plans for (năm kế hoạch).' })
  @Column('int', { nullable: true })
  year!: number | null;

  @Column('int')
  documentId!: number;

  @Column('int')
  sourceTextId!: number;

  @VersionField()
  version!: number;

  @UpdatedAtField()
  updatedAt!: Date;
}

export const planLinks = links('Plan', {
  issuer: maybeOne('Unit', 'issuerId', 'The body that issued it (cơ quan ban hành).'),
  document: one('LegalDocument', 'documentId', 'This plan as a document that others can cite (văn bản).'),
  themes: list('Theme', 'planId', 'The themes of its year (chủ đề năm).', { order: ['position'], size: 10 }),
  sections: list('Section', 'planId', 'Its headings in document order (mục).', { order: ['position'], size: 100 }),
  tasks: pages('Task', 'planId', 'Its tasks in document order (nhiệm vụ).', { order: ['position'] }),
  declaredItems: list('DeclaredItem', 'planId', 'What it says it holds, against what was found (số lượng công bố).', {
    order: ['position'],
    size: 10,
  }),
  diagnostics: list('Diagnostic', 'planId', 'What the import could not read or is unsure of (cảnh báo khi đọc).', {
    order: ['position'],
    size: 50,
  }),
});

export const planRoots = links('Query', {
  plans: allPages('Plan', 'Every plan that the hub holds (danh sách kế hoạch).'),
  tasks: allPages('Task', 'Every task, plan by plan in document order (danh sách nhiệm vụ).', {
    order: ['planId', 'position'],
  }),
});

export const legalDocumentPlanLinks = links('LegalDocument', {
  plan: back('Plan', 'documentId', 'This document as a plan, where it is one (kế hoạch).'),
});
