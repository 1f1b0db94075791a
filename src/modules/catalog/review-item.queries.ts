import type { EntityManager } from 'typeorm';
import { ascending, type OrderTerm } from '../../graph/links';
import type { Reader } from '../../reader';
import { MOST_CODES, type ReviewCodeCount, type ReviewItem, type ReviewStatus } from './review-item.types';

/** Which doubts, with ids of rows; null: whichever. */
export interface ReviewConditions {
  codes: readonly string[] | null;
  severities: readonly string[] | null;
  subjects: readonly string[] | null;
  statuses: readonly ReviewStatus[];
  planIds: readonly number[] | null;
  documentIds: readonly number[] | null;
  unitIds: readonly number[] | null;
}

/** Document by document, as they stand in it. */
export const REVIEW_ORDER: readonly OrderTerm[] = ['documentId', 'position', 'id'].map(ascending);

const WHERE = `
  ($1::text[] is null or r.code = any($1)) and ($2::text[] is null or r.severity = any($2))
  and ($3::text[] is null or r.subject = any($3)) and r.status = any($4::text[])
  and ($5::int[] is null or r.plan_id = any($5)) and ($6::int[] is null or r.document_id = any($6))
  and ($7::int[] is null or r.unit_id = any($7)
       or exists (select from published.assignment a where a.task_id = r.task_id and a.unit_id = any($7)))`;

const valuesOf = (asked: ReviewConditions): unknown[] => [
  asked.codes,
  asked.severities,
  asked.subjects,
  asked.statuses,
  asked.planIds,
  asked.documentIds,
  asked.unitIds,
];

/** The doubts after a place in the list, in its order. Served by diagnostic_open_idx and citation_in_doubt_idx. */
export const findReviewItems = (
  db: Reader,
  asked: ReviewConditions,
  after: readonly unknown[] | null,
  limit: number,
): Promise<ReviewItem[]> =>
  db.rows(
    `select r.id, r.code, r.severity, r.message, r.status, r.subject, r.subject_id as "subjectRowId",
            r.subject_version as "subjectVersion", r.evidence, r.position, r.document_id as "documentId", r.plan_id as "planId",
            r.task_id as "taskId", r.indicator_id as "indicatorId", r.unit_id as "unitId"
       from published.review_item r
      where ${WHERE} and ($8::int is null or (r.document_id, r.position, r.id) > ($8::int, $9::int, $10::int))
      order by r.document_id, r.position, r.id limit $11`,
    [...valuesOf(asked), ...(after ?? [null, null, null]), limit],
  );

/** How many doubts there are, under the same conditions. */
export async function countReviewItems(db: Reader, asked: ReviewConditions): Promise<number> {
  const [row] = await db.rows<{ n: number }>(
    `select count(*)::int as n from published.review_item r where ${WHERE}`,
    valuesOf(asked),
  );
  return row?.n ?? 0;
}

/** How many doubts there are of each code, most first, under the same conditions. */
export const countReviewCodes = (db: Reader, asked: ReviewConditions): Promise<ReviewCodeCount[]> =>
  db.rows(
    `select r.code, count(*)::int as count from published.review_item r
      where ${WHERE} group by r.code order by count desc, r.code limit ${MOST_CODES}`,
    valuesOf(asked),
  );

/** What a doubt is about, or null where there is none of that id. */
export async function reviewSubjectOf(
  tx: EntityManager,
  id: number,
): Promise<Pick<ReviewItem, 'subject' | 'subjectRowId'> | null> {
  const [row] = await tx.query<Pick<ReviewItem, 'subject' | 'subjectRowId'>[]>(
    'select subject, subject_id as "subjectRowId" from published.review_item where id = $1',
    [id],
  );
  return row ?? null;
}

/** The id on the review list of what somebody reported: its view counts in fours. */
export const reviewItemIdOfReport = (reportId: number): number => reportId * 4 + 3;
