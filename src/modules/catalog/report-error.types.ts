import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ConflictFailure, NotFoundFailure, ValidationFailure } from '../../graph/failure';
import { typeNameOf } from '../../graph/node';

@InputType({ description: 'What is wrong, and with what (báo lỗi dữ liệu).' })
export class ReportErrorInput {
  @Field(() => ID, { description: 'The plan, task, unit, indicator or legal document (đối tượng).' })
  nodeId!: string;

  @Field({ description: 'What is wrong with it, in at most 2,000 characters (nội dung).' })
  message!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The passage of the source text that says otherwise, at most 1,000 characters (trích dẫn).',
  })
  quote?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Where about it begins, in UTF-16 units of the source text (vị trí đầu).',
  })
  start?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Where it ends, exclusive: with "start" in the place of a quote (vị trí cuối).',
  })
  end?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'How to reach who reports it, on one line of at most 200 characters: shown to editors, and kept until they have decided (liên hệ).',
  })
  contact?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'It is on the review list (đã ghi nhận).' })
export class ReportErrorSuccess {
  @Field(() => ID, { description: 'The id that it has there (mã định danh).' })
  reviewItemId!: string;

  @Field({ description: 'False where the same was reported before, and nobody has decided yet (báo lần đầu).' })
  isNew!: boolean;
}

export const ReportErrorResult = createUnionType({
  name: 'ReportErrorResult',
  description: 'What came of the report (kết quả báo lỗi).',
  types: () => [ReportErrorSuccess, ValidationFailure, ConflictFailure, NotFoundFailure] as const,
  resolveType: typeNameOf,
});
