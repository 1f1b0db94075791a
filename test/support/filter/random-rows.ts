import type { Database } from '../../../src/database/database';
import { type Planter, planter } from '../planted-rows';
import type { Chance } from '../seeded-chance';

const WORDS = [
  'Rà soát',
  'rà soát',
  'Ủy ban',
  'Uỷ ban',
  'đào tạo',
  'Đào tạo nghề',
  'hoà giải',
  'hòa giải',
  '100%',
  'a_b',
  'số  liệu',
  'y tế',
  'giáo dục',
];
const STATUSES = ['NOT_STARTED', 'IN_PROGRESS', 'COMPLETED', 'SUSPENDED', 'CANCELLED'];
const OPERATORS = ['EQ', 'GT', 'GTE', 'LT', 'LTE', 'BETWEEN', 'INCREASE', 'DECREASE', 'APPROX'];
const KINDS = ['BASIS', 'CITES', 'IMPLEMENTS', 'REPLACES'];

/** A graph of every kind of row, with nulls, ties and empty lists in all places where the schema has them; and what planted it. */
export async function plantRandomRows(
  database: Database,
  chance: Chance,
  size: { plans: number; tasks: number },
): Promise<Planter> {
  const plant = planter(database);
  const many = async (count: number, make: (i: number) => Promise<number>): Promise<number[]> => {
    const ids: number[] = [];
    for (let i = 0; i < count; i++) ids.push(await make(i));
    return ids;
  };
  const words = () => Array.from({ length: 1 + chance.below(3) }, () => chance.oneOf(WORDS)).join(' ');
  const maybe = <T>(make: () => T) => chance.maybeNull(0.3, make);
  const day = () =>
    `2026-${String(chance.below(12) + 1).padStart(2, '0')}-${String(chance.below(3) + 1).padStart(2, '0')}`;

  const top = await many(4, (i) => plant.unit(`Ủy ban ${i}`, { code: `A${i}` }));
  const units = [
    ...top,
    ...(await many(10, (i) =>
      plant.unit(`${chance.oneOf(['Sở', 'Phòng', 'Đội'])} ${words()} ${i}`, {
        parent: maybe(() => chance.oneOf(top)),
        ...(chance.below(3) === 0 ? { code: `U${i}` } : {}),
        aliases: Array.from({ length: chance.below(3) }, (_, k) => `Tên ${words()} ${i}-${k}`),
      }),
    )),
  ];
  const [older, newer] = [chance.oneOf(units), chance.oneOf(units)];
  if (older !== newer) await plant.insert('unit_succession', { predecessor_id: older, successor_id: newer });
  const documents = await many(size.plans, () =>
    plant.document({
      type: chance.oneOf(['Nghị định', 'Quyết định', 'Luật']),
      title: maybe(words),
      issuer_id: maybe(() => chance.oneOf(units)),
      issued_on: maybe(day),
      effective_on: maybe(day),
    }),
  );
  const plans = await many(size.plans, () =>
    plant.plan({
      title: words(),
      issuer_id: maybe(() => chance.oneOf(units)),
      issued_on: maybe(day),
      year: maybe(() => 2024 + chance.below(4)),
      signer: maybe(words),
      fields: Array.from({ length: chance.below(3) }, () => chance.oneOf(['lao động', 'Y tế', 'giáo dục'])),
    }),
  );
  const sections = await many(size.plans * 2, (i) =>
    plant.insert('section', {
      plan_id: chance.oneOf(plans),
      position: i,
      kind: chance.oneOf(['PART', 'HEADING']),
      ordinal: maybe(() => `${i}`),
      title: words(),
      level: 1 + chance.below(3),
      evidence: { quote: 'x', start: 0, end: 1 },
    }),
  );
  const tasks: number[] = [];
  for (let i = 0; i < size.tasks; i++) {
    const status = chance.oneOf(STATUSES);
    tasks.push(
      await plant.task(chance.oneOf(plans), {
        title: words(),
        text: words(),
        ordinal: maybe(() => `${chance.below(5)}`),
        status,
        completed_on: status === 'COMPLETED' ? maybe(day) : null,
        expected_result: maybe(words),
        section_id: maybe(() => chance.oneOf(sections)),
        parent_id: tasks.length > 0 && chance.below(3) === 0 ? chance.oneOf(tasks) : null,
      }),
    );
  }
  for (const task of tasks) {
    const own = chance.shuffled(units).slice(0, chance.below(4));
    for (const unit of own) await plant.assignment(task, unit, chance.oneOf(['LEAD', 'COORDINATE']));
    for (let i = chance.below(3); i > 0; i--)
      await plant.deadline(task, {
        due_on: maybe(day),
        starts_on: maybe(() => '2026-01-01'),
        recurring: chance.below(2) === 0,
        text: words(),
      });
    if (chance.below(4) === 0)
      await plant.report(
        task,
        day(),
        maybe(() => chance.below(101)),
      );
  }
  for (let i = 0; i < size.tasks; i++) {
    const { plan_id, document_id } = await planOf(database, chance.oneOf(plans));
    const isSuspect = chance.below(3) === 0;
    const isInPlan = chance.below(3) > 0;
    await plant.citation(document_id, chance.oneOf(documents), {
      kind: chance.oneOf(KINDS),
      status: isSuspect ? 'SUSPECT' : 'RESOLVED',
      status_reason: isSuspect ? words() : null,
      locator: maybe(() => `khoản ${chance.below(3)}`),
      plan_id: isInPlan ? plan_id : null,
      task_id: isInPlan && chance.below(2) === 0 ? chance.oneOf(tasks) : null,
    });
  }
  const indicators = await many(size.tasks, () =>
    plant.indicator(chance.oneOf(plans), {
      name: words(),
      operator: chance.oneOf(OPERATORS.filter((one) => one !== 'BETWEEN')),
      value: maybe(() => chance.below(40) / 4),
      measure_unit: maybe(() => chance.oneOf(['%', 'hộ'])),
      baseline: maybe(() => chance.below(40) / 4),
      period: maybe(() => chance.oneOf(['năm 2026', 'giai đoạn 2025 - 2027', 'hằng năm'])),
      task_id: maybe(() => chance.oneOf(tasks)),
      owner_id: maybe(() => chance.oneOf(units)),
    }),
  );
  for (const indicator of indicators)
    for (let i = chance.below(3); i > 0; i--) await plant.observation(indicator, day(), chance.below(100) / 8);
  return plant;
}

async function planOf(database: Database, id: number): Promise<{ plan_id: number; document_id: number }> {
  const [found] = await database.rows<{ plan_id: number; document_id: number }>(
    'select id as plan_id, document_id from plan where id = $1',
    [id],
  );
  if (!found) throw new Error(`There is no plan ${id}.`);
  return found;
}
