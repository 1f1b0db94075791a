import { connectionOf } from '../../graph/connection';
import type { GraphModule } from '../../graph/module';
import { ChangeUnitsResolver } from './change-units.resolver';
import { unitShown } from './shown-rows';
import { Unit, unitLinks, unitRoots } from './unit.entity';
import { UnitResolver } from './unit.resolver';
import { UnitAlias } from './unit-alias.entity';
import { UnitMerge } from './unit-merge.entity';
import { unitComputed } from './unit-names.queries';
import { UnitSuccession } from './unit-succession.entity';

export const unitsModule: GraphModule = {
  name: 'units',
  types: { Unit },
  connections: { Unit: connectionOf('Unit', () => Unit, 'unit (đơn vị)') },
  unions: {},
  links: [unitRoots, unitLinks],
  computed: [unitComputed],
  shown: unitShown,
  resolvers: [UnitResolver, ChangeUnitsResolver],
  entities: [Unit, UnitAlias, UnitMerge, UnitSuccession],
  // what points at a unit points at the one that it is merged into, and the documents that both issued are weighed anew
  writes: {
    assignment: 'select (task_id, unit_id, role), update (unit_id), delete',
    plan: 'select (document_id, issuer_id), update (issuer_id)',
    indicator: 'select (owner_id), update (owner_id)',
    legal_document: 'select, insert, update, delete',
    reported_error: 'select (unit_id), update (unit_id)',
    citation: 'select, update (claim, document_id, status, status_reason)',
  },
  owns: { Unit },
};
