import { encodeId } from '../../src/graph/global-id';
import { type GraphOnRows, openGraphOnRows } from '../support/graph-on-rows';
import { planter } from '../support/planted-rows';

/** plan(number:) and legalDocument(number:) answer alike: every plan is a document too. */
const LOOK_UPS = [
  {
    field: 'plan',
    type: 'Plan',
    called: 'plan',
    plural: 'plans',
    kind: { documentType: 'Kế hoạch', title: 'Về việc thử' },
  },
  {
    field: 'legalDocument',
    type: 'LegalDocument',
    called: 'legal document',
    plural: 'documents',
    kind: { type: 'Kế hoạch' },
  },
] as const;

let graph: GraphOnRows;
/** Row ids by GraphQL type, of each plan. */
const ids: Record<string, Record<string, number>> = {};

beforeAll(async () => {
  graph = await openGraphOnRows();
  const plant = planter(graph.database);
  const city = await plant.unit('Ủy ban nhân dân Thành phố Hồ Chí Minh', { aliases: ['Ủy ban nhân dân Thành phố'] });
  const town = await plant.unit('Ủy ban nhân dân tỉnh Lào Cai');
  const held = async (name: string, values: Record<string, unknown>) => {
    const plan = await plant.plan(values);
    const [row] = await graph.database.rows<{ id: number }>('select document_id as id from plan where id = $1', [plan]);
    ids[name] = { Plan: plan, LegalDocument: row?.id ?? 0 };
  };
  await held('own', { number: '12/KH-SNV' });
  await held('city', { number: '01/CT-UBND', issuer_id: city, issued_on: '2026-01-05' });
  await held('cityBefore', { number: '01/CT-UBND', issuer_id: city, issued_on: '2025-01-06' });
  await held('town', { number: '01/CT-UBND', issuer_id: town, issued_on: '2026-01-05' });
  await held('party', { number: '06-KH/TU' });
});

afterAll(() => graph.close());

