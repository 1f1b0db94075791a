import type { GraphModule } from '../../graph/module';
import { ImportDocumentResolver } from './import-document.resolver';
import { NodeResolver } from './node.resolver';
import { IndicatorRef, LegalDocumentRef, PlanRef, TaskRef, UnitRef } from './refs';
import { ViewerResolver } from './viewer.resolver';

export const catalogModule: GraphModule = {
  name: 'catalog',
  types: { Plan: PlanRef, Task: TaskRef, Unit: UnitRef, Indicator: IndicatorRef, LegalDocument: LegalDocumentRef },
  connections: {},
  unions: {},
  links: [],
  resolvers: [NodeResolver, ImportDocumentResolver, ViewerResolver],
  entities: [],
  owns: {},
};
