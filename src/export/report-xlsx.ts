import { serialOf, shownDay } from './cells';
import { fitted, type GridCell, type GridRow, type GridSheet, gridXlsx } from './grid';
import {
  ADDRESSEES,
  NUMBER_LINE,
  notesOf,
  type OfficialReport,
  OVERDUE_NAME,
  REPORT_NAME,
  type ReportFigures,
  SIGNATURE,
} from './official-report';
import { dateline, MOTTO, NATION } from './official-words';
import type { StyleName } from './xlsx-styles';

/** The report as a workbook: the figures by unit, and the tasks that are late. */
export const reportXlsx = (report: OfficialReport): AsyncGenerator<Uint8Array> =>
  gridXlsx([figuresSheet(report), overdueSheet(report)]);

const cell = (value: string | number | null, style: StyleName): GridCell => ({ value, style });
const blanks = (count: number): null[] => Array.from({ length: count }, () => null);
const styled = (count: number, style: StyleName): GridCell[] => Array.from({ length: count }, () => cell(null, style));

const COLUMNS = 13;
const WIDTHS = [6, 38, 10, ...Array.from({ length: 10 }, () => 9)];

function figuresSheet(report: OfficialReport): GridSheet {
  const { units, total, buckets } = report;
  const heading = [
    cell('STT', 'gridHeading'),
    cell('Đơn vị chủ trì', 'gridHeading'),
    cell('Tổng số nhiệm vụ', 'gridHeading'),
    ...buckets.flatMap(({ term }) => [cell(term, 'gridHeading'), cell(null, 'gridHeading')]),
  ];
  const below = [
    ...styled(3, 'gridHeading'),
    ...buckets.flatMap(() => [cell('Số lượng', 'gridHeading'), cell('Tỷ lệ (%)', 'gridHeading')]),
  ];
  const numbering = heading.map((_, i) => cell(`(${i + 1})`, 'gridNumbering'));
  const figures = (of: ReportFigures, number: StyleName, share: StyleName) => [
    cell(of.taskCount, number),
    ...buckets.flatMap(({ bucket }) => [cell(of[bucket].count, number), cell(of[bucket].percent, share)]),
  ];
  const rows: GridRow[] = [
    ...headRows(report, REPORT_NAME, COLUMNS, 5),
    { cells: heading, height: 48 },
    { cells: below, height: 32 },
    { cells: numbering },
    ...units.map((unit, i) =>
      fitted(
        [cell(i + 1, 'gridCenter'), cell(unit.name, 'gridText'), ...figures(unit.figures, 'gridNumber', 'gridShare')],
        WIDTHS,
      ),
    ),
    {
      cells: [
        cell(null, 'gridBold'),
        cell('TỔNG CỘNG', 'gridBold'),
        ...figures(total, 'gridBoldNumber', 'gridBoldShare'),
      ],
    },
  ];
  const top = HEAD_ROWS + 1;
  const merges = [
    ...headMerges('E', 'F', 'M'),
    ...['A', 'B', 'C'].map((letter) => `${letter}${top}:${letter}${top + 1}`),
    ...['D', 'F', 'H', 'J', 'L'].map((from, i) => `${from}${top}:${'EGIKM'[i]}${top}`),
  ];
  for (const note of notesOf(report)) {
    rows.push({ cells: [cell(note, 'paragraph')], height: 20 });
    merges.push(`A${rows.length}:M${rows.length}`);
  }
  closing(rows, merges, ['E', 'F', 'M'], 5);
  return {
    name: 'Biểu tổng hợp',
    widths: WIDTHS,
    page: 'landscape',
    rows: [rows],
    merges,
  };
}

const OVERDUE_WIDTHS = [6, 60, 16, 36, 13, 12];

function overdueSheet(report: OfficialReport): GridSheet {
  const headings = ['STT', 'Nội dung nhiệm vụ', 'Kế hoạch', 'Đơn vị chủ trì', 'Thời hạn', 'Số ngày quá hạn'];
  const rows: GridRow[] = [
    ...headRows(report, OVERDUE_NAME, headings.length, 3),
    fitted(
      headings.map((heading) => cell(heading, 'gridHeading')),
      OVERDUE_WIDTHS,
    ),
    ...report.overdue.map(({ title, plan, leads, dueOn, daysLate }, i) =>
      fitted(
        [
          cell(i + 1, 'gridCenter'),
          cell(title, 'gridText'),
          cell(plan, 'gridCenter'),
          cell(leads, 'gridText'),
          { value: dueOn === null ? null : serialOf(dueOn, true), style: 'gridDay' as const },
          cell(daysLate, 'gridNumber'),
        ],
        OVERDUE_WIDTHS,
      ),
    ),
  ];
  const merges = headMerges('C', 'D', 'F');
  closing(rows, merges, ['C', 'D', 'F'], 3);
  return {
    name: 'Nhiệm vụ quá hạn',
    widths: OVERDUE_WIDTHS,
    page: 'landscape',
    rows: [rows],
    merges,
  };
}

const HEAD_ROWS = 8;

/** The official head: `left` columns for who hands it in, the others for the motto. */
function headRows({ issuer, subject, asOf }: OfficialReport, name: string, columns: number, left: number): GridRow[] {
  const beside = (one: string, other: string, style: StyleName, otherStyle = style): GridRow => ({
    cells: [cell(one, style), ...blanks(left - 1), cell(other, otherStyle)],
    height: 18,
  });
  const alone = (text: string, style: StyleName): GridRow => ({
    cells: [cell(text, style), ...blanks(columns - 1)],
    height: 20,
  });
  return [
    beside((issuer ?? '……').toLocaleUpperCase('vi'), NATION, 'boldCenter'),
    beside('', MOTTO, 'center', 'motto'),
    beside(NUMBER_LINE, dateline(issuer, null), 'center', 'dateline'),
    { cells: [] },
    alone(name, 'title'),
    alone(subject, 'boldCenter'),
    alone(`(Tính đến ngày ${shownDay(asOf)})`, 'dateline'),
    { cells: [] },
  ];
}

const headMerges = (left: string, from: string, to: string): string[] => [
  ...[1, 2, 3].flatMap((row) => [`A${row}:${left}${row}`, `${from}${row}:${to}${row}`]),
  ...[5, 6, 7].map((row) => `A${row}:${to}${row}`),
];

function closing(rows: GridRow[], merges: string[], [left, from, to]: readonly string[], width: number): void {
  rows.push({ cells: [] });
  for (let i = 0; i < Math.max(ADDRESSEES.length, SIGNATURE.length); i++) {
    const [one = '', other = ''] = [ADDRESSEES[i], SIGNATURE[i]];
    const style: StyleName = i === 0 ? 'boldCenter' : 'dateline';
    rows.push({
      cells: [cell(one, i === 0 ? 'boldParagraph' : 'addressees'), ...blanks(width - 1), cell(other, style)],
    });
    merges.push(`A${rows.length}:${left}${rows.length}`, `${from}${rows.length}:${to}${rows.length}`);
  }
}
