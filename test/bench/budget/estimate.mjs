// What an operation is estimated to cost, as the hub does before it executes it.
import { createRequire } from 'node:module';
import { built } from '../compare/built.mjs';

const { parse, validate } = createRequire(import.meta.url)('graphql');
const { costRule } = built('limits/cost-rule');
const { checkShape } = built('limits/operation-shape');

/** What an operation may cost; null for what is none, or not of a form that is taken. */
export function estimateOf(schema, limits, query) {
  const document = parse(query);
  const faults = validate(schema, document);
  if (faults.length > 0) throw new Error(`${query}: ${faults[0].message}`);
  try {
    checkShape(document, limits.shape);
    return costRule(schema, document).estimate({});
  } catch {
    return null;
  }
}
