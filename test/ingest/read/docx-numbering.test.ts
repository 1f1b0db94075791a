import { readDocx } from '../../../src/ingest/read/docx';
import { docxFile, item, list, num, p, tbl, tr } from '../../support/docx-file';

const lines = (body: string, numbering: string, styles = '') => {
  const result = readDocx(docxFile(body, { numbering, styles }), 'a.docx');
  if (result.kind === 'refused') throw new Error(result.refusal.message);
  return result.source.text.trimEnd().split('\n');
};
const plan = list(0, [
  ['upperRoman', '%1.'],
  ['decimal', '%2.'],
  ['decimal', '%2.%3.'],
  ['lowerLetter', '%4)'],
]);

it('shows the numbers of a list with levels', () =>
  expect(
    lines(
      [
        item('Mục đích', 1),
        item('Yêu cầu', 1),
        item('a', 1, 1),
        item('b', 1, 1),
        item('c', 1, 2),
        item('d', 1, 2),
        item('e', 1, 3),
        item('Tổ chức', 1),
        item('f', 1, 1),
      ].join(''),
      plan + num(1, 0),
    ),
  ).toEqual(['I. Mục đích', 'II. Yêu cầu', '1. a', '2. b', '2.1. c', '2.2. d', 'a) e', 'III. Tổ chức', '1. f']));

it('goes on after d with e, as Word does: it knows no đ', () =>
  expect(
    lines(
      'vwxyz'.replace(/./g, (text) => item(text, 1)),
      list(0, [['lowerLetter', '%1)']]) + num(1, 0),
    ),
  ).toEqual(['a) v', 'b) w', 'c) x', 'd) y', 'e) z']));

it('goes on where two numberings share a list, and begins anew where one is told to', () => {
  const again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
  expect(
    lines(
      [item('a', 1), item('b', 2), item('c', 3), item('d', 3)].join(''),
      list(0, [['decimal', '%1.']]) + num(1, 0) + num(2, 0) + num(3, 0, again),
    ),
  ).toEqual(['1. a', '2. b', '1. c', '2. d']);
});

it('sets all numbers of a legal level in digits', () =>
  expect(
    lines(
      item('a', 1) + item('b', 1, 1),
      `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Điều %1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>${num(1, 0)}`,
    ),
  ).toEqual(['Điều II. a', '2.1 b']));

it.each([
  ['-', '', '- a'],
  ['+', '', '+ a'],
  ['\uf0b7', '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>', '• a'],
  ['o', '<w:rPr><w:rFonts w:ascii="Courier New"/></w:rPr>', '• a'],
  ['§', '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>', '▪ a'],
  ['\uf02d', '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>', '- a'],
])('shows the bullet %j', (sign, font, expected) =>
  expect(lines(item('a', 1), list(0, [['bullet', sign]], font) + num(1, 0))).toEqual([expected]),
);

it('numbers paragraphs by their style, on the level that is linked to it', () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="MucCon"><w:name w:val="Mục con"/><w:basedOn w:val="Muc"/></w:style>';
  const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Muc"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="MucCon"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>${num(1, 0)}`;
  const styled = (text: string, style: string, more = '') => p(text, `<w:pStyle w:val="${style}"/>${more}`);
  expect(
    lines(
      styled('a', 'Muc') +
        styled('b', 'MucCon') +
        styled('c', 'Muc', '<w:numPr><w:numId w:val="0"/></w:numPr>') +
        styled('d', 'Muc'),
      numbering,
      styles,
    ),
  ).toEqual(['I. a', '1. b', 'c', 'II. d']);
});

it('shows row numbers that Word counts, and no number of an empty item of a list', () => {
  const numbering = list(0, [['decimal', '%1.']]) + num(1, 0);
  expect(lines(tbl(tr(item('', 1), 'Rà soát'), tr(item('', 1), 'Báo cáo')), numbering)).toEqual([
    '1. | Rà soát',
    '2. | Báo cáo',
  ]);
  expect(lines(item('a', 1) + item('', 1) + item('b', 1), numbering)).toEqual(['1. a', '', '3. b']);
});
