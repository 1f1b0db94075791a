import { connectionOf } from '../../graph/connection';
import type { GraphModule } from '../../graph/module';
import { Unit, unitLinks, unitRoots } from './unit.entity';
import { UnitResolver } from './unit.resolver';
import { UnitAlias } from './unit-alias.entity';
import { UnitSuccession } from './unit-succession.entity';

export const unitsModule: GraphModule = {
  name: 'units',
  types: { Unit },
  connections: { Unit: connectionOf('Unit', () => Unit, 'unit (đơn vị)') },
  unions: {},
  links: [unitRoots, unitLinks],
  resolvers: [UnitResolver],
  entities: [Unit, UnitAlias, UnitSuccession],
  owns: { Unit },
};
