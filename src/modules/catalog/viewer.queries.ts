import type { Reader } from '../../reader';

/** The unit with an agency code, as the token of a caller names it. Served by unit_code_key. */
export async function findUnitIdByCode(db: Reader, code: string): Promise<number | null> {
  const [row] = await db.rows<{ id: number }>('select id from published.unit where code = $1', [code]);
  return row?.id ?? null;
}
