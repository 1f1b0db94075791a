import { toPassage } from '../../../src/ingest/segment/passage';
import { buildSections } from '../../../src/ingest/segment/section-tree';

const titlesOf = (...paragraphs: string[]) =>
  buildSections(
    paragraphs.map((text) => ({ kind: 'paragraph', ...toPassage(text, 0, text.length) })),
    [],
  ).sections.map(({ title }) => title);

it.each([
  ['MỤC ĐÍCH, YÊU CẦU', ['MỤC ĐÍCH, YÊU CẦU']],
  ['PHÂN CÔNG NHIỆM VỤ:', ['PHÂN CÔNG NHIỆM VỤ']],
  ['CCCD/CMND:.........', []],
  ['NƠI Ở: ………', []],
])('reads of %j in capitals the headings %j', (text, titles) => expect(titlesOf(text)).toEqual(titles));
