import { readDocx } from '../../../src/ingest/read/docx';
import { type DocxParts, docxFile, merged, mergedOn, p, r, tbl, tc, tr, wide } from '../../support/docx-file';

const read = (body: string, parts: DocxParts = {}) => {
  const result = readDocx(docxFile(body, parts), 'ke-hoach.docx');
  if (result.kind === 'refused') throw new Error(result.refusal.message);
  return result.source;
};
const text = (body: string, parts: DocxParts = {}) => read(body, parts).text;
const field = (instruction: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

describe('a paragraph', () => {
  it.each([
    ['runs', p(r('Sở Y ') + r('tế')), 'Sở Y tế\n'],
    ['a tab', p(`${r('Số:')}<w:r><w:tab/></w:r>${r('/KH-UBND')}`), 'Số:\t/KH-UBND\n'],
    ['a tab stop of its properties', p(r('I. Mục đích'), '<w:tabs><w:tab w:val="left"/></w:tabs>'), 'I. Mục đích\n'],
    ['a line break', p(`${r('KẾ HOẠCH')}<w:r><w:br/></w:r>${r('Năm 2026')}`), 'KẾ HOẠCH\nNăm 2026\n'],
    ['a no-break hyphen', p(`${r('12/KH')}<w:r><w:noBreakHyphen/></w:r>${r('UBND')}`), '12/KH-UBND\n'],
    ['a soft hyphen', p(`${r('VIỆT')}<w:r><w:softHyphen/></w:r>${r(' NAM')}`), 'VIỆT NAM\n'],
    ['letters shown as capitals', p(r('Kế hoạch', '<w:caps/>')), 'KẾ HOẠCH\n'],
    ['hidden letters', p(r('Sở Y tế') + r(' (nháp)', '<w:vanish/>')), 'Sở Y tế\n'],
    ['hidden letters that are not', p(r('Sở Y tế', '<w:vanish w:val="0"/>')), 'Sở Y tế\n'],
    ['decomposed letters, as the file has them', p('Sở Nội vụ'.normalize('NFD')), `${'Sở Nội vụ'.normalize('NFD')}\n`],
    [
      'a sign of the font Symbol',
      p(`${r('đạt ')}<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>${r(' 95%')}`),
      'đạt ≥ 95%\n',
    ],
    ['a letter set in Symbol', p(r('đạt ') + r('\uf0a3', '<w:rFonts w:ascii="Symbol"/>') + r(' 5%')), 'đạt ≤ 5%\n'],
    [
      'a hyperlink',
      p(`<w:hyperlink>${r('Quyết định số 1/QĐ-TTg')}</w:hyperlink>${r(' ngày')}`),
      'Quyết định số 1/QĐ-TTg ngày\n',
    ],
    ['the result of a field', p(r('ngày ') + field('DATE', '05') + r(' tháng 3')), 'ngày 05 tháng 3\n'],
    ['a simple field', p(`<w:fldSimple w:instr="PAGE">${r('7')}</w:fldSimple>`), '7\n'],
    ['inserted words', p(`${r('Sở ')}<w:ins>${r('Nội vụ')}</w:ins>`), 'Sở Nội vụ\n'],
    [
      'deleted words',
      p(`${r('Sở ')}<w:del><w:r><w:delText>Y tế</w:delText></w:r></w:del>${r('Nội vụ')}`),
      'Sở Nội vụ\n',
    ],
    ['moved words', p(`<w:moveFrom>${r('xa')}</w:moveFrom><w:moveTo>${r('gần')}</w:moveTo>`), 'gần\n'],
    ['a content control', p(`<w:sdt><w:sdtPr/><w:sdtContent>${r('Lạc Giang')}</w:sdtContent></w:sdt>`), 'Lạc Giang\n'],
    [
      'an empty content control',
      p(`${r('Số: ')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r('Nhập số')}</w:sdtContent></w:sdt>`),
      'Số:\n',
    ],
    [
      'white space that does not count',
      '<w:p><w:r><w:t> Sở</w:t></w:r><w:r><w:t xml:space="preserve"> Y tế</w:t></w:r></w:p>',
      'Sở Y tế\n',
    ],
  ])('reads %s', (_, body, expected) => expect(text(body)).toBe(expected));
});

describe('the body', () => {
  it.each([
    ['one empty line of several', p('a') + p('') + p('') + p('b'), 'a\n\nb\n'],
    [
      'paragraphs within wrappers',
      `<w:sdt><w:sdtContent>${p('a')}</w:sdtContent></w:sdt><w:ins>${p('b')}</w:ins>`,
      'a\nb\n',
    ],
    ['no deleted end of a paragraph', p(r('Sở Nội '), '<w:rPr><w:del/></w:rPr>') + p('vụ'), 'Sở Nội vụ\n'],
    [
      'no table of contents',
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('I. Mục đích 3')}</w:sdtContent></w:sdt>${p('I. Mục đích')}`,
      'I. Mục đích\n',
    ],
    ['no table of contents in a field', p(field('TOC \\o', 'I. Mục đích 3')) + p('I. Mục đích'), 'I. Mục đích\n'],
    [
      'a text box once, behind its paragraph',
      `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${p('HỎA TỐC')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p('HỎA TỐC')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${r('Kính gửi')}</w:p>`,
      'Kính gửi\nHỎA TỐC\n',
    ],
  ])('has %s', (_, body, expected) => expect(text(body)).toBe(expected));

  it('takes the head of the pages in where the number stands only there', () => {
    const header = p('Số: 12/KH-UBND');
    expect(text(p('KẾ HOẠCH'), { header })).toBe('Số: 12/KH-UBND\nKẾ HOẠCH\n');
    expect(text(p('Số: 12/KH-UBND') + p('KẾ HOẠCH'), { header })).toBe('Số: 12/KH-UBND\nKẾ HOẠCH\n');
    expect(text(p('KẾ HOẠCH'), { header: p('Trang 2') })).toBe('KẾ HOẠCH\n');
  });
});

describe('notes', () => {
  const footnotes =
    `<w:footnote w:type="separator" w:id="0">${p('')}</w:footnote>` +
    `<w:footnote w:id="1">${p(`<w:r><w:footnoteRef/></w:r>${r(' Về phát triển khoa học.')}`)}</w:footnote>` +
    `<w:footnote w:id="2">${p('Về việc khác.')}</w:footnote>`;
  const reference = (id: number, more = '') => `<w:r><w:footnoteReference w:id="${id}"${more}/></w:r>`;

  it('stand behind the body, in the order in which the text refers to them', () => {
    const {
      text,
      notes = [],
      noteMarks = [],
    } = read(
      p(`${r('Nghị quyết số 57-NQ/TW')}${reference(2)}${r(' ngày 22/12/2024')}`) + p(r('và 59') + reference(1)),
      { footnotes },
    );
    expect(text).toBe(
      'Nghị quyết số 57-NQ/TW[1] ngày 22/12/2024\nvà 59[2]\n[1] Về việc khác.\n[2] Về phát triển khoa học.\n',
    );
    expect(noteMarks.map(({ start, end }) => text.slice(start, end))).toEqual(['[1]', '[2]']);
    expect(notes.map(({ start, end, refersTo }) => [text.slice(start, end), refersTo])).toEqual([
      ['[1] Về việc khác.', text.indexOf('[1]')],
      ['[2] Về phát triển khoa học.', text.indexOf('[2]')],
    ]);
  });

  it('keep a mark that the writer chose', () =>
    expect(text(p(`${r('Sở Y tế')}${reference(2, ' w:customMarkFollows="1"')}${r('*')}`), { footnotes })).toBe(
      'Sở Y tế*\n',
    ));

  it('number endnotes as Word does', () =>
    expect(
      text(p(`${r('a')}<w:r><w:endnoteReference w:id="5"/></w:r>`), {
        endnotes: `<w:endnote w:id="5">${p('b')}</w:endnote>`,
      }),
    ).toBe('a[i]\n[i] b\n'));
});

describe('a table', () => {
  const cellsOf = (body: string) => {
    const { text, tables } = read(body);
    return tables.map(({ rows }) =>
      rows.map(({ cells }) => cells.map((c) => [text.slice(c.start, c.end), c.column, c.columns, c.rows])),
    );
  };

  it('tells merged cells once, where they begin', () =>
    expect(
      cellsOf(
        tbl(
          tr('TT', 'Nhiệm vụ', 'Chủ trì'),
          tr(wide(3, 'I. Chung')),
          tr('1', 'a', merged('Sở Y tế')),
          tr('2', 'b', mergedOn()),
        ),
      ),
    ).toEqual([
      [
        [
          ['TT', 0, 1, 1],
          ['Nhiệm vụ', 1, 1, 1],
          ['Chủ trì', 2, 1, 1],
        ],
        [['I. Chung', 0, 3, 1]],
        [
          ['1', 0, 1, 1],
          ['a', 1, 1, 1],
          ['Sở Y tế', 2, 1, 2],
        ],
        [
          ['2', 0, 1, 1],
          ['b', 1, 1, 1],
        ],
      ],
    ]));

  it.each([
    [
      'a row a line, a merged place left empty',
      tbl(tr('1', merged('Sở Y tế'), 'x'), tr('2', mergedOn(), 'y')),
      '1 | Sở Y tế | x\n2 |  | y\n',
    ],
    [
      'the paragraphs of a cell on one line',
      tbl(tr('1', tc(p('Sở Y tế') + p('Sở Nội vụ')))),
      '1 | Sở Y tế Sở Nội vụ\n',
    ],
    ['a box of one cell as paragraphs', tbl(tr(tc(p('Lưu ý') + p('Gửi sớm')))), 'Lưu ý\nGửi sớm\n'],
    ['no deleted row', tbl(tr('1', 'a'), `<w:tr><w:trPr><w:del/></w:trPr>${tc('2')}${tc('b')}</w:tr>`), '1 | a\n'],
    [
      'a row that begins further right',
      tbl(tr('1', 'a', 'b'), `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc('c')}${tc('d')}</w:tr>`),
      '1 | a | b\nc | d\n',
    ],
    ['a table in a cell that only holds it', tbl(tr(tc(tbl(tr('1', 'a')) + p('')))), '1 | a\n\n'],
    [
      'a table in a cell among others as its words',
      tbl(tr('1', 'x', tc(p('gồm') + tbl(tr('a', 'b')) + p('')), 'y'), tr('2', 'x', 'z', 'y')),
      '1 | x | gồm a b | y\n2 | x | z | y\n',
    ],
  ])('writes %s', (_, body, expected) => expect(text(body)).toBe(expected));

  it('sets an official head as it looks on the page, and is no table then', () => {
    const head = tbl(
      tr(
        tc(p('ỦY BAN NHÂN DÂN') + p('TỈNH LẠC GIANG')),
        '',
        tc(p('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM') + p('Độc lập - Tự do - Hạnh phúc')),
      ),
      tr('Số: 12/KH-UBND', '', 'Lạc Giang, ngày 05 tháng 02 năm 2026'),
    );
    expect(read(head)).toMatchObject({
      text: 'ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH LẠC GIANG | Độc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND | Lạc Giang, ngày 05 tháng 02 năm 2026\n',
      tables: [],
    });
  });

  it('tells the paragraphs and lines of a cell', () => {
    const { text, tables } = read(
      tbl(tr('1', tc(p('Sở Y tế') + p(`${r('Sở Nội vụ')}<w:r><w:br/></w:r>${r('Sở Tư pháp')}`)))),
    );
    expect(tables[0]?.rows[0]?.cells[1]?.paragraphs?.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Sở Y tế',
      'Sở Nội vụ',
      'Sở Tư pháp',
    ]);
  });
});

describe('what is refused', () => {
  it.each([
    ['a file without text', docxFile(p('')), 'NO_TEXT', 'no text'],
    [
      'a body nested without measure',
      docxFile(`${'<w:tbl><w:tr><w:tc>'.repeat(400)}${'</w:tc></w:tr></w:tbl>'.repeat(400)}`),
      'NESTED_TOO_DEEP',
      '1000',
    ],
    ['tags that do not fit', docxFile('<w:p><w:r></w:p>'), 'BROKEN_FILE', 'word/document.xml'],
    [
      'a text in TCVN3',
      docxFile(p('ñy ban nh©n d©n tØnh') + p('Céng hßa x· héi chñ nghÜa')),
      'LEGACY_ENCODING',
      'TCVN3',
    ],
    ['elements without number', docxFile('<w:p/>'.repeat(800_001)), 'EXPANDS_TOO_FAR', '800000'],
  ])('is %s', (_, bytes, code, words) =>
    expect(readDocx(bytes, 'a.docx')).toEqual({
      kind: 'refused',
      refusal: { code, message: expect.stringContaining(words) },
    }),
  );
});
