import { encodeId } from '../../../src/graph/global-id';
import { type Draft, onceIn } from './draft';
import { NODE_TYPES } from './node-types';
import { anyId } from './value-pool';

type Values = Record<string, unknown>;

/** The arguments of the roots that look something up: they name a row that is there. */
export const LOOK_UPS: Readonly<Record<string, (draft: Draft) => Values>> = {
  plan: (draft) => byNumber(draft, 'Plan'),
  legalDocument: (draft) => byNumber(draft, 'LegalDocument'),
  unit: ({ chance, pool }) => {
    const units = pool.model.rows('Unit');
    const unit = chance.oneOf(units);
    if (unit.code !== null && onceIn(chance, 2)) return { code: unit.code };
    const within = units.find(({ id }) => id === unit.parentId);
    return { name: unit.name, ...(within ? { within: encodeId('Unit', within.id) } : {}) };
  },
  node: ({ chance, pool }) => ({ id: anyId(pool, chance, chance.oneOf(NODE_TYPES)) }),
  nodes: ({ chance, pool }) => ({
    ids: Array.from({ length: 1 + chance.below(5) }, () => anyId(pool, chance, chance.oneOf(NODE_TYPES))),
  }),
  search: ({ chance, pool }) => ({ text: chance.oneOf(pool.texts) }),
  impact: ({ chance, pool }) => {
    const cited = pool.model.rows('Citation').flatMap(({ documentId }) => (documentId as number | null) ?? []);
    return { documentId: encodeId('LegalDocument', chance.oneOf(cited)) };
  },
};

/** A number alone may fit several rows; its day and its issuer tell them apart. */
function byNumber({ chance, pool }: Draft, type: string): Values {
  const row = chance.oneOf(pool.model.rows(type).filter(({ number }) => number !== null));
  const issuer = pool.model.rows('Unit').find(({ id }) => id === row.issuerId);
  return {
    number: row.number,
    ...(row.issuedOn !== null && onceIn(chance, 2) ? { issuedOn: row.issuedOn } : {}),
    ...(issuer && onceIn(chance, 3) ? { issuer: issuer.name } : {}),
  };
}
