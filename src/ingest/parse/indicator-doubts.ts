import type { Diagnostic, IndicatorMention } from '../parsed-document';

/** No indicator is called by so many letters: the sentence was cut in the wrong place. */
const LONGEST_NAME = 150;
// Matches: figures that a name should not hold. Must not match: "Chỉ số PAR".
const SECOND_FIGURE = /\d+(?:,\d+)? ?%|(?<![A-Za-zÀ-ɏẠ-ỹ])\d{1,3}(?:\.\d{3})+(?!\d)/u;
// Matches: words of a bound that stands in the name instead of beside the value. Must not match: "trên địa bàn".
const BOUND_IN_NAME =
  /(?<![A-Za-zÀ-ɏẠ-ỹ])(?:tối thiểu|ít nhất|không quá|tối đa|từ \d|trở lên|không dưới)(?![A-Za-zÀ-ɏẠ-ỹ])/iu;
// Matches: what says that a figure was reached, not wanted. Must not match: "phấn đấu đạt".
const REACHED = /(?<![A-Za-zÀ-ɏẠ-ỹ])(?:đã đạt|mới đạt|hiện có|hiện nay|ước đạt|lũy kế|tính đến)(?![A-Za-zÀ-ɏẠ-ỹ])/iu;

/** What is unsure of the indicators: a name too long, a bound or a second figure within it, a figure that may be a status. */
export function indicatorDoubts(indicators: readonly IndicatorMention[]): Diagnostic[] {
  return indicators.flatMap(({ name, value, measureUnit, place }) => {
    const why =
      name.length > LONGEST_NAME
        ? 'has a name longer than indicators have'
        : SECOND_FIGURE.test(name)
          ? 'has another figure in its name'
          : BOUND_IN_NAME.test(name)
            ? 'has a bound in its name that may belong to its value'
            : REACHED.test(name)
              ? 'may be a figure that was reached, not one that is wanted'
              : measureUnit === null
                ? 'has no unit of measure'
                : null;
    return why === null
      ? []
      : [
          {
            code: 'INDICATOR_UNSURE',
            severity: 'WARNING',
            message: `The indicator "${name}" (${value}) ${why}.`,
            place,
          },
        ];
  });
}
