import {
  AlignmentType,
  BorderStyle,
  Document,
  type IRunOptions,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { shownDay } from './cells';
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

/** In half points: 13, as 30/2020/NĐ-CP has it for text, and what fits a cell of thirteen. */
const TEXT = 26;
const IN_TABLE = 22;
const FONT = 'Times New Roman';
/** A4, lying, with the margins of 30/2020/NĐ-CP, in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838 };
const MARGIN = { top: 1134, bottom: 1134, left: 1701, right: 850 };
const WIDTH = PAGE.height - MARGIN.left - MARGIN.right;

type Look = Pick<IRunOptions, 'bold' | 'italics' | 'underline' | 'size'>;
type Align = (typeof AlignmentType)[keyof typeof AlignmentType];

const line = (text: string, look: Look = {}, alignment: Align = AlignmentType.CENTER): Paragraph =>
  new Paragraph({
    alignment,
    spacing: { before: 20, after: 20 },
    children: [new TextRun({ text, size: TEXT, ...look })],
  });

/** The report as a document: the figures by unit, and below them the tasks that are late. */
export async function reportDocx(report: OfficialReport): Promise<Buffer> {
  const document = new Document({
    title: REPORT_NAME,
    styles: { default: { document: { run: { font: FONT, size: TEXT } } } },
    sections: [
      {
        properties: {
          page: { size: { ...PAGE, orientation: PageOrientation.LANDSCAPE }, margin: MARGIN },
        },
        children: [
          head(report),
          line(''),
          line(REPORT_NAME, { bold: true, size: 28 }),
          line(report.subject, { bold: true }),
          line(`(Tính đến ngày ${shownDay(report.asOf)})`, { italics: true }),
          line(''),
          figures(report),
          ...notesOf(report).map((note) => line(note, { italics: true, size: 24 }, AlignmentType.LEFT)),
          line(''),
          line(OVERDUE_NAME, { bold: true, size: 28 }),
          line(''),
          overdue(report),
          line(''),
          closing(),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
};

const beside = (left: Paragraph[], right: Paragraph[], share: number): Table =>
  new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [Math.round(WIDTH * share), Math.round(WIDTH * (1 - share))],
    borders: NO_BORDERS,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [left, right].map((children) => new TableCell({ children, borders: NO_BORDERS })),
      }),
    ],
  });

const head = ({ issuer }: OfficialReport): Table =>
  beside(
    [line((issuer ?? '……').toLocaleUpperCase('vi'), { bold: true }), line(NUMBER_LINE)],
    [
      line(NATION, { bold: true }),
      line(MOTTO, { bold: true, underline: {} }),
      line(dateline(issuer, null), { italics: true }),
    ],
    0.4,
  );

const closing = (): Table =>
  beside(
    ADDRESSEES.map((text, i) =>
      line(text, { size: i === 0 ? 24 : 22, bold: i === 0, italics: i === 0 }, AlignmentType.LEFT),
    ),
    SIGNATURE.map((text, i) => line(text, i === 0 ? { bold: true } : { italics: true })),
    0.5,
  );

interface CellLook extends Look {
  align?: Align;
  columnSpan?: number;
  rowSpan?: number;
}

const tableCell = (text: string, { align = AlignmentType.CENTER, columnSpan, rowSpan, ...look }: CellLook = {}) =>
  new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 60, right: 60, top: 30, bottom: 30 },
    ...(columnSpan ? { columnSpan } : {}),
    ...(rowSpan ? { rowSpan } : {}),
    children: [line(text, { size: IN_TABLE, ...look }, align)],
  });

/** A table as wide as the page; `header` rows stand on each of its pages. */
const table = (widths: readonly number[], header: TableCell[][], rows: TableCell[][]): Table => {
  const all = widths.reduce((sum, width) => sum + width, 0);
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map((width) => Math.round((WIDTH * width) / all)),
    rows: [
      ...header.map((children) => new TableRow({ children, tableHeader: true, cantSplit: true })),
      ...rows.map((children) => new TableRow({ children, cantSplit: true })),
    ],
  });
};

const RIGHT = { align: AlignmentType.RIGHT };
const LEFT = { align: AlignmentType.LEFT };
const BOLD = { bold: true };

function figures({ units, total, buckets }: OfficialReport): Table {
  const header = [
    [
      tableCell('STT', { ...BOLD, rowSpan: 2 }),
      tableCell('Đơn vị chủ trì', { ...BOLD, rowSpan: 2 }),
      tableCell('Tổng số', { ...BOLD, rowSpan: 2 }),
      ...buckets.map(({ term }) => tableCell(term, { ...BOLD, columnSpan: 2 })),
    ],
    buckets.flatMap(() => [tableCell('Số lượng', BOLD), tableCell('Tỷ lệ (%)', BOLD)]),
    Array.from({ length: 3 + buckets.length * 2 }, (_, i) => tableCell(`(${i + 1})`, { italics: true, size: 20 })),
  ];
  const cells = (of: ReportFigures, look: Look) => [
    tableCell(String(of.taskCount), { ...RIGHT, ...look }),
    ...buckets.flatMap(({ bucket }) => [
      tableCell(String(of[bucket].count), { ...RIGHT, ...look }),
      tableCell(shownShare(of[bucket].percent), { ...RIGHT, ...look }),
    ]),
  ];
  return table([5, 24, 7, ...buckets.flatMap(() => [7, 6.5])], header, [
    ...units.map((unit, i) => [tableCell(String(i + 1)), tableCell(unit.name, LEFT), ...cells(unit.figures, {})]),
    [tableCell(''), tableCell('TỔNG CỘNG', BOLD), ...cells(total, BOLD)],
  ]);
}

function overdue({ overdue: tasks }: OfficialReport): Table {
  const headings = ['STT', 'Nội dung nhiệm vụ', 'Kế hoạch', 'Đơn vị chủ trì', 'Thời hạn', 'Số ngày quá hạn'];
  return table(
    [5, 45, 13, 25, 11, 9],
    [headings.map((heading) => tableCell(heading, BOLD))],
    tasks.map(({ title, plan, leads, dueOn, daysLate }, i) => [
      tableCell(String(i + 1)),
      tableCell(title, LEFT),
      tableCell(plan),
      tableCell(leads, LEFT),
      tableCell(dueOn === null ? '' : shownDay(dueOn)),
      tableCell(daysLate === null ? '' : String(daysLate), RIGHT),
    ]),
  );
}

/** 12.5 as "12,5". */
const shownShare = (percent: number): string => percent.toFixed(1).replace('.', ',');
