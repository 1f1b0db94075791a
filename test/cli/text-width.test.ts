import { cutStart, pad, widthOf } from '../../src/cli/text-width';

it.each<[string, number]>([
  ['Kế hoạch', 8],
  ['Kế hoạch'.normalize('NFD'), 8],
  ['', 0],
  ['a\u200bb', 2],
  ['漢字', 4],
])('%s takes %i columns', (text, width) => expect(widthOf(text)).toBe(width));

it.each<[string, string]>([
  [pad('Sở', 4), 'Sở  '],
  [pad('Sở'.normalize('NFD'), 4), `${'Sở'.normalize('NFD')}  `],
  [pad('12', 4, true), '  12'],
  [pad('quá dài', 3), 'quá dài'],
  [cutStart('in/phu-luc/viec.csv', 9), '…viec.csv'],
  [cutStart('ngắn', 4), 'ngắn'],
])('sets %j', (set, expected) => expect(set).toBe(expected));
