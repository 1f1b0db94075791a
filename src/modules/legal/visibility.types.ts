import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Correction } from '../../graph/correction';
import { Costing } from '../../graph/costs';
import { ConflictFailure, NotFoundFailure, ValidationFailure } from '../../graph/failure';
import { typeNameOf } from '../../graph/node';
import { Visibility } from '../../graph/visibility';
import { LegalDocument } from './legal-document.entity';

@InputType({ description: 'Who sees a plan or document (đặt phạm vi hiển thị).' })
export class SetVisibilityInput extends Correction {
  @Field(() => ID, {
    description: 'The plan or the document; what stands in the same file goes with it (kế hoạch, văn bản).',
  })
  id!: string;

  @Field(() => Visibility, { description: 'Who sees it and all that was read from it (phạm vi hiển thị).' })
  visibility!: Visibility;

  @Field(() => [ID], {
    nullable: true,
    description: 'The units that see what is RESTRICTED; those below them see it too (đơn vị được xem).',
  })
  visibleTo?: string[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'It is seen as was said (đặt phạm vi hiển thị).' })
export class SetVisibilitySuccess {
  @Costing({ size: 5 })
  @Field(() => [LegalDocument], { description: 'The documents of the file (văn bản).' })
  documents!: LegalDocument[];
}

export const SetVisibilityResult = createUnionType({
  name: 'SetVisibilityResult',
  description: 'What came of the request (kết quả đặt phạm vi hiển thị).',
  types: () => [SetVisibilitySuccess, ValidationFailure, ConflictFailure, NotFoundFailure] as const,
  resolveType: typeNameOf,
});
