import { readHtml } from '../../../src/ingest/read/html';
import { readSourceText } from '../../../src/ingest/read-document';

const read = (html: string | Buffer) => {
  const result = readHtml(Buffer.from(html as string), 'ke-hoach.html');
  if (result.kind === 'refused') throw new Error(result.refusal.message);
  return result.source;
};
const text = (html: string | Buffer) => read(html).text;

describe('a page', () => {
  it.each([
    [
      'paragraphs and lines',
      '<p>KẾ  HOẠCH</p><p>Về việc\n rà soát<br>thủ tục</p>',
      'KẾ HOẠCH\nVề việc rà soát\nthủ tục\n',
    ],
    ['words in inline elements', '<div>Sở <b>Y</b> <i>tế</i>; <a href="x">Nghị định</a></div>', 'Sở Y tế; Nghị định\n'],
    ['entities', '<p>S&#7903; Y t&#x1EBF; &ge; 95&nbsp;% &amp; h&#417;n</p>', 'Sở Y tế ≥ 95\u00a0% & hơn\n'],
    ['text that no paragraph holds', '<body>Kính gửi<div>Sở Y tế</div>các sở</body>', 'Kính gửi\nSở Y tế\ncác sở\n'],
    ['preformatted lines', '<pre>Điều 1.\n  Sở Y tế</pre>', 'Điều 1.\n  Sở Y tế\n'],
    ['no scripts, styles and comments', '<script>a</script><style>b</style><!-- c --><p>d</p>', 'd\n'],
    [
      'nothing hidden',
      '<p hidden>a</p><p style="display: none">b</p><p>c<span style="mso-hide:all">d</span></p>',
      'c\n',
    ],
    ['no deleted words', '<p>Sở <del>Y tế</del><ins>Nội vụ</ins></p>', 'Sở Nội vụ\n'],
    [
      'Word’s own elements as what they hold',
      '<p class=MsoNormal>Sở Y tế<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>',
      'Sở Y tế\n',
    ],
    [
      'the numbers that Word set',
      "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt'>&nbsp;&nbsp; </span></span><![endif]>Rà soát</p>",
      '1. Rà soát\n',
    ],
    [
      'the bullets that Word set',
      "<p><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span></span>Rà soát</p><p><span style='mso-list:Ignore'>-<span>&nbsp;</span></span>Báo cáo</p>",
      '• Rà soát\n- Báo cáo\n',
    ],
    ['the numbers of a list', '<ol type="I" start="2"><li>a<li value="4"><p>b</p></ol>', 'II. a\nIV. b\n'],
    ['the letters of a list', '<ol style="list-style-type: lower-alpha"><li>x</li><li>y</li></ol>', 'a. x\nb. y\n'],
    ['the bullets of a list', '<ul><li>x<ul><li>y</li></ul></li></ul>', '• x\n• y\n'],
    ['items with numbers of their own', '<ul><li>1. x</li><li>- y</li><li>đ) z</li></ul>', '1. x\n- y\nđ) z\n'],
    ['items without marks', '<ul style="list-style:none"><li>x</li></ul>', 'x\n'],
  ])('has %s', (_, html, expected) => expect(text(html)).toBe(expected));

  it.each([
    ['UTF-8', Buffer.from('<p>Sở Nội vụ</p>')],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeff<p>Sở Nội vụ</p>')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<p>Sở Nội vụ</p>', 'utf16le')])],
    [
      'windows-1258, as its <meta> says',
      Buffer.concat([
        Buffer.from('<meta charset="windows-1258"><p>S'),
        Buffer.from([0xf5, 0xd2]),
        Buffer.from(' N'),
        Buffer.from([0xf4, 0xf2]),
        Buffer.from('i v'),
        Buffer.from([0x75, 0xf2]),
        Buffer.from('</p>'),
      ]),
    ],
  ])('is read in %s', (_, bytes) => expect(text(bytes).normalize('NFC')).toBe('Sở Nội vụ\n'));
});

