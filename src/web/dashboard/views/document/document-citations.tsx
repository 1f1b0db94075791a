import { usePages } from '../../ask/use-pages';
import { type CitationKind, DocumentCitedByDocument, DocumentCitesDocument } from '../../generated/graphql';
import { MoreRows } from '../../parts/more-rows';
import { Panel } from '../../parts/panel';
import { useLanguage, useWords } from '../../words/language';
import { termOf } from '../../words/terms';
import { CitationRows } from './citation-rows';
import { CITATION_KINDS, type DocumentFilterState } from './document-filter';
import { DOCUMENT } from './document-words';

const SHOWN = 20;

interface CitationsProps {
  id: string;
  filter: DocumentFilterState;
}

/** What names a document. */
export function CitedBy({ id, filter: { citingKind, set } }: CitationsProps) {
  const said = useWords(DOCUMENT);
  const asked = usePages(
    DocumentCitedByDocument,
    { id, kinds: citingKind && [citingKind], first: SHOWN, after: null },
    ({ node }) => (node?.__typename === 'LegalDocument' ? node.citedBy : null),
  );
  return (
    <Panel
      title={said.citedBy}
      asked={asked}
      className="wide"
      tools={<KindField label={said.relation} kind={citingKind} choose={(citing) => set({ citing })} />}
      isEmpty={(listed) => listed.totalCount === 0}
      empty={said.noCitations}
    >
      {(listed) => (
        <>
          <CitationRows citations={listed.nodes} end="source" />
          <MoreRows list={listed} />
        </>
      )}
    </Panel>
  );
}

/** What a document names. */
export function Cites({ id, filter: { citedKind, set } }: CitationsProps) {
  const said = useWords(DOCUMENT);
  const asked = usePages(
    DocumentCitesDocument,
    { id, kinds: citedKind && [citedKind], first: SHOWN, after: null },
    ({ node }) => (node?.__typename === 'LegalDocument' ? node.cites : null),
  );
  return (
    <Panel
      title={said.cites}
      asked={asked}
      className="wide"
      tools={<KindField label={said.relation} kind={citedKind} choose={(cited) => set({ cited })} />}
      isEmpty={(listed) => listed.totalCount === 0}
      empty={said.noCitations}
    >
      {(listed) => (
        <>
          <CitationRows citations={listed.nodes} end="document" />
          <MoreRows list={listed} />
        </>
      )}
    </Panel>
  );
}

interface KindFieldProps {
  label: string;
  kind: CitationKind | null;
  choose: (kind: string) => void;
}

function KindField({ label, kind, choose }: KindFieldProps) {
  const said = useWords(DOCUMENT);
  const language = useLanguage();
  return (
    <label className="quiet">
      {label}{' '}
      <select value={kind ?? ''} onChange={(event) => choose(event.target.value)}>
        <option value="">{said.allKinds}</option>
        {CITATION_KINDS.map((one) => (
          <option key={one} value={one}>
            {termOf('CitationKind', one, language)}
          </option>
        ))}
      </select>
    </label>
  );
}
