import { readPdf } from '../../../src/ingest/read/pdf';
import type { SourceText } from '../../../src/ingest/read/source-text';
import { BODY, headDrawings, setParagraphs, setTable, setText } from '../../support/pdf-setting';
import { type Drawing, type DrawnPage, type PdfOptions, pdfOf, widthOf } from '../../support/pdf-writer';

async function sourceOf(pages: readonly DrawnPage[], options?: PdfOptions): Promise<SourceText> {
  const read = await readPdf(pdfOf(pages, options), 'ke-hoach.pdf');
  if (read.kind !== 'text') throw new Error(`refused: ${read.refusal.message}`);
  return read.source;
}

const LONG =
  'Ủy ban nhân dân tỉnh Sông Lam yêu cầu các sở, ban, ngành, Ủy ban nhân dân các xã, phường rà soát, hoàn thiện cơ sở dữ liệu dùng chung của tỉnh, báo cáo kết quả trước ngày 30 tháng 6 năm 2026.';
const NEXT =
  'Giao Sở Khoa học và Công nghệ theo dõi, đôn đốc việc thực hiện Kế hoạch này; kịp thời báo cáo Ủy ban nhân dân tỉnh những khó khăn, vướng mắc phát sinh.';

describe('lines and paragraphs', () => {
  it('sets a head in two columns side by side', async () => {
    const { text } = await sourceOf([{ drawings: headDrawings() }]);
    expect(text.split('\n').slice(0, 6)).toEqual([
      'ỦY BAN NHÂN DÂN   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'TỈNH SÔNG LAM   Độc lập - Tự do - Hạnh phúc',
      'Số: 31/KH-UBND   Sông Lam, ngày 12 tháng 02 năm 2026',
      '',
      'KẾ HOẠCH',
      'Chuyển đổi số năm 2026',
    ]);
  });

  it('makes one line of a paragraph, and two of two', async () => {
    const { text } = await sourceOf([{ drawings: setParagraphs([LONG, NEXT], { ...BODY, y: 100 }) }]);
    expect(text).toBe(`${LONG}\n${NEXT}\n`);
  });

  it('goes on over the end of a page, without the numbers of the pages and what every page repeats', async () => {
    const lines = setText(`${LONG} ${NEXT} ${LONG}`, { ...BODY, y: 700 }).drawings;
    const texts = [lines.slice(0, 4), lines.slice(4, 8), lines.slice(8)];
    const pages = texts.map((some, i): DrawnPage => {
      const top = some[0]?.kind === 'text' ? some[0].y : 0;
      const moved = some.map((line) =>
        line.kind === 'text' ? { ...line, y: line.y - top + (i === 0 ? 700 : 90) } : line,
      );
      const number: Drawing[] = i === 0 ? [] : [{ kind: 'text', x: 295, y: 45, text: String(i + 1) }];
      return {
        drawings: [
          ...number,
          ...moved,
          { kind: 'text', x: 90, y: 815, size: 9, text: `Kế hoạch chuyển đổi số - trang ${i + 1}` },
        ],
      };
    });
    expect((await sourceOf(pages)).text).toBe(`${LONG} ${NEXT} ${LONG}\n`);
  });

  it('leaves out the heads of a gazette', async () => {
    const head = (page: number): Drawing => ({
      kind: 'text',
      x: 90,
      y: 40,
      size: 11,
      text: `${page}   CÔNG BÁO/Số 286/Ngày 27-05-2026`,
    });
    const pages = [21, 22].map(
      (page): DrawnPage => ({
        drawings: [head(page), ...setParagraphs([page === 21 ? LONG : NEXT], { ...BODY, y: 90 })],
      }),
    );
    expect((await sourceOf(pages)).text).toBe(`${LONG}\n${NEXT}\n`);
  });

  it.each([
    ['letters drawn by themselves', ['QUY', 'Ế', 'T', ' Đ', 'Ị', 'NH'], 'QUYẾT ĐỊNH'],
    ['a space drawn with the word after it', ['Sở', ' Y tế'], 'Sở Y tế'],
  ])('joins %s', async (_, parts, joined) => {
    let x = 90;
    const drawings = parts.map((text): Drawing => {
      const drawing: Drawing = { kind: 'text', x, y: 100, text };
      x += widthOf(text);
      return drawing;
    });
    expect((await sourceOf([{ drawings }])).text).toBe(`${joined}\n`);
  });

  it('reads a heading that is set wide', async () => {
    const drawings: Drawing[] = [{ kind: 'text', x: 90, y: 100, text: 'QUYẾT ĐỊNH', letterSpacing: 4 }];
    expect((await sourceOf([{ drawings }])).text).toBe('QUYẾT ĐỊNH\n');
  });

  it('reads letters that are placed one by one, wide apart', async () => {
    const drawings = [...'QUYẾT ĐỊNH'].flatMap((text, i): Drawing[] =>
      text === ' ' ? [] : [{ kind: 'text', x: 90 + i * 12, y: 100, text }],
    );
    expect((await sourceOf([{ drawings }])).text).toBe('QUYẾT ĐỊNH\n');
  });

  it('makes a symbol whole that a line cuts', async () => {
    const drawings: Drawing[] = [
      { kind: 'text', x: 85, y: 100, text: 'Thực hiện đồng bộ các nhiệm vụ nêu tại Nghị quyết số 66-' },
      { kind: 'text', x: 85, y: 118, text: 'NQ/TW ngày 30/4/2025 của Bộ Chính trị về việc đổi mới' },
      { kind: 'text', x: 85, y: 136, text: 'công tác xây dựng pháp luật trong tình hình hiện nay.' },
    ];
    expect((await sourceOf([{ drawings }])).text).toContain('Nghị quyết số 66-NQ/TW ngày 30/4/2025');
  });

  it('reads two columns one after the other, whose head stands over both', async () => {
    const texts = [`${LONG} ${LONG}`, `${NEXT} ${NEXT} ${NEXT}`];
    const columns = [
      { left: 60, right: 285, y: 120 },
      { left: 320, right: 545, y: 120 },
    ];
    const drawings: Drawing[] = [
      { kind: 'text', x: 150, y: 80, text: 'BẢN TIN CHUYỂN ĐỔI SỐ CỦA TỈNH SÔNG LAM' },
      ...columns.flatMap((column, i) => setText(texts[i] as string, { ...column, size: 11, indent: 20 }).drawings),
    ];
    expect((await sourceOf([{ drawings }])).text.split('\n').filter((line) => line !== '')).toEqual([
      'BẢN TIN CHUYỂN ĐỔI SỐ CỦA TỈNH SÔNG LAM',
      ...texts,
    ]);
  });

  it('reads a page that lies on its side upright', async () => {
    const drawings: Drawing[] = ['Số: 31/KH-UBND', 'Sông Lam, ngày 12 tháng 02 năm 2026'].map((text, i) => ({
      kind: 'text',
      x: 100 + i * 20,
      y: 600,
      text,
      turned: 90,
    }));
    expect((await sourceOf([{ drawings }])).text).toBe('Số: 31/KH-UBND\nSông Lam, ngày 12 tháng 02 năm 2026\n');
    expect((await sourceOf([{ drawings, rotate: 90 }])).text).toBe(
      'Số: 31/KH-UBND\nSông Lam, ngày 12 tháng 02 năm 2026\n',
    );
  });

  it('leaves out what is drawn but cut off, as a line is that a page does not hold any more', async () => {
    const drawings: Drawing[] = [
      { kind: 'clip', x: 60, y: 60, width: 480, height: 725 },
      ...setParagraphs([LONG], { ...BODY, y: 100 }),
      { kind: 'text', x: 199, y: 799, text: 'Ủ' },
    ];
    expect((await sourceOf([{ drawings }])).text).toBe(`${LONG}\n`);
  });

  it('keeps a title in capitals together with the year it ends in', async () => {
    const title = 'CHƯƠNG TRÌNH CHUYỂN ĐỔI SỐ PHỤC VỤ NHIỆM VỤ PHÁT TRIỂN KINH TẾ XÃ HỘI TỈNH SÔNG LAM NĂM 2026';
    const { text } = await sourceOf([{ drawings: setParagraphs([title, LONG], { ...BODY, y: 100 }) }]);
    expect(text).toBe(`${title}\n${LONG}\n`);
  });

  it('leaves out a watermark', async () => {
    const drawings: Drawing[] = [
      ...setParagraphs([LONG], { ...BODY, y: 100 }),
      { kind: 'text', x: 150, y: 500, text: 'DỰ THẢO', turned: 45, size: 80 },
    ];
    expect((await sourceOf([{ drawings }])).text).toBe(`${LONG}\n`);
  });
});

