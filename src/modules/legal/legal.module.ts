import { connectionOf } from '../../graph/connection';
import { encodeId } from '../../graph/global-id';
import type { GraphModule } from '../../graph/module';
import { Citation, CitationSource, citationLinks, planCitationLinks, taskCitationLinks } from './citation.entity';
import { DocumentImpactResolver, ImpactResolver } from './impact.resolver';
import { legalDocumentComputed } from './in-force.queries';
import { LegalDocument, legalDocumentLinks, legalRoots, unitLegalLinks } from './legal-document.entity';
import { LegalDocumentResolver } from './legal-document.resolver';
import { PlanRef, TaskRef, UnitRef } from './refs';
import { RejectedCitation } from './rejected-citation.entity';
import { ResolveCitationResolver } from './resolve-citation.resolver';
import { Restriction } from './restriction.entity';
import { SourceText } from './source-text.entity';
import { VisibilityResolver } from './visibility.resolver';

export const legalModule: GraphModule = {
  name: 'legal',
  types: { LegalDocument, Citation, Plan: PlanRef, Task: TaskRef, Unit: UnitRef },
  connections: {
    LegalDocument: connectionOf('LegalDocument', () => LegalDocument, 'document (văn bản)'),
    Citation: connectionOf('Citation', () => Citation, 'citation (viện dẫn)'),
  },
  unions: { CitationSource },
  links: [legalRoots, legalDocumentLinks, citationLinks, planCitationLinks, taskCitationLinks, unitLegalLinks],
  computed: [legalDocumentComputed],
  resolvers: [
    LegalDocumentResolver,
    ImpactResolver,
    DocumentImpactResolver,
    ResolveCitationResolver,
    VisibilityResolver,
  ],
  entities: [LegalDocument, Citation, RejectedCitation, Restriction, SourceText],
  shown: {
    restriction: [
      { name: 'visibility', read: (row) => row.visibility },
      { name: 'visibleTo', read: (row) => (row.unit_ids as number[]).map((id) => encodeId('Unit', id)) },
    ],
  },
  owns: { LegalDocument },
};
