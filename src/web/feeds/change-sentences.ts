import { decodeId } from '../../graph/global-id';
import { NODE_TYPES } from '../../graph/node-kind';
import type { FeedChange } from './feed-answers';
import type { Terms } from './terms';

/** What a change says of itself: a node, or a part of it, with its fields before and after. */
type Told = Pick<FeedChange, 'nodeId' | 'kind' | 'part' | 'operation' | 'fields'>;

/** What is for programs, and for who corrects the graph. */
const UNTOLD: ReadonlySet<string> = new Set(['decidedFields', 'origin']);
const LONGEST_VALUE = 200;
const EMPTY = '(trống)';
const DONE: Readonly<Record<FeedChange['operation'], string>> = { CREATED: 'thêm', CHANGED: 'sửa', REMOVED: 'bỏ' };

/**
 * A change in Vietnamese words, without the name of the node: "tình trạng: đang thực hiện → hoàn thành". Null where it says nothing to a
 * reader. `names`: of what it points at, by id.
 */
export function sentenceOf(told: Told, terms: Terms, names: ReadonlyMap<string, string>): string | null {
  const { part, operation, kind } = told;
  const type = pascal(part ?? kind);
  const values = told.fields.flatMap(({ name, before, after }) => {
    if (UNTOLD.has(name)) return [];
    const [was, is] = [before, after].map((value) => wordsOf(value, { type, name }, told.nodeId, terms, names));
    if (was === undefined || is === undefined || was === is) return [];
    return [{ term: terms.field(type, name), was, is }];
  });
  if (part === null && operation !== 'CHANGED') return operation === 'CREATED' ? 'thêm mới' : 'xóa';
  const what = part === null ? '' : terms.enumValue('NodePart', part);
  if (operation === 'CHANGED') {
    if (values.length === 0) return null;
    const changes = values.map(({ term, was, is }) => `${term}: ${was} → ${is}`).join('; ');
    return part === null ? changes : `${DONE[operation]} ${what} (${changes})`;
  }
  const held = values.map(({ was, is }) => (operation === 'CREATED' ? is : was)).filter((value) => value !== EMPTY);
  return held.length === 0 ? `${DONE[operation]} ${what}` : `${DONE[operation]} ${what}: ${held.join('; ')}`;
}

/** The ids of what changes point at, besides what they are changes of. */
export const idsIn = (changes: readonly Told[]): string[] =>
  [
    ...new Set(
      changes.flatMap(({ nodeId, fields }) =>
        fields.flatMap(({ before, after }) => [before, after].filter((one) => isId(one) && one !== nodeId)),
      ),
    ),
  ] as string[];

const isId = (value: unknown): value is string => {
  const decoded = typeof value === 'string' ? decodeId(value) : null;
  return decoded !== null && NODE_TYPES.has(decoded.type);
};

/** Undefined for what is for programs: places in the text, and what a part is a part of. */
function wordsOf(
  value: unknown,
  { type, name }: { type: string; name: string },
  nodeId: string,
  terms: Terms,
  names: ReadonlyMap<string, string>,
): string | undefined {
  if (value === null || value === '') return EMPTY;
  if (Array.isArray(value)) {
    const all = value.map((one) => wordsOf(one, { type, name }, nodeId, terms, names));
    return all.some((one) => one === undefined) ? undefined : all.join(', ') || EMPTY;
  }
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (typeof value === 'number') return value.toLocaleString('vi', { maximumFractionDigits: 10 });
  if (typeof value !== 'string' || value === nodeId) return undefined;
  if (isId(value)) return names.get(value);
  // "2026-06-30"; not "2026-06"
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (day) return `${day[3]}/${day[2]}/${day[1]}`;
  const text = terms.value(type, name, value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

/** "ProgressReport" for "PROGRESS_REPORT". */
const pascal = (value: string): string =>
  value
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join('');
