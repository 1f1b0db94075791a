import type { Sdls } from './shared-definitions';

/** A difference between two subgraphs in something that both define. */
export interface PlantedDrift {
  what: string;
  /** The definition that differs. */
  of: string;
  /** The subgraph whose copy is altered. */
  in: string;
  /** What stands there, once, and what is put in its place; an empty text stands at the end. */
  from: RegExp;
  to: string;
}

/** One of every kind of definition, and of everything that a definition carries. */
export const DRIFTS: readonly PlantedDrift[] = [
  // '"""A part of a list …""" type PageInfo'; the description right before the definition, not an earlier one
  { what: 'the description of a type', of: 'PageInfo', in: 'units', from: /"""(?=\ntype PageInfo)/, to: ' Or so."""' },
  {
    what: 'the description of a field',
    of: 'PageInfo',
    in: 'units',
    from: /"""(?=\n {2}endCursor:)/,
    to: ' Or so."""',
  },
  { what: 'the type of a field', of: 'PageInfo', in: 'units', from: /(?<=\n {2}endCursor: )String/, to: 'Int' },
  { what: 'whether a field may be null', of: 'PageInfo', in: 'units', from: /(?<=\n {2}endCursor: String)/, to: '!' },
  {
    what: 'a field',
    of: 'PageInfo',
    in: 'units',
    from: /\n {2}endCursor: String/,
    to: '\n  endCursor: String last: Int',
  },
  {
    what: 'a directive of a field',
    of: 'PageInfo',
    in: 'units',
    from: /(?<=\n {2}endCursor: String)/,
    to: ' @deprecated',
  },
  { what: 'a directive of a type', of: 'PageInfo', in: 'units', from: /(?<=type PageInfo) @shareable/, to: '' },
  {
    what: 'a field of an input',
    of: 'IDFilter',
    in: 'legal',
    from: /(?<=\ninput IDFilter \{\n)[^\n]+\n[^\n]+\n/,
    to: '',
  },
  { what: 'a value of an enum', of: 'Direction', in: 'legal', from: /(?<=\n {2})DESC\n/, to: 'DESC FALLING\n' },
  { what: 'the description of a value', of: 'Direction', in: 'legal', from: /"""(?=\n {2}DESC\n)/, to: ' Or so."""' },
  {
    what: 'the description of a scalar',
    of: 'DateTime',
    in: 'legal',
    from: /"""(?=\nscalar DateTime)/,
    to: ' Or so."""',
  },
  {
    what: 'where a scalar is specified',
    of: 'Date',
    in: 'legal',
    from: /scalar Date\n/,
    to: 'scalar Date @specifiedBy(url: "x:y")\n',
  },
  {
    what: 'a field of an interface',
    of: 'Failure',
    in: 'legal',
    from: /interface Failure \{/,
    to: 'interface Failure { last: Int',
  },
  {
    what: 'what a type implements',
    of: 'NotFoundFailure',
    in: 'legal',
    from: /(?<=type NotFoundFailure) implements Failure/,
    to: '',
  },
  {
    what: 'a member of a union',
    of: 'CitationSource',
    in: 'plans',
    from: /$/,
    to: '\nunion CitationSource = Plan | Task\n',
  },
  { what: 'a directive definition', of: '@audited', in: 'plans', from: /$/, to: '\ndirective @audited on OBJECT\n' },
];

/** The SDLs with the drift in them. Throws where there is nothing to alter: then the drift proves nothing. */
export function withDrift(sdls: Sdls, { in: subgraph, from, to }: PlantedDrift): Sdls {
  const before = sdls[subgraph] ?? '';
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${subgraph} has nothing that matches ${from}.`);
  return { ...sdls, [subgraph]: after };
}
