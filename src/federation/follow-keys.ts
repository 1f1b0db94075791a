import { type GraphQLOutputType, getNamedType, isAbstractType, isObjectType } from 'graphql';
import { carrying, contextOf } from '../graph/as-recorded';
import type { Context } from '../graph/context';
import { Key } from '../graph/key';
import type { EntityClass } from '../graph/row-table';
import { type Row, rowsById } from '../graph/rows-by-id';
import { inItsTime } from './in-its-time';
import type { FieldResolve } from './module-schema';

/** What a key becomes: the owner's row, or what stands for it where the owner is elsewhere; null where it is absent. */
export type FollowKey = (key: Key, ctx: Context) => Promise<unknown> | unknown;

/** Can a field of this type hold a key, itself or in a list? */
export const mayHoldKey = (type: GraphQLOutputType): boolean => {
  const named = getNamedType(type);
  return isObjectType(named) || isAbstractType(named);
};

/** The same resolver, with every key that it returns followed, alone or in a list. */
export const following =
  (resolve: FieldResolve, follow: FollowKey): FieldResolve =>
  (root, args, ctx, info) => {
    const result = resolve(root, args, ctx, info);
    const followed = (value: unknown) => followAll(value, contextOf(root, ctx), ctx, follow);
    return result instanceof Promise ? result.then(followed) : followed(result);
  };

/** A property that may hold a key, as graphql-js reads it where there is no resolver. */
export const property: (name: string) => FieldResolve = (name) =>
  inItsTime((root, args, ctx, info) => {
    const value = (root as Record<string, unknown>)[name];
    return typeof value === 'function' ? value.call(root, args, ctx, info) : value;
  });

function followAll(value: unknown, own: Context, ctx: Context, follow: FollowKey): unknown {
  if (value instanceof Key) return followOne(value, own, ctx, follow);
  if (Array.isArray(value) && value.some((item) => item instanceof Key))
    return value.map((item) => (item instanceof Key ? followOne(item, own, ctx, follow) : item));
  return value;
}

/** A key leads to a row of the time of the row that it was found in, or of its own where a root was asked for one. */
function followOne(key: Key, own: Context, ctx: Context, follow: FollowKey): unknown {
  const at = contextOf(key, own);
  const row = follow(key, at);
  return at === ctx ? row : Promise.resolve(row).then((found) => carrying(found, at));
}

/** Follows a key to its row. The row is copied: it is shared by all who loaded it, and abstract types need its name on it. */
export const toRow =
  (owned: Readonly<Record<string, EntityClass>>): FollowKey =>
  async (key, ctx) => {
    const entity = owned[key.type];
    if (!entity) throw new Error(`Nobody owns ${key.type}.`);
    const row: Row | null = await ctx.load(rowsById(entity), key.id);
    return row && { ...row, __typename: key.type };
  };
