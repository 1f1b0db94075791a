import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Correction } from '../../graph/correction';
import { ConflictFailure, NotFoundFailure, ValidationFailure } from '../../graph/failure';
import { typeNameOf } from '../../graph/node';
import { Citation } from './citation.entity';
import { CitationKind } from './citation.kinds';

@InputType({
  description: 'What a person says of a citation: which document is meant, how it is used, or that it is none.',
})
export class ResolveCitationInput extends Correction {
  @Field(() => ID, { description: 'The citation (viện dẫn).' })
  id!: string;

  @Field(() => Int, { description: 'The version that the caller saw: another one is a conflict (phiên bản).' })
  expectedVersion!: number;

  @Field(() => ID, { nullable: true, description: 'The document that is meant (văn bản).' })
  documentId?: string | null;

  @Field(() => CitationKind, { nullable: true, description: 'In what way it is used (loại viện dẫn).' })
  kind?: CitationKind | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'It is no citation: it goes, and stays away (không phải viện dẫn).',
  })
  reject?: boolean | null;
}

@ObjectType({ simpleResolvers: true, description: 'The citation is as a person says (xác định viện dẫn).' })
export class ResolveCitationSuccess {
  @Field(() => Citation, { nullable: true, description: 'As it is now; null where it was rejected (viện dẫn).' })
  citation!: Citation | null;
}

export const ResolveCitationResult = createUnionType({
  name: 'ResolveCitationResult',
  description: 'What came of the request (kết quả xác định viện dẫn).',
  types: () => [ResolveCitationSuccess, ValidationFailure, ConflictFailure, NotFoundFailure] as const,
  resolveType: typeNameOf,
});
