import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { scopesOf } from '../../auth/require-role';
import { seesOf } from '../../auth/viewer';
import { HubError } from '../../errors';
import { pageOf } from '../../graph/connection';
import type { Context } from '../../graph/context';
import { COUNT_OF_ALL_COST, Costing } from '../../graph/costs';
import { decodeCursor, encodeCursor } from '../../graph/cursor';
import { encodeId, requireId } from '../../graph/global-id';
import { type Key, ref } from '../../graph/key';
import { checkPage } from '../../graph/page';
import { findPassage } from '../../vietnamese/find-passage';
import { sentenceAround } from '../../vietnamese/sentence-around';
import { IndicatorRef, LegalDocumentRef, PlanRef, TaskRef, UnitRef } from './refs';
import { contactByReportId, countUpTo, headingsByPlanId, linedTextByDocumentId } from './review-item.loaders';
import {
  countReviewCodes,
  countReviewItems,
  findReviewItems,
  REVIEW_ORDER,
  type ReviewConditions,
} from './review-item.queries';
import {
  type Choice,
  MOST_CODES,
  ReviewCodeCount,
  ReviewItem,
  ReviewItemConnection,
  ReviewItemFilter,
} from './review-item.types';

/** What there is to be seen by who does not correct the graph: nobody has read what was reported. */
const UNREAD = 'Somebody reported an error here; who corrects the graph sees what was written (có người báo lỗi).';

const SUBJECT_TYPES = { DIAGNOSTIC: 'Diagnostic', CITATION: 'Citation', UNIT: 'Unit' } as const;

@Resolver(() => ReviewItem)
export class ReviewItemResolver {
  @Costing({ call: 1000, isOfAll: true, count: COUNT_OF_ALL_COST })
  @Query(() => ReviewItemConnection, {
    description: 'Everything a reader was unsure of, as one list to work through (nội dung cần xem lại).',
  })
  reviewItems(
    @Arg('filter', () => ReviewItemFilter, { nullable: true, description: 'Which; all that are open where absent.' })
    filter: ReviewItemFilter | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 20 where absent.' }) first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Only what follows this cursor.' }) after: string | null,
    @Ctx() ctx: Context,
  ) {
    const page = checkPage({ first, after }, ctx.maxPageSize);
    const asked = conditionsOf(filter ?? {});
    const place = page.after === null ? null : decodeCursor(page.after, REVIEW_ORDER, isWhole, 'after');
    return pageOf<ReviewItem>(ctx, page, {
      read: async () => {
        const items = await findReviewItems(ctx.db, asked, place, page.size + 1);
        return Promise.all(items.map((item) => (item.subject === 'REPORT' ? reportFor(ctx, item) : item)));
      },
      count: () => countReviewItems(ctx.db, asked),
      cursorOf,
    });
  }

  @Costing({ call: COUNT_OF_ALL_COST, size: MOST_CODES })
  @Query(() => [ReviewCodeCount], {
    description: 'How many there are of each kind of doubt, most first: what reviewItems has (số lượng theo loại).',
  })
  reviewCodes(
    @Arg('filter', () => ReviewItemFilter, { nullable: true, description: 'Which; all that are open where absent.' })
    filter: ReviewItemFilter | null,
    @Ctx() ctx: Context,
  ): Promise<ReviewCodeCount[]> {
    return countReviewCodes(ctx.db, conditionsOf(filter ?? {}));
  }

  @FieldResolver(() => ID, { description: 'The id that the mutation takes which decides it (mã đối tượng).' })
  subjectId(@Root() item: ReviewItem): string {
    if (item.subject !== 'REPORT') return encodeId(SUBJECT_TYPES[item.subject], item.subjectRowId);
    const { indicatorId, taskId, unitId, planId, documentId } = item;
    if (indicatorId !== null) return encodeId('Indicator', indicatorId);
    if (taskId !== null) return encodeId('Task', taskId);
    if (unitId !== null) return encodeId('Unit', unitId);
    return planId === null ? encodeId('LegalDocument', documentId) : encodeId('Plan', planId);
  }

  @Costing({ call: 1 })
  @FieldResolver(() => String, {
    nullable: true,
    description: 'How to reach who reported it, for editors, until it is decided (liên hệ).',
  })
  contact(@Root() item: ReviewItem, @Ctx() ctx: Context): Promise<string | null> | null {
    const mayEdit = scopesOf(ctx.viewer).includes('EDIT');
    return item.subject === 'REPORT' && mayEdit ? ctx.load(contactByReportId, item.subjectRowId) : null;
  }

  @Costing({ call: 10 })
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The sentence around the passage, on one line (câu văn).',
  })
  async sentence(@Root() { documentId, evidence }: ReviewItem, @Ctx() ctx: Context): Promise<string | null> {
    const lined = evidence && (await ctx.load(linedTextByDocumentId, documentId));
    return lined ? sentenceAround(lined.text, evidence) : null;
  }

  @Costing({ call: 10 })
  @FieldResolver(() => Int, { nullable: true, description: 'The line of the source text it begins in, from 1 (dòng).' })
  async line(@Root() { documentId, evidence }: ReviewItem, @Ctx() ctx: Context): Promise<number | null> {
    const lined = evidence && (await ctx.load(linedTextByDocumentId, documentId));
    return lined ? countUpTo(lined.lineStarts, evidence.start) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The heading it stands under, in a plan (mục).' })
  async heading(@Root() { planId, evidence }: ReviewItem, @Ctx() ctx: Context): Promise<string | null> {
    if (planId === null || evidence === null) return null;
    const headings = await ctx.load(headingsByPlanId, planId);
    const starts = headings.map(({ startsAt }) => startsAt);
    return headings[countUpTo(starts, evidence.start) - 1]?.words ?? null;
  }

  @FieldResolver(() => LegalDocumentRef, { description: 'The document that it stands in (văn bản).' })
  document(@Root() item: ReviewItem): Key {
    return ref('LegalDocument', item.documentId);
  }

  @FieldResolver(() => PlanRef, { nullable: true, description: 'That document as a plan (kế hoạch).' })
  plan(@Root() item: ReviewItem): Key | null {
    return ref('Plan', item.planId);
  }

  @FieldResolver(() => TaskRef, { nullable: true, description: 'The task that it is about or stands in (nhiệm vụ).' })
  task(@Root() item: ReviewItem): Key | null {
    return ref('Task', item.taskId);
  }

  @FieldResolver(() => IndicatorRef, { nullable: true, description: 'The indicator that it stands in (chỉ tiêu).' })
  indicator(@Root() item: ReviewItem): Key | null {
    return ref('Indicator', item.indicatorId);
  }

  @FieldResolver(() => UnitRef, { nullable: true, description: 'The unit that it is about (đơn vị).' })
  unit(@Root() item: ReviewItem): Key | null {
    return ref('Unit', item.unitId);
  }
}

