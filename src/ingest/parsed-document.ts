/**
 * What reading a document yields, before anything is matched with the database: the shared vocabulary of the stages.
 *
 * Offsets: inside `segment/` and `parse/` a span counts UTF-16 units of the *cleaned* text; the last step of the
 * pipeline turns every span into an `Evidence` in the *original* text, so that
 * `sourceText.slice(evidence.start, evidence.end) === evidence.quote` holds for everything that leaves the pipeline.
 */

/** `[start, end)` in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

export interface Evidence extends Span {
  quote: string;
}

export type Severity = 'ERROR' | 'WARNING' | 'INFO';

/** Something the reader could not read or is unsure of; `place` null: a remark on the whole document. */
export interface Diagnostic<Place = Span> {
  code: string;
  severity: Severity;
  message: string;
  place: Place | null;
}

/** The document's own head. Every value is as the text gives it (white space collapsed), dates are YYYY-MM-DD. */
export interface Metadata<Place = Span> {
  number: string | null;
  type: string | null;
  title: string | null;
  issuer: string | null;
  /** The authority printed above the issuer, e.g. the province's people's committee above a department. */
  parentAuthority: string | null;
  /** Địa danh: the place before the date, e.g. "Thành phố Hồ Chí Minh". */
  place: string | null;
  signer: string | null;
  issuedOn: string | null;
  effectiveOn: string | null;
  fields: string[];
  /** The year the document plans for, where its title names exactly one. */
  year: number | null;
  /** Where each value was read. */
  places: Partial<
    Record<
      | 'number'
      | 'type'
      | 'title'
      | 'issuer'
      | 'parentAuthority'
      | 'place'
      | 'signer'
      | 'issuedOn'
      | 'effectiveOn'
      | 'fields',
      Place
    >
  >;
}

export type SectionKind = 'PART' | 'CHAPTER' | 'DIVISION' | 'ARTICLE' | 'HEADING' | 'ANNEX';

export interface Section<Place = Span> {
  kind: SectionKind;
  /** As numbered in the document: "III", "1", "Điều 5", "Phụ lục 01"; null for a heading without a number. */
  ordinal: string | null;
  title: string;
  /** Depth in the tree, 1 at the top. */
  level: number;
  /** Index into `sections`, null at the top. */
  parent: number | null;
  place: Place;
}

export type CitationKind =
  | 'BASIS'
  | 'CITES'
  | 'IMPLEMENTS'
  | 'ISSUED_WITH'
  | 'AMENDS'
  | 'REPLACES'
  | 'REPEALS'
  | 'CORRECTS'
  | 'GUIDES'
  | 'DETAILS'
  | 'CONSOLIDATES'
  | 'SUSPENDS'
  | 'EXTENDS';

/** One mention of another document. Either `number` or `name` is given. */
export interface CitationMention<Place = Span> {
  type: string;
  /** Number and symbol as written, without the white space in it; faults stay. */
  number: string | null;
  /** The name where the text gives one: "Bộ luật Lao động 2019", "Luật Lưu trữ" of "Luật Lưu trữ số 33/2024/QH15". */
  name: string | null;
  /** What the document is about, as a legal basis says it behind the number: "Về công tác văn thư". */
  about: string | null;
  issuedOn: string | null;
  issuer: string | null;
  kind: CitationKind;
  /** "khoản 2 Điều 5" */
  locator: string | null;
  status: 'WELL_FORMED' | 'SUSPECT';
  /** Why it is SUSPECT, in English, with the value. */
  statusReason: string | null;
  /** The number that is meant, where a SUSPECT number leaves no doubt. */
  meantNumber: string | null;
  /** The day that is meant, where the day as written is what makes it SUSPECT and another is certain. */
  meantIssuedOn?: string | null;
  place: Place;
}

export interface AssignmentMention<Place = Span> {
  /** The unit as written, without the verb, white space collapsed. */
  unit: string;
  role: 'LEAD' | 'COORDINATE';
  isCollective: boolean;
  place: Place;
}

