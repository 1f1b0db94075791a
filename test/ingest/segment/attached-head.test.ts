import { segmentText } from '../../../src/ingest/segment/segment-text';
import { type DecisionParts, decisionText, LAYOUTS } from '../../support/decision-text';

/** The attached heads as a table shows them. */
function attached(text: string) {
  const segmented = segmentText(text);
  return segmented.attached.map(({ type, title, number, link }, i) => ({
    type,
    title: title.map((line) => line.text).join(' '),
    number: number?.text ?? null,
    link: text.slice(link.start, link.end).replace(/\s+/g, ' '),
    begins: segmented.stretches
      .filter((stretch) => stretch.document === i + 1)
      .map(({ start }) => text.slice(start).trimStart().split('\n')[0]?.trim()),
  }));
}

const LINK = '(Kèm theo Quyết định số 415/QĐ-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Sông Lam)';

it.each(LAYOUTS)('the plan that a decision issues is found in a text from: %s', (layout) => {
  expect(attached(decisionText({ layout }))).toEqual([
    expect.objectContaining({ type: 'Kế hoạch', title: 'Trồng rừng ven sông năm 2026', number: null, link: LINK }),
  ]);
});

it.each([
  ['gazette', 'ỦY BAN NHÂN DÂN'],
  ['docx', 'ỦY BAN NHÂN DÂN TỈNH SÔNG LAM | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc'],
  ['pdf', 'ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  ['portal', 'KẾ HOẠCH'],
] as const)('its stretch begins with its own head in a text from %s: %s', (layout, begins) => {
  expect(attached(decisionText({ layout }))[0]?.begins).toEqual([begins]);
});

const REGULATION = 'Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp quản lý rừng ven sông.';

it.each<[string, DecisionParts, object]>([
  ['a type line that goes on', { type: 'KẾ HOẠCH HÀNH ĐỘNG' }, { title: 'HÀNH ĐỘNG Trồng rừng ven sông năm 2026' }],
  [
    'a title in one line with its type',
    { type: 'KẾ HOẠCH TRỒNG RỪNG VEN SÔNG', title: 'NĂM 2026' },
    { type: 'Kế hoạch', title: 'TRỒNG RỪNG VEN SÔNG NĂM 2026' },
  ],
  ['a programme', { type: 'CHƯƠNG TRÌNH' }, { type: 'Chương trình' }],
  ['a regulation', { type: 'QUY CHẾ', articles: REGULATION }, { type: 'Quy chế' }],
  ['a scheme', { type: 'ĐỀ ÁN', link: '(Phê duyệt tại Quyết định số 415/QĐ-UBND ngày 12/01/2026)' }, { type: 'Đề án' }],
  ['"Ban hành kèm theo"', { link: '(Ban hành kèm theo Quyết định số 415/QĐ-UBND ngày 12/01/2026)' }, {}],
  ['"Ban hành theo"', { link: '(Ban hành theo Quyết định số 415/QĐ-UBND)' }, {}],
  ['a number left blank', { link: '(Kèm theo Quyết định số       /QĐ-UBND ngày      /01/2026)' }, {}],
  ['a number set apart', { link: '(Kèm theo Quyết định số 415 /QĐ-UBND ngày 12 / 01 /2026)' }, {}],
  ['a link in italics of Markdown', { link: '*(Kèm theo Quyết định số 415/QĐ-UBND)*' }, {}],
  [
    'a link without brackets',
    { link: 'Ban hành kèm theo Quyết định số 415/QĐ-UBND ngày 12/01/2026\ncủa Ủy ban nhân dân tỉnh' },
    { link: 'Ban hành kèm theo Quyết định số 415/QĐ-UBND ngày 12/01/2026 của Ủy ban nhân dân tỉnh' },
  ],
  ['a link in capitals', { link: '(KÈM THEO QUYẾT ĐỊNH SỐ 415/QĐ-UBND)' }, {}],
  [
    'a link broken at every word',
    { link: '(Ban hành\nkèm theo Quyết\nđịnh số\n415/QĐ-UBND)' },
    { link: '(Ban hành kèm theo Quyết định số 415/QĐ-UBND)' },
  ],
  ['a type in small letters on its own line', { type: 'Kế hoạch' }, {}],
  ['an OCR fault in its type', { type: 'KÉ HOẠCH' }, { type: 'Kế hoạch' }],
  ['an abbreviated link', { link: '(Kèm theo QĐ số 415/QĐ-UBND)' }, {}],
])('finds an attached document with %s', (_what, parts, expected) => {
  expect(attached(decisionText(parts))).toEqual([expect.objectContaining(expected)]);
});

it('a document with a number of its own keeps it', () => {
  const text = decisionText().replace('KẾ HOẠCH\nTrồng', 'Số: 07/KH-BCĐ\n\nKẾ HOẠCH\nTrồng');
  expect(attached(text)).toEqual([expect.objectContaining({ type: 'Kế hoạch', number: '07/KH-BCĐ' })]);
});

it.each(['gazette', 'docx', 'pdf', 'portal'] as const)(
  'without its own line the sentence of the decision links it (%s)',
  (layout) => {
    expect(attached(decisionText({ layout, link: '' }))).toEqual([
      expect.objectContaining({
        type: 'Kế hoạch',
        link: 'Ban hành kèm theo Quyết định này Kế hoạch trồng rừng ven sông năm 2026',
      }),
    ]);
  },
);

it('two documents that one decision issues are two', () => {
  const annexes = `\nQUY CHẾ\nPhối hợp quản lý rừng ven sông\n(Ban hành kèm theo Quyết định số 415/QĐ-UBND ngày 12/01/2026)\n\nChương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\nQuy chế này quy định việc phối hợp.`;
  expect(attached(decisionText({ annexes })).map(({ type, begins }) => [type, begins])).toEqual([
    ['Kế hoạch', ['ỦY BAN NHÂN DÂN']],
    ['Quy chế', ['QUY CHẾ']],
  ]);
});

describe('is none:', () => {
  const plain = 'Điều 1. Giao Sở Xây dựng rà soát quy hoạch ven sông.';
  it.each<[string, string]>([
    [
      'an annex',
      decisionText({
        articles: plain,
        type: 'PHỤ LỤC\nDANH MỤC NHIỆM VỤ',
        title: 'Trồng rừng ven sông năm 2026',
      }),
    ],
    ['an annex whose title names a plan', decisionText({ type: 'PHỤ LỤC I\nKẾ HOẠCH KIỂM TRA' })],
    ['a form', decisionText({ type: 'Mẫu số 01\nPHƯƠNG ÁN TRỒNG RỪNG', link: '(Kèm theo Quyết định số 415/QĐ-UBND)' })],
    [
      'a title that goes on over its second line',
      decisionText({ type: 'DANH MỤC NHIỆM VỤ THỰC HIỆN\nKẾ HOẠCH HÀNH ĐỘNG' }),
    ],
    ["another decision's plan", decisionText({ articles: plain, link: '(Kèm theo Quyết định số 99/QĐ-TTg)' })],
    ['a heading in capitals that nothing issues', decisionText({ articles: plain, link: '' })],
    [
      'what a plan has with it',
      decisionText({ link: '(Kèm theo Kế hoạch số 415/KH-UBND)', articles: plain }).replace(
        /QUYẾT ĐỊNH\n/,
        'KẾ HOẠCH\n',
      ),
    ],
  ])('%s', (_what, text) => {
    expect(attached(text)).toEqual([]);
  });
});

const TASK = '1. Giao Sở Xây dựng: rà soát quy hoạch ven sông ';

describe('an annex behind the plan', () => {
  /** The documents that the stretches belong to, in order. */
  const owners = (parts: DecisionParts) => segmentText(decisionText(parts)).stretches.map(({ document }) => document);
  const annex = (title: string, link: string) => `\nPHỤ LỤC I\n${title}\n${link}\n\n1. Xã Tân Lập\n2. Xã Bình Minh\n`;
  const ofDecision = '(Kèm theo Quyết định số 415/QĐ-UBND ngày 12/01/2026)';
  const own = 'Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng rừng ven sông và Phụ lục các xã.';

  it.each<[string, DecisionParts, number[]]>([
    ['has no line of its own', { annexes: annex('CÁC XÃ', '') }, [0, 1]],
    ['is issued with the plan', { annexes: annex('CÁC XÃ', '(Kèm theo Kế hoạch trồng rừng)') }, [0, 1]],
    ['names the plan in its title', { annexes: annex('NHIỆM VỤ CỦA KẾ HOẠCH', ofDecision), articles: own }, [0, 1]],
    [
      'is the one that the plan speaks of',
      { annexes: annex('CÁC XÃ', ofDecision), body: `${TASK}(Phụ lục I)` },
      [0, 1],
    ],
  ])('belongs to the plan where it %s', (_what, parts, expected) => {
    expect(owners(parts)).toEqual(expected);
  });

  it.each<[string, DecisionParts, number[]]>([
    ['says so and nothing else does', { annexes: annex('CÁC XÃ', ofDecision) }, [0, 1, 0]],
    ['is the one that the decision speaks of', { annexes: annex('CÁC XÃ', ofDecision), articles: own }, [0, 1, 0]],
    [
      'says so, and the next one is the plan’s again',
      { annexes: `${annex('CÁC XÃ', ofDecision)}${annex('NHIỆM VỤ', '(Kèm theo Kế hoạch trồng rừng)')}` },
      [0, 1, 0, 1],
    ],
  ])('belongs to the decision where it %s', (_what, parts, expected) => {
    expect(owners(parts)).toEqual(expected);
  });
});

it('the attached document numbers its sections anew', () => {
  const { sections, stretches } = segmentText(decisionText());
  const own = sections.filter(({ place }) => place.start >= (stretches[1]?.start ?? 0));
  expect(own.map(({ level, ordinal }) => [level, ordinal])).toEqual([
    [1, 'I'],
    [1, 'II'],
    [2, '1'],
    [2, '2'],
    [1, 'III'],
  ]);
});
