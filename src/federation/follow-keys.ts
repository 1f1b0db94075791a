import { type GraphQLOutputType, getNamedType, isAbstractType, isObjectType } from 'graphql';
import type { Context } from '../graph/context';
import { Key } from '../graph/key';
import type { EntityClass } from '../graph/row-table';
import { type Row, rowsById } from '../graph/rows-by-id';
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
    return result instanceof Promise
      ? result.then((value) => followAll(value, ctx, follow))
      : followAll(result, ctx, follow);
  };

/** A property that may hold a key, as graphql-js reads it where there is no resolver. */
export const property: (name: string) => FieldResolve = (name) => (root, args, ctx, info) => {
  const value = (root as Record<string, unknown>)[name];
  return typeof value === 'function' ? value.call(root, args, ctx, info) : value;
};

function followAll(value: unknown, ctx: Context, follow: FollowKey): unknown {
  if (value instanceof Key) return follow(value, ctx);
  if (Array.isArray(value) && value.some((item) => item instanceof Key))
    return value.map((item) => (item instanceof Key ? follow(item, ctx) : item));
  return value;
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
