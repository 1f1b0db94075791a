import { usePages } from '../../ask/use-pages';
import { DocumentListDocument } from '../../generated/graphql';
import { DocumentRows } from '../../parts/document-rows';
import { MoreRows } from '../../parts/more-rows';
import { PAGE_SIZE } from '../../parts/page-size';
import { Panel } from '../../parts/panel';
import { useTitle } from '../../parts/title';
import { WordField } from '../../parts/word-field';
import { useWords, words } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { FORCES, ORDERS, TYPES, useDocumentsFilter } from './documents-filter';

const SAID = words(
  {
    words: 'Số, tên hoặc trích yếu',
    issuer: 'Cơ quan ban hành',
    type: 'Loại văn bản',
    force: 'Hiệu lực',
    order: 'Sắp xếp',
    all: 'Tất cả',
    forces: { yes: 'Còn hiệu lực', no: 'Không có hiệu lực', unknown: 'Chưa rõ' },
    orders: { newest: 'Mới ban hành trước', oldest: 'Cũ trước', number: 'Số, ký hiệu', name: 'Tên gọi' },
    none: 'Không có văn bản nào như vậy.',
  },
  {
    words: 'Number, name or title',
    issuer: 'Issuer',
    type: 'Type',
    force: 'In force',
    order: 'Order',
    all: 'All',
    forces: { yes: 'In force', no: 'Not in force', unknown: 'Not known' },
    orders: { newest: 'Newest first', oldest: 'Oldest first', number: 'Number', name: 'Name' },
    none: 'There are no such documents.',
  },
);

/** All legal documents that were issued, taken in or named somewhere. */
export default function DocumentsView() {
  const said = useWords(SAID);
  const shared = useWords(SHARED);
  const { text, issuer, type, force, order, filter, orderBy, set } = useDocumentsFilter();
  useTitle(shared.documents);
  const asked = usePages(
    DocumentListDocument,
    { filter, orderBy, first: PAGE_SIZE, after: null },
    (data) => data.legalDocuments,
  );
  return (
    <>
      <h1>{shared.documents}</h1>
      <div className="filters">
        <WordField label={said.words} value={text} choose={(q) => set({ q })} />
        <WordField label={said.issuer} value={issuer} choose={(name) => set({ issuer: name })} />
        <Choice
          label={said.type}
          value={type}
          options={[['', said.all], ...TYPES.map((one) => [one, one] as const)]}
          choose={(value) => set({ type: value })}
        />
        <Choice
          label={said.force}
          value={force ?? ''}
          options={[['', said.all], ...FORCES.map((one) => [one, said.forces[one]] as const)]}
          choose={(value) => set({ force: value })}
        />
        <Choice
          label={said.order}
          value={order}
          options={ORDERS.map((one) => [one, said.orders[one]] as const)}
          choose={(value) => set({ order: value })}
        />
      </div>
      <Panel
        title={shared.documents}
        asked={asked}
        hasRows
        minHeight={320}
        isEmpty={(listed) => listed.totalCount === 0}
        empty={said.none}
      >
        {(listed) => (
          <>
            <DocumentRows documents={listed.nodes} />
            <MoreRows list={listed} />
          </>
        )}
      </Panel>
    </>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [value: string, name: string])[];
  choose: (value: string) => void;
}

function Choice({ label, value, options, choose }: ChoiceProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => choose(event.target.value)}>
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