/** What was reported, as the caller may see it; where its quote stands now, as the text may be another since. */
async function reportFor(ctx: Context, item: ReviewItem): Promise<ReviewItem> {
  const { evidence, documentId } = item;
  if (seesOf(ctx.viewer) !== 'everything') return { ...item, message: UNREAD, evidence: null };
  if (evidence === null) return item;
  const lined = await ctx.load(linedTextByDocumentId, documentId);
  return { ...item, evidence: lined && findPassage(lined.text, evidence.quote, evidence.start) };
}

const cursorOf = (item: ReviewItem): string => encodeCursor(item as unknown as Record<string, unknown>, REVIEW_ORDER);

const isWhole = (_property: string, value: unknown): boolean =>
  Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;

function conditionsOf(filter: ReviewItemFilter): ReviewConditions {
  const ids = (choice: Choice<string> | null | undefined, type: string, argument: string) =>
    chosen(choice, argument)?.map((id) => requireId(id, type, argument)) ?? null;
  return {
    codes: chosen(filter.code, 'filter.code'),
    severities: chosen(filter.severity, 'filter.severity'),
    subjects: chosen(filter.subject, 'filter.subject'),
    statuses: chosen(filter.status, 'filter.status') ?? ['OPEN'],
    planIds: ids(filter.plan, 'Plan', 'filter.plan'),
    documentIds: ids(filter.document, 'LegalDocument', 'filter.document'),
    unitIds: ids(filter.unit, 'Unit', 'filter.unit'),
  };
}

/** The values that a choice leaves; null where it says nothing. Errors: BAD_USER_INPUT for null, which nothing equals here. */
function chosen<Value>(choice: Choice<Value> | null | undefined, argument: string): Value[] | null {
  if (choice === null || choice === undefined) return null;
  if (choice.eq === null || choice.in === null)
    throw new HubError('BAD_USER_INPUT', `${argument}: null is no value that it can have; leave it out.`, { argument });
  if (choice.eq === undefined) return choice.in ?? null;
  const { eq } = choice;
  return choice.in === undefined || choice.in.includes(eq) ? [eq] : [];
}
