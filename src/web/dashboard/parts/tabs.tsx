import { Link, useLocation } from 'react-router';
import '../style/tabs.css';

interface TabsProps {
  label: string;
  /** What stands in the address for which tab. */
  name: string;
  tabs: readonly { value: string; title: string }[];
  current: string;
}

/** Tabs that are links: which one is open stands in the address. */
export function Tabs({ label, name, tabs, current }: TabsProps) {
  const { search } = useLocation();
  const address = (value: string) => {
    const given = new URLSearchParams(search);
    given.set(name, value);
    return `?${given}`;
  };
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ value, title }) => (
        <Link key={value} to={address(value)} aria-current={value === current ? 'page' : undefined}>
          {title}
        </Link>
      ))}
    </nav>
  );
}
