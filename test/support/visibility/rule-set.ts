import type { Viewer } from '../../../src/auth/viewer';
import type { Reader } from '../../../src/reader';
import type { Chance } from '../seeded-chance';

/** A rule on one document: DRAFT names no unit. */
export interface Rule {
  documentId: number;
  planId: number | null;
  unitIds: number[];
}

/** Who sees which documents, and somebody who asks. */
export interface RuleSet {
  rules: Rule[];
  callerName: string;
  caller: Viewer;
  /** The documents that this caller does not see, as the rules say it. */
  hidden: number[];
}

interface World {
  documents: { id: number; planId: number | null; sourceTextId: number | null }[];
  units: { id: number; code: string | null; parentId: number | null }[];
  merged: { mergedId: number; keptId: number }[];
}

/** What rules can be about. */
export async function readWorld(db: Reader): Promise<World> {
  return {
    documents: await db.rows(
      `select d.id, p.id as "planId", d.source_text_id as "sourceTextId" from legal_document d left join plan p on p.document_id = d.id order by d.id`,
      [],
    ),
    units: await db.rows('select id, code, parent_id as "parentId" from unit order by id', []),
    merged: await db.rows('select merged_id as "mergedId", kept_id as "keptId" from unit_merge order by id', []),
  };
}

/** A rule set that is drawn: a third of the plans, some other documents, and one of the ways to ask. */
export function drawnRules(world: World, chance: Chance): RuleSet {
  const { documents, units, merged } = world;
  const unitIds = () => Array.from({ length: 1 + chance.below(2) }, () => chance.oneOf(units).id).sort((a, b) => a - b);
  const rules = documents.flatMap(({ id, planId }): Rule[] => {
    const share = planId === null ? 12 : 3;
    if (chance.below(share) > 0) return [];
    return [{ documentId: id, planId, unitIds: chance.below(2) === 0 ? [] : [...new Set(unitIds())] }];
  });
  const texts = new Map(documents.map(({ id, sourceTextId }) => [id, sourceTextId]));
  const known = new Set(rules.map(({ documentId }) => documentId));
  // one file, one rule
  for (const { documentId, unitIds: shownTo } of [...rules])
    for (const other of documents)
      if (texts.get(documentId) !== null && other.sourceTextId === texts.get(documentId) && !known.has(other.id)) {
        known.add(other.id);
        rules.push({ documentId: other.id, planId: other.planId, unitIds: shownTo });
      }
  const named = rules.flatMap((rule) => rule.unitIds);
  const below = units.filter(({ parentId }) => parentId !== null && named.includes(parentId)).map(({ id }) => id);
  const likely = [...named, ...named, ...below, ...units.map(({ id }) => id)];
  const unit = units.find(({ id }) => id === chance.oneOf(likely));
  const holder = { keyId: 1, name: 'khóa' };
  const callers: Record<string, Viewer> = {
    anonymous: { kind: 'anonymous', role: 'READER' },
    'READER without a unit': { kind: 'key', role: 'READER', ...holder },
    'READER of a unit': { kind: 'key', role: 'READER', ...holder, unit: { id: unit?.id ?? 0 } },
    'REPORTER of a unit': { kind: 'key', role: 'REPORTER', ...holder, unit: { id: unit?.id ?? 0 } },
    'token by code': {
      kind: 'token',
      role: 'REPORTER',
      digest: 'd'.repeat(64),
      ...holder,
      unit: { code: unit?.code ?? 'không có' },
    },
    ...(chance.below(6) === 0 && { EDITOR: { kind: 'key' as const, role: 'EDITOR' as const, ...holder } }),
    ...(merged[0] && {
      'of a unit that was merged': {
        kind: 'key' as const,
        role: 'READER' as const,
        ...holder,
        unit: { id: merged[0].mergedId },
      },
    }),
  };
  const callerName = chance.oneOf(Object.keys(callers));
  const caller = callers[callerName] as Viewer;
  const above = unitsAbove(caller, world);
  const hidden =
    caller.role === 'EDITOR'
      ? []
      : rules.filter((rule) => !rule.unitIds.some((id) => above.has(id))).map(({ documentId }) => documentId);
  return { rules, callerName, caller, hidden };
}

/** The unit of a caller and those above it, by all the ids that they had. */
function unitsAbove(caller: Viewer, { units, merged }: World): Set<number> {
  const found = new Set<number>();
  const given = caller.kind === 'anonymous' ? undefined : caller.unit;
  let at = given && ('id' in given ? given.id : units.find(({ code }) => code === given.code)?.id);
  at = merged.find(({ mergedId }) => mergedId === at)?.keptId ?? at;
  while (at !== undefined && !found.has(at)) {
    found.add(at);
    const { parentId } = units.find(({ id }) => id === at) ?? { parentId: null };
    at = parentId ?? undefined;
  }
  for (const { mergedId, keptId } of merged) if (found.has(keptId)) found.add(mergedId);
  return found;
}

/** Puts the rules into a database, as the mutation does. */
export async function storeRules(db: Reader, rules: readonly Rule[]): Promise<void> {
  for (const { documentId, planId, unitIds } of rules)
    await db.rows('insert into restriction (document_id, plan_id, visibility, unit_ids) values ($1, $2, $3, $4)', [
      documentId,
      planId,
      unitIds.length > 0 ? 'RESTRICTED' : 'DRAFT',
      unitIds,
    ]);
}
