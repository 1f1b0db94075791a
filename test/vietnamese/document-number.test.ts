import { documentNumberKey, parseDocumentNumber } from '../../src/vietnamese/document-number';
import { documentTypeOf } from '../../src/vietnamese/document-type';

describe('parseDocumentNumber', () => {
  it.each([
    ['32/2024/NĐ-CP', '32', 2024, 'NĐ', 'CP', 'STATE_NORMATIVE'],
    ['66.17/2026/NQ-CP', '66.17', 2026, 'NQ', 'CP', 'STATE_NORMATIVE'],
    ['01/2016/TTLT-BLĐTBXH-BTC', '01', 2016, 'TTLT', 'BLĐTBXH-BTC', 'STATE_NORMATIVE'],
    ['133/QĐ-UBND', '133', null, 'QĐ', 'UBND', 'STATE_ADMINISTRATIVE'],
    ['133//QĐ-UBND', '133', null, 'QĐ', 'UBND', 'STATE_ADMINISTRATIVE'],
    ['12/KH-SNV', '12', null, 'KH', 'SNV', 'STATE_ADMINISTRATIVE'],
    ['78/VBHN-VPQH', '78', null, 'VBHN', 'VPQH', 'STATE_ADMINISTRATIVE'],
    ['06-KL/ĐUS', '06', null, 'KL', 'ĐUS', 'PARTY'],
    ['52 - CT/TW', '52', null, 'CT', 'TW', 'PARTY'],
    ['3260-KH/ĐĐQH15', '3260', null, 'KH', 'ĐĐQH15', 'PARTY'],
    ['61/2024/QH15', '61', 2024, null, 'QH15', 'NATIONAL_ASSEMBLY'],
    ['119/2026/ UBTVQH15', '119', 2026, null, 'UBTVQH15', 'NATIONAL_ASSEMBLY'],
    ['5973/UBND-KT', '5973', null, null, 'UBND-KT', 'DISPATCH'],
  ])('reads %s', (number, serial, year, typeAbbreviation, agency, style) =>
    expect(parseDocumentNumber(number)).toMatchObject({ serial, year, typeAbbreviation, agency, style }),
  );

  it.each(['16/02/2022', '35', '/KH-SCT', ''])('finds no number in %j', (text) =>
    expect(parseDocumentNumber(text)).toBeNull(),
  );

  it.each([
    ['QĐ-\nTTg 12', 'qđ-ttg12'],
    ['1050 /QĐ–SCT', '1050/qđ-sct'],
  ])('keys %j as %j', (number, key) => expect(documentNumberKey(number)).toBe(key));
});

it.each([
  ['QUYẾT ĐỊNH', 'Quyết định'],
  ['nghị Quyết', 'Nghị quyết'],
  ['Thông tư liên tịch', 'Thông tư liên tịch'],
  ['Bài thơ', undefined],
])('knows %j as the type %j', (words, name) => expect(documentTypeOf(words)?.name).toBe(name));
