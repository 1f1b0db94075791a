import type { EntityManager } from 'typeorm';

/** The text that a plan's spans point into. */
export async function textOfPlan(tx: EntityManager, planId: number): Promise<string> {
  const [row] = await tx.query<{ text: string }[]>(
    'select s.text from plan p join published.source_text s on s.id = p.source_text_id where p.id = $1',
    [planId],
  );
  return row?.text ?? '';
}

/** The heading that a place in a plan stands under, or null. Served by section_plan_id_position_idx. */
export async function sectionAround(tx: EntityManager, planId: number, offset: number): Promise<number | null> {
  const [row] = await tx.query<{ id: number }[]>(
    `select id from section where plan_id = $1 and (evidence->>'start')::int <= $2 order by position desc limit 1`,
    [planId, offset],
  );
  return row?.id ?? null;
}

/** Who issued a plan, whose mouth names of units are in. */
export async function issuerOfPlan(tx: EntityManager, planId: number): Promise<number | null> {
  const [row] = await tx.query<{ issuer_id: number | null }[]>('select issuer_id from plan where id = $1', [planId]);
  return row?.issuer_id ?? null;
}
