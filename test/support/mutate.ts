import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Chance } from './seeded-chance';

/** A file as somebody might hand it in: damaged on the way, misnamed, or made to do harm. */
export interface Specimen {
  fileName: string;
  bytes: Buffer;
}

type Mutation = (from: Specimen, chance: Chance) => Specimen;

const changed = (from: Specimen, bytes: Uint8Array): Specimen => ({ ...from, bytes: Buffer.from(bytes) });

const truncated: Mutation = (from, chance) => changed(from, from.bytes.subarray(0, chance.below(from.bytes.length)));

const flipped: Mutation = (from, chance) => {
  const bytes = Buffer.from(from.bytes);
  for (let i = 1 + chance.below(60); i > 0 && bytes.length > 0; i--) {
    const at = chance.below(bytes.length);
    bytes[at] = (bytes[at] as number) ^ (1 << chance.below(8));
  }
  return changed(from, bytes);
};

const withNuls: Mutation = (from, chance) => {
  const at = chance.below(from.bytes.length + 1);
  return changed(
    from,
    Buffer.concat([from.bytes.subarray(0, at), Buffer.alloc(1 + chance.below(40)), from.bytes.subarray(at)]),
  );
};

const EXTENSIONS = ['.txt', '.docx', '.pdf', '.html', '.xlsx', '.csv', '.doc', '.zip', ''];
const misnamed: Mutation = (from, chance) => ({
  ...from,
  fileName: from.fileName.replace(/\.[a-z]+$/, '') + chance.oneOf(EXTENSIONS),
});

/** A stretch of the file stands there once more, or is gone: what a broken copy or a bad merge leaves. */
const patched: Mutation = (from, chance) => {
  const start = chance.below(from.bytes.length + 1);
  const end = Math.min(from.bytes.length, start + chance.below(4000));
  const piece = from.bytes.subarray(start, end);
  const isRepeated = chance.below(2) === 0;
  return changed(
    from,
    Buffer.concat([from.bytes.subarray(0, start), ...(isRepeated ? [piece, piece] : []), from.bytes.subarray(end)]),
  );
};

const isZip = ({ bytes }: Specimen) => bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50;
const isText = ({ fileName }: Specimen) => /\.(?:txt|html|csv)$/.test(fileName);

/** Every third letter or so comes in two pieces, the letter and its marks. */
const mixedNfd: Mutation = (from, chance) =>
  isText(from)
    ? changed(
        from,
        Buffer.from(
          [...from.bytes.toString('utf8')]
            .map((letter) => (chance.below(3) === 0 ? letter.normalize('NFD') : letter))
            .join(''),
        ),
      )
    : patched(from, chance);

/** The parts of a .docx or .xlsx are damaged inside a container that is whole. */
const damagedInside: Mutation = (from, chance) => {
  if (!isZip(from)) return flipped(from, chance);
  const parts = unzipSync(from.bytes);
  const name = chance.oneOf(Object.keys(parts).filter((part) => part.endsWith('.xml')));
  const part = { fileName: name, bytes: Buffer.from(parts[name] as Uint8Array) };
  const damage = chance.oneOf<Mutation>([truncated, flipped, patched, withNuls]);
  if (chance.below(5) === 0) delete parts[name];
  else parts[name] = Uint8Array.from(damage(part, chance).bytes);
  return changed(from, zipSync(parts, { level: 1 }));
};

const DOCUMENT_XML = (body: string) =>
  `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;

const docxOf = (body: string | Uint8Array): Buffer =>
  Buffer.from(
    zipSync(
      {
        '[Content_Types].xml': strToU8(
          '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        ),
        '_rels/.rels': strToU8(
          '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        ),
        'word/document.xml': typeof body === 'string' ? strToU8(DOCUMENT_XML(body)) : body,
      },
      { level: 9 },
    ),
  );

/** Few bytes that unfold into hundreds of megabytes. */
const bomb: Mutation = (_, chance) => ({
  fileName: chance.oneOf(['a.docx', 'a.xlsx']),
  bytes: docxOf(Buffer.alloc((60 + chance.below(300)) * 1024 * 1024, 0x20)),
});

/** Tables in tables in tables. */
const nested: Mutation = (_, chance) => {
  const depth = 50 + chance.below(20_000);
  if (chance.below(2) === 0)
    return {
      fileName: 'a.html',
      bytes: Buffer.from(`${'<table><tr><td>'.repeat(depth)}Số: 1/KH-SDL${'</td></tr></table>'.repeat(depth)}`),
    };
  return {
    fileName: 'a.docx',
    bytes: docxOf(
      `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}<w:p><w:r><w:t>Số: 1/KH-SDL</w:t></w:r></w:p>${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`,
    ),
  };
};

/** Those that come often, and those that cost a second each. */
export const MUTATIONS: Readonly<Record<string, { mutate: Mutation; weight: number }>> = {
  truncated: { mutate: truncated, weight: 20 },
  'bytes flipped': { mutate: flipped, weight: 20 },
  'NUL bytes': { mutate: withNuls, weight: 10 },
  'wrong extension': { mutate: misnamed, weight: 15 },
  'a stretch twice or gone': { mutate: patched, weight: 15 },
  'mixed NFD': { mutate: mixedNfd, weight: 10 },
  'damaged inside': { mutate: damagedInside, weight: 25 },
  'zip bomb': { mutate: bomb, weight: 1 },
  'deeply nested tables': { mutate: nested, weight: 4 },
};
