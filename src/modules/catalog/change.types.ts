import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf } from '../../graph/connection';
import { Costing } from '../../graph/costs';
import { describedEnum } from '../../graph/described-enum';
import { Node } from '../../graph/node';
import { NodeKind } from '../../graph/node-kind';
import { JsonScalar } from '../../graph/scalars';

export const ChangeOperation = describedEnum('ChangeOperation', 'What became of something (loại thay đổi).', {
  CREATED: 'It is new (thêm mới).',
  CHANGED: 'Some of its fields are different (sửa đổi).',
  REMOVED: 'It is gone (xóa).',
});
export type ChangeOperation = keyof typeof ChangeOperation;

/** Each part stands for the table that keeps it, in capitals. */
export const NodePart = describedEnum('NodePart', 'What of a node was changed, besides its own fields (thành phần).', {
  ASSIGNMENT: 'A unit that takes part in a task (phân công).',
  DEADLINE: 'A time limit of a task (thời hạn).',
  PROGRESS_REPORT: 'What was reported on a task (báo cáo tiến độ).',
  SECTION: 'A heading of a plan (mục).',
  THEME: 'A theme of a plan (chủ đề năm).',
  DECLARED_ITEM: 'What a plan says it holds (số lượng công bố).',
  DIAGNOSTIC: 'A remark of the reader on a plan or document (cảnh báo khi đọc).',
  CITATION: 'A citation in a task, elsewhere in a plan, or in a document (viện dẫn).',
  RESTRICTION: 'Who sees a document, where not everybody does; told to editors (phạm vi hiển thị).',
  OBSERVATION: 'What an indicator stood at (số liệu thực hiện).',
  UNIT_ALIAS: 'Another name of a unit (tên gọi khác).',
  UNIT_SUCCESSION: 'A unit that this one was merged or renamed from (tiền thân).',
  UNIT_MERGE: 'A unit that people made one with this one (hợp nhất đơn vị trùng).',
});
export type NodePart = keyof typeof NodePart;

@ObjectType({ simpleResolvers: true, description: 'A field that is different now (trường thay đổi).' })
export class ChangedField {
  @Field({ description: 'Its name in the graph; a link is named like its field (tên trường).' })
  name!: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'What it was; the id where it is a link; null where there was nothing (trước).',
  })
  before!: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'What it is since; the id where it is a link; null where there is nothing (sau).',
  })
  after!: unknown;
}

@ObjectType({
  simpleResolvers: true,
  description: 'One change of the graph: who, when, before, after and why (thay đổi).',
})
export class Change {
  /** Row id in the history. */
  id!: number;

  /** In the order of commits. */
  position!: number;

  @Field(() => Node, { nullable: true, description: 'What was changed, as it is now; null where it is gone.' })
  node!: unknown;

  @Field(() => ID, { description: 'The id of what was changed, also where it is gone (mã định danh).' })
  nodeId!: string;

  @Field(() => NodeKind, { description: 'What kind of thing was changed (loại đối tượng).' })
  kind!: NodeKind;

  @Field(() => NodePart, {
    nullable: true,
    description: 'The part of it that was changed; null where it is its own fields (thành phần).',
  })
  part!: NodePart | null;

  @Field(() => ID, { nullable: true, description: 'Opaque id of that part (mã thành phần).' })
  partId!: string | null;

  @Field(() => ID, {
    description: 'Opaque id of all that was committed together with it: what undoChange takes back (mã lần ghi).',
  })
  recordingId!: string;

  @Field(() => ChangeOperation, { description: 'What became of the node, or of its part (loại thay đổi).' })
  operation!: ChangeOperation;

  @Costing({ size: 20 })
  @Field(() => [ChangedField], {
    description: 'Field by field; none where only what the graph does not show was changed (chi tiết).',
  })
  fields!: ChangedField[];

  @Field({
    description: 'When it was committed: recordedAt of plan and tasks shows it from here (thời điểm ghi nhận).',
  })
  recordedAt!: Date;

  @Field({ description: 'Who changed it (người thực hiện).' })
  actor!: string;

  @Field(() => String, { nullable: true, description: 'Why, as far as somebody said so (lý do).' })
  reason!: string | null;
}

export const ChangeConnection = connectionOf('Change', () => Change, 'change (thay đổi)');

@InputType({ description: 'Which changes; all conditions hold together (bộ lọc).' })
export class ChangeFilter {
  @Field(() => Date, {
    nullable: true,
    description: 'Only what the graph as recorded at this instant does not show yet (sau thời điểm).',
  })
  since?: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Only what the graph as recorded at this instant shows (đến thời điểm).',
  })
  until?: Date | null;

  @Field(() => [NodeKind], { nullable: true, description: 'Only of these kinds (loại đối tượng).' })
  kinds?: NodeKind[] | null;

  @Field(() => ID, { nullable: true, description: 'Only of this node and its parts (đối tượng).' })
  nodeId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Only of this plan and its tasks and indicators, those that are gone too; or of this unit and the tasks that it leads or coordinates (trong phạm vi).',
  })
  within?: string | null;

  @Field(() => String, { nullable: true, description: 'Only by this one, exactly as written (người thực hiện).' })
  actor?: string | null;
}
