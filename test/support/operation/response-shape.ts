/** What the fields of one place in an answer are called, so that those which meet there under one name agree. */
export type ResponseShape = Map<string, ShownField>;

export interface ShownField {
  /** The type that it was asked of, and how: two that share a name are asked the same, unless their parents exclude each other. */
  parent: string;
  asked: string;
  /** The type as it is printed: `[Task!]!`. */
  type: string;
  below: ResponseShape;
}

const agree = (one: ShownField, other: ShownField): boolean =>
  one.type === other.type && one.parent === other.parent && one.asked === other.asked;

/** Can everything of `added` be shown where `shape` is? */
export function fits(shape: ResponseShape, added: ResponseShape): boolean {
  return [...added].every(([name, field]) => {
    const there = shape.get(name);
    return !there || (agree(there, field) && fits(there.below, field.below));
  });
}

/** Adds to a shape all that another one shows. */
export function include(shape: ResponseShape, added: ResponseShape): void {
  for (const [name, field] of added) {
    const there = shape.get(name);
    if (!there) shape.set(name, field);
    else if (there.below !== field.below) include(there.below, field.below);
  }
}
