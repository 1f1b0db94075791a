import { parseDate } from '../../vietnamese/date';
import { parseDocumentNumber, tidyDocumentNumber } from '../../vietnamese/document-number';
import { documentTypeOf, documentTypesByAbbreviation } from '../../vietnamese/document-type';
import { fold } from '../../vietnamese/fold';
import type { Diagnostic, Metadata, Span } from '../parsed-document';
import { capitalised, isAllCaps } from '../segment/letter-case';
import type { Found } from '../segment/portal-block';
import type { SegmentedDocument } from '../segment/segment-text';
import { readEffectiveDay } from './effective-day';
import { readIssuer } from './issuer';
import { Recaser } from './recase';

/** The document's own head, from the portal's block and the official head; where they differ the official one is noted. */
export function readMetadata(document: SegmentedDocument, diagnostics: Diagnostic[]): Metadata {
  const { portal, head, signer, text } = document;
  const values = portal?.values ?? {};
  const recaser = new Recaser(text);
  const places: Metadata['places'] = {};
  const authority = readIssuer(head.authority, recaser);
  const take = <T>(
    key: keyof Metadata['places'],
    found: (Span & { text: string }) | null | undefined,
    read: (text: string) => T,
  ): T | null => {
    if (found == null || found.text.trim() === '') return null;
    places[key] = { start: found.start, end: found.end };
    // Matches: runs of white space. Must not match: letters.
    return read(found.text.replace(/\s+/g, ' ').trim());
  };
  const asWritten = (value: string) => value;
  const number = take('number', head.number ?? values.number, tidyDocumentNumber);
  if (number === null && head.blankNumber !== null) {
    diagnostics.push({
      code: 'NUMBER_BLANK',
      severity: 'WARNING',
      message: `The number is left blank: "${text.slice(head.blankNumber.start, head.blankNumber.end).replace(/\s+/g, ' ')}".`,
      place: head.blankNumber,
    });
  }
  const type = take(
    'type',
    head.type ?? values.type,
    (words) => documentTypeOf(words)?.name ?? capitalised(words.toLowerCase()),
  );
  const issuedOn = take('issuedOn', head.date, parseDate) ?? take('issuedOn', values.issuedOn, parseDate);
  const portalDay = values.issuedOn === undefined ? null : parseDate(values.issuedOn.text);
  if (portalDay !== null && issuedOn !== null && portalDay !== issuedOn) {
    diagnostics.push({
      code: 'DATES_DIFFER',
      severity: 'WARNING',
      message: `The portal's block says ${portalDay}, the document's head ${issuedOn}.`,
      place: values.issuedOn ?? null,
    });
  }
  const officialIssuer =
    authority.issuer === null
      ? null
      : { text: authority.issuer.name, start: authority.issuer.start, end: authority.issuer.end };
  const portalIssuer = values.issuer === undefined || isPlace(values.issuer.text) ? null : values.issuer;
  const issuer = take('issuer', portalIssuer ?? officialIssuer ?? values.issuer, asWritten);
  const title = readTitle(document, recaser);
  if (title !== null) places.title = { start: title.start, end: title.end };
  const ownType = type ?? typeWithoutName(number, document);
  const effective =
    values.effectiveOn === undefined ? readEffectiveDay(document, { issuedOn, type: ownType ?? null }) : null;
  if (effective !== null) places.effectiveOn = effective.place;
  return {
    number,
    type: ownType,
    title: title?.text ?? null,
    issuer: issuer ?? null,
    parentAuthority: take(
      'parentAuthority',
      authority.parent === null ? null : { ...authority.parent, text: authority.parent.name },
      // Matches: "UBND tỉnh". Must not match: "VP UBND".
      (name) => capitalised(name.replace(/^UBND(?= )/u, 'Ủy ban nhân dân')),
    ),
    place: take('place', head.place, asWritten),
    signer: take('signer', values.signer ?? signer, asWritten),
    issuedOn,
    effectiveOn: take('effectiveOn', values.effectiveOn, parseDate) ?? effective?.on ?? null,
    fields:
      take('fields', values.fields, (list) =>
        list
          .split(',')
          .map((field) => field.trim())
          .filter((field) => field !== ''),
      ) ?? [],
    year: onlyYear(title?.text ?? ''),
    places,
  };
}

// Matches: what a portal names for all authorities of a province: "Tỉnh Lạc Giang". Must not match: "Ủy ban nhân dân tỉnh Lạc Giang".
const isPlace = (words: string): boolean => /^(?:tỉnh|thành phố|quận|huyện)(?![A-Za-zÀ-ɏẠ-ỹ])/iu.test(words.trim());

