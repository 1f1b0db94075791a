/** A page that nests deeper is made to hurt: browsers stop at some hundreds. A table counts once for its body, row and cell. */
export const DEEPEST_HTML = 250;
/** The longest codes on a portal have some ten thousand; each tag takes time and memory. */
export const MOST_TAGS = 800_000;

/** Elements that stand alone, and those that the next one of their kind ends. */
const NOT_NESTED = new Set(
  'area base br col embed hr img input link meta param source track wbr p li td th tr dd dt option tbody thead tfoot html head body'.split(
    ' ',
  ),
);
/** Elements whose content is no markup. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp']);

/** What keeps the page from being read: elements nested too deep, or too many tags; the parser's work grows with both. */
export function htmlFault(html: string): 'too-deep' | 'too-many' | null {
  const lower = html.toLowerCase();
  let depth = 0;
  let count = 0;
  for (let at = lower.indexOf('<'); at >= 0; at = lower.indexOf('<', at + 1)) {
    const next = lower.charCodeAt(at + 1);
    if (next === EXCLAMATION && lower.startsWith('<!--', at)) {
      at = lower.indexOf('-->', at);
      if (at < 0) break;
      continue;
    }
    if (next !== SLASH && !(next >= A && next <= Z)) continue;
    count += 1;
    if (count > MOST_TAGS) return 'too-many';
    // Matches: "div" of "<div class", of "</div>". Must not match: "</ div>".
    const [, slash, name] = /^<(\/?)([a-z][a-z0-9:]{0,20})/.exec(lower.slice(at, at + 24)) ?? [];
    if (name === undefined || NOT_NESTED.has(name)) continue;
    depth = Math.max(0, depth + (slash === '/' ? -1 : 1));
    if (depth > DEEPEST_HTML) return 'too-deep';
    if (slash === '' && RAW.has(name)) {
      at = lower.indexOf(`</${name}`, at);
      if (at < 0) break;
      depth -= 1;
    }
  }
  return null;
}

const EXCLAMATION = 0x21;
const SLASH = 0x2f;
const A = 0x61;
const Z = 0x7a;
