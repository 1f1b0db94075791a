/** A calendar of whole days as RFC 5545 has it. */
export interface Calendar {
  name: string;
  url: string;
  events: readonly DayEvent[];
}

export interface DayEvent {
  uid: string;
  /** The day, YYYY-MM-DD. */
  on: string;
  /** When it was last changed, as RFC 3339 has it. */
  changedAt: string;
  sequence: number;
  summary: string;
  description: string;
  url: string;
  category: string;
  isCancelled: boolean;
}

/** The calendar as text: lines of at most 75 bytes, each ended by CRLF. */
export function calendarText({ name, url, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//PlanGraph//deadlines//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    // RFC 7986, and what programs older than it read
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `URL:${plain(url)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const eventLines = (event: DayEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${plain(event.uid)}`,
  `DTSTAMP:${instant(event.changedAt)}`,
  `LAST-MODIFIED:${instant(event.changedAt)}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTART;VALUE=DATE:${event.on.replaceAll('-', '')}`,
  `SUMMARY:${escaped(event.summary)}`,
  `DESCRIPTION:${escaped(event.description)}`,
  `URL:${plain(event.url)}`,
  `CATEGORIES:${escaped(event.category)}`,
  `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  // a deadline takes up nobody's day
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

/** "20260630T101500Z" */
const instant = (at: string): string => new Date(at).toISOString().replace(/\.\d{3}|[-:]/g, '');

// Matches: U+0000, U+0007, U+007F. Must not match: tab, line feed.
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is sought
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** A text (3.3.11): what parts values is escaped, and a line end written. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

/** A value on one line. */
const plain = (text: string): string => text.replace(/\s/g, '').replace(CONTROL, '');

const MOST_BYTES = 75;

/** A line in pieces of at most 75 bytes (3.1), the later ones after a space; no character is cut. */
function folded(line: string): string {
  let [piece, bytes] = ['', 0];
  for (const character of line) {
    const more = Buffer.byteLength(character);
    if (bytes + more > MOST_BYTES) {
      piece += '\r\n ';
      bytes = 1;
    }
    piece += character;
    bytes += more;
  }
  return piece;
}
