import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { Role } from '../../auth/viewer';
import type { Context } from '../../graph/context';
import { describedEnum } from '../../graph/described-enum';

const RoleEnum = describedEnum('Role', 'What a caller may do (vai trò).', {
  READER: 'Read (xem).',
  EDITOR: 'Read, and correct what was read from documents (biên tập).',
  ADMIN: 'Read and write, and take documents in and out (quản trị).',
} satisfies Record<Role, string>);

@ObjectType({ simpleResolvers: true, description: 'Who asks, and what they may do (người dùng).' })
class Viewer {
  @Field(() => String, { nullable: true, description: 'Name of the key; null for an anonymous caller (tên khóa).' })
  name!: string | null;

  @Field(() => RoleEnum, { description: 'What they may do (vai trò).' })
  role!: Role;
}

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Who asks, and what they may do (người dùng).' })
  viewer(@Ctx() { viewer }: Context): Viewer {
    return { name: viewer.kind === 'key' ? viewer.name : null, role: viewer.role };
  }
}
