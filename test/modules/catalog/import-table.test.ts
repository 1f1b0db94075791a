import { openTestHub, type TestHub } from '../../support/test-hub';

const MUTATION = `mutation ($input: ImportDocumentInput!) {
  importDocument(input: $input) {
    __typename
    ... on ValidationFailure { fields { field code message } }
    ... on ImportDocumentSuccess { changes { kind what ordinal title details { field before after } } }
  }
}`;
const LIST =
  'Mã;Đầu mục công tác;Ai làm\n1;Rà soát toàn bộ hồ sơ tồn đọng;Phòng A\n2;Chuẩn bị hội nghị tổng kết;Phòng B\n';
const COLUMNS = 'A=ordinal,Đầu mục công tác=task,C=lead';

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub({ hasSample: false });
});

afterAll(() => hub.close());

const send = async (text: string, columns: string) => {
  const input = { fileName: 'viec.csv', contentBase64: Buffer.from(text).toString('base64'), columns };
  const { data } = await hub.ask<{ importDocument: unknown }, object>(MUTATION, { input }, hub.adminKey);
  return data?.importDocument;
};

test('takes a table in by the columns that are given, and says what became of each task', async () => {
  const added = (ordinal: string, title: string) => ({ kind: 'added', what: 'task', ordinal, title, details: [] });
  expect(await send(LIST, COLUMNS)).toEqual({
    __typename: 'ImportDocumentSuccess',
    changes: [added('1', 'Rà soát toàn bộ hồ sơ tồn đọng'), added('2', 'Chuẩn bị hội nghị tổng kết')],
  });
  expect(await send(LIST, COLUMNS)).toEqual({ __typename: 'ImportDocumentSuccess', changes: [] });
  expect(await send(LIST.replace('Phòng B', 'Phòng C'), COLUMNS)).toEqual({
    __typename: 'ImportDocumentSuccess',
    changes: [
      {
        kind: 'changed',
        what: 'task',
        ordinal: '2',
        title: 'Chuẩn bị hội nghị tổng kết',
        details: [{ field: 'lead', before: 'Phòng B', after: 'Phòng C' }],
      },
    ],
  });
});

test.each([
  ['names no content', 'B=nhiemvu', 'The column "B" cannot hold "nhiemvu"'],
  ['is not in the table', 'Việc=task', '"Việc"'],
])('a column that %s is a fault of that field', async (_, columns, words) =>
  expect(await send(LIST, columns)).toEqual({
    __typename: 'ValidationFailure',
    fields: [{ field: 'columns', code: 'WRONG_COLUMNS', message: expect.stringContaining(words) }],
  }),
);
