// The same answers from all, before anything is timed.
import assert from 'node:assert/strict';
import { canonical } from './canonical.mjs';
import { bodiesOf } from './questions.mjs';

/** The bytes of an answer. */
export async function ask({ url, headers }, body) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return Buffer.from(await answer.arrayBuffer());
}

const isEmpty = (value) => value === null || (Array.isArray(value) && value.length === 0);

/**
 * What the load generator needs to ask a question of each participant, by its name. Errors: where one answers other than the first,
 * or where hardly any answer holds anything.
 */
export async function comparedTargets(participants, question, values) {
  const targets = participants.map((participant) => ({
    ...participant,
    id: `${participant.url} ${question}`,
    bodies: bodiesOf(participant.dialect, question, values),
    lengths: [],
  }));
  let full = 0;
  for (let i = 0; i < values.length; i++) {
    let first = null;
    for (const target of targets) {
      const bytes = await ask(target, target.bodies[i]);
      const said = JSON.parse(bytes.toString('utf8'));
      const where = `${target.name}, ${question} ${JSON.stringify(values[i])}`;
      assert.ok(said.data && !said.errors, `${where}: ${JSON.stringify(said.errors ?? said).slice(0, 500)}`);
      const answer = canonical(target.dialect, question, said.data);
      target.lengths.push(bytes.length);
      if (first) assert.deepStrictEqual(answer, first, `${where}: other than ${targets[0].name}`);
      else {
        first = answer;
        const list = Object.values(Object.values(answer)[0] ?? {}).filter(Array.isArray);
        if (!isEmpty(Object.values(answer)[0]) && !list.some(isEmpty)) full += 1;
      }
    }
  }
  assert.ok(full >= values.length * 0.8, `${question}: only ${full} of ${values.length} answers hold anything`);
  return targets;
}