describe('a table', () => {
  it('tells merged cells once, where they begin', () => {
    const { text, tables } = read(
      '<table><thead><tr><th rowspan=2>TT</th><th colspan=2>Đơn vị</th></tr><tr><th>Chủ trì</th><th>Phối hợp</th></tr></thead><tbody><tr><td>1</td><td rowspan="0">Sở Y tế</td><td>Sở A<br>Sở B</td></tr><tr><td>2</td><td>Sở C</td></tr></tbody></table>',
    );
    expect(text).toBe('TT | Đơn vị\n | Chủ trì | Phối hợp\n1 | Sở Y tế | Sở A Sở B\n2 |  | Sở C\n');
    expect(
      tables.map(({ rows }) =>
        rows.map(({ cells }) => cells.map((c) => [text.slice(c.start, c.end), c.column, c.columns, c.rows])),
      ),
    ).toEqual([
      [
        [
          ['TT', 0, 1, 2],
          ['Đơn vị', 1, 2, 1],
        ],
        [
          ['Chủ trì', 1, 1, 1],
          ['Phối hợp', 2, 1, 1],
        ],
        [
          ['1', 0, 1, 1],
          ['Sở Y tế', 1, 1, 2],
          ['Sở A Sở B', 2, 1, 1],
        ],
        [
          ['2', 0, 1, 1],
          ['Sở C', 2, 1, 1],
        ],
      ],
    ]);
  });

  it('of one cell only places what is in it', () =>
    expect(text('<table><tr><td><p>a</p><table><tr><td>1</td><td>b</td></tr></table></td></tr></table>')).toBe(
      'a\n1 | b\n',
    ));
});

it('puts the notes of a page that Word saved behind its text', () => {
  const {
    text,
    notes = [],
    noteMarks = [],
  } = read(
    `<p>Nghị quyết số 57-NQ/TW<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span>[1]</span></a> ngày 22/12/2024</p><div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Về khoa học.</p></div></div>`,
  );
  expect(text).toBe('Nghị quyết số 57-NQ/TW[1] ngày 22/12/2024\n[1] Về khoa học.\n');
  expect(noteMarks.map(({ start, end }) => text.slice(start, end))).toEqual(['[1]']);
  expect(notes.map(({ start, end }) => text.slice(start, end))).toEqual(['[1] Về khoa học.']);
});

const DOCUMENT = `<table><tr><td>ỦY BAN NHÂN DÂN<br>TỈNH SÔNG LAM</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</td></tr><tr><td>Số: 7/KH-UBND</td><td>Sông Lam, ngày 20 tháng 01 năm 2026</td></tr></table><p>KẾ HOẠCH</p><p>Phát triển du lịch năm 2026</p><p>Căn cứ <a href="/1">Luật Du lịch</a> số 09/2017/QH14;</p><p>I. NHIỆM VỤ</p><p>1. Sở Tài chính bố trí kinh phí trước ngày 30/6/2026.</p><p>Nơi nhận:<br>- Lưu: VT.</p>`;
const ATTRIBUTES: ReadonlyArray<readonly [string, string]> = [
  [
    'a table of two pairs a row',
    '<table><tr><td>Số hiệu:</td><td>7/KH-UBND</td><td>Ngày ban hành:</td><td>20/01/2026</td></tr><tr><td>Loại văn bản:</td><td>Kế hoạch</td><td>Cơ quan ban hành:</td><td>Tỉnh Sông Lam</td></tr><tr><td>Người ký:</td><td>Trần Văn Mẫu</td><td>Số công báo:</td><td></td></tr></table>',
  ],
  [
    'a list',
    '<ul><li><b>Số hiệu:</b> 7/KH-UBND</li><li><b>Ngày ban hành:</b> 20/01/2026</li><li><b>Loại văn bản:</b> Kế hoạch</li><li><b>Cơ quan ban hành:</b> Tỉnh Sông Lam</li><li><b>Người ký:</b> Trần Văn Mẫu</li></ul>',
  ],
  [
    'labels without colons',
    '<dl><dt>Số hiệu</dt><dd>7/KH-UBND</dd><dt>Ngày ban hành</dt><dd>20/01/2026</dd><dt>Loại văn bản</dt><dd>Kế hoạch</dd><dt>Cơ quan ban hành</dt><dd>Tỉnh Sông Lam</dd><dt>Người ký</dt><dd>Trần Văn Mẫu</dd></dl>',
  ],
];
const page = (
  attributes: string,
  document: string,
) => `<!DOCTYPE html><html><head><title>x</title></head><body><header><a href="/">Trang chủ</a></header><div class="main-menu"><a href="/a">Văn bản</a><a href="/b">Tin tức</a><a href="/c">Hỏi đáp</a></div><div class="breadcrumb"><a href="/vb">Văn bản</a></div>
<div id="page"><h1>Kế hoạch 7/KH-UBND năm 2026 phát triển du lịch do tỉnh Sông Lam ban hành</h1>${attributes}<div class="content">${document}</div><div class="related-docs"><h3>Văn bản liên quan</h3><ul><li><a href="/2">Kế hoạch 99/KH-UBND</a></li></ul><p>Căn cứ Luật cũ</p></div></div><aside>Tin mới</aside><footer>Bản quyền của trang</footer></body></html>`;

