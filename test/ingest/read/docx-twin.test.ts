import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadDocument } from '../../../src/ingest/parsed-document';
import { readDocx } from '../../../src/ingest/read/docx';
import { readSourceText } from '../../../src/ingest/read-document';
import { docxFile, item, list, merged, mergedOn, num, p, r, tbl, tc, tr, wide } from '../../support/docx-file';
import { readText } from '../../support/read-text';

/** Collected documents beside the project; where they are not, these tests are skipped and counted as such. */
const CORPUS = join(__dirname, '../../../../shared/corpus');
const ORIGINALS = join(CORPUS, 'originals');
const twins = existsSync(ORIGINALS)
  ? readdirSync(ORIGINALS).flatMap((name) => (name.endsWith('.docx') ? [name.slice(0, -5)] : []))
  : [];

function readWord(bytes: Buffer): ReadDocument {
  const read = readDocx(bytes, 'a.docx');
  if (read.kind === 'refused') throw new Error(read.refusal.message);
  const result = readSourceText(read.source, 'a.docx');
  if (result.kind === 'refused') throw new Error(result.refusal.message);
  return result.document;
}

const tasksOf = ({ tasks }: ReadDocument) =>
  tasks.map(({ ordinal, title, assignments, deadlines }) => ({
    ordinal,
    title,
    units: assignments.map(({ unit, role }) => `${role} ${unit}`),
    deadlines: deadlines.map(({ text, on }) => `${text} ${on}`),
  }));
const citationsOf = ({ citations }: ReadDocument) =>
  citations.map(({ type, number, name, kind, issuedOn }) => ({ type, number, name, kind, issuedOn }));

/** How many footnotes the text of a collected document lost when it was converted from its .docx; nothing else differs. */
const LOST_NOTES: Readonly<Record<string, number>> = { 'bc-ubnd-laocai-khoang-san-2025': 12 };

(twins.length > 0 ? describe : describe.skip)('a collected .docx and its text', () => {
  it.each(twins.length > 0 ? twins : ['none'])('hold the same tasks and citations: %s', (slug) => {
    const word = readWord(readFileSync(join(ORIGINALS, `${slug}.docx`)));
    const plain = readText(readFileSync(join(CORPUS, 'docs', `${slug}.txt`), 'utf8'));
    // Matches: the line of a footnote. Must not match: a mark within a line.
    const notesAt = /^\[1\] /m.exec(word.sourceText)?.index ?? word.sourceText.length;
    expect(word.sourceText.slice(notesAt).split('\n').filter(Boolean)).toHaveLength(LOST_NOTES[slug] ?? 0);
    const inBody = { ...word, citations: word.citations.filter(({ place }) => place.start < notesAt) };
    expect(citationsOf(inBody)).toEqual(citationsOf(plain));
    expect(tasksOf(word)).toEqual(tasksOf(plain));
  });

  it.each(twins.length > 0 ? twins : ['none'])('give true quotes: %s', (slug) => {
    const { citations, tasks, sections, indicators, sourceText } = readWord(
      readFileSync(join(ORIGINALS, `${slug}.docx`)),
    );
    for (const { place } of [citations, tasks, sections, indicators].flat()) {
      expect(place.quote).not.toBe('');
      expect(sourceText.slice(place.start, place.end)).toBe(place.quote);
    }
  });
});

const head = tbl(
  tr(
    tc(p('ỦY BAN NHÂN DÂN') + p('TỈNH LẠC GIANG')),
    tc(p('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM') + p('Độc lập - Tự do - Hạnh phúc')),
  ),
  tr('Số: 12/KH-UBND', 'Lạc Giang, ngày 05 tháng 02 năm 2026'),
);
const HEAD_TEXT =
  'ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH LẠC GIANG | Độc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND | Lạc Giang, ngày 05 tháng 02 năm 2026\n';
const title = p('KẾ HOẠCH') + p('Chuyển đổi số năm 2026');
const TITLE_TEXT = 'KẾ HOẠCH\nChuyển đổi số năm 2026\n';
const numbering =
  list(0, [
    ['upperRoman', '%1.'],
    ['decimal', '%2.'],
    ['lowerLetter', '%3)'],
    ['bullet', '-'],
  ]) + num(1, 0);