describe.each(LOOK_UPS)('$field(number:)', ({ field, type, called, plural, kind }) => {
  const query = `query ($number: String!, $issuer: String, $issuedOn: Date) {
    ${field}(number: $number, issuer: $issuer, issuedOn: $issuedOn) { id } }`;
  const look = (variables: Record<string, unknown>) => graph.ask(query, variables);
  const found = (name: string) => ({ [field]: { id: encodeId(type, ids[name]?.[type] ?? 0) } });

  test.each([
    ['as it is written', { number: '12/KH-SNV' }, 'own'],
    ['in lower case', { number: '12/kh-snv' }, 'own'],
    ['with spaces', { number: ' 12 / KH - SNV ' }, 'own'],
    ['with a no-break space and a long dash', { number: '12/KH\u00a0–\u00a0SNV' }, 'own'],
    ['with a line end in it', { number: '12/KH-\nSNV' }, 'own'],
    ["in the Party's form", { number: '06 - KH/TU' }, 'party'],
    ['with issuer and day left open', { number: '12/KH-SNV', issuer: null, issuedOn: null }, 'own'],
    ['with an empty issuer', { number: '12/KH-SNV', issuer: '' }, 'own'],
    ['narrowed by the day', { number: '01/CT-UBND', issuedOn: '2025-01-06' }, 'cityBefore'],
    ['narrowed by the issuer', { number: '01/CT-UBND', issuer: 'Ủy ban nhân dân tỉnh Lào Cai' }, 'town'],
    ['narrowed by a short form without accents', { number: '01/CT-UBND', issuer: 'UBND tinh lao cai' }, 'town'],
    [
      'narrowed by another name of the issuer',
      { number: '01/ct-ubnd', issuer: 'Uỷ ban nhân dân thành phố', issuedOn: '2026-01-05' },
      'city',
    ],
  ])('finds it %s', async (_how, variables, name) => {
    const { data, errors } = await look(variables);
    expect(errors).toEqual([]);
    expect(data).toEqual(found(name));
  });

  test('is AMBIGUOUS where several bear the number, and lists the candidates', async () => {
    const { data, errors } = await look({ number: '01/CT-UBND' });
    const candidate = (name: string, issuer: string, issuedOn: string) => ({
      id: encodeId(type, ids[name]?.[type] ?? 0),
      number: '01/CT-UBND',
      issuer,
      issuedOn,
      ...kind,
    });
    const city = 'Ủy ban nhân dân Thành phố Hồ Chí Minh';
    expect(data).toEqual({ [field]: null });
    expect(errors).toEqual([
      {
        path: field,
        message: `"01/CT-UBND" is the number of 3 ${plural}; say the issuer or issuedOn.`,
        extensions: {
          code: 'AMBIGUOUS',
          candidates: [
            candidate('city', city, '2026-01-05'),
            candidate('cityBefore', city, '2025-01-06'),
            candidate('town', 'Ủy ban nhân dân tỉnh Lào Cai', '2026-01-05'),
          ],
        },
      },
    ]);
  });

  test.each([
    ['the day', { issuedOn: '2026-01-05' }, 2],
    ['the issuer', { issuer: 'UBND TP. Hồ Chí Minh' }, 2],
  ])('is still AMBIGUOUS where %s leaves several', async (_what, more, count) => {
    const { errors } = await look({ number: '01/CT-UBND', ...more });
    expect(errors[0]?.extensions.code).toBe('AMBIGUOUS');
    expect(errors[0]?.extensions.candidates).toHaveLength(count);
  });

  test.each([
    [{ number: '99/KH-SNV' }, `No ${called} is numbered "99/KH-SNV". `],
    [{ number: '12/KH' }, `No ${called} is numbered "12/KH". `],
    [
      { number: '12/KH-SNV', issuedOn: '2026-01-01' },
      `No ${called} is numbered "12/KH-SNV" with that issuer and day. `,
    ],
    [{ number: '01/CT-UBND', issuer: 'Sở Y tế' }, `No ${called} is numbered "01/CT-UBND" with that issuer and day. `],
    [{ number: '01/CT-UBND', issuer: '---' }, `No ${called} is numbered "01/CT-UBND" with that issuer and day. `],
    [{ number: "' or true --" }, `No ${called} is numbered "' or true --". `],
    [{ number: '12/KH-SNV\u0000' }, `No ${called} is numbered "12/KH-SNV\u0000". `],
    [{ number: '\ud800' }, `No ${called} is numbered "\ud800". `],
  ])('of %j is null and NOT_FOUND, with the way out', async (variables, message) => {
    const { data, errors } = await look(variables);
    expect(data).toEqual({ [field]: null });
    expect(errors).toEqual([
      { path: field, message: expect.stringContaining(message), extensions: { code: 'NOT_FOUND' } },
    ]);
    expect(errors[0]?.message).toContain('Numbers look like ');
  });

  test.each(['', '  ', '\n'])('refuses the empty number %j', async (number) => {
    const { data, errors, statements } = await look({ number });
    expect(data).toEqual({ [field]: null });
    expect(errors).toMatchObject([
      { message: 'number: it is empty.', extensions: { code: 'BAD_USER_INPUT', argument: 'number' } },
    ]);
    expect(statements).toEqual([]);
  });
});

test('a plan leads to its document and back', async () => {
  const { data, errors } = await graph.ask(
    '{ plan(number: "12/KH-SNV") { id document { number plan { id } } } legalDocument(number: "12/KH-SNV") { plan { document { id } } } }',
  );
  expect(errors).toEqual([]);
  const id = encodeId('Plan', ids.own?.Plan ?? 0);
  expect(data).toEqual({
    plan: { id, document: { number: '12/KH-SNV', plan: { id } } },
    legalDocument: { plan: { document: { id: encodeId('LegalDocument', ids.own?.LegalDocument ?? 0) } } },
  });
});
