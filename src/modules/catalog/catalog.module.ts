import type { GraphModule } from '../../graph/module';
import { DismissReviewItemResolver } from './dismiss-review-item.resolver';
import { ImportDocumentResolver } from './import-document.resolver';
import { NodeResolver } from './node.resolver';
import { IndicatorRef, LegalDocumentRef, PlanRef, TaskRef, UnitRef } from './refs';
import { ReviewItemResolver } from './review-item.resolver';
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
    ViewerResolver,
  ],
  entities: [],
  owns: {},
};
