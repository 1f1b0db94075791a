import { encodeId } from '../../../src/graph/global-id';
import { type GraphOnRows, openGraphOnRows } from '../../support/graph-on-rows';
import { planter } from '../../support/planted-rows';

let graph: GraphOnRows;
const ids: Record<string, number> = {};

beforeAll(async () => {
  graph = await openGraphOnRows();
  const plant = planter(graph.database);
  ids.city = await plant.unit('Ủy ban nhân dân Thành phố Hồ Chí Minh', { aliases: ['Thành phố Hồ Chí Minh'] });
  ids.department = await plant.unit('Sở Nội vụ', {
    parent: ids.city,
    code: 'H29.21',
    aliases: ['SNV', 'Sở Nội vụ TP.HCM'],
  });
  ids.other = await plant.unit('Sở Y tế', { parent: ids.city });
  ids.office = await plant.unit('Văn phòng', { parent: ids.department });
  ids.otherOffice = await plant.unit('Văn phòng', { parent: ids.other });
  ids.freeOffice = await plant.unit('Văn phòng');
  ids.old = await plant.unit('Sở Lao động - Thương binh và Xã hội', { parent: ids.city });
  await plant.insert('unit_succession', { predecessor_id: ids.old, successor_id: ids.department });
});

afterAll(() => graph.close());

const idOf = (name: string) => encodeId('Unit', ids[name] as number);
const look = (variables: Record<string, unknown>) =>
  graph.ask(
    'query ($name: String, $code: String, $within: ID) { unit(name: $name, code: $code, within: $within) { id } }',
    variables,
  );

test.each([
  ['its name', { name: 'Sở Nội vụ' }, 'department'],
  ['its name without accents, in capitals', { name: 'SO NOI VU' }, 'department'],
  ['its name decomposed', { name: 'Sở Nội vụ'.normalize('NFD') }, 'department'],
  ['its name with more space', { name: '  Sở   Nội\u00a0vụ ' }, 'department'],
  ['another name', { name: 'snv' }, 'department'],
  ['a short form', { name: 'UBND TP. HCM' }, 'city'],
  ['the other place of a tone', { name: 'Uỷ ban nhân dân thành phố Hồ Chí Minh' }, 'city'],
  ['other dashes', { name: 'Sở Lao động –Thương binh và Xã hội' }, 'old'],
  ['an abbreviated ministry name', { name: 'Sở LĐTBXH' }, 'old'],
  ['its code', { code: 'H29.21' }, 'department'],
  ['its code with space around it', { code: ' H29.21 ' }, 'department'],
  ['an empty name beside the code', { name: '', code: 'H29.21' }, 'department'],
])('a unit is found by %s', async (_how, variables, name) => {
  const { data, errors } = await look(variables);
  expect(errors).toEqual([]);
  expect(data).toEqual({ unit: { id: idOf(name) } });
});

test.each([
  ['department', 'office'],
  ['other', 'otherOffice'],
])('"Văn phòng" within %s is its own', async (within, name) => {
  const { data, errors } = await look({ name: 'văn phòng', within: idOf(within) });
  expect(errors).toEqual([]);
  expect(data).toEqual({ unit: { id: idOf(name) } });
});

test('a bare name that fits several is AMBIGUOUS, and lists them with their organisations', async () => {
  const { data, errors } = await look({ name: 'Văn phòng' });
  const candidate = (name: string, within: string | null) => ({ id: idOf(name), name: 'Văn phòng', within });
  expect(data).toEqual({ unit: null });
  expect(errors).toEqual([
    {
      path: 'unit',
      message: '"Văn phòng" is the name of 3 units; say within: which organisation.',
      extensions: {
        code: 'AMBIGUOUS',
        candidates: [
          candidate('office', 'Sở Nội vụ'),
          candidate('otherOffice', 'Sở Y tế'),
          candidate('freeOffice', null),
        ],
      },
    },
  ]);
});

test.each([
  [() => ({ name: 'Sở Công Thương' }), 'No unit is called "Sở Công Thương". Try units(first: 20) to see the names.'],
  [
    () => ({ name: 'Sở Nội vụ', within: idOf('other') }),
    'No unit is called "Sở Nội vụ" there. Try units(first: 20) to see the names.',
  ],
  [() => ({ code: 'h29.21' }), 'No unit is called "h29.21". Try units(first: 20) to see the names.'],
  [
    () => ({ code: 'H29.21', within: idOf('other') }),
    'No unit is called "H29.21" there. Try units(first: 20) to see the names.',
  ],
  [() => ({ name: '---' }), 'No unit is called "---". Try units(first: 20) to see the names.'],
  [() => ({ name: 'a\u0000b' }), 'No unit is called "a\u0000b". Try units(first: 20) to see the names.'],
  [() => ({ code: 'a\u0000b' }), 'No unit is called "a\u0000b". Try units(first: 20) to see the names.'],
])('case %#: what is not there is null and NOT_FOUND', async (variables, message) => {
  const { data, errors } = await look(variables());
  expect(data).toEqual({ unit: null });
  expect(errors).toEqual([{ path: 'unit', message, extensions: { code: 'NOT_FOUND' } }]);
});

test.each([
  [{}, 'name, code: give one of them, the other not at all.'],
  [{ name: ' ' }, 'name, code: give one of them, the other not at all.'],
  [{ name: 'Sở Nội vụ', code: 'H29.21' }, 'name, code: give one of them, the other not at all.'],
  [
    { name: 'Văn phòng', within: 'x' },
    'within: "x" is not an id of this graph; give the "id" of a Unit as a query returned it.',
  ],
  [
    { name: 'Văn phòng', within: encodeId('Plan', 1) },
    `within: "${encodeId('Plan', 1)}" is the id of a Plan; give the "id" of a Unit as a query returned it.`,
  ],
])('%j is BAD_USER_INPUT', async (variables, message) => {
  const { data, errors, statements } = await look(variables);
  expect(data).toEqual({ unit: null });
  expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(statements).toEqual([]);
});

test('a unit shows its other names, its place in the tree, and what it came from', async () => {
  const { data, errors } = await graph.ask(
    `{ unit(code: "H29.21") { name aliases parent { name } children { name } predecessors { name successors { name } } successors { name } } }`,
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({
    unit: {
      name: 'Sở Nội vụ',
      aliases: ['SNV', 'Sở Nội vụ TP.HCM'],
      parent: { name: 'Ủy ban nhân dân Thành phố Hồ Chí Minh' },
      children: [{ name: 'Văn phòng' }],
      predecessors: [{ name: 'Sở Lao động - Thương binh và Xã hội', successors: [{ name: 'Sở Nội vụ' }] }],
      successors: [],
    },
  });
});
