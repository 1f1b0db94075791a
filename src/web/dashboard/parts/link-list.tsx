import { Link } from 'react-router';

/** Links one after the other; null where there are none. */
export function LinkList({ links }: { links: readonly { address: string; name: string }[] }) {
  if (links.length === 0) return null;
  return (
    <ul className="in-line">
      {links.map(({ address, name }) => (
        <li key={address}>
          <Link to={address}>{name}</Link>
        </li>
      ))}
    </ul>
  );
}
