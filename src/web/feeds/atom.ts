/** A feed as RFC 4287 has it; instants as in RFC 3339. */
export interface AtomFeed {
  id: string;
  title: string;
  updated: string;
  self: string;
  /** The page that it is the feed of. */
  page: string;
  author: string;
  entries: readonly AtomEntry[];
}

export interface AtomEntry {
  id: string;
  title: string;
  updated: string;
  page: string;
  /** What it says, a line each. */
  lines: readonly string[];
}

/** The feed as XML. */
export const atomText = (feed: AtomFeed): string => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
  <id>${xml(feed.id)}</id>
  <title>${xml(feed.title)}</title>
  <updated>${xml(feed.updated)}</updated>
  <author><name>${xml(feed.author)}</name></author>
  <link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/>
  <link rel="alternate" type="text/html" href="${xml(feed.page)}"/>
  <generator>PlanGraph</generator>
${feed.entries.map(entryText).join('')}</feed>
`;

const entryText = ({ id, title, updated, page, lines }: AtomEntry): string => `  <entry>
    <id>${xml(id)}</id>
    <title>${xml(title)}</title>
    <updated>${xml(updated)}</updated>
    <link rel="alternate" type="text/html" href="${xml(page)}"/>
    <content type="text">${xml(lines.join('\n'))}</content>
  </entry>
`;

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in an element or in quotes; what XML 1.0 cannot say is left out. */
const xml = (text: string): string =>
  text
    // Matches: U+0000, U+000B, U+FFFE. Must not match: tab, line end.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is sought
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (found) => NAMED[found] as string);
