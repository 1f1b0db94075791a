import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../auth/viewer';
import { HubError } from '../../errors';
import { decodeId } from '../../graph/global-id';
import { fault, invalid, notFound } from '../../graph/refused';
import { shown } from '../../graph/shown';
import { schemaSeen, type Target } from '../../graph/write';
import { findPassage } from '../../vietnamese/find-passage';
import type { ReportWords } from './report-words';
import { ReporterContact } from './reporter-contact.entity';

/** Where a node stands that something is wrong with. */
export interface NodeInError {
  node: string;
  documentId: number;
  planId: number | null;
  taskId: number | null;
  indicatorId: number | null;
  unitId: number | null;
}

/** Where a row of a type stands, in the views of a schema. Served by primary keys, a unit by assignment_unit_id_idx. */
const PLACES: Readonly<Record<string, (from: string) => string>> = {
  Plan: (from) => `select document_id as "documentId", id as "planId" from ${from}.plan where id = $1`,
  Task: (from) => `select p.document_id as "documentId", p.id as "planId", t.id as "taskId"
      from ${from}.task t join ${from}.plan p on p.id = t.plan_id where t.id = $1`,
  Indicator: (
    from,
  ) => `select p.document_id as "documentId", p.id as "planId", i.task_id as "taskId", i.id as "indicatorId"
      from ${from}.indicator i join ${from}.plan p on p.id = i.plan_id where i.id = $1`,
  LegalDocument: (from) => `select id as "documentId" from ${from}.legal_document where id = $1`,
  // what names it first
  Unit: (from) => `select u.id as "unitId", coalesce(
        (select p.document_id from ${from}.assignment a join ${from}.task t on t.id = a.task_id join ${from}.plan p on p.id = t.plan_id
          where a.unit_id = u.id order by a.id limit 1),
        (select d.id from ${from}.legal_document d where d.issuer_id = u.id order by d.id limit 1)) as "documentId"
      from ${from}.unit u where u.id = $1`,
};

/** The node that a caller's id names, where it stands in what the caller sees. Errors: BAD_USER_INPUT; Refused where it is not there. */
export function nodeInError(nodeId: string): Target<NodeInError> {
  const sought = decodeId(nodeId);
  const found = sought && Object.hasOwn(PLACES, sought.type) ? PLACES[sought.type] : undefined;
  if (!sought || !found)
    throw new HubError(
      'BAD_USER_INPUT',
      `nodeId: ${shown(nodeId)} is not the id of a node; give the "id" of a plan, task, unit, indicator or legal document as a query returned it.`,
      { argument: 'nodeId' },
    );
  const { type, id } = sought;
  return async (tx: EntityManager, viewer: Viewer) => {
    const [row] = await tx.query<Partial<NodeInError>[]>(found(await schemaSeen(tx, viewer)), [id]);
    if (!row) throw notFound(`nodeId: there is no ${type} with the id ${shown(nodeId)}; it may have been removed.`);
    if (!row.documentId)
      throw invalid(
        fault('nodeId', 'NOWHERE_NAMED', 'No document names this unit; report what is wrong where you saw it.'),
      );
    const nowhere = { planId: null, taskId: null, indicatorId: null, unitId: null };
    return { ...nowhere, ...row, documentId: row.documentId, node: `${type}:${id}` };
  };
}

/**
 * Keeps a report, with the place of its quote where the source text has it; the same that is open already is one with it. Errors:
 * Refused. Served by reported_error_open_key.
 */
export async function storeReport(
  tx: EntityManager,
  place: NodeInError,
  words: ReportWords,
): Promise<{ reportId: number; isNew: boolean }> {
  const { message, contact } = words;
  const { quote, startsAt } = await passageOf(tx, place, words);
  const sameKey = createHash('sha256')
    .update(JSON.stringify([place.node, message.toLowerCase(), quote, startsAt]))
    .digest('hex');
  const made = await tx.query<{ id: number }[]>(
    `insert into reported_error (node, document_id, plan_id, task_id, indicator_id, unit_id, message, quote, starts_at, same_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (same_key) where dismissed_at is null do nothing returning id`,
    [
      place.node,
      place.documentId,
      place.planId,
      place.taskId,
      place.indicatorId,
      place.unitId,
      message,
      quote,
      startsAt,
      sameKey,
    ],
  );
  const [row] = made;
  if (row) {
    if (contact !== null) await tx.insert(ReporterContact, { reportId: row.id, contact });
    return { reportId: row.id, isNew: true };
  }
  const [known] = await tx.query<[{ id: number }]>(
    'select id from reported_error where same_key = $1 and dismissed_at is null',
    [sameKey],
  );
  return { reportId: known.id, isNew: false };
}

/** The passage that a report names, as the source text has it now. */
async function passageOf(
  tx: EntityManager,
  { documentId, unitId }: NodeInError,
  { quote, start, end }: ReportWords,
): Promise<{ quote: string | null; startsAt: number | null }> {
  // a unit stands in many texts
  const isSought = unitId === null && (quote !== null || end !== null);
  const [source] = isSought
    ? await tx.query<{ text: string }[]>(
        `select s.text from published.legal_document d join published.source_text s on s.id = d.source_text_id where d.id = $1`,
        [documentId],
      )
    : [];
  if (quote !== null) {
    const found = source ? findPassage(source.text, quote, start ?? 0) : null;
    return { quote: found?.quote ?? quote, startsAt: found?.start ?? null };
  }
  if (start === null || end === null) return { quote: null, startsAt: null };
  if (!source || end > source.text.length)
    throw invalid(
      fault('end', 'INVALID_PLACE', `It lies behind the end of the source text, at ${source?.text.length ?? 0}.`),
    );
  return { quote: source.text.slice(start, end), startsAt: start };
}
