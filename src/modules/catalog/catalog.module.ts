import type { GraphModule } from '../../graph/module';
import { ChangeResolver } from './change.resolver';
import { DismissReviewItemResolver } from './dismiss-review-item.resolver';
import { ImportDocumentResolver } from './import-document.resolver';
import { NodeResolver } from './node.resolver';
import { NODE_HISTORIES } from './node-history.resolver';
import { IndicatorRef, LegalDocumentRef, PlanRef, TaskRef, UnitRef } from './refs';
import { ReviewItemResolver } from './review-item.resolver';
import { SearchResolver } from './search.resolver';
import { ViewerResolver } from './viewer.resolver';
import { WithdrawDocumentResolver } from './withdraw-document.resolver';

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
    SearchResolver,
    ViewerResolver,
    ChangeResolver,
    ...NODE_HISTORIES,
  ],
  entities: [],
  owns: {},
};
