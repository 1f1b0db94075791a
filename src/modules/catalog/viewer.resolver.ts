import { Ctx, Field, ObjectType, Query, Resolver, registerEnumType } from 'type-graphql';
import type { Role } from '../../auth/viewer';
import type { Context } from '../../graph/context';

const RoleEnum: Record<Role, Role> = { READER: 'READER', ADMIN: 'ADMIN' };

registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What a caller may do (vai trò).',
  valuesConfig: {
    READER: { description: 'Read (xem).' },
    ADMIN: { description: 'Read and write (quản trị).' },
  },
});

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
