import 'reflect-metadata';
import { buildSchema } from 'graphql';
import { MODULES } from '../../src/federation/registry';
import { printSubgraph } from '../../src/federation/subgraph';
import { printSupergraph } from '../../src/federation/supergraph';
import { printWholeGraph, withoutSubscription } from '../../src/federation/whole-graph';
import { COMPOSERS, type Composer, printSorted } from '../support/composers';
import { DRIFTS, withDrift } from '../support/planted-drift';
import { differingDefinitions, type Sdls, sharedDefinitions } from '../support/shared-definitions';

const SUBGRAPHS: Sdls = Object.fromEntries(MODULES.map((module) => [module.name, printSubgraph(module)]));
const WHOLE = printSorted(withoutSubscription(buildSchema(printWholeGraph())));

/** The subgraphs, and some of what only one of them has in a second one: that there is something of every kind to compare. */
const COMPARED: Sdls = {
  ...SUBGRAPHS,
  legal: `${SUBGRAPHS.legal}\ndirective @audited on OBJECT | FIELD_DEFINITION\n`,
};

test('subgraphs share definitions of many kinds, each the same byte for byte', () => {
  const shared = sharedDefinitions(SUBGRAPHS);
  expect([...shared.keys()]).toEqual(
    expect.arrayContaining(['Node', 'PageInfo', 'Evidence', 'Progress', 'ProgressMethod', 'Date', 'TaskFilter']),
  );
  const kinds = new Set([...shared.values()].map((prints) => kindOf([...prints.values()][0] ?? '')));
  expect([...kinds].sort()).toEqual(['enum', 'input', 'interface', 'scalar', 'type']);
  expect(differingDefinitions(SUBGRAPHS)).toEqual([]);
});

test.each(DRIFTS)('$what that differs in one subgraph is found: $of', (drift) => {
  expect(differingDefinitions(withDrift(COMPARED, drift))).toEqual([drift.of]);
});

describe.each(Object.entries(COMPOSERS))('%s', (_name, compose) => {
  test('composes the subgraphs without an error or a hint, and shows callers the whole graph', () => {
    const { errors, hints, api } = compose(SUBGRAPHS);
    expect({ errors, hints }).toEqual({ errors: [], hints: [] });
    expect(api).toBe(WHOLE);
  });

  test('refuses a field that is of another type in one subgraph, and names it', () => {
    const { errors, api } = compose(planted('the type of a field'));
    expect(errors.join('\n')).toMatch(/"PageInfo\.endCursor"/);
    expect(api).toBeNull();
  });

  test('drops a field that one copy of an input lacks without an error: what callers see is not the whole graph', () => {
    const { errors, api } = compose(planted('a field of an input'));
    expect(errors).toEqual([]);
    expect(api).not.toBe(WHOLE);
    expect(lost(api ?? '')).toHaveLength(1);
  });
});

test('the supergraph that is emitted is what the composer makes of them', () => {
  const { supergraph } = (COMPOSERS['@theguild/federation-composition'] as Composer)(SUBGRAPHS);
  expect(printSupergraph()).toBe(`${supergraph?.trim()}\n`);
});

test("Apollo's composer hints at a description that differs", () => {
  const { errors, hints } = (COMPOSERS['@apollo/composition'] as Composer)(planted('the description of a type'));
  expect(errors).toEqual([]);
  expect(hints).toEqual([expect.stringContaining('INCONSISTENT_DESCRIPTION')]);
});

function planted(what: string): Sdls {
  const drift = DRIFTS.find((one) => one.what === what);
  if (!drift) throw new Error(`No drift is planted in ${what}.`);
  return withDrift(SUBGRAPHS, drift);
}

/** The fields of the whole graph's inputs that are not in an API. */
function lost(api: string): string[] {
  const fieldsIn = (sdl: string) =>
    Object.values(buildSchema(sdl).getTypeMap()).flatMap((type) =>
      'getFields' in type ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
    );
  const kept = new Set(fieldsIn(api));
  return fieldsIn(WHOLE).filter((field) => !kept.has(field));
}

// '"""…"""\nscalar Date': the first word of a line that begins a definition, not one of a description
const kindOf = (printed: string): string =>
  /^(?:type|input|enum|union|scalar|interface|directive)(?= )/m.exec(printed.replace(/"""[\s\S]*?"""/g, ''))?.[0] ?? '';
