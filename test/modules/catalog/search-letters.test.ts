import { fold } from '../../../src/vietnamese/fold';
import { searchWords } from '../../../src/vietnamese/search-words';
import { type GraphOnRows, openGraphOnRows } from '../../support/graph-on-rows';
import { type Planter, planter } from '../../support/planted-rows';

let graph: GraphOnRows;
let plant: Planter;

beforeAll(async () => {
  graph = await openGraphOnRows();
  plant = planter(graph.database);
});

afterAll(() => graph.close());

/** The letters that Vietnamese writes with marks, each with the letter beneath. */
const LETTERS = {
  a: 'àáảãạăằắẳẵặâầấẩẫậ',
  e: 'èéẻẽẹêềếểễệ',
  i: 'ìíỉĩị',
  o: 'òóỏõọôồốổỗộơờớởỡợ',
  u: 'ùúủũụưừứửữự',
  y: 'ỳýỷỹỵ',
  d: 'đ',
};
const TONES = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];

/** Words with a letter each, and with a tone on either vowel, as [written, without marks]. */
const WORDS: [string, string][] = [
  ...Object.entries(LETTERS).flatMap(([plain, letters]) =>
    [...letters].map((letter, i): [string, string] => [`k${letter}x${i}z`, `k${plain}x${i}z`]),
  ),
  ...['oa', 'oe', 'uy'].flatMap((vowels) =>
    TONES.flatMap((tone, i): [string, string][] => [
      [`th${vowels[0]}${tone}${vowels[1]}q${i}`, `th${vowels}q${i}`],
      [`th${vowels}${tone}q${i}`, `th${vowels}q${i}`],
    ]),
  ),
];

/** All ways to type a word. */
const typed = ([written, plain]: [string, string]): string[] => [
  ...['NFC', 'NFD'].flatMap((form) => {
    const text = written.normalize(form);
    return [text, text.toUpperCase().normalize(form)];
  }),
  plain,
  plain.toUpperCase(),
];

describe('a letter with marks', () => {
  test.each([
    ['kept composed', 'NFC', false],
    ['kept decomposed', 'NFD', false],
    ['kept in capitals', 'NFC', true],
  ] as const)('%s is found however it is typed', async (_how, form, isUpper) => {
    const plan = await plant.plan();
    const kept = (word: string) => (isUpper ? word.toUpperCase() : word).normalize(form);
    const tag = `${form}${isUpper}`.toLowerCase();
    const idsByPlain = new Map<string, number[]>();
    for (const [written, plain] of WORDS) {
      const id = await plant.task(plan, { title: `${kept(written)} ${tag}` });
      idsByPlain.set(plain, [...(idsByPlain.get(plain) ?? []), id]);
    }
    const asked = WORDS.flatMap((word) => typed(word).map((text) => ({ text: `${text} ${tag}`, plain: word[1] })));
    expect(asked.length).toBeGreaterThan(550);
    const wrong: unknown[] = [];
    for (let at = 0; at < asked.length; at += 30) {
      const some = asked.slice(at, at + 30);
      const fields = some.map(
        ({ text }, i) => `s${i}: search(text: ${JSON.stringify(text)}) { nodes { ... on Task { id } } }`,
      );
      const { data, errors } = await graph.ask(`{ ${fields.join('\n')} }`);
      expect(errors).toEqual([]);
      for (const [i, { text, plain }] of some.entries()) {
        const { nodes } = (data as Record<string, { nodes: { id: string }[] }>)[`s${i}`] as { nodes: { id: string }[] };
        const found = nodes.map(({ id }) => Number(Buffer.from(id, 'base64url').toString().split(':')[1]));
        const expected = idsByPlain.get(plain) ?? [];
        if (found.length !== expected.length || !expected.every((id) => found.includes(id)))
          wrong.push({ text, found, expected });
      }
    }
    expect(wrong).toEqual([]);
  });
});

test('the database folds and cuts words as the program does', async () => {
  const texts = [
    ...WORDS.flatMap(typed),
    ...WORDS.map(([written]) => ` ${written}–${written.toUpperCase()}\u00a0(${written.normalize('NFD')})…`),
    'Quyết định số 1846/QĐ–TTg ngày 07-5-2026',
    'QÐ-TTg, “Kỷ cương” – «sáng tạo»\t80%, m², 1.234,5',
    'Ελλάδα, РОССИЯ, 漢字かな, ﬁ, İstanbul',
    'Sở\u200bY tế\u2028\ufeffx',
    '—',
    '',
  ];
  const rows = await graph.database.rows<{ folded: string; words: string[] }>(
    `select fold_text(t.text) as folded, string_to_array(search.folded(t.text), ' ') as words from unnest($1::text[]) with ordinality as t (text, place) order by place`,
    [texts],
  );
  expect(rows.map(({ words }) => words.map((word) => word.slice(0, 64)))).toEqual(texts.map(searchWords));
  expect(rows.map(({ folded }) => folded)).toEqual(texts.map(fold));
});
