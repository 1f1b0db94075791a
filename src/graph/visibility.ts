import type { EntityManager } from 'typeorm';
import { describedEnum } from './described-enum';
import { requireId } from './global-id';
import { fault, invalid } from './refused';
import { shown } from './shown';

export const Visibility = describedEnum(
  'Visibility',
  'Who sees a document and all that was read from it (phạm vi hiển thị).',
  {
    PUBLIC: 'Whoever reads the graph (công khai).',
    RESTRICTED: 'The units that it names, and those below them; editors and administrators (hạn chế).',
    DRAFT: 'Editors and administrators only (dự thảo).',
  },
);
export type Visibility = keyof typeof Visibility;

/** Who sees a document, as a caller says it. */
export interface VisibilityGiven {
  visibility: Visibility;
  /** Ids of the units that see what is RESTRICTED. */
  visibleTo?: readonly string[] | null;
}

/** As it is stored. */
export interface StoredVisibility {
  visibility: Visibility;
  unitIds: readonly number[];
}

const MOST_UNITS = 200;

/** What a caller says, as it is stored. Errors: Refused, and BAD_USER_INPUT for what no id of a unit can be. */
export async function visibilityIn(tx: EntityManager, given: VisibilityGiven): Promise<StoredVisibility> {
  const { visibility, visibleTo } = given;
  const names = visibleTo ?? [];
  if (visibility === 'RESTRICTED' ? names.length === 0 : names.length > 0)
    throw invalid(
      fault(
        'visibleTo',
        visibility === 'RESTRICTED' ? 'REQUIRED' : 'NOT_BOTH',
        'RESTRICTED names the units that see it; PUBLIC and DRAFT name none.',
      ),
    );
  if (names.length > MOST_UNITS)
    throw invalid(fault('visibleTo', 'TOO_MANY', `It names ${MOST_UNITS} units at most; those below them see it too.`));
  const unitIds = [...new Set(names.map((name) => requireId(name, 'Unit', 'visibleTo')))].sort((a, b) => a - b);
  const found = await tx.query<{ id: number }[]>('select id from published.unit where id = any($1::int[])', [unitIds]);
  const known = new Set(found.map(({ id }) => id));
  const at = unitIds.findIndex((id) => !known.has(id));
  if (at >= 0)
    throw invalid(
      fault(
        'visibleTo',
        'NOT_FOUND',
        `There is no unit with the id ${shown(names.find((name) => requireId(name, 'Unit', 'visibleTo') === unitIds[at]) ?? '')}.`,
      ),
    );
  return { visibility, unitIds };
}
