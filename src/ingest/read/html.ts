import { paragraph } from './content-block';
import { type ReadSource, refuse } from './file-format';
import { HtmlBlocks } from './html-blocks';
import { decodeHtml } from './html-decode';
import { DEEPEST_HTML, htmlFault, MOST_TAGS } from './html-nesting';
import { findPage } from './html-page';
import { legacyEncodingOf } from './legacy-encoding';
import { refuseLegacy } from './plain-text';
import { SourceWriter } from './source-writer';
import type { MarkupNode } from './xml';

/** The text and tables of a page: the document in it with its portal's attributes, without what the site puts around it. */
export function readHtml(bytes: Buffer, fileName: string): ReadSource {
  const html = decodeHtml(bytes);
  const fault = htmlFault(html);
  if (fault === 'too-many')
    return refuse(
      'EXPANDS_TOO_FAR',
      `"${fileName}" has more than ${MOST_TAGS} tags; no document does. Save the page's text as .txt in UTF-8.`,
    );
  if (fault === 'too-deep')
    return refuse(
      'NESTED_TOO_DEEP',
      `"${fileName}" nests elements more than ${DEEPEST_HTML} deep; no document does. Save the page's text as .txt in UTF-8.`,
    );
  const { load } = require('cheerio') as typeof import('cheerio');
  const root = load(html, { xml: { xmlMode: false, decodeEntities: true } }).root()[0] as MarkupNode;
  const page = findPage(root);
  const reader = new HtmlBlocks((node) =>
    node === page.attributes?.node
      ? page.attributes.lines.map((line) => paragraph(line))
      : page.isLeftOut(node)
        ? []
        : null,
  );
  const writer = new SourceWriter();
  writer.addBlocks(page.before.map((line) => paragraph(line)));
  writer.addBlocks(reader.read(page.content));
  for (const { mark, blocks } of reader.notes) writer.addNote(blocks, mark);
  const source = writer.source();
  if (source.text.trim() === '')
    return refuse(
      'NO_TEXT',
      `"${fileName}" holds no text: a program builds the page, or it shows pictures. Open it in a browser and save the document's text as .txt in UTF-8.`,
    );
  const encoding = legacyEncodingOf(source.text);
  return encoding === null ? { kind: 'text', source } : refuseLegacy(fileName, encoding);
}
