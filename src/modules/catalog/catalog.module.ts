import type { GraphModule } from '../../graph/module';
import { ApiKeyResolver } from './api-key.resolver';
import { ChangeResolver } from './change.resolver';
import { ChangeNewsResolver } from './change-news.resolver';
import { DismissReviewItemResolver } from './dismiss-review-item.resolver';
import { ImportDocumentResolver } from './import-document.resolver';
import { NodeResolver } from './node.resolver';
import { NODE_HISTORIES } from './node-history.resolver';
import { IndicatorRef, LegalDocumentRef, PlanRef, TaskRef, UnitRef } from './refs';
import { ReportErrorResolver } from './report-error.resolver';
import { ReportedError } from './reported-error.entity';
import { ReporterContact } from './reporter-contact.entity';
import { ReviewItemResolver } from './review-item.resolver';
import { SearchResolver } from './search.resolver';
import { UndoChangeResolver } from './undo-change.resolver';
import { ViewerResolver } from './viewer.resolver';
import { WithdrawDocumentResolver } from './withdraw-document.resolver';

const ALL = 'select, insert, update, delete';

export const catalogModule: GraphModule = {
  name: 'catalog',
  types: { Plan: PlanRef, Task: TaskRef, Unit: UnitRef, Indicator: IndicatorRef, LegalDocument: LegalDocumentRef },
  connections: {},
  unions: {},
  links: [],
  resolvers: [
    NodeResolver,
    ImportDocumentResolver,
    WithdrawDocumentResolver,
    ReviewItemResolver,
    DismissReviewItemResolver,
    UndoChangeResolver,
    ReportErrorResolver,
    SearchResolver,
    ViewerResolver,
    ApiKeyResolver,
    ChangeResolver,
    ChangeNewsResolver,
    ...NODE_HISTORIES,
  ],
  entities: [ReportedError, ReporterContact],
  reads: ['history', 'search.entry', 'search.source', 'search.word', 'given_key'],
  // an import, and what takes one back, writes what was read in a document; undoChange whatever people have changed
  writes: {
    plan: ALL,
    section: ALL,
    theme: ALL,
    task: ALL,
    deadline: ALL,
    assignment: ALL,
    declared_item: ALL,
    diagnostic: ALL,
    rejected_task: ALL,
    progress_report: ALL,
    unit: ALL,
    unit_alias: ALL,
    unit_merge: ALL,
    unit_succession: ALL,
    indicator: ALL,
    observation: ALL,
    source_text: ALL,
    legal_document: ALL,
    citation: ALL,
    rejected_citation: ALL,
    restriction: ALL,
    // who gives keys out by a mutation
    api_key: 'select, insert, update',
    api_key_old_secret: 'select, insert, delete',
  },
  owns: {},
};
