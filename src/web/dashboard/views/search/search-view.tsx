import { Link } from 'react-router';
import { useAnswer } from '../../ask/use-answer';
import { type NodeKind, SearchCountDocument, SearchEverywhereDocument } from '../../generated/graphql';
import { Failed, Panel } from '../../parts/panel';
import { shownHit } from '../../parts/search-hit';
import { useTitle } from '../../parts/title';
import { useViewState } from '../../parts/use-view-state';
import { numberText } from '../../words/format';
import { useLanguage, useWords, words } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { termOf } from '../../words/terms';

const SAID = words(
  {
    title: 'Tìm kiếm',
    found: (text: string) => `Kết quả cho “${text}”`,
    text: 'Từ cần tìm',
    kind: 'Loại',
    all: 'Tất cả',
    none: 'Không tìm thấy gì. Thử ít từ hơn; có dấu hay không dấu đều được.',
    ask: 'Nhập từ cần tìm: tên nhiệm vụ, đơn vị, số văn bản…',
  },
  {
    title: 'Search',
    found: (text: string) => `Found for “${text}”`,
    text: 'Words',
    kind: 'Kind',
    all: 'All',
    none: 'Nothing was found. Try fewer words; accents are optional.',
    ask: 'Type what you look for: a task, a unit, the number of a document…',
  },
);

const KINDS = ['PLAN', 'TASK', 'UNIT', 'INDICATOR', 'LEGAL_DOCUMENT'] as const satisfies readonly NodeKind[];

const PAGE = 25;
/** More at once would cost more than who comes without a key may spend. */
const MOST = 100;

/** Everything that has the words, best first: `?q=…&kind=…`. */
export default function SearchView() {
  const said = useWords(SAID);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const [get, set] = useViewState();
  const text = get('q') ?? '';
  const kind = KINDS.find((one) => one === get('kind')) ?? null;
  const first = Math.min(MOST, Number(get('first')) || PAGE);
  useTitle(text === '' ? said.title : said.found(text));
  const variables = { text, kinds: kind === null ? null : [kind], first, after: null };
  const asked = useAnswer(SearchEverywhereDocument, variables, { isWanted: text !== '' });
  const { answer: counted } = useAnswer(
    SearchCountDocument,
    { text, kinds: variables.kinds },
    { isWanted: text !== '' },
  );
  const count = counted.state === 'there' ? numberText(counted.data.search.totalCount, language) : null;
  return (
    <>
      <h1>{said.title}</h1>
      <search className="filters">
        <label>
          {said.text}
          <input
            type="search"
            key={text}
            defaultValue={text}
            onChange={(event) => event.target.value === '' && set({ q: null })}
            onKeyDown={(event) => event.key === 'Enter' && set({ q: event.currentTarget.value.trim(), first: null })}
          />
        </label>
        <label>
          {said.kind}
          <select value={kind ?? ''} onChange={(event) => set({ kind: event.target.value, first: null })}>
            <option value="">{said.all}</option>
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {termOf('NodeKind', one, language)}
              </option>
            ))}
          </select>
        </label>
      </search>
      {text === '' ? (
        <p className="empty">{said.ask}</p>
      ) : (
        <Panel
          title={said.found(text)}
          asked={asked}
          isEmpty={(data) => data.search.nodes.length === 0}
          empty={said.none}
        >
          {({ search }) => (
            <>
              <ul className="plain hits">
                {search.nodes.map(shownHit).map((hit) => (
                  <li key={hit.address}>
                    <span className="tag">{termOf('NodeKind', hit.kind, language)}</span>{' '}
                    <Link to={hit.address}>{hit.title}</Link>
                    {hit.about && <small>{hit.about}</small>}
                  </li>
                ))}
              </ul>
              {counted.state === 'failed' && <Failed error={counted.error} again={counted.again} />}
              <p className="quiet">
                {count !== null && shared.shown(numberText(search.nodes.length, language), count)}{' '}
                {search.pageInfo.hasNextPage && first < MOST && (
                  <button type="button" onClick={() => set({ first: String(first + PAGE) })}>
                    {shared.more}
                  </button>
                )}
              </p>
            </>
          )}
        </Panel>
      )}
    </>
  );
}
