import { Ctx, Query, Resolver } from 'type-graphql';
import { scopesOf } from '../../auth/require-role';
import type { UnitNamed } from '../../auth/viewer';
import type { Context } from '../../graph/context';
import { type Key, ref } from '../../graph/key';
import { findUnitIdByCode } from './viewer.queries';
import { Viewer } from './viewer.types';

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Who asks, and what they may do (người dùng).' })
  async viewer(@Ctx() { viewer, db }: Context) {
    const { role } = viewer;
    if (viewer.kind === 'anonymous') return { name: null, role, scopes: scopesOf(viewer), unit: null };
    const { name, unit } = viewer;
    // looked up only where it is asked for
    const named = unit ? async (): Promise<Key | null> => ref('Unit', await idOf(unit)) : null;
    const idOf = async (one: UnitNamed) => ('id' in one ? one.id : findUnitIdByCode(db, one.code));
    return { name, role, scopes: scopesOf(viewer), unit: named };
  }
}
