import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { requireRole } from '../../auth/require-role';
import type { Context } from '../../graph/context';
import { decodeId } from '../../graph/global-id';
import { IMPORTED_KINDS, type ImportOutcome } from '../../graph/import-document';
import { ref } from '../../graph/key';
import { Refused } from '../../graph/refused';
import { replacedDocumentId } from './import-document.queries';
import { ImportDocumentInput, ImportDocumentResult } from './import-document.types';

@Resolver()
export class ImportDocumentResolver {
  @Mutation(() => ImportDocumentResult, {
    description: 'Takes a document in (nhập tài liệu). The same file twice changes nothing. Needs the role ADMIN.',
  })
  async importDocument(
    @Arg('input', () => ImportDocumentInput, { description: 'The document and how to take it in.' })
    input: ImportDocumentInput,
    @Ctx() ctx: Context,
  ) {
    requireRole(ctx.viewer, 'ADMIN', 'IMPORT');
    // "ke-hoach.txt", not "ke-hoach\0.txt"
    if (/\p{Cc}/u.test(input.fileName))
      return fault('fileName', 'INVALID_FILE_NAME', 'It holds a control character; give a name such as ke-hoach.txt.');
    const bytes = decodeBase64(input.contentBase64);
    if (bytes === null)
      return fault('contentBase64', 'INVALID_BASE64', 'It is not base64; encode the bytes of the file.');
    let replaces: number | null = null;
    if (input.replaces) {
      replaces = await replacedDocumentId(ctx.db, decodeId(input.replaces));
      if (replaces === null)
        return {
          __typename: 'NotFoundFailure',
          message: `replaces: "${input.replaces}" is not the id of a plan or document.`,
        };
    }
    const { fileName, columns = null, dryRun } = input;
    const { idempotencyKey = null, visibility: said, visibleTo = null } = input;
    if (!said && visibleTo?.length)
      return fault('visibleTo', 'NOT_BOTH', 'It goes with visibility: RESTRICTED; say that too.');
    const visibility = said ? { visibility: said, visibleTo } : null;
    const request = {
      fileName,
      bytes,
      replaces,
      columns,
      dryRun: dryRun ?? false,
      idempotencyKey,
      ...(visibility && { visibility }),
    };
    const outcome = await ctx.importDocument(request, ctx.viewer).catch(failureOf);
    if ('__typename' in outcome) return outcome;
    // what this request has read before may be different now
    ctx.forget();
    return present(outcome);
  }
}

/** The field that is at fault, where it is not the file. */
const FIELD_OF: Readonly<Record<string, string>> = { WRONG_COLUMNS: 'columns', WRONG_VISIBILITY: 'visibleTo' };

/** The failure for which nothing was stored. */
const failureOf = (error: unknown) => {
  if (error instanceof Refused) return error.failure;
  throw error;
};

function present(outcome: ImportOutcome) {
  switch (outcome.kind) {
    case 'refused':
      return fault(FIELD_OF[outcome.code] ?? 'contentBase64', outcome.code, outcome.message);
    case 'not-found':
      return { __typename: 'NotFoundFailure', message: outcome.message };
    case 'conflict':
      return { __typename: 'ConflictFailure', message: outcome.message, currentVersion: outcome.currentVersion };
    case 'imported':
      return {
        __typename: 'ImportDocumentSuccess',
        plan: outcome.dryRun ? null : ref('Plan', outcome.planId),
        document: outcome.dryRun ? null : ref('LegalDocument', outcome.documentId),
        attachments: outcome.dryRun ? [] : outcome.attached.map((one) => ref('LegalDocument', one.documentId)),
        number: outcome.number,
        title: outcome.title,
        dryRun: outcome.dryRun,
        changes: outcome.changes ?? [],
        counts: IMPORTED_KINDS.map((kind) => ({ kind, ...outcome.counts[kind] })),
        diagnostics: outcome.diagnostics,
      };
  }
}

const fault = (field: string, code: string, message: string) => ({
  __typename: 'ValidationFailure',
  message: `${field}: ${message}`,
  fields: [{ field, code, message }],
});

/** The bytes, or null where the text is not base64: Buffer.from drops what it does not know. */
function decodeBase64(text: string): Buffer | null {
  const plain = text.replace(/\s+/g, '');
  // "SGVsbG8=", not "SGVsbG8*"
  return /^[A-Za-z0-9+/]*={0,2}$/.test(plain) && plain.length % 4 === 0 ? Buffer.from(plain, 'base64') : null;
}
