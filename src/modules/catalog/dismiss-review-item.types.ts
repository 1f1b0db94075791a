import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Correction } from '../../graph/correction';
import { ConflictFailure, NotFoundFailure, ValidationFailure } from '../../graph/failure';
import { typeNameOf } from '../../graph/node';

@InputType({ description: 'Something on the review list that is right as it is (bỏ qua cảnh báo).' })
export class DismissReviewItemInput extends Correction {
  @Field(() => ID, { description: 'The item (nội dung cần xem lại).' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'It is off the list, and imports do not bring it back (đã bỏ qua).' })
export class DismissReviewItemSuccess {
  @Field(() => ID, { description: 'The id that the item had (mã định danh).' })
  dismissedId!: string;
}

export const DismissReviewItemResult = createUnionType({
  name: 'DismissReviewItemResult',
  description: 'What came of the request (kết quả bỏ qua cảnh báo).',
  types: () => [DismissReviewItemSuccess, ValidationFailure, ConflictFailure, NotFoundFailure] as const,
  resolveType: typeNameOf,
});
