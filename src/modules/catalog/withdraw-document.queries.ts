import type { EntityManager } from 'typeorm';
import { HubError } from '../../errors';
import { decodeId } from '../../graph/global-id';
import { fault, invalid } from '../../graph/refused';
import { shown } from '../../graph/shown';
import { expectVersion, type Target } from '../../graph/write';
import type { WithdrawDocumentInput } from './withdraw-document.types';

/** The document that an id names, as itself or as a plan, in the version that the caller saw. */
export function documentToWithdraw({ id, expectedVersion }: WithdrawDocumentInput): Target<{ documentId: number }> {
  const sought = decodeId(id);
  if (sought?.type !== 'Plan' && sought?.type !== 'LegalDocument')
    throw new HubError(
      'BAD_USER_INPUT',
      `id: ${shown(id)} is no id of a plan or document; give the "id" of one as a query returned it.`,
      { argument: 'id' },
    );
  return async (tx) => {
    const [row] = await find(tx, sought);
    const found = expectVersion(row, { type: sought.type, id, argument: 'id', expectedVersion });
    if (!found.isHeld)
      throw invalid(
        fault('id', 'ONLY_CITED', 'The hub holds no text of it: it is only cited, and goes with what cites it.'),
      );
    return found;
  };
}

// nothing is locked: whoever writes waits until this is done
const find = (tx: EntityManager, { type, id }: { type: string; id: number }) =>
  tx.query<{ documentId: number; version: number; isHeld: boolean }[]>(
    type === 'Plan'
      ? 'select document_id as "documentId", version, true as "isHeld" from published.plan where id = $1'
      : `select id as "documentId", version, source_text_id is not null as "isHeld" from published.legal_document where id = $1`,
    [id],
  );
