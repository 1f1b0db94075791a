import { Link } from 'react-router';
import { addressOf } from '../../addresses';
import { usePages } from '../../ask/use-pages';
import { UnitListDocument, type UnitListQuery } from '../../generated/graphql';
import { MoreRows } from '../../parts/more-rows';
import { PAGE_SIZE } from '../../parts/page-size';
import { Panel } from '../../parts/panel';
import { useTitle } from '../../parts/title';
import { WordField } from '../../parts/word-field';
import { numberText, vietnamToday } from '../../words/format';
import { useLanguage, useWords, words } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { KINDS, useUnitsFilter } from './units-filter';
import '../../style/cards.css';

const SAID = words(
  {
    words: 'Tên hoặc mã đơn vị',
    kind: 'Loại',
    all: 'Tất cả',
    kinds: {
      known: 'Có trong danh mục',
      unknown: 'Chưa có trong danh mục',
      collective: 'Tên gọi chung',
      top: 'Không có cấp trên',
    },
    code: 'Mã',
    parent: 'Đơn vị cấp trên',
    led: 'Chủ trì',
    overdue: 'Quá hạn',
    coordinated: 'Phối hợp',
    none: 'Không có đơn vị nào như vậy.',
  },
  {
    words: 'Name or code of the unit',
    kind: 'Kind',
    all: 'All',
    kinds: {
      known: 'In the registry',
      unknown: 'Not in the registry',
      collective: 'A name for several',
      top: 'Belongs to none',
    },
    code: 'Code',
    parent: 'Belongs to',
    led: 'Leads',
    overdue: 'Overdue',
    coordinated: 'Coordinates',
    none: 'There are no such units.',
  },
);

/** All units, by name, with how much each has to do. */
export default function UnitsView() {
  const said = useWords(SAID);
  const shared = useWords(SHARED);
  const { text, kind, filter, set } = useUnitsFilter();
  useTitle(shared.units);
  const asked = usePages(
    UnitListDocument,
    { filter, orderBy: [{ field: 'NAME' }], asOf: vietnamToday(), first: PAGE_SIZE, after: null },
    (data) => data.units,
  );
  return (
    <>
      <h1>{shared.units}</h1>
      <div className="filters">
        <WordField label={said.words} value={text} choose={(q) => set({ q })} />
        <label>
          {said.kind}
          <select value={kind ?? ''} onChange={(event) => set({ kind: event.target.value })}>
            <option value="">{said.all}</option>
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {said.kinds[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Panel
        title={shared.units}
        asked={asked}
        hasRows
        minHeight={320}
        isEmpty={(listed) => listed.totalCount === 0}
        empty={said.none}
      >
        {(listed) => (
          <>
            <UnitRows units={listed.nodes} />
            <MoreRows list={listed} />
          </>
        )}
      </Panel>
    </>
  );
}

type UnitRow = UnitListQuery['units']['nodes'][number];

function UnitRows({ units }: { units: readonly UnitRow[] }) {
  const said = useWords(SAID);
  const shared = useWords(SHARED);
  const language = useLanguage();
  return (
    <div className="table-wrap">
      <table className="cards">
        <thead>
          <tr>
            <th scope="col">{shared.unit}</th>
            <th scope="col">{said.code}</th>
            <th scope="col">{said.parent}</th>
            <th scope="col">{said.led}</th>
            <th scope="col">{said.overdue}</th>
            <th scope="col">{said.coordinated}</th>
          </tr>
        </thead>
        <tbody>
          {units.map(({ id, name, code, parent, isKnown, isCollective, led, overdue, coordinated }) => (
            <tr key={id}>
              <td>
                <Link to={addressOf('unit', id)} className="strong">
                  {name}
                </Link>
                {(isCollective || !isKnown) && (
                  <small>{isCollective ? said.kinds.collective : said.kinds.unknown}</small>
                )}
              </td>
              <td data-label={said.code}>{code}</td>
              <td data-label={said.parent}>{parent && <Link to={addressOf('unit', parent.id)}>{parent.name}</Link>}</td>
              <td data-label={said.led} className="number">
                {numberText(led.totalCount, language)}
              </td>
              <td data-label={said.overdue} className={overdue.totalCount > 0 ? 'number bad' : 'number'}>
                {numberText(overdue.totalCount, language)}
              </td>
              <td data-label={said.coordinated} className="number">
                {numberText(coordinated.totalCount, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
