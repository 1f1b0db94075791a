import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Correction } from '../../graph/correction';
import { ConflictFailure, NotFoundFailure, ValidationFailure } from '../../graph/failure';
import { typeNameOf } from '../../graph/node';
import { Unit } from './unit.entity';

@InputType({ description: 'Units that are one (gộp đơn vị).' })
export class MergeUnitsInput extends Correction {
  @Field(() => ID, { description: 'The unit that is kept, with its name and place (đơn vị giữ lại).' })
  keepId!: string;

  @Field(() => [ID], {
    description: 'The units that are the same, at most 100: they go, their ids lead to the kept one.',
  })
  mergeIds!: string[];

  @Field(() => Int, { nullable: true, description: 'The version of the kept unit that the caller saw (phiên bản).' })
  expectedVersion?: number | null;
}

@InputType({ description: 'Another name of a unit (tên gọi khác).' })
export class AddUnitAliasInput extends Correction {
  @Field(() => ID, { description: 'The unit (đơn vị).' })
  unitId!: string;

  @Field({ description: 'How else it is written, in documents of its organisation (tên gọi khác).' })
  name!: string;

  @Field(() => Int, { nullable: true, description: 'The version of the unit that the caller saw (phiên bản).' })
  expectedVersion?: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'The units are one (đã gộp đơn vị).' })
export class MergeUnitsSuccess {
  readonly __typename = 'MergeUnitsSuccess';

  @Field(() => Unit, { nullable: true, description: 'The unit that was kept, as it is now (đơn vị giữ lại).' })
  unit!: Unit | null;
}

@ObjectType({ simpleResolvers: true, description: 'The unit goes by this name too (đã thêm tên gọi).' })
export class AddUnitAliasSuccess {
  readonly __typename = 'AddUnitAliasSuccess';

  @Field(() => Unit, { nullable: true, description: 'The unit as it is now (đơn vị).' })
  unit!: Unit | null;
}

export const MergeUnitsResult = createUnionType({
  name: 'MergeUnitsResult',
  description: 'What came of merging units (kết quả gộp đơn vị).',
  types: () => [MergeUnitsSuccess, ValidationFailure, ConflictFailure, NotFoundFailure] as const,
  resolveType: typeNameOf,
});

export const AddUnitAliasResult = createUnionType({
  name: 'AddUnitAliasResult',
  description: 'What came of another name (kết quả thêm tên gọi).',
  types: () => [AddUnitAliasSuccess, ValidationFailure, ConflictFailure, NotFoundFailure] as const,
  resolveType: typeNameOf,
});
