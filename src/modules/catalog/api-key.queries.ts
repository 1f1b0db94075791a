import type { EntityManager } from 'typeorm';
import { type LockedKey, lockKey } from '../../auth/change-key';
import type { KeyFault } from '../../auth/give-key';
import { narrowed, scopesOf } from '../../auth/require-role';
import type { Scope, Viewer } from '../../auth/viewer';
import { requireId } from '../../graph/global-id';
import { fault, invalid, notFound, type Refused } from '../../graph/refused';
import { shown } from '../../graph/shown';
import type { Target } from '../../graph/write';
import type { Reader } from '../../reader';
import type { ApiKey } from './api-key.types';

type KeyRow = Omit<ApiKey, 'unit' | 'scopes'> & { unitId: number | null; scopes: Scope[] | null };

const SHOWN = `id, name, role, scopes, unit_id as "unitId", state, created_at as "createdAt", expires_at as "expiresAt",
  revoked_at as "revokedAt", last_used_on::text as "lastUsedOn", old_secret_until as "oldSecretUntil",
  (select k.rate from api_key k where k.id = given_key.id) as rate,
  (select k.budget from api_key k where k.id = given_key.id) as budget`;

/** Every key, by name; or those with these numbers. */
export const findKeys = (db: Reader, ids: readonly number[] | null): Promise<KeyRow[]> =>
  db.rows(`select ${SHOWN} from given_key where $1::int[] is null or id = any($1) order by name, id`, [ids]);

/** The key that an id names, locked. Errors: BAD_USER_INPUT for an id of another kind; Refused where it is absent. */
export function keyToChange(id: string): Target<LockedKey> {
  const keyId = requireId(id, 'ApiKey', 'id');
  return async (tx: EntityManager) => {
    const key = await lockKey(tx, { id: keyId });
    if (!key) throw notFound(`id: there is no key with the id ${shown(id)}.`);
    return key;
  };
}

/** Who gives a secret away could use it: it may not be good for more than who gives it may do. Errors: Refused. */
export function requireWithin(
  viewer: Viewer,
  key: Pick<LockedKey, 'role' | 'scopes'> & { rate?: number | null; budget?: number | null },
  field: string,
): void {
  const most = viewer.kind === 'key' ? viewer.budget : undefined;
  if (most !== undefined && (key.budget ?? Number.POSITIVE_INFINITY) > most)
    throw invalid(
      fault('budget', 'BEYOND_GIVER', `One operation of your key may cost ${most}: give a budget that is no larger.`),
    );
  const often = viewer.kind === 'key' ? viewer.rate || undefined : undefined;
  if (often !== undefined && (key.rate || Number.POSITIVE_INFINITY) > often)
    throw invalid(
      fault('rate', 'BEYOND_GIVER', `Your key may ask ${often} times a minute: give a rate that is no larger.`),
    );
  const may = scopesOf(viewer);
  const beyond = narrowed(key.role, key.scopes).filter((scope) => !may.includes(scope));
  if (beyond.length)
    throw invalid(
      fault(
        field,
        'BEYOND_GIVER',
        `The key would be good for ${beyond.join(', ')}, which yours is not: name fewer scopes, or use the key of an administrator that was not narrowed.`,
      ),
    );
}

const FIELDS: Readonly<Record<KeyFault['field'], string>> = {
  name: 'name',
  scope: 'scopes',
  unit: 'unitId',
  expires: 'expiresAt',
  rate: 'rate',
  budget: 'budget',
};

export const refusedKey = (faults: readonly KeyFault[], name = 'name'): Refused =>
  invalid(...faults.map(({ field, code, message }) => fault(field === 'name' ? name : FIELDS[field], code, message)));
