import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Correction } from '../../graph/correction';
import { ConflictFailure, NotFoundFailure, ValidationFailure } from '../../graph/failure';
import { typeNameOf } from '../../graph/node';

@InputType({ description: 'What was committed together and is to be as it was before (hoàn tác).' })
export class UndoChangeInput extends Correction {
  @Field(() => ID, { description: 'The recordingId of one of its changes (mã lần ghi).' })
  recordingId!: string;
}

@ObjectType({ simpleResolvers: true, description: 'It is as it was before; the history has both (đã hoàn tác).' })
export class UndoChangeSuccess {
  @Field(() => ID, { description: 'What was undone (mã lần ghi).' })
  undoneId!: string;

  @Field(() => Int, { description: 'How many rows are as they were before (số mục đã khôi phục).' })
  undoneCount!: number;
}

export const UndoChangeResult = createUnionType({
  name: 'UndoChangeResult',
  description: 'What came of the request (kết quả hoàn tác).',
  types: () => [UndoChangeSuccess, ValidationFailure, ConflictFailure, NotFoundFailure] as const,
  resolveType: typeNameOf,
});
