import type { GraphQLFieldResolver } from 'graphql';
import { carrying, contextOf } from '../graph/as-recorded';
import type { Context } from '../graph/context';

type Resolve = GraphQLFieldResolver<unknown, Context>;

/**
 * The same resolver, which reads in the time of the row that it belongs to: where that was read as recorded at an instant,
 * so is all that is linked to it, and no resolver has to know.
 */
export const inItsTime =
  (resolve: Resolve): Resolve =>
  (root, args, ctx, info) => {
    const own = contextOf(root, ctx);
    const result = resolve(root, args, own, info);
    if (own === ctx) return result;
    return result instanceof Promise ? result.then((value) => carrying(value, own)) : carrying(result, own);
  };
