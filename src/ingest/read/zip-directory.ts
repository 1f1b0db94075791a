/** One part of a ZIP file, as the file's directory tells it; the format is APPNOTE.TXT §4.3. */
export interface ZipEntry {
  name: string;
  method: 'stored' | 'deflated' | 'other';
  /** As it stands in the file. */
  data: Uint8Array;
  /** How many bytes it has when inflated, and the CRC-32 of these. */
  size: number;
  checksum: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const LONGEST_COMMENT = 65_535;
const ENCRYPTED = 1;

/** The parts of the file, "too-many" where there are more than `most`, or null where its directory cannot be read. */
export function zipEntries(bytes: Uint8Array, most: number): ZipEntry[] | 'too-many' | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endAt(view);
  if (end < 0) return null;
  const count = view.readUInt16LE(end + 10);
  if (count > most) return 'too-many';
  const entries: ZipEntry[] = [];
  let at = view.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_LENGTH > end || view.readUInt32LE(at) !== ENTRY) return null;
    const nameLength = view.readUInt16LE(at + 28);
    const next = at + ENTRY_LENGTH + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
    const data = dataOf(view, view.readUInt32LE(at + 42), view.readUInt32LE(at + 20), end);
    if (data === null || next > end) return null;
    const method = view.readUInt16LE(at + 10);
    const isLocked = (view.readUInt16LE(at + 8) & ENCRYPTED) !== 0;
    entries.push({
      name: view.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength).replaceAll('\\', '/'),
      method: isLocked ? 'other' : method === 0 ? 'stored' : method === 8 ? 'deflated' : 'other',
      data,
      size: view.readUInt32LE(at + 24),
      checksum: view.readUInt32LE(at + 16),
    });
    at = next;
  }
  return entries;
}

/** Where the record stands that ends the file, behind which there may be a comment; -1 where the file was cut off. */
function endAt(view: Buffer): number {
  const from = Math.max(0, view.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.length - END_LENGTH; at >= from; at--) if (view.readUInt32LE(at) === END) return at;
  return -1;
}

function dataOf(view: Buffer, at: number, length: number, end: number): Uint8Array | null {
  if (at + LOCAL_LENGTH > end || view.readUInt32LE(at) !== LOCAL) return null;
  const from = at + LOCAL_LENGTH + view.readUInt16LE(at + 26) + view.readUInt16LE(at + 28);
  return from + length <= end ? view.subarray(from, from + length) : null;
}
