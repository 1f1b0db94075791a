import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Role, Scope } from '../../auth/viewer';
import { describedEnum } from '../../graph/described-enum';
import { ConflictFailure, NotFoundFailure, ValidationFailure } from '../../graph/failure';
import type { Key } from '../../graph/key';
import { typeNameOf } from '../../graph/node';
import { DateScalar } from '../../graph/scalars';
import { UnitRef } from './refs';
import { RoleEnum, ScopeEnum } from './viewer.types';

const KEY_STATES = {
  GOOD: 'It can be used (còn hiệu lực).',
  EXPIRED: 'Its time is over (hết hạn).',
  REVOKED: 'It was taken back (đã thu hồi).',
} as const;

const ApiKeyState = describedEnum('ApiKeyState', 'Whether a key can be used (trạng thái khóa).', KEY_STATES);

@ObjectType({ simpleResolvers: true, description: 'A key that was given out; never what it is known by (khóa API).' })
export class ApiKey {
  @Field(() => ID, { description: 'Opaque id (mã định danh).' })
  id!: number;

  @Field({ description: 'Whose it is, and for what; as the history has it (tên khóa).' })
  name!: string;

  @Field(() => RoleEnum, { description: 'What its holder may do (vai trò).' })
  role!: Role;

  @Field(() => [ScopeEnum], { description: 'What of what the role allows it is good for (phạm vi).' })
  scopes!: Scope[];

  @Field(() => UnitRef, { nullable: true, description: 'The unit on whose behalf it acts (đơn vị).' })
  unit!: Key | null;

  @Field(() => ApiKeyState, { description: 'Whether it can be used (trạng thái).' })
  state!: keyof typeof KEY_STATES;

  @Field(() => Date, { description: 'When it was made (thời điểm tạo).' })
  createdAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'From when on it is good for nothing; null: it does not expire (thời điểm hết hạn).',
  })
  expiresAt!: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many requests a minute are answered, 0: as many as come; null: as for all (giới hạn tần suất).',
  })
  rate!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'What one operation may cost, in points; null: as for all keys (hạn mức chi phí).',
  })
  budget!: number | null;

  @Field(() => Date, { nullable: true, description: 'When it was taken back (thời điểm thu hồi).' })
  revokedAt!: Date | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was used last (ngày dùng gần nhất).' })
  lastUsedOn!: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Until when what it was known by before is good, too; null: it is not (hạn của khóa cũ).',
  })
  oldSecretUntil!: Date | null;
}

@InputType()
abstract class KeyChange {
  @Field(() => String, {
    nullable: true,
    description:
      'Makes a retry safe: the same key does it once; the secret is in the first answer only (khóa chống lặp).',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A key for somebody (tạo khóa).' })
export class CreateApiKeyInput extends KeyChange {
  @Field({ description: 'Whose it is, and for what: one line, that no other key has (tên khóa).' })
  name!: string;

  @Field(() => RoleEnum, { description: 'What its holder may do (vai trò).' })
  role!: Role;

  @Field(() => [ScopeEnum], {
    nullable: true,
    description:
      'What of what the role allows it is good for; all of it where absent. READ is always part of it (phạm vi).',
  })
  scopes?: Scope[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The unit on whose behalf it acts; a REPORTER needs one (đơn vị).',
  })
  unitId?: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'From when on it is good for nothing; absent: it does not expire (thời điểm hết hạn).',
  })
  expiresAt?: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many requests a minute are answered, 0: as many as come; absent: as for all (giới hạn tần suất).',
  })
  rate?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'What one operation may cost, in points; absent: as for all keys (hạn mức chi phí).',
  })
  budget?: number | null;
}

@InputType({ description: 'Another secret for a key (đổi khóa).' })
export class RotateApiKeyInput extends KeyChange {
  @Field(() => ID, { description: 'The key (khóa).' })
  id!: string;

  @Field(() => Int, {
    defaultValue: 24,
    description: 'For how many hours what it was known by is good yet, 0 to 8760; 0: no more (thời gian chuyển tiếp).',
  })
  overlapHours!: number;

  @Field(() => Date, {
    nullable: true,
    description:
      'From when on it is good for nothing; absent: as before; null: it does not expire (thời điểm hết hạn).',
  })
  expiresAt?: Date | null;
}

@InputType({ description: 'A key that is to be good for nothing any more (thu hồi khóa).' })
export class RevokeApiKeyInput extends KeyChange {
  @Field(() => ID, { description: 'The key (khóa).' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'The key is made (đã tạo khóa).' })
export class CreateApiKeySuccess {
  @Field(() => ApiKey, { description: 'The key (khóa).' })
  apiKey!: ApiKey;

  @Field(() => String, {
    nullable: true,
    description: 'The key itself, shown this once; null in the answer to a retry: rotate it then (nội dung khóa).',
  })
  secret!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The key has another secret (đã đổi khóa).' })
export class RotateApiKeySuccess {
  @Field(() => ApiKey, { description: 'The key (khóa).' })
  apiKey!: ApiKey;

  @Field(() => String, {
    nullable: true,
    description:
      'The key itself, shown this once; null in the answer to a retry: rotate it again then (nội dung khóa).',
  })
  secret!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The key is good for nothing any more (đã thu hồi khóa).' })
export class RevokeApiKeySuccess {
  @Field(() => ApiKey, { description: 'The key (khóa).' })
  apiKey!: ApiKey;
}

const resultOf = <Success extends object>(name: string, success: new () => Success, term: string) =>
  createUnionType({
    name,
    description: `What came of the request (kết quả ${term}).`,
    types: () => [success, ValidationFailure, ConflictFailure, NotFoundFailure] as const,
    resolveType: typeNameOf,
  });

export const CreateApiKeyResult = resultOf('CreateApiKeyResult', CreateApiKeySuccess, 'tạo khóa');
export const RotateApiKeyResult = resultOf('RotateApiKeyResult', RotateApiKeySuccess, 'đổi khóa');
export const RevokeApiKeyResult = resultOf('RevokeApiKeyResult', RevokeApiKeySuccess, 'thu hồi khóa');
