import { Link } from 'react-router';
import { addressOf } from '../addresses';
import { InForceTag } from './in-force-tag';

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
      {inForce !== undefined && <InForceTag inForce={inForce} />}
      {title && <small>{title}</small>}
    </>
  );
}