/** The type of a document that does not name it: as its symbol says, "1383/QĐ-BNV"; else a dispatch, by symbol or subject. */
function typeWithoutName(number: string | null, { head, blocks }: SegmentedDocument): string | null {
  const parts = number === null ? null : parseDocumentNumber(number);
  const types = parts?.typeAbbreviation == null ? [] : documentTypesByAbbreviation(parts.typeAbbreviation);
  // "QĐ" is a Quyết định of the State, and of the Party a Quy định too
  if (types.length > 0) return types.length === 1 || parts?.style !== 'PARTY' ? (types[0]?.name ?? null) : null;
  const hasSubject = head.title.length > 0;
  // Matches: "Kính gửi: Bộ Y tế". Must not match: "kính gửi" in a sentence.
  const isAddressed = blocks.slice(0, 6).some((block) => block.kind === 'paragraph' && /^Kính gửi/u.test(block.text));
  if (parts?.style === 'DISPATCH' && isAddressed) return 'Công văn';
  return (number ?? head.blankNumber) !== null
    ? hasSubject
      ? 'Công văn'
      : null
    : hasSubject && isAddressed
      ? 'Công văn'
      : null;
}

// Matches: "Quyết định 1383/QĐ-BNV năm 2012 " before "phê duyệt Đề án". Must not match: "Quyết định số 12/QĐ-UBND về", which the words behind "về" say.
const NAMED_IN_TITLE =
  /^(\p{Lu}[A-Za-zÀ-ɏẠ-ỹ]+(?: \p{Ll}+){0,3}) (?:số )?\d[A-Za-zÀ-ɏẠ-ỹ\d/.-]{2,40}(?: năm \d{4})? (?=(?:phê duyệt|ban hành|triển khai|thực hiện|quy định|sửa đổi|hướng dẫn|công bố|bãi bỏ|giao|thành lập|phân cấp|phân công)(?![A-Za-zÀ-ɏẠ-ỹ]))/u;

function readTitle(document: SegmentedDocument, recaser: Recaser): Found | null {
  const { portal, head } = document;
  const first = head.title[0];
  const last = head.title.at(-1);
  if (first !== undefined && last !== undefined) {
    const isMixed = !head.title.every(({ text }) => isAllCaps(text));
    const written = head.title
      // "KẾ HOẠCH CÔNG TÁC" above a title in ordinary letters
      .map(({ text }) => (isMixed ? recaser.sentence(text) : text))
      .join(' ')
      .replace(/\s+/g, ' ')
      // Matches: the "V/v " of a dispatch's subject. Must not match: "Về việc".
      .replace(/^\(?V\/v:?\s*/u, '')
      // Matches: how older decisions begin their subject: "CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 180/2002/QĐ-TTG NGÀY … VỀ VIỆC". Must not match: "Của riêng".
      .replace(/^của [^\d]{3,120} số \d[^\s]{3,40} ngày [^:;]{4,30}? (?=về việc )/iu, '')
      .replace(/[.;]$/u, '');
    return { text: capitalised(recaser.sentence(written)), start: first.start, end: last.end };
  }
  const line = portal?.titleLine;
  if (line == null) return null;
  const named = NAMED_IN_TITLE.exec(line.text);
  if (named !== null && documentTypeOf(named[1] ?? '') !== null) {
    const rest = line.text.slice(named[0].length);
    return { text: capitalised(rest), start: line.start + named[0].length, end: line.end };
  }
  // Matches: "về … do Sở X ban hành". Must not match: a title without "về".
  const subject = /(?<=\s)(?:về việc|về|Về)\s(.+?)(?:\sdo\s\p{Lu}.{3,120}?\sban hành)?$/u.exec(line.text);
  return subject === null ? line : { text: capitalised(subject[1] ?? line.text), start: line.start, end: line.end };
}

/** The year that the title names, where it names exactly one. */
export function onlyYear(title: string): number | null {
  // Matches: "năm 2026". Must not match: "giai đoạn 2021 - 2025", "Nghị quyết số 12/2026/NQ-CP ngày 3/4/2026".
  const years = new Set([...title.matchAll(/(?<=[Nn]ăm )20\d{2}(?! ?[-–] ?20\d{2})/gu)].map(([year]) => Number(year)));
  const dated = new Set([...title.matchAll(/tháng \d{1,2} năm (20\d{2})/gu)].map((match) => Number(match[1])));
  const plain = [...years].filter((year) => !dated.has(year));
  return plain.length === 1 ? (plain[0] ?? null) : null;
}

/** The kind of the issuer, as a theme of its own is ascribed: "Sở …" → "Sở". */
export function issuerKind(metadata: Metadata): string {
  const issuer = metadata.issuer ?? '';
  // Matches: "uy ban nhan dan tinh". Must not match: "so noi vu".
  if (/^uy ban nhan dan|^ubnd/.test(fold(issuer))) {
    return capitalised(
      // Matches: "tỉnh" of the council's name. Must not match: "Sở".
      /(?:Thành phố|Tỉnh|Quận|Huyện|Xã|Phường)/iu.exec(issuer)?.[0].toLowerCase() ?? 'Ủy ban nhân dân',
    );
  }
  return issuer.split(' ')[0] ?? '';
}
