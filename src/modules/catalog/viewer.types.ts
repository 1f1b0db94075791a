import { Field, ObjectType } from 'type-graphql';
import type { Role, Scope } from '../../auth/viewer';
import { describedEnum } from '../../graph/described-enum';
import type { Key } from '../../graph/key';
import { UnitRef } from './refs';

export const RoleEnum = describedEnum('Role', 'What a caller may do (vai trò).', {
  READER: 'Read (xem).',
  REPORTER: 'Read, and report on the tasks of its unit and those below it (báo cáo).',
  EDITOR: 'Read, and correct what was read from documents (biên tập).',
  ADMIN: 'Read and write, and take documents in and out (quản trị).',
} satisfies Record<Role, string>);

export const ScopeEnum = describedEnum('Scope', 'A part of what a role allows (phạm vi).', {
  READ: 'Read; always part of it (đọc).',
  REPORT: 'Report progress and figures (báo cáo).',
  EDIT: 'Correct what was read from documents (biên tập).',
  IMPORT: 'Take documents in and out (nhập, gỡ tài liệu).',
  ADMINISTER: 'Give, change and revoke keys (quản lý khóa).',
} satisfies Record<Scope, string>);

@ObjectType({ simpleResolvers: true, description: 'Who asks, and what they may do (người dùng).' })
export class Viewer {
  @Field(() => String, {
    nullable: true,
    description: 'Name of the key, or of the holder of a token; null for an anonymous caller (tên khóa).',
  })
  name!: string | null;

  @Field(() => RoleEnum, { description: 'What they may do (vai trò).' })
  role!: Role;

  @Field(() => [ScopeEnum], { description: 'What of what the role allows they may do (phạm vi).' })
  scopes!: Scope[];

  @Field(() => UnitRef, { nullable: true, description: 'The unit on whose behalf they act (đơn vị).' })
  unit!: Key | null;
}
