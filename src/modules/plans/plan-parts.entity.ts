import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Evidence } from '../../graph/evidence';
import { EvidenceField } from '../../graph/fields';

/** The small parts of a plan that nothing else points at. */

@Entity('theme')
@ObjectType({ simpleResolvers: true, description: 'A theme that a year was given (chủ đề năm).' })
export class Theme {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int')
  planId!: number;

  @Column('int')
  position!: number;

  @Field({ description: 'The theme, without its quotation marks (nội dung).' })
  @Column('text')
  text!: string;

  @Field({ description: "Whose theme it is: the city's, the province's, the department's … (cấp)." })
  @Column('text')
  level!: string;

  @EvidenceField()
  evidence!: Evidence;
}

@Entity('section')
@ObjectType({ simpleResolvers: true, description: 'A heading of a plan with its place in the tree (mục).' })
export class Section {
  @Field(() => ID, { description: 'Opaque id (mã định danh).' })
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int')
  planId!: number;

  @Column('int', { nullable: true })
  parentId!: number | null;

  @Column('int')
  position!: number;

  @Field({ description: 'PART, CHAPTER, DIVISION, ARTICLE, HEADING or ANNEX (loại đề mục).' })
  @Column('text')
  kind!: string;

  @Field(() => String, { nullable: true, description: 'Its number as written, e.g. III or Phụ lục 01 (số mục).' })
  @Column('text', { nullable: true })
  ordinal!: string | null;

  @Field({ description: 'Its words (tên mục).' })
  @Column('text')
  title!: string;

  @Field(() => Int, { description: 'Depth in the tree, 1 at the top (cấp).' })
  @Column('int')
  level!: number;

  @EvidenceField()
  evidence!: Evidence;
}

@Entity('declared_item')
@ObjectType({
  simpleResolvers: true,
  description: 'What the text says it holds ("22 chỉ tiêu, phụ lục 03") against what was found (số lượng công bố).',
})
export class DeclaredItem {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int')
  planId!: number;

  @Column('int')
  position!: number;

  @Field({ description: 'Where it is said to be, e.g. phụ lục 03 (vị trí công bố).' })
  @Column('text')
  label!: string;

  @Field({ description: 'task, indicator or document (loại).' })
  @Column('text')
  kind!: string;

  @Field(() => Int, { description: 'How many the text says there are (số công bố).' })
  @Column('int')
  declaredCount!: number;

  @Field(() => Int, { description: 'How many were found there (số tìm thấy).' })
  @Column('int')
  presentCount!: number;

  @EvidenceField()
  evidence!: Evidence;
}

@Entity('diagnostic')
@ObjectType({ simpleResolvers: true, description: 'Something the import could not read or is unsure of (cảnh báo).' })
export class Diagnostic {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column('int')
  documentId!: number;

  @Column('int', { nullable: true })
  planId!: number | null;

  /** The task or indicator in whose text it stands, where it does. */
  @Column('int', { nullable: true })
  taskId!: number | null;

  @Column('int', { nullable: true })
  indicatorId!: number | null;

  /** The field of the task that is in doubt: who decides it answers the remark. */
  @Column('text', { nullable: true })
  field!: string | null;

  /** When a person said that there is nothing to do, or decided what was doubtful. */
  @Column('timestamptz', { nullable: true })
  dismissedAt!: Date | null;

  @Column('int')
  position!: number;

  @Field({ description: 'What kind of doubt it is, as a stable code (mã cảnh báo).' })
  @Column('text')
  code!: string;

  @Field({ description: 'ERROR, WARNING or INFO (mức độ).' })
  @Column('text')
  severity!: string;

  @Field({ description: 'What is doubtful and why (nội dung).' })
  @Column('text')
  message!: string;

  @Field(() => Evidence, { nullable: true, description: 'The passage; null for a remark on the whole document.' })
  @Column('jsonb', { nullable: true })
  evidence!: Evidence | null;
}
