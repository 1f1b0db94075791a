import { type ClassType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../graph/connection';
import { describedEnum } from '../../graph/described-enum';
import { Evidence } from '../../graph/evidence';

export const ReviewSubject = describedEnum('ReviewSubject', 'What is in doubt (đối tượng cần xem lại).', {
  DIAGNOSTIC: 'A remark of the reader: dismissReviewItem, or a correction of the task (cảnh báo khi đọc).',
  CITATION: 'A citation: resolveCitation decides it (viện dẫn).',
  UNIT: 'A unit that nobody vouches for: mergeUnits, or dismissReviewItem (đơn vị).',
  REPORT: 'What somebody reported an error in: correct it, then dismissReviewItem (lỗi được báo).',
});
export type ReviewSubject = keyof typeof ReviewSubject;

export const ReviewStatus = describedEnum('ReviewStatus', 'Whether somebody has decided (trạng thái xem lại).', {
  OPEN: 'Nobody has decided (chưa xem lại).',
  DECIDED: 'A person has decided (đã xem lại).',
});
export type ReviewStatus = keyof typeof ReviewStatus;

/** A row of published.review_item, in the words of the graph. */
@ObjectType({
  simpleResolvers: true,
  description: 'Something a reader was unsure of, for a person to decide (nội dung cần xem lại).',
})
export class ReviewItem {
  @Field(() => ID, { description: 'Opaque id (mã định danh).' })
  id!: number;

  @Field({ description: 'What kind of doubt it is, as a stable code (mã cảnh báo).' })
  code!: string;

  @Field({ description: 'ERROR, WARNING or INFO (mức độ).' })
  severity!: string;

  @Field({
    description: 'What is doubtful and why; of what somebody reported, the words are shown to editors only (nội dung).',
  })
  message!: string;

  @Field(() => ReviewStatus, { description: 'Whether somebody has decided (trạng thái).' })
  status!: ReviewStatus;

  @Field(() => ReviewSubject, { description: 'What is in doubt: says which mutation decides it (đối tượng).' })
  subject!: ReviewSubject;

  subjectRowId!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The version to give as expectedVersion, of a citation or unit (phiên bản).',
  })
  subjectVersion!: number | null;

  @Field(() => Evidence, {
    nullable: true,
    description: 'The passage; null for a remark on the whole document (trích dẫn).',
  })
  evidence!: Evidence | null;

  position!: number;
  documentId!: number;
  planId!: number | null;
  taskId!: number | null;
  indicatorId!: number | null;
  unitId!: number | null;
}

/** More kinds of doubt than there are. */
export const MOST_CODES = 100;

@ObjectType({ simpleResolvers: true, description: 'How many doubts of a kind there are (số lượng theo loại).' })
export class ReviewCodeCount {
  @Field({ description: 'What kind of doubt it is, as a stable code (mã cảnh báo).' })
  code!: string;

  @Field(() => Int, { description: 'How many there are of it (số lượng).' })
  count!: number;
}

export const ReviewItemConnection = connectionOf('ReviewItem', () => ReviewItem, 'doubt (nội dung cần xem lại)');

/** One value, or one of several. */
function choiceOf<Value>(name: string, type: () => unknown, what: string): ClassType<Choice<Value>> {
  @InputType(name, { description: `Which ${what}: one, or any of several.` })
  class ChoiceType {
    @Field(type as () => ClassType, { nullable: true, description: 'This one.' })
    eq?: Value | null;

    @Field(() => [(type as () => ClassType)()], { nullable: true, description: 'Any of these.' })
    in?: Value[] | null;
  }
  return ChoiceType;
}

export interface Choice<Value> {
  eq?: Value | null;
  in?: Value[] | null;
}

const TextChoice = choiceOf<string>('ReviewTextFilter', () => String, 'text');
const IdChoice = choiceOf<string>('ReviewIdFilter', () => ID, 'ids');
const SubjectChoice = choiceOf<ReviewSubject>('ReviewSubjectFilter', () => ReviewSubject, 'subjects');
const StatusChoice = choiceOf<ReviewStatus>('ReviewStatusFilter', () => ReviewStatus, 'states');

@InputType({ description: 'Which doubts; all conditions hold together (bộ lọc).' })
export class ReviewItemFilter {
  @Field(() => TextChoice, { nullable: true, description: 'Of these codes (mã cảnh báo).' })
  code?: Choice<string> | null;

  @Field(() => TextChoice, { nullable: true, description: 'ERROR, WARNING, INFO (mức độ).' })
  severity?: Choice<string> | null;

  @Field(() => SubjectChoice, { nullable: true, description: 'What is in doubt (đối tượng).' })
  subject?: Choice<ReviewSubject> | null;

  @Field(() => StatusChoice, { nullable: true, description: 'OPEN where absent (trạng thái).' })
  status?: Choice<ReviewStatus> | null;

  @Field(() => IdChoice, { nullable: true, description: 'In these plans (kế hoạch).' })
  plan?: Choice<string> | null;

  @Field(() => IdChoice, { nullable: true, description: 'In these documents (văn bản).' })
  document?: Choice<string> | null;

  @Field(() => IdChoice, { nullable: true, description: 'On these units, or on tasks that they do (đơn vị).' })
  unit?: Choice<string> | null;
}
