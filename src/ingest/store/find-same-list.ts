import { extname } from 'node:path';
import type { EntityManager } from 'typeorm';
import { LegalDocument } from '../../modules/legal/legal-document.entity';
import { SourceText } from '../../modules/legal/source-text.entity';
import { fold } from '../../vietnamese/fold';

const SHEETS: ReadonlySet<string> = new Set(['.xlsx', '.xlsm', '.csv', '.tsv']);
/** An edition of a list keeps some of its rows; another office's list of the same name shares its header at most. */
const COMMON_ROWS = 0.2;

/**
 * The lists that a file of sheets is a later edition of. A list has neither number nor day: it is known by its file's name,
 * its title and its issuer, and by rows that both have.
 */
export async function findSameList(
  manager: EntityManager,
  list: { fileName: string; title: string | null; issuerId: number | null; text: string },
): Promise<LegalDocument[]> {
  const nameOf = (fileName: string) => fileName.normalize('NFC').toLowerCase();
  if (!SHEETS.has(extname(nameOf(list.fileName)))) return [];
  const held = await manager
    .createQueryBuilder(LegalDocument, 'd')
    .where('d.number is null and d.issuedOn is null and d.sourceTextId is not null')
    .andWhere('d.issuedWithId is null and d.issuerId is not distinct from :issuerId', { issuerId: list.issuerId })
    .getMany();
  const same: LegalDocument[] = [];
  for (const document of held) {
    if (fold(document.title ?? '') !== fold(list.title ?? '') || document.sourceTextId === null) continue;
    const source = await manager.findOneBy(SourceText, { id: document.sourceTextId });
    if (source === null || nameOf(source.fileName) !== nameOf(list.fileName)) continue;
    if (shareRows(source.text, list.text)) same.push(document);
  }
  return same;
}

function shareRows(before: string, after: string): boolean {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  const common = [...now].filter((row) => old.has(row)).length;
  return common >= 1 && common >= Math.min(old.size, now.size) * COMMON_ROWS;
}

/** What the rows below the header are about: the longest cell of each. */
function rowsOf(text: string): ReadonlySet<string> {
  const rows = text.split('\n').filter((line) => line.includes('|'));
  const cells = rows.slice(1).map((row) => row.split('|').map(fold));
  const names = cells.map((row) => row.reduce((longest, cell) => (cell.length > longest.length ? cell : longest), ''));
  return new Set(names.filter((name) => LETTERS.test(name)));
}

// Matches: "ra soat quy hoach". Must not match: "(2)", the number of a column.
const LETTERS = /[a-z]{2}/;
