import { fold } from '../../vietnamese/fold';
import type { Found } from '../segment/portal-block';
import { nameCase } from './name-case';
import type { Recaser } from './recase';

/** The authorities of a head: the issuer and the one above it, in ordinary letters. */
export interface Issuer {
  issuer: Named | null;
  parent: Named | null;
}
export interface Named {
  name: string;
  start: number;
  end: number;
}

// Matches: the first word of an authority's name, folded. Must not match: "tinh lao cai", which goes on with the line before.
const AUTHORITY =
  /^(?:bo|so(?! \d)|uy ban|ubnd|hdnd|hoi dong|van phong|thu tuong|chinh phu|quoc hoi|ban|chi cuc|cuc|tong cuc|vu|vien|truong|dai hoc|hoc vien|benh vien|trung tam|doan|to|thanh tra|dang|tinh uy|thanh uy|huyen uy|quan uy|mat tran|lien doan|tong lien doan|hoi|cong ty|kho bac|ngan hang|cong an|toa an|vien kiem sat|bao hiem)(?![a-z])/;
// Matches: "TỈNH LÀO CAI", "THÀNH PHỐ HỒ CHÍ MINH". Must not match: "SỞ CÔNG THƯƠNG".
const PLACE = /(?:^|\s)((?:tỉnh|thành phố)\s.+)$/iu;
// Matches: the authority and its office in one cell: "UBND TỈNH LÀO CAI SỞ CÔNG THƯƠNG", "UBND TỈNH LÀO CAI VĂN PHÒNG". Must not match: "SỞ CÔNG THƯƠNG".
const TWO_IN_ONE =
  /^((?:UBND|[UỦ][ỶY] BAN NHÂN DÂN)\s(?:TỈNH|THÀNH PHỐ)\s.{3,30}?)\s+((?:SỞ|VĂN PHÒNG|BAN|THANH TRA)(?:\s.*)?)$/u;

// Matches: what names no authority by itself and goes on below: "VĂN PHÒNG", "THỦ TƯỚNG", "ỦY". Must not match: "CHÍNH PHỦ".
const GOES_ON =
  /^(?:ủy|uỷ|bộ|sở|hội|ủy ban|uỷ ban|văn phòng|thủ tướng|phó thủ tướng|thanh tra|ủy ban thường vụ|uỷ ban thường vụ|hội đồng|ban chấp hành|ban thường vụ|ban chỉ đạo)$/iu;

/** Reads the authorities off the head's lines, the last of which names the issuer. */
export function readIssuer(lines: readonly Found[], recaser: Recaser): Issuer {
  const names: Array<{ caps: string; start: number; end: number }> = [];
  for (const line of lines) {
    // Matches: the stray letter of "DUBND TỈNH". Must not match: "UBND TỈNH".
    const written = line.text.replace(/^D(?=UBND)/u, '');
    const two = TWO_IN_ONE.exec(written);
    const parts = two === null ? [written] : [two[1] ?? '', two[2] ?? ''];
    for (const part of parts) {
      const last = names.at(-1);
      // Matches: "BAN CHỈ ĐẠO THUỘC", which goes on. Must not match: "SỞ CÔNG THƯƠNG".
      const isOpen = last !== undefined && (GOES_ON.test(last.caps) || /(?:của|thuộc|theo|và|,|-)$/iu.test(last.caps));
      const isNew = last === undefined || (AUTHORITY.test(fold(part)) && !isOpen);
      if (isNew) names.push({ caps: part, start: line.start, end: line.end });
      else Object.assign(last, { caps: `${last.caps} ${part}`, end: line.end });
    }
  }
  const [parent, issuer] = names.length > 1 ? [names.at(-2), names.at(-1)] : [undefined, names[0]];
  const parentName = parent === undefined ? null : name(parent, recaser, null);
  return { parent: parentName, issuer: issuer === undefined ? null : name(issuer, recaser, parentName) };
}

function name(written: { caps: string; start: number; end: number }, recaser: Recaser, parent: Named | null): Named {
  const { start, end } = written;
  // Matches: runs of spaces. Must not match: one space, which it leaves as it is.
  const cased = properCase(nameCase(written.caps.replace(/\s+/g, ' '), recaser));
  if (parent === null) return { name: cased, start, end };
  // Matches: "Đoàn kiểm tra theo Quyết định". Must not match: "Đoàn Luật sư".
  if (/^đoàn kiểm tra/iu.test(cased)) return { name: `${cased}, ${parent.name}`, start, end };
  if (fold(cased) === 'van phong')
    return { name: `Văn phòng ${parent.name.replace(/^UBND/u, 'Ủy ban nhân dân')}`, start, end };
  const place = PLACE.exec(parent.name)?.[1];
  const hasPlace = place === undefined || fold(cased).includes(fold(place));
  return { name: hasPlace ? cased : `${cased} ${place}`, start, end };
}

/** Sets the capitals that names have whatever their document writes. */
function properCase(name: string): string {
  return (
    name
      // Matches: "ubnd tỉnh". Must not match: "ubndt".
      .replace(/(?<![A-Za-zÀ-ɏẠ-ỹ])(ubnd|hđnd|mttq)(?![A-Za-zÀ-ɏẠ-ỹ])/giu, (short) => short.toUpperCase())
      // Matches: "lào cai" after "tỉnh ", after "tỉnh ủy ". Must not match: "tỉnh" itself, the "ủy" of "tỉnh ủy".
      .replace(
        /(?<=(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|tỉnh [uủ][ỷy]|thành [uủ][ỷy]) )(?!(?:hội|[uủ][ỷy])(?![A-Za-zÀ-ɏẠ-ỹ]))(?:[A-Za-zÀ-ɏẠ-ỹ]+ ?){1,4}$/iu,
        (place) =>
          // Matches: the first letter of each word. Must not match: later letters.
          place.replace(/(?<![A-Za-zÀ-ɏẠ-ỹ])\p{Ll}/gu, (letter) => letter.toUpperCase()),
      )
      // Matches: "Sở công Thương". Must not match: "Văn phòng".
      .replace(/^((?:Sở|Bộ|Ban|Phòng) )(\p{Ll})/u, (_, head: string, letter: string) => head + letter.toUpperCase())
  );
}
