import { documentsOfFile } from '../../../src/ingest/store/documents-of-file';
import { type DecisionParts, decisionText, LAYOUTS, TASKS } from '../../support/decision-text';
import { readText } from '../../support/read-text';

const read = (parts: DecisionParts = {}) => readText(decisionText(parts));

it.each<[string, DecisionParts, string]>([
  ['lines as they are', {}, 'Trồng rừng ven sông năm 2026'],
  ['a type line that goes on', { type: 'KẾ HOẠCH HÀNH ĐỘNG' }, 'Hành động trồng rừng ven sông năm 2026'],
  [
    'a type line whose words are the title',
    { type: 'KẾ HOẠCH TRỒNG RỪNG VEN SÔNG', title: 'NĂM 2026' },
    'Trồng rừng ven sông năm 2026',
  ],
  [
    'an authority that keeps its capitals',
    { type: 'CHƯƠNG TRÌNH HÀNH ĐỘNG', title: 'Của Sở Xây dựng' },
    'Hành động Của Sở Xây dựng',
  ],
  ['marks of Markdown', { title: '*Trồng rừng ven sông năm 2026*' }, 'Trồng rừng ven sông năm 2026'],
])('the title of an attached document: %s', (_what, parts, title) => {
  expect(read(parts).attached).toMatchObject([{ title }]);
});

it('the year is that of its own title, or of the decision', () => {
  const [own, of] = [read({ title: 'Trồng rừng năm 2027' }), read({ title: 'Trồng rừng ven sông' })];
  expect([own.attached[0]?.year, documentsOfFile(own)[1]?.document.metadata.year]).toEqual([2027, 2027]);
  expect([of.attached[0]?.year, documentsOfFile(of)[1]?.document.metadata.year]).toEqual([null, 2026]);
});

it('it takes effect on the day that its own text says, else with the decision', () => {
  const body = `${TASKS}\n\nQuy chế này có hiệu lực từ ngày 01 tháng 3 năm 2026.`;
  const days = [read({ type: 'QUY CHẾ', body }), read()].map((file) =>
    documentsOfFile(file).map(({ document }) => document.metadata.effectiveOn),
  );
  expect(days).toEqual([
    ['2026-01-12', '2026-03-01'],
    ['2026-01-12', '2026-01-12'],
  ]);
});

it('what it rests on are its own legal bases', () => {
  const body = `Căn cứ Nghị quyết số 15/NQ-HĐND ngày 10 tháng 12 năm 2025 của Hội đồng nhân dân tỉnh Sông Lam về trồng rừng, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n\n${TASKS}`;
  const bases = documentsOfFile(read({ body })).map(({ document }) =>
    document.citations.filter(({ kind }) => kind === 'BASIS').map(({ number }) => number),
  );
  expect(bases).toEqual([['72/2025/QH15', '12/TTr-SNNMT'], ['15/NQ-HĐND']]);
});

describe.each(LAYOUTS)('a file from %s', (layout) => {
  const documents = () => documentsOfFile(read({ layout, annexes: '\nPHỤ LỤC\nDANH MỤC XÃ\n\n1. Xã Tân Lập' }));

  it('is divided between its documents', () => {
    const [decision, plan] = documents().map(({ document }) => document);
    expect(decision).toMatchObject({ tasks: [], indicators: [] });
    expect(decision?.sections.map(({ ordinal }) => ordinal)).toEqual(['Điều 1', 'Điều 2', 'Điều 3']);
    expect(plan?.tasks.map(({ ordinal }) => ordinal)).toEqual(['II.1', 'II.2']);
    expect(plan?.indicators).toHaveLength(1);
    expect(plan?.sections.map(({ ordinal }) => ordinal)).toEqual(expect.arrayContaining(['I', 'II', 'III', 'Phụ lục']));
  });

  it('leads from each value to those of the same document', () => {
    const { document } = documents()[1] ?? { document: null };
    expect(document?.tasks.map(({ section }) => document.sections[section ?? -1]?.title)).toEqual([
      'NHIỆM VỤ',
      'NHIỆM VỤ',
    ]);
    expect(document?.tasks.map(({ citations }) => citations.map((i) => document.citations[i]?.number))).toEqual([
      ['30/2020/NĐ-CP'],
      [],
    ]);
  });

  it('says once with what the plan was issued', () => {
    const issued = documents().map(({ document }) =>
      document.citations.filter(({ kind }) => kind === 'ISSUED_WITH').map(({ number, issuedOn }) => [number, issuedOn]),
    );
    expect(issued).toEqual([[], [['415/QĐ-UBND', '2026-01-12']]]);
  });
});

it('a file of one document is that document', () => {
  const text = decisionText();
  const file = readText(text.slice(0, text.indexOf('CÔNG BÁO')));
  expect(documentsOfFile(file)).toEqual([{ document: file, attached: null }]);
});

it('a decision that approves a plan in its own articles is one document', () => {
  const articles = `Điều 1. Phê duyệt Kế hoạch trồng rừng ven sông năm 2026 với các nội dung sau:\n\n${TASKS}`;
  const text = decisionText({ articles });
  const file = readText(text.slice(0, text.indexOf('CÔNG BÁO')));
  expect([file.attached, file.tasks.length]).toEqual([[], 2]);
});
