import { changeLines } from '../../src/cli/import-changes';
import { type FileReport, reportTable } from '../../src/cli/import-report';
import type { Counts } from '../../src/graph/import-document';

const counts = (created: number, changed = 0, removed = 0, unchanged = 0): Counts => ({
  created,
  changed,
  removed,
  unchanged,
});

const PLAN: FileReport = {
  file: 'in/Kế hoạch 2.txt'.normalize('NFD'),
  kind: 'imported',
  documentId: 1,
  planId: 1,
  attached: [],
  number: '2/KH-SDL',
  title: 'Phát triển tuyến tham quan',
  counts: {
    plans: counts(1),
    documents: counts(3),
    units: counts(2),
    tasks: counts(5, 1, 2, 10),
    citations: counts(2),
    indicators: counts(0, 0, 0, 3),
  },
  diagnostics: [{ code: 'X', severity: 'INFO', message: '', quote: null }],
  dryRun: false,
};
const REPORTS: FileReport[] = [
  PLAN,
  {
    ...PLAN,
    file: 'in/qd.txt',
    planId: null,
    number: null,
    diagnostics: [],
    counts: { ...PLAN.counts, tasks: counts(0) },
  },
  { file: 'in/tho.txt', kind: 'refused', code: 'NOT_A_DOCUMENT', message: '"tho.txt" does not look like one.' },
  { file: 'in/x.txt', kind: 'refused', code: 'UNREADABLE', message: 'in/x.txt: there is no such file.' },
  { file: 'in/y.txt', kind: 'conflict', code: 'CONFLICT', message: 'It fits two documents.\n  at somewhere' },
  { file: 'in/a.md', kind: 'skipped', message: '.md is not read.' },
];

it('says of each file what happened to it, and of all of them together', () =>
  expect(reportTable(REPORTS, false, 2).normalize('NFC')).toBe(
    `file               what      number    tasks  cited  indic.  new  changed  gone  remarks  reason
in/Kế hoạch 2.txt  plan      2/KH-SDL     16      2       3    7        1     2        1
in/qd.txt          document  -             0      2       3    2        0     0        0
in/tho.txt         refused                                                                does not look like one.
in/x.txt           refused                                                                there is no such file.
in/y.txt           conflict                                                               It fits two documents.
in/a.md            skipped                                                                .md is not read.

8 files: 2 imported (1 plans, 1 documents), 3 failed, 1 skipped, 2 not read: the work was stopped.
21 rows created, 1 changed, 2 removed.`,
  ));

it('says that a dry run stored nothing', () =>
  expect(reportTable([PLAN], true, 0)).toMatch(
    /1 files: 1 would be imported \(1 plans, 0 documents\).*\n.*; dry run: nothing was stored\.$/,
  ));

it('says in words what changed', () =>
  expect(
    changeLines(
      [
        {
          kind: 'changed',
          what: 'task',
          ordinal: 'III.2',
          title: 'Rà soát',
          details: [
            { field: 'lead', before: 'Phòng A', after: 'Phòng B' },
            { field: 'deadline', before: null, after: 'Quý I/2026' },
          ],
        },
        { kind: 'removed', what: 'indicator', ordinal: null, title: 'Tỷ lệ', details: [] },
      ],
      true,
    ),
  ).toEqual([
    '  would be changed: task III.2 "Rà soát"',
    '      leading units: "Phòng A" → "Phòng B"',
    '      deadline: nothing → "Quý I/2026"',
    '  would be removed: indicator "Tỷ lệ"',
  ]));
