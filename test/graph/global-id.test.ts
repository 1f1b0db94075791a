import { decodeId, encodeId, requireId } from '../../src/graph/global-id';

const encoded = (plain: string) => Buffer.from(plain).toString('base64url');

test.each([
  ['Plan', 1],
  ['Task', 42],
  ['LegalDocument', 2 ** 31 - 1],
])('the id of %s %i leads back to it', (type, id) => {
  expect(decodeId(encodeId(type, id))).toEqual({ type, id });
});

test.each([
  ['nothing', ''],
  ['a plain number', '12'],
  ['other text', 'not an id'],
  ['text beyond ASCII', 'nhiệm vụ'],
  ['a type without a number', encoded('Task:')],
  ['a number without a type', encoded(':12')],
  ['zero', encoded('Task:0')],
  ['a negative number', encoded('Task:-1')],
  ['a leading zero', encoded('Task:012')],
  ['a sign', encoded('Task:+12')],
  ['a fraction', encoded('Task:1.5')],
  ['an exponent', encoded('Task:1e3')],
  ['white space', encoded('Task: 12')],
  ['a line end', encoded('Task:12\n')],
  ['a tail', encoded('Task:12x')],
  ['two colons', encoded('Task:12:3')],
  ['one above what an integer holds', encoded(`Task:${2 ** 31}`)],
  ['far above what an integer holds', encoded(`Task:${'9'.repeat(40)}`)],
  ['a type that is no word', encoded('Ta-sk:12')],
  ['a type that is too long', encoded(`${'T'.repeat(65)}:12`)],
  ['padded base64', Buffer.from('Task:1').toString('base64').padEnd(12, '=')],
  ['base64 with a line end', `${encodeId('Task', 12)}\n`],
  ['base64 with a character that decoders skip', `*${encodeId('Task', 12)}`],
  [
    'base64 with other bits at its end',
    encodeId('Task', 1234).replace(/.$/, (last) => (last === 'A' ? 'B' : `${last}A`)),
  ],
])('%s is no id', (_what, globalId) => {
  expect(decodeId(globalId)).toBeNull();
});

test('base64 whose spare bits are set is no id, though it decodes to the same text', () => {
  const id = encodeId('Plan', 12);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const twins = [...alphabet].map((last) => id.slice(0, -1) + last);
  const decoding = twins.filter((twin) => Buffer.from(twin, 'base64url').toString() === 'Plan:12');
  expect(decoding.length).toBeGreaterThan(1);
  expect(decoding.filter((twin) => decodeId(twin) !== null)).toEqual([id]);
});

test('an argument of the right type gives the row id', () => {
  expect(requireId(encodeId('Unit', 7), 'Unit', 'within')).toBe(7);
});

test.each([
  [
    encodeId('Task', 7),
    `within: "${encodeId('Task', 7)}" is the id of a Task; give the "id" of a Unit as a query returned it.`,
  ],
  ['7', 'within: "7" is not an id of this graph; give the "id" of a Unit as a query returned it.'],
])('the argument %s is refused with the value and the way out', (globalId, message) => {
  expect(() => requireId(globalId, 'Unit', 'within')).toThrow(
    expect.objectContaining({ message, extensions: { code: 'BAD_USER_INPUT', argument: 'within' } }),
  );
});
