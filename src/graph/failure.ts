import { Field, Int, InterfaceType, ObjectType } from 'type-graphql';
import { Costing } from './costs';
import { typeNameOf } from './node';

/** Expected failures of a mutation are members of its result; the union finds the member by `__typename`. */
@InterfaceType({
  autoRegisterImplementations: false,
  resolveType: typeNameOf,
  description: 'Why a change was not made (lý do không thực hiện).',
})
export abstract class Failure {
  @Field({ description: 'What is wrong and what to do, for people (thông báo).' })
  message!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What is wrong with one field of the input (lỗi nhập liệu).' })
export class FieldFault {
  @Field({ description: 'The field of the input (trường).' })
  field!: string;

  @Field({ description: 'A stable code (mã lỗi).' })
  code!: string;

  @Field({ description: 'What is wrong with it (thông báo).' })
  message!: string;
}

@ObjectType({
  implements: Failure,
  simpleResolvers: true,
  description: 'The input cannot be taken as it is (dữ liệu không hợp lệ).',
})
export class ValidationFailure {
  readonly __typename = 'ValidationFailure';
  message!: string;

  @Costing({ size: 20 })
  @Field(() => [FieldFault], { description: 'Field by field (chi tiết).' })
  fields!: FieldFault[];
}

@ObjectType({
  implements: Failure,
  simpleResolvers: true,
  description: 'Somebody changed it meanwhile, or it is there already (xung đột).',
})
export class ConflictFailure {
  readonly __typename = 'ConflictFailure';
  message!: string;

  @Field(() => Int, { nullable: true, description: 'The version that is current now (phiên bản hiện tại).' })
  currentVersion!: number | null;
}

@ObjectType({
  implements: Failure,
  simpleResolvers: true,
  description: 'What is to be changed is not there (không tìm thấy).',
})
export class NotFoundFailure {
  readonly __typename = 'NotFoundFailure';
  message!: string;
}
