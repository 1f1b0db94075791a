import { connectionOf } from '../../graph/connection';
import type { GraphModule } from '../../graph/module';
import { Indicator, indicatorLinks, indicatorRoots, planIndicatorLinks, taskIndicatorLinks } from './indicator.entity';
import { IndicatorResolver } from './indicator.resolver';
import { Observation } from './observation.entity';
import { PlanRef, TaskRef, UnitRef } from './refs';

export const indicatorsModule: GraphModule = {
  name: 'indicators',
  types: { Indicator, Observation, Plan: PlanRef, Task: TaskRef, Unit: UnitRef },
  connections: {
    Indicator: connectionOf('Indicator', () => Indicator, 'indicator (chỉ tiêu)'),
    Observation: connectionOf('Observation', () => Observation, 'observation (số liệu thực hiện)'),
  },
  unions: {},
  links: [indicatorRoots, indicatorLinks, planIndicatorLinks, taskIndicatorLinks],
  resolvers: [IndicatorResolver],
  entities: [Indicator, Observation],
  owns: { Indicator },
};
