import type { AtomEntry, AtomFeed } from './atom';
import { sentenceOf } from './change-sentences';
import { type ChangesAnswer, type FeedChange, nameOf } from './feed-answers';
import type { FeedPlace } from './feed-place';
import type { Terms } from './terms';

const MOST_ENTRIES = 100;
/** What a machine remarked is for who corrects the graph. */
const FOR_EDITORS: ReadonlySet<string | null> = new Set(['DIAGNOSTIC', 'RESTRICTION']);
const PAGES: Readonly<Record<string, string>> = { PLAN: 'plans', TASK: 'tasks', UNIT: 'units' };

/** What changed as a feed, one entry for all that one commit did to a node, the newest first. */
export function changesFeed(
  { node, changes }: ChangesAnswer,
  place: FeedPlace,
  terms: Terms,
  names: ReadonlyMap<string, string>,
): AtomFeed {
  const groups = groupsOf(changes.nodes);
  // the oldest may go on behind the page
  if (changes.pageInfo.hasNextPage && groups.length > 1) groups.pop();
  const entries = groups.flatMap((group) => entryOf(group, place, terms, names)).slice(0, MOST_ENTRIES);
  return {
    id: place.tag(`changes/${place.kind}/${node.id}`),
    title: `Thay đổi của ${place.kind === 'plans' ? 'kế hoạch' : 'đơn vị'} ${nameOf(node)}`,
    updated: entries[0]?.updated ?? node.updatedAt ?? '',
    self: place.self,
    page: place.page(place.kind, node.id),
    author: node.issuer?.name ?? node.name ?? 'PlanGraph',
    entries,
  };
}

type Group = [FeedChange, ...FeedChange[]];

/** In the order in which they come, which is the newest first. */
function groupsOf(changes: readonly FeedChange[]): Group[] {
  const groups = new Map<string, Group>();
  for (const change of changes) {
    const key = keyOf(change);
    const known = groups.get(key);
    if (known) known.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()];
}

const keyOf = ({ nodeId, recordedAt }: FeedChange): string => `${nodeId} ${recordedAt}`;

function entryOf(group: Group, place: FeedPlace, terms: Terms, names: ReadonlyMap<string, string>): AtomEntry[] {
  const [first] = group;
  const told = group.filter(({ part }) => !FOR_EDITORS.has(part));
  // as it was done: what is new first
  const sentences = told.reverse().flatMap((change) => sentenceOf(change, terms, names) ?? []);
  if (sentences.length === 0) return [];
  const kind = terms.enumValue('NodeKind', first.kind);
  const name = first.node ? nameOf(first.node) : lastNameIn(group);
  const path = PAGES[first.kind];
  return [
    {
      id: place.tag(`change/${first.nodeId}/${Date.parse(first.recordedAt)}`),
      title: `${upper(kind)}${name && ` «${name}»`}: ${short([...new Set(sentences)].join('; '))}`,
      updated: first.recordedAt,
      page: path && first.node ? place.page(path, first.nodeId) : place.page(place.kind, place.id),
      lines: [...new Set(sentences)].map((sentence) => `${upper(sentence)}.`),
    },
  ];
}

/** What it was called that is gone. */
function lastNameIn(group: Group): string {
  const values = new Map(
    group.filter(({ part }) => part === null).flatMap(({ fields }) => fields.map(({ name, before }) => [name, before])),
  );
  const name = values.get('title') ?? values.get('name');
  return typeof name === 'string' ? name : '';
}

const LONGEST_TITLE = 300;
const short = (text: string): string => (text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE)}…` : text);
const upper = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
