// Whether the reader knows where it is unsure: how much of what the scorer finds wrong or missing lies under a review
// entry, and how many of all items do.

/**
 * `documents`: { text, output, errors } each, `errors` as the scorer gives them. An entry is a diagnostic with a place or a
 * SUSPECT citation. It covers the items that it encloses and the smallest item that encloses it. What is wrong lies under an
 * entry where its item is covered, or, where no item was read, where an entry reaches into its line.
 */
export function reviewCoverage(documents) {
  const total = { errors: 0, underEntry: 0, items: 0, itemsUnderEntry: 0 };
  for (const { text, output, errors } of documents) {
    const items = [...(output.citations ?? []), ...(output.tasks ?? []), ...(output.indicators ?? [])];
    const entries = [
      ...(output.diagnostics ?? []).filter(({ start }) => start !== null),
      ...(output.citations ?? []).filter(({ status }) => status === 'SUSPECT'),
    ];
    const covered = new Set();
    for (const entry of entries) {
      let smallest = null;
      for (const item of items) {
        if (entry.start <= item.start && item.end <= entry.end) covered.add(item);
        else if (
          item.start <= entry.start &&
          entry.end <= item.end &&
          (smallest === null || length(item) < length(smallest))
        )
          smallest = item;
      }
      if (smallest !== null) covered.add(smallest);
    }
    total.items += items.length;
    total.itemsUnderEntry += covered.size;
    for (const place of errors.flatMap(({ message }) => placeOf(message))) {
      total.errors += 1;
      const within = items
        .filter(({ start, end }) => start <= place && place < end)
        .sort((a, b) => length(a) - length(b));
      const line = lineAt(text, place);
      const isUnder =
        within.some((item) => covered.has(item)) ||
        entries.some(({ start, end }) => start < line.end && line.start < end);
      if (isUnder) total.underEntry += 1;
    }
  }
  return total;
}

const length = ({ start, end }) => end - start;

/** The scorer ends what it says of an item with "@" and the item's place. */
function placeOf(message) {
  const match = /@(\d+)/.exec(message);
  return match === null ? [] : [Number(match[1])];
}

function lineAt(text, place) {
  const start = text.lastIndexOf('\n', place - 1) + 1;
  const end = text.indexOf('\n', place);
  return { start, end: end < 0 ? text.length : end };
}
