import type { Config } from '../config';
import { encodeId } from '../graph/global-id';
import type { Tell } from '../hub';
import { onDatabase, shownInstant } from './keys';
import { pad, widthOf } from './text-width';

interface KeyRow {
  id: number;
  name: string;
  role: string;
  scopes: string[] | null;
  unitId: number | null;
  unit: string | null;
  state: string;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedOn: string | null;
  oldSecretUntil: Date | null;
  rate: number | null;
  budget: number | null;
}

/** Lists the keys, never what they are known by: a table, or with `json` one object a line. */
export async function listKeys(config: Config, options: { json: boolean }, tell: Tell): Promise<void> {
  await onDatabase(config, tell, async (database) => {
    const keys = await database.rows<KeyRow>(
      `select k.id, k.name, k.role, k.scopes, coalesce(m.kept_id, k.unit_id) as "unitId", u.name as unit, k.state, k.created_at as "createdAt",
              k.expires_at as "expiresAt", k.revoked_at as "revokedAt", k.last_used_on::text as "lastUsedOn",
              k.old_secret_until as "oldSecretUntil",
              (select a.rate from api_key a where a.id = k.id) as rate, (select a.budget from api_key a where a.id = k.id) as budget
         from given_key k left join published.unit_merge m on m.merged_id = k.unit_id
         left join published.unit u on u.id = coalesce(m.kept_id, k.unit_id)
        order by k.name`,
      [],
    );
    for (const line of options.json ? keys.map(asJson) : tableOf(keys)) process.stdout.write(`${line}\n`);
    if (!keys.length) tell('There is no key yet; make one with: plangraph keys create --role admin');
  });
}

const asJson = ({ id, unitId, unit, ...key }: KeyRow): string =>
  JSON.stringify({
    id: encodeId('ApiKey', id),
    ...key,
    unit: unitId === null ? null : { id: encodeId('Unit', unitId), name: unit },
  });

const HEAD = ['name', 'role', 'scopes', 'for', 'state', 'expires', 'rate', 'budget', 'last used'];

function tableOf(keys: readonly KeyRow[]): string[] {
  if (!keys.length) return [];
  const rows = [HEAD, ...keys.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] as string))));
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] as number))
      .join('  ')
      .trimEnd(),
  );
}

const cellsOf = (key: KeyRow): string[] => [
  key.name,
  key.role.toLowerCase(),
  key.scopes?.join(' ').toLowerCase() ?? 'all',
  key.unitId === null ? '–' : (key.unit ?? '?'),
  stateOf(key),
  key.expiresAt ? shownInstant(key.expiresAt) : 'never',
  key.rate === null ? '–' : key.rate === 0 ? 'none' : `${key.rate}/min`,
  key.budget === null ? '–' : String(key.budget),
  key.lastUsedOn ?? 'never',
];

/** In what state it is, and what is to come of that by itself. */
const stateOf = ({ state, revokedAt, oldSecretUntil }: KeyRow): string =>
  state === 'REVOKED' && revokedAt
    ? `revoked ${shownInstant(revokedAt)}`
    : state === 'GOOD' && oldSecretUntil
      ? `good, the old secret until ${shownInstant(oldSecretUntil)}`
      : state.toLowerCase();
