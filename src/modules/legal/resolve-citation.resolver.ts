import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../graph/context';
import { rowsById } from '../../graph/rows-by-id';
import { rowToChange, write } from '../../graph/write';
import { Citation } from './citation.entity';
import { storeCitationDecision } from './resolve-citation.queries';
import { ResolveCitationInput, ResolveCitationResult } from './resolve-citation.types';

@Resolver()
export class ResolveCitationResolver {
  @Mutation(() => ResolveCitationResult, {
    description:
      'Says which document a citation means, or that it is none (xác định viện dẫn); it outlives imports. Needs the role EDITOR.',
  })
  resolveCitation(
    @Arg('input', () => ResolveCitationInput, { description: 'What is meant, on what the caller saw.' })
    input: ResolveCitationInput,
    @Ctx() ctx: Context,
  ) {
    return write(ctx, {
      operation: 'resolveCitation',
      input,
      target: rowToChange(Citation, 'Citation', input.id, input.expectedVersion),
      store: (tx, citation: Citation, at) => storeCitationDecision(tx, citation, input, at),
      answer: (id) => ({
        __typename: 'ResolveCitationSuccess' as const,
        citation: id === null ? null : ctx.load(rowsById(Citation), id),
      }),
    });
  }
}
