import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Costing } from '../../graph/costs';
import { ConflictFailure, NotFoundFailure, ValidationFailure } from '../../graph/failure';
import type { Key } from '../../graph/key';
import { typeNameOf } from '../../graph/node';
import { Visibility } from '../../graph/visibility';
import { LegalDocumentRef, PlanRef } from './refs';

@InputType({ description: 'A document to take in (tài liệu nhập).' })
export class ImportDocumentInput {
  @Field({ description: 'Its file name; the extension says how to read it (tên tệp).' })
  fileName!: string;

  @Field({ description: 'The bytes of the file in base64 (nội dung).' })
  contentBase64!: string;

  @Field(() => ID, { nullable: true, description: 'The plan or document whose text this one takes the place of.' })
  replaces?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the columns of a table file (.xlsx, .csv) hold, by letter or header: "A=ordinal,B=task,Chủ trì=lead"; the others are told by their headers. Names: ordinal, task, lead, coordinate, deadline, result, indicator, measure-unit, target, baseline, document, basis, note, ignore (các cột của bảng).',
  })
  columns?: string | null;

  @Field(() => Visibility, {
    nullable: true,
    description: 'Who sees it; absent: who sees it already, of a new one everybody (phạm vi hiển thị).',
  })
  visibility?: Visibility | null;

  @Field(() => [ID], { nullable: true, description: 'The units that see what is RESTRICTED (đơn vị được xem).' })
  visibleTo?: string[] | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Only say what would happen (chạy thử).' })
  dryRun?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a retry safe: the same key does it once (khóa chống lặp).',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What an import did to the rows of one kind (kết quả theo loại).' })
export class ImportCounts {
  @Field({ description: 'plans, documents, units, tasks, citations or indicators (loại).' })
  kind!: string;

  @Field(() => Int, { description: 'New rows (thêm mới).' })
  created!: number;

  @Field(() => Int, { description: 'Rows that are different now (thay đổi).' })
  changed!: number;

  @Field(() => Int, { description: 'Rows that are gone (xóa).' })
  removed!: number;

  @Field(() => Int, { description: 'Rows found as they were (giữ nguyên).' })
  unchanged!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A field that is different now (nội dung thay đổi).' })
export class ImportChangeDetail {
  @Field({ description: 'title, text, ordinal, lead, coordinate, deadline, expectedResult, target … (trường).' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'What it was (trước).' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is now (sau).' })
  after!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What an import did, or would do, to one task or indicator (thay đổi).',
})
export class ImportChange {
  @Field({ description: 'added, changed or removed (loại thay đổi).' })
  kind!: string;

  @Field({ description: 'task or indicator (đối tượng).' })
  what!: string;

  @Field(() => String, { nullable: true, description: 'The number of a task (số thứ tự).' })
  ordinal!: string | null;

  @Field({ description: 'As it is called now, or was last (tên).' })
  title!: string;

  @Costing({ size: 10 })
  @Field(() => [ImportChangeDetail], { description: 'Of what changed: from what to what (chi tiết).' })
  details!: ImportChangeDetail[];
}

@ObjectType({ simpleResolvers: true, description: 'Something the reader was unsure of (cảnh báo khi đọc).' })
export class ImportRemark {
  @Field({ description: 'What kind of doubt, as a stable code (mã cảnh báo).' })
  code!: string;

  @Field({ description: 'ERROR, WARNING or INFO (mức độ).' })
  severity!: string;

  @Field({ description: 'What is doubtful and why (nội dung).' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'The passage (đoạn văn bản).' })
  quote!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The document was read, and stored unless it was a dry run (kết quả nhập).',
})
export class ImportDocumentSuccess {
  readonly __typename = 'ImportDocumentSuccess';

  @Field(() => PlanRef, {
    nullable: true,
    description: 'The plan that the file holds, the first of several; null in a dry run (kế hoạch).',
  })
  plan!: Key | null;

  @Field(() => LegalDocumentRef, { nullable: true, description: 'As a document; null in a dry run (văn bản).' })
  document!: Key | null;

  @Costing({ size: 5 })
  @Field(() => [LegalDocumentRef], {
    description: 'What it issued with it in the same file, such as a plan; none in a dry run (văn bản kèm theo).',
  })
  attachments!: Key[];

  @Field(() => String, { nullable: true, description: 'The number that was read (số, ký hiệu).' })
  number!: string | null;

  @Field({ description: 'The title that was read (trích yếu).' })
  title!: string;

  @Field({ description: 'Nothing was stored (chạy thử).' })
  dryRun!: boolean;

  @Costing({ size: 6 })
  @Field(() => [ImportCounts], { description: 'What happened to which kind of rows (thống kê).' })
  counts!: ImportCounts[];

  @Costing({ size: 500 })
  @Field(() => [ImportChange], {
    description: 'Task by task and indicator by indicator, in the order of the document (chi tiết thay đổi).',
  })
  changes!: ImportChange[];

  @Costing({ size: 50 })
  @Field(() => [ImportRemark], { description: 'What the reader was unsure of (cảnh báo).' })
  diagnostics!: ImportRemark[];
}

export const ImportDocumentResult = createUnionType({
  name: 'ImportDocumentResult',
  description: 'What came of an import (kết quả nhập).',
  types: () => [ImportDocumentSuccess, ValidationFailure, ConflictFailure, NotFoundFailure] as const,
  resolveType: typeNameOf,
});
