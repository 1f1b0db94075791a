import { encodeId } from '../../../src/graph/global-id';
import { corrector } from '../../support/corrections';
import { planText } from '../../support/plan-text';
import { openTestHub, type TestHub } from '../../support/test-hub';

const NUMBER = '3/KH-SDL';
const TEXT = planText({ number: NUMBER, taskCount: 4 }).replace(
  'hoàn thiện hồ sơ; hoàn thành trước ngày 20 tháng 02 năm 2026',
  'hoàn thiện hồ sơ theo Nghị định số 143/2016/NĐ-BLĐTBXH của Chính phủ; hoàn thành trước ngày 20 tháng 02 năm 2026',
);

let hub: TestHub;
let to: ReturnType<typeof corrector>;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
  to = corrector(hub);
  await hub.importText(TEXT);
});

afterAll(() => hub.close());

const suspect = async () => {
  const found = (await to.citations(NUMBER)).find(({ evidence }) => evidence.quote.includes('143/2016'));
  if (!found) throw new Error('It is gone.');
  return found;
};
const held = async (number: string) =>
  (await hub.database.rows<{ id: number }>('select id from legal_document where number = $1', [number]))[0]?.id;

test.each([
  ['nothing is said', {}, 'documentId', 'REQUIRED'],
  ['it is rejected and given a kind', { reject: true, kind: 'CITES' }, 'reject', 'NOT_BOTH'],
])('where %s it is a fault', async (_what, rest, field, code) => {
  const { id, version } = await suspect();
  const answer = await to.correct('resolve-citation', { id, expectedVersion: version, ...rest });
  expect(answer).toMatchObject({ __typename: 'ValidationFailure', fields: [{ field, code }] });
});

test('a document that is not there is a NotFoundFailure', async () => {
  const { id, version } = await suspect();
  const documentId = encodeId('LegalDocument', 999_999);
  expect(await to.correct('resolve-citation', { id, expectedVersion: version, documentId })).toEqual({
    __typename: 'NotFoundFailure',
    message: `documentId: there is no LegalDocument with the id "${documentId}".`,
  });
});

test('a person says which document is meant, and of which kind: the doubt is off the list', async () => {
  const { id, version } = await suspect();
  const doubts = async () => (await to.review({ subject: { eq: 'CITATION' } })).nodes;
  expect(await doubts()).toMatchObject([{ subjectId: id, subjectVersion: version, code: 'CITATION_SUSPECT' }]);
  const documentId = encodeId('LegalDocument', (await held('30/2020/NĐ-CP')) as number);
  const input = { id, expectedVersion: version, documentId, kind: 'IMPLEMENTS', reason: 'gõ sai số' };
  expect(await to.correct('resolve-citation', input)).toEqual({
    __typename: 'ResolveCitationSuccess',
    citation: {
      id,
      version: version + 1,
      kind: 'IMPLEMENTS',
      status: 'RESOLVED',
      statusReason: null,
      document: { number: '30/2020/NĐ-CP' },
    },
  });
  expect(await doubts()).toEqual([]);
  expect(await to.correct('resolve-citation', input)).toMatchObject({
    __typename: 'ConflictFailure',
    currentVersion: version + 1,
  });
  const [change] = await hub.database.rows<object>(
    `select actor, reason, before->>'status' as before, after->>'status' as after from history where table_name = 'citation' and operation = 'UPDATE'`,
    [],
  );
  expect(change).toEqual({ actor: 'test', reason: 'gõ sai số', before: 'SUSPECT', after: 'RESOLVED' });
});

test('a document that was known from a wrong citation only goes with it', async () => {
  const wrong = (await to.citations(NUMBER)).find(({ document }) => document?.number === '101/QĐ-UBND');
  expect(await held('101/QĐ-UBND')).toBeDefined();
  const input = { id: wrong?.id, expectedVersion: wrong?.version, reject: true };
  expect(await to.correct('resolve-citation', input)).toEqual({ __typename: 'ResolveCitationSuccess', citation: null });
  expect(await held('101/QĐ-UBND')).toBeUndefined();
});