describe('what lies over the text or under it', () => {
  it('puts a number that was stamped on its line', async () => {
    const drawings: Drawing[] = [
      { kind: 'text', x: 90, y: 100, text: 'Số:' },
      { kind: 'text', x: 150, y: 100, text: '/KH-UBND' },
    ];
    expect((await sourceOf([{ drawings, fields: [{ x: 116, y: 98, text: '7432' }] }])).text).toBe(
      'Số: 7432 /KH-UBND\n',
    );
  });

  it('takes a digital signature out of the sentence it lies across', async () => {
    const seal = ['Ký bởi: Cổng thông tin', 'Cơ quan: Văn phòng', 'Ngày ký: 2026-05-27 07:55:25 +07:00'];
    const drawings: Drawing[] = [
      ...setText(LONG, { ...BODY, y: 100 }).drawings,
      ...seal.map((text, i): Drawing => ({ kind: 'text', x: 430, y: 103 + i * 9, text, size: 7 })),
      ...setText(NEXT, { ...BODY, y: 200 }).drawings,
    ];
    const { text } = await sourceOf([{ drawings }]);
    expect(text.split('\n')).toEqual([LONG, '', NEXT, ...seal, '']);
  });

  it('reads footnotes behind the body, their marks no part of the sentence', async () => {
    const body = setParagraphs([LONG, NEXT], { ...BODY, y: 100 });
    const last = body.at(-1);
    const end = last?.kind === 'text' ? { x: last.x + widthOf(last.text), y: last.y } : { x: 0, y: 0 };
    const drawings: Drawing[] = [
      ...body,
      { kind: 'text', x: end.x, y: end.y - 5, text: '1', size: 8 },
      { kind: 'line', from: [85, 760], to: [229, 760] },
      { kind: 'text', x: 85, y: 768, text: '1', size: 6 },
      { kind: 'text', x: 90, y: 772, text: 'Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.', size: 10 },
    ];
    const { text, noteMarks = [], notes = [] } = await sourceOf([{ drawings }]);
    const note = '[1] Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.';
    expect(text).toBe(`${LONG}\n${NEXT}[1]\n${note}\n`);
    expect(noteMarks.map(({ start, end: to }) => text.slice(start, to))).toEqual(['[1]']);
    expect(notes.map(({ start, end: to }) => text.slice(start, to))).toEqual([note]);
  });

  it('keeps the raised figure of a measure', async () => {
    const drawings: Drawing[] = [
      { kind: 'text', x: 90, y: 100, text: 'Diện tích 1.200 m' },
      { kind: 'text', x: 90 + widthOf('Diện tích 1.200 m'), y: 95, text: '2', size: 8 },
      { kind: 'text', x: 220, y: 100, text: 'đất ở tại xã Vân Khê' },
    ];
    expect((await sourceOf([{ drawings }])).text).toBe('Diện tích 1.200 m2 đất ở tại xã Vân Khê\n');
  });
});

