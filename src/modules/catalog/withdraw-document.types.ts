import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Correction } from '../../graph/correction';
import { Costing } from '../../graph/costs';
import { ConflictFailure, NotFoundFailure, ValidationFailure } from '../../graph/failure';
import type { Key } from '../../graph/key';
import { typeNameOf } from '../../graph/node';
import { LegalDocumentRef } from './refs';

@InputType({ description: 'A document that should not have been taken in (gỡ tài liệu).' })
export class WithdrawDocumentInput extends Correction {
  @Field(() => ID, { description: 'The plan or the document (kế hoạch, văn bản).' })
  id!: string;

  @Field(() => Int, { description: 'The version that the caller saw: another one is a conflict (phiên bản).' })
  expectedVersion!: number;
}

@ObjectType({ simpleResolvers: true, description: 'How many rows of a kind went (số đã gỡ).' })
export class WithdrawnCount {
  @Field({ description: 'plans, tasks, indicators or citations (loại).' })
  kind!: string;

  @Field(() => Int, { description: 'How many (số lượng).' })
  count!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The document is out of the graph; the history keeps it (gỡ tài liệu).',
})
export class WithdrawDocumentSuccess {
  @Field(() => LegalDocumentRef, {
    nullable: true,
    description: 'What is left: the document as others cite it; null where nobody does (văn bản).',
  })
  document!: Key | null;

  @Costing({ size: 4 })
  @Field(() => [WithdrawnCount], { description: 'What went with it (số đã gỡ).' })
  removed!: WithdrawnCount[];
}

export const WithdrawDocumentResult = createUnionType({
  name: 'WithdrawDocumentResult',
  description: 'What came of the request (kết quả gỡ tài liệu).',
  types: () => [WithdrawDocumentSuccess, ValidationFailure, ConflictFailure, NotFoundFailure] as const,
  resolveType: typeNameOf,
});
