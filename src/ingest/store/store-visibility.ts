import type { EntityManager } from 'typeorm';
import type { ImportOutcome } from '../../graph/import-document';
import { Refused } from '../../graph/refused';
import { type VisibilityGiven, visibilityIn } from '../../graph/visibility';
import { storeVisibility, storeVisibilityOfFile } from '../../modules/legal/visibility.queries';

/** Who is to see a file is not said as it can be stored. */
export class WrongVisibility extends Error {}

/** Says who sees the documents of a file that was taken in: those who are given, else who saw it before. Errors: WrongVisibility. */
export async function storeVisibilityOf(
  tx: EntityManager,
  outcome: ImportOutcome,
  given: VisibilityGiven | null,
): Promise<void> {
  if (outcome.kind !== 'imported') return;
  const documentIds = [outcome.documentId, ...outcome.attached.map(({ documentId }) => documentId)];
  if (given === null) await storeVisibilityOfFile(tx, documentIds);
  else await storeVisibility(tx, documentIds, await visibilityIn(tx, given).catch(asWrong));
}

const asWrong = (error: unknown): never => {
  throw error instanceof Refused ? new WrongVisibility(error.message) : error;
};
