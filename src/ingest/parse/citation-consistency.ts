import { documentNumberKey, parseDocumentNumber } from '../../vietnamese/document-number';
import { fold } from '../../vietnamese/fold';
import type { CitationMention } from '../parsed-document';

/** What the mentions of one file say about each other: days that cannot be right, numbers that another mention corrects. */

/** Whether two days differ as slips of the hand do: in the day, the month or the year alone. */
export function isSlipOf(a: string, b: string): boolean {
  const [left, right] = [a.split('-'), b.split('-')];
  return left.filter((part, i) => part !== right[i]).length === 1;
}

/** The mentions with those SUSPECT that contradict the document's own day, their number or the others. */
export function checkAgainstEachOther(mentions: readonly CitationMention[], citedOn: string | null): CitationMention[] {
  const known = new Map(
    mentions.filter(({ status }) => status === 'WELL_FORMED').map((each) => [partsKey(each), each.number]),
  );
  const corrected = mentions.map((mention) => correctedByOthers(mention, known));
  const checked = corrected.map((mention) => checkDay(mention, citedOn));
  return checkDays(checked, new Set(checked.filter((mention, i) => mention !== corrected[i])));
}

function suspectDay(mention: CitationMention, reason: string, meantIssuedOn: string | null): CitationMention {
  if (mention.status === 'SUSPECT') return mention;
  // the number is right: it says which document is meant
  return { ...mention, status: 'SUSPECT', statusReason: reason, meantNumber: mention.number, meantIssuedOn };
}

const label = ({ number, name, type }: CitationMention): string => number ?? name ?? type;

/** A day that the number's year or the document's own day rules out. */
function checkDay(mention: CitationMention, citedOn: string | null): CitationMention {
  const { issuedOn, number } = mention;
  if (issuedOn === null) return mention;
  const year = number === null ? null : (parseDocumentNumber(number)?.year ?? null);
  if (year !== null && String(year) !== issuedOn.slice(0, 4)) {
    const meant = `${year}${issuedOn.slice(4)}`;
    return suspectDay(
      mention,
      `"${number}" is of the year ${year}, but is dated ${issuedOn}.`,
      citedOn !== null && meant > citedOn ? null : meant,
    );
  }
  if (citedOn !== null && issuedOn > citedOn)
    return suspectDay(
      mention,
      `"${label(mention)}" is dated ${issuedOn}, after the document that cites it (${citedOn}).`,
      null,
    );
  return mention;
}

/** Type, serial, year and agency: what two spellings of a number share where only its type's letters differ. */
function partsKey({ type, number }: CitationMention): string {
  const parsed = number === null ? null : parseDocumentNumber(number);
  return parsed === null ? '' : [type, Number(parsed.serial), parsed.year, parsed.agency?.toLowerCase()].join('|');
}

/** "Chỉ thị số 49-NQ/TW" where the same file has "Chỉ thị số 49-CT/TW": that one is meant. */
function correctedByOthers(mention: CitationMention, known: ReadonlyMap<string, string | null>): CitationMention {
  if (mention.status !== 'SUSPECT' || mention.meantNumber !== null || mention.number === null) return mention;
  const key = partsKey(mention);
  const right = key === '' ? null : known.get(key);
  if (right == null) return mention;
  return {
    ...mention,
    meantNumber: right,
    statusReason: `${mention.statusReason} The same document names ${right}, which is meant.`,
  };
}

/** Numbers restart each year: "01/NQ-CP" of two years may well be two documents of nearly the same day. */
const MAY_RECUR = 12;
/** A number with more days than this is a column of some register, not a slip of the hand. */
const MOST_DAYS = 8;

/** Of one number's days that differ as slips do, the odd ones are SUSPECT: fewer mentions bear them, or they come later. */
function checkDays(mentions: readonly CitationMention[], ofWrongDay: ReadonlySet<CitationMention>): CitationMention[] {
  const groups = new Map<string, CitationMention[]>();
  for (const mention of mentions) {
    if (mention.issuedOn === null) continue;
    const key = `${mention.type}|${mention.number === null ? fold(mention.name ?? '').replace(/ ngay .*$/, '') : documentNumberKey(mention.meantNumber ?? mention.number)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [mention]);
    else group.push(mention);
  }
  const rightDay = new Map<CitationMention, string>();
  for (const group of groups.values()) {
    const days = daysByWeight(group, ofWrongDay);
    if (days.length > MOST_DAYS) continue;
    for (const mention of group) {
      const right = days.find((day) => day !== mention.issuedOn && isSlipOf(day, mention.issuedOn ?? ''));
      const isOdd = right !== undefined && days.indexOf(right) < days.indexOf(mention.issuedOn ?? '');
      if (isOdd && !mayRecur(mention, right)) rightDay.set(mention, right);
    }
  }
  return mentions.map((mention) => {
    const right = rightDay.get(mention);
    if (right === undefined) return mention;
    if (mention.status === 'SUSPECT') return { ...mention, meantIssuedOn: mention.meantIssuedOn ?? right };
    return suspectDay(
      mention,
      `"${label(mention)}" is dated ${mention.issuedOn} here and ${right} elsewhere in the same document.`,
      right,
    );
  });
}

/** The days that a number is given, the likeliest first: not suspect, on most mentions, named first. */
function daysByWeight(group: readonly CitationMention[], ofWrongDay: ReadonlySet<CitationMention>): string[] {
  const weights = new Map<string, number>();
  for (const mention of group) {
    const day = mention.issuedOn as string;
    weights.set(day, (weights.get(day) ?? 0) + (ofWrongDay.has(mention) ? 0 : 1));
  }
  return [...weights].sort(([, a], [, b]) => b - a).map(([day]) => day);
}

/** In one year a number is given once; a small one comes again the year after. */
function mayRecur({ number, issuedOn }: CitationMention, right: string): boolean {
  const serial = number === null ? null : parseDocumentNumber(number)?.serial;
  return serial != null && Number(serial) <= MAY_RECUR && issuedOn?.slice(0, 4) !== right.slice(0, 4);
}
