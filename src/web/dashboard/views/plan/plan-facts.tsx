import { Link } from 'react-router';
import { addressOf } from '../../addresses';
import type { Asked } from '../../ask/use-answer';
import type { PlanHeadQuery } from '../../generated/graphql';
import { CitedDocument } from '../../parts/cited-document';
import { Facts } from '../../parts/facts';
import { InForceTag } from '../../parts/in-force-tag';
import { Panel } from '../../parts/panel';
import { sourceAddress } from '../../parts/source-address';
import { dayText } from '../../words/format';
import { useWords } from '../../words/language';
import { SHARED } from '../../words/shared-words';
import { PLAN } from './plan-words';

export type PlanHead = Extract<NonNullable<PlanHeadQuery['node']>, { __typename: 'Plan' }>;

/** So many legal bases stand open; more are folded. */
const MOST_OPEN = 4;

/** Who issued it, when, and on which basis. */
export function PlanFacts({ asked }: { asked: Asked<PlanHeadQuery, { id: string }> }) {
  const said = useWords(PLAN);
  return (
    <Panel title={said.about} asked={asked} minHeight={260}>
      {({ node }) => node?.__typename === 'Plan' && <Known plan={node} />}
    </Panel>
  );
}

function Known({ plan }: { plan: PlanHead }) {
  const said = useWords(PLAN);
  const shared = useWords(SHARED);
  const { id, issuer, themes, legalBases } = plan;
  return (
    <>
      <Facts
        facts={[
          [said.number, plan.number ?? said.noNumber],
          [said.type, plan.documentType],
          [said.issuer, issuer && <Link to={addressOf('unit', issuer.id)}>{issuer.name}</Link>],
          [said.issuedOn, plan.issuedOn && dayText(plan.issuedOn)],
          [said.effectiveOn, plan.effectiveOn && dayText(plan.effectiveOn)],
          [said.signer, plan.signer],
          [said.year, plan.year],
          [said.fields, plan.fields.join(', ')],
          [
            said.themes,
            themes.length > 0 && (
              <ul className="plain">
                {themes.map(({ level, text, evidence }) => (
                  <li key={evidence.start}>
                    <Link to={sourceAddress(id, evidence)}>{text}</Link> <span className="quiet">({level})</span>
                  </li>
                ))}
              </ul>
            ),
          ],
          [
            said.inForce,
            <>
              <InForceTag inForce={plan.document.inForce} />{' '}
              <Link to={addressOf('document', plan.document.id)}>{shared.document}</Link>
            </>,
          ],
        ]}
      />
      <details className="bases" open={legalBases.length <= MOST_OPEN}>
        <summary>
          <h3>
            {shared.legalBases} <span className="quiet">{legalBases.length}</span>
          </h3>
        </summary>
        {legalBases.length === 0 && <p className="quiet">{said.noBases}</p>}
        <ul className="plain spaced">
          {legalBases.map(({ id: basis, document, evidence, locator }) => (
            <li key={basis}>
              {locator && `${locator}, `}
              {document ? <CitedDocument document={document} /> : `“${evidence.quote}” (${said.unresolved})`}
              <small>
                <Link to={sourceAddress(id, evidence)}>{shared.inText}</Link>
              </small>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
