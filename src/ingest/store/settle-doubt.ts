import type { EntityManager } from 'typeorm';
import { decide } from '../../graph/decided';
import type { Doubt } from '../../graph/document-writers';
import { Citation } from '../../modules/legal/citation.entity';

/** A person says that what was doubtful is right as it is: it leaves the list, and imports do not bring it back. */
export async function settleDoubt(tx: EntityManager, { subject, rowId, at }: Doubt): Promise<boolean> {
  if (subject === 'CITATION') return settleCitation(tx, rowId, at);
  const [, count] = await tx.query<[unknown[], number]>(SETTLING[subject], [rowId]);
  // who reported it need not be reached any more
  if (subject === 'REPORT') await tx.query('delete from reporter_contact where report_id = $1', [rowId]);
  return count > 0;
}

const SETTLING = {
  DIAGNOSTIC: 'update diagnostic set dismissed_at = coalesce(dismissed_at, now()) where id = $1',
  UNIT: 'update unit set doubt_code = null, doubt = null where id = $1',
  REPORT: 'update reported_error set dismissed_at = coalesce(dismissed_at, now()) where id = $1',
};

/** What the citation means stays as it was read, whatever is read later. */
async function settleCitation(tx: EntityManager, id: number, at: Date): Promise<boolean> {
  const citation = await tx.findOneBy(Citation, { id });
  if (citation === null) return false;
  const { documentId, status, statusReason } = citation;
  const decided = decide(citation.decided, { documentId, status, statusReason }, at);
  await tx.update(Citation, id, { decided: decided as never });
  return true;
}