describe('a .docx and the text that says the same', () => {
  it.each([
    [
      'with numbers that Word counts',
      item('NHIỆM VỤ', 1) +
        item('Sở Tài chính', 1, 1) +
        item('Chủ trì bố trí kinh phí trước ngày 30/6/2026.', 1, 3) +
        item('Phối hợp với Sở Nội vụ rà soát biên chế.', 1, 3) +
        item('TỔ CHỨC THỰC HIỆN', 1) +
        item('Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh báo cáo hằng quý.', 1, 1),
      'I. NHIỆM VỤ\n1. Sở Tài chính\n- Chủ trì bố trí kinh phí trước ngày 30/6/2026.\n- Phối hợp với Sở Nội vụ rà soát biên chế.\nII. TỔ CHỨC THỰC HIỆN\n1. Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh báo cáo hằng quý.\n',
    ],
    [
      'with a unit merged over rows, a head of two rows and a group',
      tbl(
        tr(merged('TT'), merged('Nhiệm vụ'), wide(2, 'Đơn vị thực hiện'), merged('Thời gian hoàn thành')),
        tr(mergedOn(), mergedOn(), 'Chủ trì', 'Phối hợp', mergedOn()),
        tr('(1)', '(2)', '(3)', '(4)', '(5)'),
        tr(wide(5, 'I. Hạ tầng')),
        tr(
          '1',
          'Xây dựng nền tảng dữ liệu',
          merged('Sở Khoa học và Công nghệ'),
          tc(p('Sở Tài chính') + p('Sở Nội vụ')),
          'Quý II/2026',
        ),
        tr(
          '2',
          'Kết nối dữ liệu theo Quyết định số 15/QĐ-TTg ngày 06/01/2026',
          mergedOn(),
          'Sở Tư pháp',
          merged('Trước 31/12/2026'),
        ),
        tr('TT', 'Nhiệm vụ', wide(2, 'Đơn vị thực hiện'), 'Thời gian hoàn thành'),
        tr('3', 'Bồi dưỡng cán bộ', 'Sở Nội vụ', 'Các sở, ngành', 'Trước 31/12/2026'),
      ),
      'TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian hoàn thành\nI. Hạ tầng\n1 | Xây dựng nền tảng dữ liệu | Sở Khoa học và Công nghệ | Sở Tài chính; Sở Nội vụ | Quý II/2026\n2 | Kết nối dữ liệu theo Quyết định số 15/QĐ-TTg ngày 06/01/2026 | Sở Khoa học và Công nghệ | Sở Tư pháp | Trước 31/12/2026\n3 | Bồi dưỡng cán bộ | Sở Nội vụ | Các sở, ngành | Trước 31/12/2026\n',
    ],
    [
      'with one task over rows, each with a result and a deadline',
      tbl(
        tr('TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Kết quả', 'Thời gian hoàn thành'),
        tr(
          merged('1'),
          merged('Hoàn thiện cơ sở dữ liệu đất đai'),
          merged('Sở Nông nghiệp và Môi trường'),
          'Kế hoạch',
          'Quý I/2026',
        ),
        tr(mergedOn(), mergedOn(), mergedOn(), 'Báo cáo', 'Quý IV/2026'),
        tr('2', 'Rà soát thủ tục', 'Sở Tư pháp', 'Danh mục', 'Quý III/2026'),
      ),
      null,
    ],
    [
      'with a table that goes on in another one',
      tbl(
        tr('TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian hoàn thành'),
        tr('1', 'Rà soát thủ tục', 'Sở Tư pháp', 'Quý I/2026'),
      ) +
        p('') +
        tbl(tr('2', 'Bồi dưỡng cán bộ', 'Sở Nội vụ', 'Quý II/2026')),
      'TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian hoàn thành\n1 | Rà soát thủ tục | Sở Tư pháp | Quý I/2026\n2 | Bồi dưỡng cán bộ | Sở Nội vụ | Quý II/2026\n',
    ],
    [
      'with a last cell left empty before the next annex',
      p('Phụ lục 01') +
        tbl(tr('TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Ghi chú'), tr('1', 'Rà soát thủ tục', 'Sở Tư pháp', '')) +
        p('Phụ lục 02') +
        tbl(tr('TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Ghi chú'), tr('1', 'Bồi dưỡng cán bộ', 'Sở Nội vụ', '')),
      'Phụ lục 01\nTT | Nhiệm vụ | Cơ quan chủ trì | Ghi chú\n1 | Rà soát thủ tục | Sở Tư pháp |\nPhụ lục 02\nTT | Nhiệm vụ | Cơ quan chủ trì | Ghi chú\n1 | Bồi dưỡng cán bộ | Sở Nội vụ |\n',
    ],
    [
      'with a footnote in the middle of a citation',
      p(
        `${r('Thực hiện Nghị quyết số 57-NQ/TW')}<w:r><w:footnoteReference w:id="1"/></w:r>${r(' ngày 22 tháng 12 năm 2024 của Bộ Chính trị, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:')}`,
      ) +
        p('I. NHIỆM VỤ') +
        p('1. Sở Tài chính bố trí kinh phí trước ngày 30/6/2026.'),
      'Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\nI. NHIỆM VỤ\n1. Sở Tài chính bố trí kinh phí trước ngày 30/6/2026.\n',
    ],
  ])('read alike %s', (_, body, plain) => {
    const footnotes = `<w:footnote w:id="1">${p('Về đột phá phát triển khoa học, công nghệ.')}</w:footnote>`;
    const word = readWord(docxFile(head + title + body, { numbering, footnotes }));
    expect(word.metadata).toMatchObject({
      number: '12/KH-UBND',
      issuer: 'Ủy ban nhân dân tỉnh Lạc Giang',
      issuedOn: '2026-02-05',
    });
    expect(tasksOf(word).length).toBeGreaterThan(0);
    for (const { place } of [...word.tasks, ...word.citations, ...word.tasks.flatMap((task) => task.assignments)])
      expect(word.sourceText.slice(place.start, place.end)).toBe(place.quote);
    if (plain === null) {
      expect(tasksOf(word)).toEqual([
        {
          ordinal: '1',
          title: 'Hoàn thiện cơ sở dữ liệu đất đai',
          units: ['LEAD Sở Nông nghiệp và Môi trường'],
          deadlines: ['Quý I/2026 2026-03-31', 'Quý IV/2026 2026-12-31'],
        },
        { ordinal: '2', title: 'Rà soát thủ tục', units: ['LEAD Sở Tư pháp'], deadlines: ['Quý III/2026 2026-09-30'] },
      ]);
      return;
    }
    const text = readText(HEAD_TEXT + TITLE_TEXT + plain);
    expect(tasksOf(word)).toEqual(tasksOf(text));
    expect(citationsOf(word)).toEqual(citationsOf(text));
  });
});
