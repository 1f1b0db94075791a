import { useWords } from '../../words/language';
import type { Doubt } from './doubt';
import { REVIEW } from './review-words';

/** Words on one line, as the graph gives sentences. */
const oneLined = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The sentence, with the passage that is in doubt marked in it. */
export function Passage({ item: { sentence, evidence } }: { item: Pick<Doubt, 'sentence' | 'evidence'> }) {
  const said = useWords(REVIEW);
  if (!evidence) return <p className="quiet">{said.wholeDocument}</p>;
  const quote = oneLined(evidence.quote);
  const whole = sentence ?? quote;
  const at = whole.indexOf(quote);
  return (
    <blockquote className="passage" aria-label={said.sentence}>
      {at < 0 ? (
        <>
          {whole} <mark>{quote}</mark>
        </>
      ) : (
        <>
          {whole.slice(0, at)}
          <mark>{quote}</mark>
          {whole.slice(at + quote.length)}
        </>
      )}
    </blockquote>
  );
}
