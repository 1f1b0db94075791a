import { tableOf } from '../../graph/row-table';
import type { Row } from '../../graph/rows-by-id';
import type { Reader } from '../../reader';
import { Plan } from './plan.entity';

/** A plan's row, with its issuer's name for the case that it is one of several. */
export type PlanCandidate = Row & Pick<Plan, 'number' | 'documentType' | 'issuedOn'> & { issuerName: string | null };

/** The plans with a number, narrowed by issuer and day where given. Served by plan_number_key_idx. */
export const findPlansByNumber = (
  db: Reader,
  numberKey: string,
  issuerKey: string | null,
  issuedOn: string | null,
): Promise<PlanCandidate[]> =>
  db.rows(
    `select ${tableOf(Plan).select('p')}, u.name as "issuerName"
       from plan p left join published.unit u on u.id = p.issuer_id
      where p.number_key = $1 and ($2::date is null or p.issued_on = $2)
        and ($3::text is null or exists (select from published.unit_name n where n.unit_id = p.issuer_id and n.name_key = $3))
      order by p.id limit 20`,
    [numberKey, issuedOn, issuerKey],
  );