describe('a portal’s page', () => {
  it.each(ATTRIBUTES)(
    'gives the attributes from %s and the document, without what the site puts around',
    (_, attributes) => {
      const source = read(page(attributes, DOCUMENT));
      expect(source.text).not.toMatch(/Trang chủ|Tin tức|liên quan|99\/KH|Luật cũ|Tin mới|Bản quyền/);
      const result = readSourceText(source, 'a.html');
      if (result.kind === 'refused') throw new Error(result.refusal.message);
      const { metadata, tasks, citations } = result.document;
      expect(metadata).toMatchObject({
        number: '7/KH-UBND',
        type: 'Kế hoạch',
        issuer: 'Ủy ban nhân dân tỉnh Sông Lam',
        signer: 'Trần Văn Mẫu',
        issuedOn: '2026-01-20',
        title: 'Phát triển du lịch năm 2026',
      });
      expect(tasks.map(({ assignments }) => assignments.map(({ unit }) => unit))).toEqual([['Sở Tài chính']]);
      expect(citations.map(({ number }) => number)).toEqual(['09/2017/QH14']);
    },
  );

  it('keeps an annex in a block of its own', () =>
    expect(
      text(
        page(
          '',
          `<div>${DOCUMENT}</div><div><table><tr><td>STT</td><td>Chỉ tiêu</td></tr><tr><td>1</td><td>Số khách</td></tr></table></div>`,
        ),
      ),
    ).toContain('1 | Số khách'));

  it('takes no table of documents for attributes', () =>
    expect(
      text(
        page(
          '',
          `${DOCUMENT}<table><tr><td>STT</td><td>Số hiệu</td><td>Ngày ban hành</td><td>Cơ quan ban hành</td><td>Trích yếu</td></tr><tr><td>1</td><td>1/KH</td><td>2/2/2026</td><td>Sở A</td><td>x</td></tr></table>`,
        ),
      ),
    ).toContain('STT | Số hiệu | Ngày ban hành | Cơ quan ban hành | Trích yếu\n1 | 1/KH'));
});

it.each([
  ['a page without text', '<html><body><div id="app"></div><script>run()</script></body></html>', 'NO_TEXT'],
  ['elements nested without measure', `<html><body>${'<div>'.repeat(2000)}a`, 'NESTED_TOO_DEEP'],
  ['tags without number', `<html><body>${'a<br>'.repeat(800_001)}`, 'EXPANDS_TOO_FAR'],
  ['a text in TCVN3', '<p>ñy ban nh©n d©n tØnh</p><p>Céng hßa x· héi chñ nghÜa</p>', 'LEGACY_ENCODING'],
])('refuses %s', (_, html, code) =>
  expect(readHtml(Buffer.from(html), 'a.html')).toEqual({
    kind: 'refused',
    refusal: { code, message: expect.stringContaining('"a.html"') },
  }),
);
