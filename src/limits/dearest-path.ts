import { type CostField, type CostSet, mostOfField } from './cost-tree';
import { type GivenVariables, sized } from './page-amount';

/** Where most of an operation's cost lies. */
export interface DearestPath {
  /** As in "plans.nodes.tasks.nodes". */
  path: string;
  /** The arguments on it that say how many, from the root, as in "plans(first: 100)". */
  lowered: readonly string[];
}

/** From the root, at each level the field that costs most, down to where nothing multiplies any more. */
export function dearestPath(tree: CostSet, variables: GivenVariables): DearestPath {
  const names: string[] = [];
  const lowered: string[] = [];
  let end = 0;
  for (let field = dearest(tree, variables); field; field = field.below && dearest(field.below, variables)) {
    names.push(field.key);
    const size = sized(field.size, variables);
    const isConnection = field.lowered !== null && (field.name === 'nodes' || field.name === 'edges');
    if (field.lowered !== null)
      lowered.push(`${names.slice(0, isConnection ? -1 : undefined).join('.')}(${field.lowered}: ${size})`);
    if (field.isList || sized(field.call, variables) > 0) end = names.length;
  }
  return { path: names.slice(0, end || names.length).join('.'), lowered };
}

function dearest({ byType }: CostSet, variables: GivenVariables): CostField | null {
  let found: CostField | null = null;
  let most = 0;
  for (const { fields } of byType.values())
    for (const field of fields) {
      const cost = mostOfField(field, variables);
      if (cost <= most) continue;
      most = cost;
      found = field;
    }
  return found;
}
