import { Link } from 'react-router';
import { useTitle } from '../parts/title';
import { useWords, words } from '../words/language';

const SAID = words(
  { title: 'Không có trang này', back: 'Về trang tổng quan' },
  { title: 'There is no such page', back: 'To the overview' },
);

export function NoView() {
  const said = useWords(SAID);
  useTitle(said.title);
  return (
    <div className="empty">
      <h1>{said.title}</h1>
      <Link to="/">{said.back}</Link>
    </div>
  );
}
