import type { Context } from '../../graph/context';
import type { LegalDocument } from './legal-document.entity';
import { endingByDocumentId } from './legal-document.loaders';

/** Whether a document is in force on a day; null where that is not known. The filter inForce says the same in SQL. */
export async function isInForce(
  ctx: Context,
  document: Pick<LegalDocument, 'id' | 'effectiveOn'>,
  day: string,
): Promise<boolean | null> {
  const ending = await ctx.load(endingByDocumentId, document.id);
  if (ending !== null && ending.on !== null && ending.on <= day) return false;
  if (document.effectiveOn === null) return null;
  if (document.effectiveOn > day) return false;
  return ending?.isUndated ? null : true;
}
