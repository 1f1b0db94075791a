import { type GraphQLSchema, isObjectType } from 'graphql';
import { capitalised, vietnameseTerm } from './vietnamese-term';

/** The official buckets, in their order. */
export const BUCKETS = ['completedOnTime', 'completedLate', 'openInTime', 'openOverdue', 'noDeadline'] as const;
export type Bucket = (typeof BUCKETS)[number];

interface Share {
  count: number;
  percent: number;
}

export type ReportFigures = Readonly<Record<Bucket, Share>> & { taskCount: number };

/** The figures of the report, as taskReport gives them. */
export interface ReportAnswer {
  taskReport: {
    asOf: string;
    cancelledCount: number;
    total: ReportFigures;
    groups: readonly (ReportFigures & { key: readonly { unit: { name: string } | null }[] })[];
  };
}

/** A task that is open past its deadline. */
export interface OverdueTask {
  title: string;
  plan: { number: string | null };
  leads: readonly { unit: { name: string } }[];
  deadlines: readonly { on: string | null }[];
}

/** The report as it is handed in, whatever the file's form. */
export interface OfficialReport {
  /** Who hands it in; null: to be filled in. */
  issuer: string | null;
  /** What it is about, below its name. */
  subject: string;
  asOf: string;
  cancelledCount: number;
  buckets: readonly { bucket: Bucket; term: string }[];
  total: ReportFigures;
  units: readonly { name: string; figures: ReportFigures }[];
  overdue: readonly { title: string; plan: string; leads: string; dueOn: string | null; daysLate: number | null }[];
}

const FIGURES = `taskCount ${BUCKETS.map((bucket) => `${bucket} { count percent }`).join(' ')}`;

export const REPORT_QUERY = `query ($filter: TaskFilter, $asOf: Date) {
  taskReport(filter: $filter, asOf: $asOf, groupBy: [LEAD_UNIT]) {
    asOf cancelledCount total { ${FIGURES} } groups { key { unit { name } } ${FIGURES} }
  }
}`;

export const OVERDUE_QUERY = `query ($filter: TaskFilter, $asOf: Date) {
  taskReport(filter: $filter, asOf: $asOf) {
    total {
      tasks(timeliness: [OPEN_OVERDUE], orderBy: [{ field: DUE_ON }]) {
        nodes { title plan { number } leads: assignments(role: LEAD) { unit { name } } deadlines { on } }
      }
    }
  }
}`;

const MS_PER_DAY = 86_400_000;

/** The report of what was asked; the buckets are called what the schema calls them. */
export function officialReport(
  schema: GraphQLSchema,
  { taskReport }: ReportAnswer,
  overdue: readonly OverdueTask[],
  { issuer, subject }: Pick<OfficialReport, 'issuer' | 'subject'>,
): OfficialReport {
  const { asOf, cancelledCount, total, groups } = taskReport;
  const row = schema.getType('TaskReportRow');
  const fields = isObjectType(row) ? row.getFields() : {};
  return {
    issuer,
    subject,
    asOf,
    cancelledCount,
    buckets: BUCKETS.map((bucket) => ({
      bucket,
      term: capitalised(vietnameseTerm(fields[bucket]?.description) ?? bucket),
    })),
    total,
    units: groups.map(({ key, ...figures }) => ({ name: key[0]?.unit?.name ?? 'Chưa phân công chủ trì', figures })),
    overdue: overdue.map(({ title, plan, leads, deadlines }) => {
      // past all of its deadlines, it is late for the last
      const days = deadlines.flatMap(({ on }) => (on === null ? [] : [on])).sort();
      const dueOn = days.at(-1) ?? null;
      return {
        title,
        plan: plan.number ?? '',
        leads: leads.map(({ unit }) => unit.name).join('; '),
        dueOn,
        daysLate: dueOn === null ? null : Math.round((Date.parse(asOf) - Date.parse(dueOn)) / MS_PER_DAY),
      };
    }),
  };
}

/** What is written below the table: how it is counted. */
export const notesOf = ({ cancelledCount }: OfficialReport): string[] => [
  'Ghi chú: Nhiệm vụ có nhiều đơn vị chủ trì được tính ở từng đơn vị; dòng tổng cộng tính mỗi nhiệm vụ một lần.',
  `Số nhiệm vụ đã hủy, không đưa vào biểu: ${cancelledCount}.`,
];

export const REPORT_NAME = 'BIỂU TỔNG HỢP';
export const OVERDUE_NAME = 'DANH SÁCH NHIỆM VỤ QUÁ HẠN';
/** Number and symbol are given by the registry of who hands it in. */
export const NUMBER_LINE = 'Số:        /BC-……';
export const ADDRESSEES = ['Nơi nhận:', '- Như trên;', '- Lưu: VT.'];
export const SIGNATURE = ['THỦ TRƯỞNG CƠ QUAN', '(Ký, ghi rõ họ tên, đóng dấu)'];