describe('tables', () => {
  const XS = [60, 95, 280, 380, 460, 540];
  const HEAD = ['TT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Phối hợp', 'Thời gian'].map((text) => ({ text }));
  const row = (...texts: string[]) => texts.map((text) => ({ text }));

  it('reads merged cells where they begin', async () => {
    const drawings = setTable(
      [
        HEAD,
        [{ text: 'I' }, { text: 'Nhóm nhiệm vụ về dữ liệu', columns: 4 }],
        [
          { text: '1' },
          { text: 'Rà soát dữ liệu dùng chung của tỉnh, hoàn thành kết nối' },
          { text: 'Sở Y tế', rows: 2 },
          { text: 'Sở Nội vụ' },
          { text: 'Quý II' },
        ],
        [{ text: '2' }, { text: 'Xây dựng quy chế' }, { text: '' }, { text: 'Quý III' }],
      ],
      XS,
      100,
      40,
    );
    const { text, tables } = await sourceOf([{ drawings }]);
    expect(text).toBe(
      [
        'TT | Nhiệm vụ | Cơ quan chủ trì | Phối hợp | Thời gian',
        'I | Nhóm nhiệm vụ về dữ liệu',
        '1 | Rà soát dữ liệu dùng chung của tỉnh, hoàn thành kết nối | Sở Y tế | Sở Nội vụ | Quý II',
        '2 | Xây dựng quy chế |  |  | Quý III',
        '',
      ].join('\n'),
    );
    const cells = tables.flatMap((table) =>
      table.rows.map(({ cells: some }) =>
        some.map((cell) => [text.slice(cell.start, cell.end), cell.column, cell.columns, cell.rows]),
      ),
    );
    expect(cells[1]).toEqual([
      ['I', 0, 1, 1],
      ['Nhóm nhiệm vụ về dữ liệu', 1, 4, 1],
    ]);
    expect(cells[2]?.[2]).toEqual(['Sở Y tế', 2, 1, 2]);
    expect(cells[3]?.map((cell) => cell[1])).toEqual([0, 1, 3, 4]);
  });

  it('goes on over the end of a page: heads once, a row that is cut whole', async () => {
    const first = setTable(
      [
        HEAD,
        row('1', 'Rà soát dữ liệu', 'Sở Y tế', 'Sở Nội vụ', 'Quý I'),
        row('2', 'Xây dựng quy chế quản lý,', 'Sở Tư pháp', 'Các sở, ban,', 'Quý II'),
      ],
      XS,
      600,
      40,
    );
    const second = setTable(
      [HEAD, row('', 'khai thác dữ liệu', '', 'ngành', ''), row('3', 'Tổng kết', 'Văn phòng', '', 'Quý IV')],
      XS,
      80,
      40,
    );
    const number: Drawing = { kind: 'text', x: 295, y: 45, text: '2' };
    const { text, tables } = await sourceOf([{ drawings: first }, { drawings: [number, ...second] }]);
    expect(text.split('\n')).toEqual([
      'TT | Nhiệm vụ | Cơ quan chủ trì | Phối hợp | Thời gian',
      '1 | Rà soát dữ liệu | Sở Y tế | Sở Nội vụ | Quý I',
      '2 | Xây dựng quy chế quản lý, khai thác dữ liệu | Sở Tư pháp | Các sở, ban, ngành | Quý II',
      '3 | Tổng kết | Văn phòng |  | Quý IV',
      '',
    ]);
    expect(tables).toHaveLength(1);
  });

  it('reads text in a frame as text', async () => {
    const frame = setTable([[{ text: '' }]], [80, 540], 90, 120);
    const { text, tables } = await sourceOf([{ drawings: [...frame, ...setParagraphs([LONG], { ...BODY, y: 110 })] }]);
    expect([text, tables]).toEqual([`${LONG}\n`, []]);
  });
});
