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
  owns: { Unit },
};
