import { ArgsType, createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { Costing } from './costs';
import { ConflictFailure, NotFoundFailure, ValidationFailure } from './failure';
import { typeNameOf } from './node';

/** What a mutation of many rows takes besides its inputs. */
@ArgsType()
export class CallArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Why, for the history of the items that give no reason of their own (lý do).',
  })
  reason?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Makes a retry of the whole call safe: the same key does it once and answers alike, item by item (khóa chống lặp).',
  })
  idempotencyKey?: string | null;
}

export const INPUTS = {
  description:
    'At most 100, carried out in their order: each whole or not at all, one that is refused leaves the others be (danh sách mục).',
};

/** The result of a mutation of many rows: `UpdateTasksResult` of `UpdateTaskResult`. */
export function resultsOf(operation: string, item: () => object, term: string) {
  @ObjectType(`${operation}Success`, { simpleResolvers: true, description: `The items were gone through (${term}).` })
  class Success {
    @Costing({ size: 100 })
    @Field(() => [item()], { description: 'What came of each item, in their order (kết quả từng mục).' })
    results!: object[];

    @Field(() => Int, { description: 'How many are as asked (số mục đã lưu).' })
    storedCount!: number;

    @Field(() => Int, { description: 'How many were refused; their result says why (số mục bị từ chối).' })
    refusedCount!: number;
  }
  return createUnionType({
    name: `${operation}Result`,
    description: `What came of the request (kết quả ${term}).`,
    types: () => [Success, ValidationFailure, ConflictFailure, NotFoundFailure] as const,
    resolveType: typeNameOf,
  });
}
