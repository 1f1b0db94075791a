import { Link } from 'react-router';
import { addressOf } from '../../addresses';
import type { DocumentHeadQuery } from '../../generated/graphql';
import { mentionView } from '../../parts/citation-address';
import { Facts } from '../../parts/facts';
import { InForceTag } from '../../parts/in-force-tag';
import { LinkList } from '../../parts/link-list';
import { dayText } from '../../words/format';
import { useLanguage, useWords } from '../../words/language';
import { termOf } from '../../words/terms';
import { CitationRows } from './citation-rows';
import { DOCUMENT } from './document-words';

export type HeadDocument = Extract<DocumentHeadQuery['node'], { __typename: 'LegalDocument' }>;

/** What a document is, whether it is in force, and which documents change that. */
export function DocumentHead({ document, asOf }: { document: HeadDocument; asOf: string }) {
  const said = useWords(DOCUMENT);
  const language = useLanguage();
  const { issuer, plan, issuedWith, issuedOn, effectiveOn, inForce, visibility, visibleTo, attachments } = document;
  const why =
    inForce === true
      ? null
      : effectiveOn === null
        ? said.noDay
        : effectiveOn > asOf
          ? said.notYet(dayText(effectiveOn))
          : null;
  const seenBy = (visibleTo ?? []).map(({ name }) => name).join('; ');
  return (
    <>
      <Facts
        facts={[
          [said.title, document.title ?? (document.number ? document.name : null)],
          [said.issuer, issuer && <Link to={addressOf('unit', issuer.id)}>{issuer.name}</Link>],
          [said.issuedOn, issuedOn && dayText(issuedOn)],
          [said.effectiveOn, effectiveOn && dayText(effectiveOn)],
          [
            said.inForce,
            <>
              <InForceTag inForce={inForce} /> {why}
            </>,
          ],
          [said.plan, plan && <Link to={addressOf('plan', plan.id)}>{plan.title}</Link>],
          [said.issuedWith, issuedWith && <LinkList links={[mentionView(issuedWith)]} />],
          [said.attachments, attachments.length > 0 && <LinkList links={attachments.map(mentionView)} />],
          [
            said.visibility,
            visibility &&
              visibility !== 'PUBLIC' &&
              [termOf('Visibility', visibility, language), seenBy].filter(Boolean).join(': '),
          ],
        ]}
      />
      {document.changedBy.nodes.length > 0 && (
        <>
          <h3>{said.changedBy}</h3>
          <CitationRows citations={document.changedBy.nodes} end="source" />
        </>
      )}
    </>
  );
}
