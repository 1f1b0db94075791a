import { load } from 'cheerio/slim';
import { atomText } from '../../../src/web/feeds/atom';

const feedOf = (words: string) =>
  atomText({
    id: 'tag:x,2026:a',
    title: words,
    updated: '2026-05-04T03:02:01.987Z',
    self: `https://x.example.vn/feeds/plans/1/changes.atom?a=1&b="${encodeURIComponent(words)}`,
    page: 'https://x.example.vn/plans/1',
    author: words,
    entries: [
      {
        id: 'tag:x,2026:b',
        title: words,
        updated: '2026-05-04T03:02:01.987Z',
        page: 'https://x.example.vn/',
        lines: [words, words],
      },
    ],
  });

test.each([
  'Kế hoạch & <b>đậm</b> "x"',
  "]]> <![CDATA[ x ]]> '",
  '&amp; &lt; &#10;',
  'một\nhai, ba; bốn \\',
  '🏛️ Uỷ ban',
])('%j comes back as it went', (words) => {
  const text = feedOf(words);
  const read = load(text, { xml: true });
  expect(read('feed > title').text()).toBe(words);
  expect(read('author > name').text()).toBe(words);
  expect(read('entry > title').text()).toBe(words);
  expect(read('entry > content').text()).toBe(`${words}\n${words}`);
  expect(read('feed > link[rel=self]').attr('href')).toContain('?a=1&b="');
  expect(read('*').length).toBe(15);
});

test('what XML has no way to say is left out', () =>
  expect(load(feedOf('a\u0000b\u000bc\uffffd\te'), { xml: true })('feed > title').text()).toBe('abcd\te'));
