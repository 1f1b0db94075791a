import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../graph/context';
import { ref } from '../../graph/key';
import { write } from '../../graph/write';
import { documentToWithdraw } from './withdraw-document.queries';
import { WithdrawDocumentInput, WithdrawDocumentResult } from './withdraw-document.types';

@Resolver()
export class WithdrawDocumentResolver {
  @Mutation(() => WithdrawDocumentResult, {
    description:
      'Takes a wrong import back (gỡ tài liệu): it is gone from every view and kept in the history; imported again it is read afresh. Needs the role ADMIN.',
  })
  withdrawDocument(
    @Arg('input', () => WithdrawDocumentInput, { description: 'Which document, as the caller saw it.' })
    input: WithdrawDocumentInput,
    @Ctx() ctx: Context,
  ) {
    return write(ctx, {
      operation: 'withdrawDocument',
      input,
      role: 'ADMIN',
      scope: 'IMPORT',
      alone: true,
      target: documentToWithdraw(input),
      store: async (tx, { documentId }: { documentId: number }) => ({
        documentId,
        ...(await ctx.writers.withdrawDocument(tx, documentId)),
      }),
      answer: ({ documentId, isCited, removed }) => ({
        __typename: 'WithdrawDocumentSuccess' as const,
        document: isCited ? ref('LegalDocument', documentId) : null,
        removed,
      }),
    });
  }
}