export interface DeadlineMention<Place = Span> {
  text: string;
  from: string | null;
  on: string | null;
  recurring: boolean;
  /** RFC 5545 RRULE, e.g. FREQ=MONTHLY;BYMONTHDAY=25. */
  rule: string | null;
  place: Place;
}

export interface TaskMention<Place = Span> {
  /** With the numbers of its sections: "III.2". */
  ordinal: string | null;
  title: string;
  text: string;
  /** Index into `sections`. */
  section: number | null;
  /** Index into `tasks`. */
  parent: number | null;
  assignments: AssignmentMention<Place>[];
  deadlines: DeadlineMention<Place>[];
  expectedResult: string | null;
  /** Indices into `citations`. */
  citations: number[];
  place: Place;
}

export type IndicatorOperator = 'EQ' | 'GT' | 'GTE' | 'LT' | 'LTE' | 'BETWEEN' | 'INCREASE' | 'DECREASE' | 'APPROX';

export interface IndicatorMention<Place = Span> {
  name: string;
  operator: IndicatorOperator;
  value: number | null;
  upperValue: number | null;
  measureUnit: string | null;
  period: string | null;
  baseline: number | null;
  owner: { unit: string; isCollective: boolean } | null;
  /** Index into `tasks`: the task whose text sets it. */
  task: number | null;
  place: Place;
}

export interface ThemeMention<Place = Span> {
  text: string;
  /** Whose theme it is, as a name: "Thành phố" or the issuer's kind, "Sở". */
  level: string;
  place: Place;
}

export interface DeclaredItemMention<Place = Span> {
  /** "phụ lục 03" */
  label: string;
  kind: 'task' | 'indicator' | 'document';
  count: number;
  presentCount: number;
  place: Place;
}

/** A document that is attached to the one of the file, in the same file: the plan that a decision issues. */
export interface AttachedDocument<Place = Span> {
  type: string;
  title: string | null;
  /** Its own number, where it has one: a plan mostly goes by its decision's. */
  number: string | null;
  /** The year it plans for, where its title names exactly one. */
  year: number | null;
  effectiveOn: string | null;
  /** Its title block, from the type to the last line of the title. */
  place: Place;
  /** What says with which document it is issued: "(Kèm theo Quyết định số …)", or the sentence of that document. */
  link: Place;
  /** The stretches of text that it covers, head and annexes included; `[start, end)` counts where `place` does. */
  stretches: Span[];
}

export interface ParsedDocument<Place = Span> {
  metadata: Metadata<Place>;
  /** In document order. All other lists are those of the whole file: a value is the document's in whose stretch it stands. */
  attached: AttachedDocument<Place>[];
  themes: ThemeMention<Place>[];
  sections: Section<Place>[];
  citations: CitationMention<Place>[];
  tasks: TaskMention<Place>[];
  indicators: IndicatorMention<Place>[];
  declaredItems: DeclaredItemMention<Place>[];
  diagnostics: Diagnostic<Place>[];
}

/** A document as it leaves the pipeline: every place is evidence in the original text. */
export type ReadDocument = ParsedDocument<Evidence> & { sourceText: string };

/** A file that is no document we can read. `code` is closed; `message` names the value and the way out. */
export interface Refusal {
  code:
    | 'EMPTY_FILE'
    | 'FILE_TOO_LARGE'
    | 'BINARY_FILE'
    | 'UNSUPPORTED_FORMAT'
    | 'INVALID_UTF8'
    | 'LEGACY_ENCODING'
    | 'BROKEN_FILE'
    | 'ENCRYPTED_FILE'
    | 'EXPANDS_TOO_FAR'
    | 'NESTED_TOO_DEEP'
    | 'NO_TEXT'
    | 'SCANNED_PDF'
    | 'GARBLED_TEXT'
    | 'WRONG_COLUMNS'
    | 'NOT_A_DOCUMENT'
    | 'TOO_HARD_TO_READ';
  message: string;
}

export type ReadResult = { kind: 'read'; document: ReadDocument } | { kind: 'refused'; refusal: Refusal };
