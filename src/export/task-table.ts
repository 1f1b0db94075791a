import { fitted, type GridCell, type GridPages, type GridRow, type GridSheet } from './grid';
import { dateline, MOTTO, NATION } from './official-words';
import type { StyleName } from './xlsx-styles';

/** What stands above a plan's tasks. */
export interface TaskTableHead {
  number: string | null;
  documentType: string;
  title: string;
  issuedOn: string | null;
  issuer: { name: string } | null;
}

/** A task as the table has it. */
export interface TableTask {
  ordinal: string | null;
  title: string;
  expectedResult: string | null;
  leads: readonly { unit: { name: string } }[];
  coordinators: readonly { unit: { name: string } }[];
  deadlines: readonly { text: string }[];
}

/** The operation whose rows the table has. */
export const TASK_TABLE_QUERY = `query ($number: String!, $issuer: String, $issuedOn: Date) {
  plan(number: $number, issuer: $issuer, issuedOn: $issuedOn) {
    tasks {
      nodes {
        ordinal
        title
        expectedResult
        leads: assignments(role: LEAD) { unit { name } }
        coordinators: assignments(role: COORDINATE) { unit { name } }
        deadlines { text }
      }
    }
  }
}`;

/** In the words by which the reader of task tables knows them. */
const HEADINGS = [
  'STT',
  'Nội dung nhiệm vụ',
  'Cơ quan chủ trì',
  'Cơ quan phối hợp',
  'Thời hạn hoàn thành',
  'Sản phẩm, kết quả',
];
const STYLES: readonly StyleName[] = ['gridCenter', 'gridText', 'gridText', 'gridText', 'gridText', 'gridText'];
const WIDTHS = [8, 60, 28, 36, 24, 24];
const BETWEEN = '; ';

/** A plan's tasks as the sheet that a department hands on, and that is read again as the same tasks. */
export const taskTable = (head: TaskTableHead, pages: AsyncIterable<readonly unknown[]>): GridSheet => ({
  name: 'Nhiệm vụ',
  widths: WIDTHS,
  merges: ['A1:C1', 'D1:F1', 'A2:C2', 'D2:F2', 'A3:C3', 'D3:F3', 'A5:F5', 'A6:F6'],
  page: 'landscape',
  rows: rowsOf(head, pages),
});

async function* rowsOf(head: TaskTableHead, pages: AsyncIterable<readonly unknown[]>): GridPages {
  yield [...headRows(head), { cells: HEADINGS.map((value) => ({ value, style: 'gridHeading' as const })) }];
  for await (const rows of pages) yield (rows as readonly TableTask[]).map(taskRow);
}

/** As the head of an administrative document (30/2020/NĐ-CP): who issued it and its number left, the motto and the day right. */
function headRows({ number, documentType, title, issuedOn, issuer }: TaskTableHead): GridRow[] {
  const row = (left: string, right: string, style: StyleName): GridRow => ({
    cells: [left, '', '', right].map((value) => (value === '' ? null : { value, style })),
  });
  return [
    row(issuer?.name.toLocaleUpperCase('vi') ?? '', NATION, 'boldCenter'),
    row('', MOTTO, 'motto'),
    row(
      number === null ? '' : `Số: ${number}`,
      issuedOn === null ? '' : dateline(issuer?.name ?? null, issuedOn),
      'center',
    ),
    { cells: [] },
    row(documentType.toLocaleUpperCase('vi'), '', 'title'),
    row(title, '', 'title'),
    { cells: [] },
  ];
}

function taskRow(task: TableTask): GridRow {
  const names = (list: TableTask['leads']) => list.map(({ unit }) => unit.name).join(BETWEEN);
  const values = [
    task.ordinal,
    task.title,
    names(task.leads),
    names(task.coordinators),
    task.deadlines.map(({ text }) => text).join(BETWEEN),
    task.expectedResult,
  ];
  return fitted(
    values.map((value, i): GridCell => ({ value: value || null, style: STYLES[i] as StyleName })),
    WIDTHS,
  );
}
