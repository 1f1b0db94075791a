import { parse, validate } from 'graphql';
import { type GraphFacts, graphFacts } from '../../../src/compiler/graph-facts';
import type { Reader } from '../../../src/reader';
import { plantChangedRows } from '../operation/changed-rows';
import { randomOperation } from '../operation/random-operation';
import { readPool } from '../operation/value-pool';
import { chanceOf } from '../seeded-chance';
import { openTestHub, type TestHub } from '../test-hub';
import { storeRules } from '../visibility/rule-set';
import type { Question } from './both-ways';
import { CALLERS } from './callers';

/** A drawn operation, whose caller is drawn with it. */
export interface RandomQuestion extends Question {
  number: number;
  /** Of CALLERS. */
  callerName: string;
  /** What is wrong with it; null where nothing is meant to be. */
  fault: string | null;
  /** Apollo would let it through: only such ones are compiled. */
  isValid: boolean;
}

/** A hub on rows with nulls, ties and empty sets, and what is asked of them: by number the same in every run of a seed. */
export interface RandomQuestions {
  hub: TestHub;
  facts: GraphFacts;
  drawn(number: number): RandomQuestion;
}

/** `hides`: one plan is a draft, and two are shown to a unit each, of which one asks. */
export async function openRandomQuestions(seed: number, { hides = false } = {}): Promise<RandomQuestions> {
  const facts = graphFacts();
  const { schema } = facts;
  const hub = await openTestHub({ hasSample: true });
  const instants = await plantChangedRows(hub.database, chanceOf(seed));
  if (hides) await hideSome(hub.database);
  const ask = async (query: string, variables: Record<string, unknown>) => {
    const { data, errors } = await hub.ask<Record<string, unknown>, Record<string, unknown>>(query, variables);
    if (!data || errors) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data;
  };
  const pool = await readPool(hub.database, ask, { schema, chance: chanceOf(seed), today: '2026-11-22', instants });
  const names = Object.keys(CALLERS);
  return {
    hub,
    facts,
    drawn: (number) => {
      const chance = chanceOf(seed + number);
      const operation = randomOperation(schema, pool, chance);
      const callerName = chance.oneOf(names);
      // what is drawn without a fault is valid: test/federation/random-operations.test.ts sees to that
      const isValid = operation.fault === null || validate(schema, parse(operation.query)).length === 0;
      return { ...operation, number, callerName, caller: CALLERS[callerName] as never, isValid };
    },
  };
}

const SHOWN_TO: readonly (readonly number[])[] = [[], [1], [2]];

async function hideSome(database: Reader): Promise<void> {
  const plans = await database.rows<{ documentId: number; planId: number }>(
    'select document_id as "documentId", id as "planId" from plan order by id desc limit $1',
    [SHOWN_TO.length],
  );
  await storeRules(
    database,
    plans.map((plan, i) => ({ ...plan, unitIds: [...(SHOWN_TO[i] ?? [])] })),
  );
}
