import type { EntityManager } from 'typeorm';
import { scopesOfRole } from './require-role';
import { digestOf, newSecret } from './secret';
import { ANONYMOUS, isNameLine, LONGEST_NAME, OPERATOR, type Role, type Scope, TOKEN_PREFIX } from './viewer';

/** The key that somebody asks for. */
export interface KeyRequest {
  name: string;
  role: Role;
  /** Of what the role allows; all of it where null or absent. */
  scopes?: readonly Scope[] | null;
  /** On whose behalf it acts. */
  unitId?: number | null;
  /** From when on it is good for nothing; never where null or absent. */
  expiresAt?: Date | null;
  /** Requests a minute; 0: as many as come; what is set for all where null or absent. */
  rate?: number | null;
  /** What one operation may cost; what is set for all where null or absent. */
  budget?: number | null;
}

/** What is wrong with a part of a request: in the form of FieldFault, which this folder does not know. */
export interface KeyFault {
  field: 'name' | 'scope' | 'unit' | 'expires' | 'rate' | 'budget';
  code: string;
  message: string;
}

/** The secret is in no other place: it is shown now, or lost. */
export type GivenKey = { kind: 'given'; id: number; secret: string } | { kind: 'refused'; faults: KeyFault[] };

/** Whether the history has this name for others: the program itself, and whoever comes with a token. */
function isOfOthers(name: string): boolean {
  const lower = name.toLowerCase();
  return lower === OPERATOR.name || lower === ANONYMOUS.kind || lower.startsWith(TOKEN_PREFIX);
}

/** Makes a key, in a transaction of the caller's. */
export async function giveKey(tx: EntityManager, request: KeyRequest, now: Date): Promise<GivenKey> {
  const faults = [...nameFaults(request.name), ...limitFaults(request, now), ...(await unitFaults(tx, request))];
  if (faults.length) return { kind: 'refused', faults };
  const { role, scopes = null, unitId = null, expiresAt = null, rate = null, budget = null } = request;
  const name = request.name.trim();
  const secret = newSecret();
  const [made] = await tx.query<{ id: number }[]>(
    `insert into api_key (name, role, scopes, unit_id, expires_at, rate, budget, secret_sha256)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict do nothing returning id`,
    [name, role, scopes && [...new Set(scopes)], unitId, expiresAt, rate, budget, digestOf(secret)],
  );
  if (made) return { kind: 'given', id: made.id, secret };
  const taken = `A key called "${name}" is there already; choose another name.`;
  return { kind: 'refused', faults: [{ field: 'name', code: 'NAME_TAKEN', message: taken }] };
}

function nameFaults(given: string): KeyFault[] {
  const name = given.trim();
  const message = !name
    ? 'A key needs a name: whose it is, and for what.'
    : !isNameLine(name)
      ? `A name is one line of at most ${LONGEST_NAME} characters.`
      : isOfOthers(name)
        ? `"${name}" is what the history calls somebody else; choose another name.`
        : null;
  return message === null ? [] : [{ field: 'name', code: 'INVALID_NAME', message }];
}

function limitFaults({ role, scopes, unitId, expiresAt, rate, budget }: KeyRequest, now: Date): KeyFault[] {
  const faults: KeyFault[] = [];
  const allowed = scopesOfRole(role);
  const beyond = scopes?.filter((scope) => !allowed.includes(scope)) ?? [];
  if (scopes?.length === 0)
    faults.push({ field: 'scope', code: 'REQUIRED', message: 'No scope is named; leave it out for all of the role.' });
  if (beyond.length)
    faults.push({
      field: 'scope',
      code: 'BEYOND_ROLE',
      message: `${beyond.join(', ')}: the role ${role} does not allow it. It allows ${allowed.join(', ')}.`,
    });
  if (role === 'REPORTER' && (unitId ?? null) === null)
    faults.push({
      field: 'unit',
      code: 'REQUIRED',
      message: 'A reporter reports for a unit, and those below it: say which.',
    });
  return [
    ...faults,
    ...rateFaults(rate ?? null),
    ...budgetFaults(budget ?? null),
    ...expiryFaults(expiresAt ?? null, now),
  ];
}

/** More than any hub answers in a minute. */
export const MOST_A_MINUTE = 10_000_000;

/** What is wrong with a number of requests a minute. */
export function rateFaults(rate: number | null): KeyFault[] {
  if (rate === null || (Number.isInteger(rate) && rate >= 0 && rate <= MOST_A_MINUTE)) return [];
  const message = `${rate} is not a number of requests a minute: 1 to ${MOST_A_MINUTE}, or 0 for as many as come.`;
  return [{ field: 'rate', code: 'OUT_OF_RANGE', message }];
}

const MOST_BUDGET = 100_000_000;

/** What is wrong with what an operation may cost. */
export function budgetFaults(budget: number | null): KeyFault[] {
  if (budget === null || (Number.isInteger(budget) && budget >= 1 && budget <= MOST_BUDGET)) return [];
  const message = `${budget} is not what an operation may cost: 1 to ${MOST_BUDGET}.`;
  return [{ field: 'budget', code: 'OUT_OF_RANGE', message }];
}

/** What is wrong with an instant from which on a key is good for nothing. */
export function expiryFaults(expiresAt: Date | null, now: Date): KeyFault[] {
  if (expiresAt === null || expiresAt > now) return [];
  const message = `${expiresAt.toISOString()} is past; give a later one, or none for a key that does not expire.`;
  return [{ field: 'expires', code: 'PAST', message }];
}

async function unitFaults(tx: EntityManager, { unitId }: KeyRequest): Promise<KeyFault[]> {
  if ((unitId ?? null) === null) return [];
  const found = await tx.query<object[]>('select from published.unit where id = $1', [unitId]);
  if (found.length) return [];
  return [{ field: 'unit', code: 'ABSENT', message: 'There is no such unit; it may have been merged into another.' }];
}
