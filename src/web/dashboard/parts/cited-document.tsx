import { Link } from 'react-router';
import { addressOf } from '../addresses';
import { useWords, words } from '../words/language';
import '../style/cited-document.css';

const SAID = words(
  { inForce: 'còn hiệu lực', ended: 'hết hiệu lực', unknown: 'chưa rõ hiệu lực' },
  { inForce: 'in force', ended: 'no longer in force', unknown: 'not known whether in force' },
);

interface CitedDocumentProps {
  document: {
    id: string;
    type: string;
    number?: string | null;
    name?: string | null;
    title?: string | null;
    inForce?: boolean | null;
  };
}

/** A document that something rests on, and whether it is in force. */
export function CitedDocument({ document: { id, type, number, name, title, inForce } }: CitedDocumentProps) {
  return (
    <>
      <Link to={addressOf('document', id)}>{number ? `${type} ${number}` : (name ?? type)}</Link>{' '}
      {inForce !== undefined && <ForceTag inForce={inForce} />}
      {title && <small>{title}</small>}
    </>
  );
}

export function ForceTag({ inForce }: { inForce: boolean | null }) {
  const said = useWords(SAID);
  const [state, text] =
    inForce === null ? ['UNKNOWN', said.unknown] : inForce ? ['IN_FORCE', said.inForce] : ['ENDED', said.ended];
  return <span className={`tag ${state}`}>{text}</span>;
}
