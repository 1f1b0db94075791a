import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { LegalDocument } from '../../modules/legal/legal-document.entity';
import { Plan } from '../../modules/plans/plan.entity';
import { tidyDocumentNumber } from '../../vietnamese/document-number';
import { fold } from '../../vietnamese/fold';
import { keysOf } from '../resolve/document-directory';
import type { FiledDocument } from './documents-of-file';
import { removePlan } from './store-plan';
import { matchRows } from './sync-rows';
import { withdrawDocument } from './withdraw-document';

/** The rows of the documents that are issued with another, and what it took to get there. */
export interface StoredAttached {
  rows: { documentId: number; change: 'created' | 'changed' | 'unchanged'; previousTextId: number | null }[];
  removed: number;
  removedPlans: number;
}

interface Issuing {
  documentId: number;
  sourceTextId: number;
  issuerId: number | null;
}

type Guards = Parameters<typeof removePlan>[2];

/**
 * The rows of the documents attached to one: found by type and title among those issued with it, else by place, so that a
 * corrected title keeps its row. One that the edition leaves out is taken away, unless people reported on it.
 */
export async function storeAttached(
  manager: EntityManager,
  issuing: Issuing,
  filed: readonly FiledDocument[],
  guards: Guards,
): Promise<StoredAttached> {
  const stored = await manager.find(LegalDocument, {
    where: { issuedWithId: issuing.documentId },
    order: { issuedWithPosition: 'ASC', id: 'ASC' },
  });
  const wanted = filed.map(({ document: { metadata } }, position) => {
    const number = metadata.number && tidyDocumentNumber(metadata.number);
    return {
      ...keysOf({ number, name: null }),
      number,
      name: null,
      type: metadata.type ?? 'Văn bản',
      title: metadata.title,
      issuerId: issuing.issuerId,
      issuedOn: metadata.issuedOn,
      effectiveOn: metadata.effectiveOn,
      sourceTextId: issuing.sourceTextId,
      issuedWithId: issuing.documentId,
      issuedWithPosition: position,
    };
  });
  const matches = matchRows<LegalDocument>(stored, wanted, [
    (row) => `${fold(row.type ?? '')} ${fold(row.title ?? '')}`,
    (row) => `${fold(row.type ?? '')} ${row.issuedWithPosition}`,
    (row) => String(row.issuedWithPosition),
  ]);
  const gone = stored.filter((row) => !matches.includes(row) && row.sourceTextId !== null);
  let removedPlans = 0;
  for (const { id } of gone) {
    removedPlans += await removePlan(manager, id, guards);
    await withdrawDocument(manager, id);
  }
  const rows: StoredAttached['rows'] = [];
  for (const [i, row] of wanted.entries()) {
    const match = matches[i];
    if (!match) {
      const made = await manager.insert(LegalDocument, row);
      const { id } = made.identifiers[0] as { id: number };
      rows.push({ documentId: id, change: 'created', previousTextId: null });
      continue;
    }
    const news = Object.fromEntries(
      Object.entries(row).filter(([key, value]) => !isDeepStrictEqual(value, match[key as keyof LegalDocument])),
    );
    const isNew = Object.keys(news).length > 0;
    if (isNew) await manager.update(LegalDocument, match.id, news);
    rows.push({ documentId: match.id, change: isNew ? 'changed' : 'unchanged', previousTextId: match.sourceTextId });
  }
  if (!stored.length) await handOver(manager, issuing.documentId, filed, rows);
  return { rows, removed: gone.length, removedPlans };
}

/**
 * A file that was stored as one document before its attached ones were told apart: the plan goes to the attached document
 * that has most of the tasks, with all that people reported on them; what was read in its stretch goes along.
 */
async function handOver(
  manager: EntityManager,
  issuingId: number,
  filed: readonly FiledDocument[],
  rows: StoredAttached['rows'],
): Promise<void> {
  const former = await manager.findOneBy(Plan, { documentId: issuingId });
  if (former === null) return;
  const taskCounts = filed.map(({ document }) => document.tasks.length + document.indicators.length);
  const heir = taskCounts.indexOf(Math.max(...taskCounts));
  for (const [i, { documentId }] of rows.entries()) {
    for (const { start, end } of filed[i]?.attached?.stretches ?? []) {
      const moved = [issuingId, documentId, start, end];
      for (const [table, column] of OF_A_DOCUMENT)
        await manager.query(
          `update ${table} set ${column} = $2 where ${column} = $1 and (evidence->>'start')::int >= $3 and (evidence->>'start')::int < $4`,
          moved,
        );
    }
  }
  const heirId = rows[heir]?.documentId;
  if (heirId !== undefined && (taskCounts[heir] ?? 0) > 0)
    await manager.update(Plan, former.id, { documentId: heirId });
}

/** Tables whose rows say in which document they were read, and where in it. */
const OF_A_DOCUMENT = [
  ['citation', 'citing_document_id'],
  ['rejected_citation', 'citing_document_id'],
  ['diagnostic', 'document_id'],
] as const;
