import { formatNumber } from './docx-number-format';
import { type DocxStyles, isOn, letterStyleOf, type NumberingReference } from './docx-styles';
import { bulletSign } from './docx-symbols';
import { attributeOf, childAt, childrenNamed, type MarkupNode } from './xml';

interface Level {
  start: number;
  format: string;
  /** With places for numbers: "%1.%2." */
  text: string;
  isLegal: boolean;
  neverRestarts: boolean;
  font: string | null;
  /** The paragraph style that stands on this level, where one does. */
  style: string | null;
  isPicture: boolean;
}
interface Num {
  list: string;
  starts: ReadonlyMap<number, number>;
  levels: ReadonlyMap<number, Level>;
}

const LEVELS = 9;
const MOST_LINKS = 5;

/** The numbers that Word shows before paragraphs; asked for one paragraph after the other, in the document's order. */
export class DocxNumbering {
  private readonly lists = new Map<string, MarkupNode>();
  private readonly levelsOf = new Map<string, ReadonlyMap<number, Level>>();
  private readonly nums = new Map<string, Num>();
  private readonly counters = new Map<string, Array<number | undefined>>();
  private readonly restarted = new Set<string>();

  constructor(
    root: MarkupNode | null,
    private readonly styles: DocxStyles,
  ) {
    for (const node of childrenNamed(root, 'abstractNum'))
      this.lists.set(attributeOf(node, 'abstractNumId') ?? '', node);
    const nums = childrenNamed(root, 'num');
    const listIds = new Map(
      nums.map((node) => [attributeOf(node, 'numId') ?? '', attributeOf(childAt(node, 'abstractNumId'), 'val') ?? '']),
    );
    for (const node of nums) {
      const list = this.linkedList(attributeOf(childAt(node, 'abstractNumId'), 'val') ?? '', listIds);
      const levels = new Map(this.levels(list));
      const starts = new Map<number, number>();
      for (const override of childrenNamed(node, 'lvlOverride')) {
        const level = Number(attributeOf(override, 'ilvl') ?? 0);
        const own = childAt(override, 'lvl');
        if (own !== null) levels.set(level, levelOf(own));
        const start = attributeOf(childAt(override, 'startOverride'), 'val');
        if (start !== null) starts.set(level, Number(start));
      }
      this.nums.set(attributeOf(node, 'numId') ?? '', { list, starts, levels });
    }
  }

  /** The number or bullet of the next paragraph, or null where it has none. */
  label(direct: NumberingReference | null, fromStyle: NumberingReference | null, style: string | null): string | null {
    const id = direct?.id ?? fromStyle?.id ?? null;
    const num = id === null ? undefined : this.nums.get(id);
    if (id === null || num === undefined) return null;
    const styled = [...num.levels].find(([, { style: linked }]) => linked !== null && linked === style)?.[0];
    const at = direct?.level ?? (direct?.id == null ? (fromStyle?.level ?? styled) : styled) ?? 0;
    const level = num.levels.get(at);
    if (level === undefined) return null;
    const counters = this.count(id, num, at, level);
    if (level.isPicture) return '•';
    if (level.format === 'bullet') return bulletSign(level.text, level.font) || null;
    // Matches: "%1" of "%1.%2.". Must not match: "100%".
    const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const other = num.levels.get(Number(digit) - 1);
      const value = counters[Number(digit) - 1] ?? other?.start ?? 1;
      return formatNumber(value, level.isLegal ? 'decimal' : (other?.format ?? 'decimal'));
    });
    return text.trim() === '' ? null : text.trim();
  }

  private count(id: string, num: Num, at: number, level: Level): ReadonlyArray<number | undefined> {
    const counters = this.counters.get(num.list) ?? new Array<number | undefined>(LEVELS).fill(undefined);
    this.counters.set(num.list, counters);
    const override = num.starts.get(at);
    const key = `${id} ${at}`;
    if (override !== undefined && !this.restarted.has(key)) counters[at] = override;
    else counters[at] = (counters[at] ?? level.start - 1) + 1;
    this.restarted.add(key);
    for (let deeper = at + 1; deeper < LEVELS; deeper++)
      if (num.levels.get(deeper)?.neverRestarts !== true) counters[deeper] = undefined;
    return counters;
  }

  private levels(list: string): ReadonlyMap<number, Level> {
    const known = this.levelsOf.get(list);
    if (known !== undefined) return known;
    const levels = new Map(
      childrenNamed(this.lists.get(list), 'lvl').map((node) => [Number(attributeOf(node, 'ilvl') ?? 0), levelOf(node)]),
    );
    this.levelsOf.set(list, levels);
    return levels;
  }

  /** The list itself, where this one only names the style that another one defines. */
  private linkedList(list: string, listIds: ReadonlyMap<string, string>): string {
    let at = list;
    for (let links = 0; links < MOST_LINKS; links++) {
      const style = attributeOf(childAt(this.lists.get(at), 'numStyleLink'), 'val');
      const id = style === null ? null : this.styles.of(style).numbering?.id;
      const next = id == null ? undefined : listIds.get(id);
      if (next === undefined || next === at) return at;
      at = next;
    }
    return at;
  }
}

function levelOf(node: MarkupNode): Level {
  const value = (name: string) => attributeOf(childAt(node, name), 'val');
  const legal = childAt(node, 'isLgl');
  return {
    start: Number(value('start') ?? 0) || 0,
    format: value('numFmt') ?? attributeOf(childAt(node, 'AlternateContent', 'Fallback', 'numFmt'), 'val') ?? 'decimal',
    text: value('lvlText') ?? '',
    isLegal: legal !== null && isOn(attributeOf(legal, 'val') ?? '1'),
    neverRestarts: value('lvlRestart') === '0',
    font: letterStyleOf(childAt(node, 'rPr')).font,
    style: value('pStyle'),
    isPicture: childAt(node, 'lvlPicBulletId') !== null,
  };
}
