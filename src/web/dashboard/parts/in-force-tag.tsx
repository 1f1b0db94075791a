import { useWords, words } from '../words/language';
import '../style/cards.css';

const SAID = words(
  { yes: 'Còn hiệu lực', no: 'Không có hiệu lực', unknown: 'Chưa rõ hiệu lực' },
  { yes: 'In force', no: 'Not in force', unknown: 'Not known' },
);

/** Whether a document is in force; null: that is not known. */
export function InForceTag({ inForce }: { inForce: boolean | null | undefined }) {
  const said = useWords(SAID);
  if (inForce === null || inForce === undefined) return <span className="tag in-force-unknown">{said.unknown}</span>;
  return <span className={`tag ${inForce ? 'in-force' : 'out-of-force'}`}>{inForce ? said.yes : said.no}</span>;
}
