import { tableOf } from '../../graph/row-table';
import type { Row } from '../../graph/rows-by-id';
import type { Reader } from '../../reader';
import { Plan } from './plan.entity';

const COLUMNS = tableOf(Plan).select('p');

/** A plan's row, with its issuer's name for the case that it is one of several. */
export type PlanCandidate = Row &
  Pick<Plan, 'number' | 'documentType' | 'title' | 'issuedOn'> & { issuerName: string | null };

/**
 * The plans with a number, narrowed by issuer and day where given. Of a decision and what it issued, all of one number, a
 * Kế hoạch, Chương trình, Đề án or Phương án is meant, else the decision's own tasks. Served by plan_number_key_idx and the
 * unique index of plan.document_id; issued_document by the primary key of its table.
 */
export async function findPlansByNumber(
  db: Reader,
  numberKey: string,
  issuerKey: string | null,
  issuedOn: string | null,
): Promise<PlanCandidate[]> {
  if (issuerKey === null) {
    // one alone is meant, whatever it was issued with: nothing of other modules is asked for
    const found = await db.rows<PlanCandidate>(
      `select ${COLUMNS}, null as "issuerName" from plan p where p.number_key = $1 limit 2`,
      [numberKey],
    );
    if (found.length < 2) return found.filter((plan) => !issuedOn || plan.issuedOn === issuedOn);
  }
  return db.rows(
    `select ${COLUMNS}, u.name as "issuerName"
       from (select id, rank() over (
                      partition by coalesce(i.issued_with_id, n.document_id)
                      order by case when n.document_type in ('Kế hoạch', 'Chương trình', 'Đề án', 'Phương án') then 0
                                    when i.issued_with_id is null then 1 else 2 end) as place
               from plan n left join published.issued_document i on i.document_id = n.document_id
              where n.number_key = $1) f
       join plan p on p.id = f.id left join published.unit u on u.id = p.issuer_id
      where f.place = 1 and ($2::date is null or p.issued_on = $2)
        and ($3::text is null or exists (select from published.unit_name n where n.unit_id = p.issuer_id and n.name_key = $3))
      order by p.id limit 20`,
    [numberKey, issuedOn, issuerKey],
  );
}
