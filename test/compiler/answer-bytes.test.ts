import { AnswerBytes, constant } from '../../src/compiler/answer-bytes';
import { chanceOf } from '../support/seeded-chance';

const SEED = 20_261_123;
const MOST_UNITS = 40;
/** An answer begins with room for this many bytes, and keeps no more than a megabyte for the next. */
const BEGIN_BYTES = 64 * 1024;
const KEPT_BYTES = 1024 * 1024;

/** Every character of the first plane alone, then any of some together. */
function* texts(): Generator<string> {
  for (let unit = 0; unit <= 0xffff; unit++) if (unit < 0xd800 || unit > 0xdfff) yield `a${String.fromCharCode(unit)}b`;
  const chance = chanceOf(SEED);
  const some = ['"', '\\', '\n', '\u0000', '\u001f', '\u007f', '\u2028', '😀', 'ạ', ' ', 'x'];
  for (let i = 0; i < 5000; i++)
    yield Array.from({ length: chance.below(MOST_UNITS) }, () => chance.oneOf(some)).join('');
}

test('texts in UTF-8 are quoted as JSON.stringify quotes them', () => {
  const differing = [...texts()].filter((text) => {
    const out = new AnswerBytes();
    const source = Buffer.from(`before${text}after`);
    out.quoted(source, 'before'.length, source.length - 'after'.length);
    return out.end().toString() !== JSON.stringify(text);
  });
  expect(differing).toEqual([]);
});

test('JSON that is text yet is written in UTF-8', () => {
  const differing = [...texts()].filter((text) => {
    const out = new AnswerBytes();
    out.json(JSON.stringify(text));
    return out.end().toString() !== JSON.stringify(text);
  });
  expect(differing).toEqual([]);
});

test('whatever is written, however long, stands behind what was written before', () => {
  const chance = chanceOf(SEED + 1);
  for (const most of [10, BEGIN_BYTES, 2 * KEPT_BYTES]) {
    const out = new AnswerBytes();
    let expected = '';
    for (let i = 0; i < 30; i++) {
      const text = chance.oneOf(['đ', 'x', '"']).repeat(chance.below(most / 10));
      const bytes = Buffer.from(text);
      const from = out.length;
      const [write, written] = chance.oneOf<[() => void, string]>([
        [() => out.constant(constant(text)), text],
        [() => out.json(text), text],
        [() => out.plain(bytes, 0, bytes.length), text],
        [() => out.quoted(bytes, 0, bytes.length), JSON.stringify(text)],
      ]);
      write();
      out.again(from, out.length);
      expected += written + written;
    }
    expect(out.length).toBe(Buffer.byteLength(expected));
    expect(out.end().equals(Buffer.from(expected))).toBe(true);
  }
});

test('what was given is not written over by the next answer', () => {
  const first = new AnswerBytes();
  first.json('"một"');
  const given = first.end();
  const second = new AnswerBytes();
  second.json('"hai"');
  expect([given.toString(), second.end().toString()]).toEqual(['"một"', '"hai"']);
});
