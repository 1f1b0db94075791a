import { connectionOf } from '../../graph/connection';
import type { GraphModule } from '../../graph/module';
import { IndicatorConnection } from './indicator.connection';
import { Indicator, indicatorLinks, indicatorRoots, planIndicatorLinks, taskIndicatorLinks } from './indicator.entity';
import { IndicatorResolver } from './indicator.resolver';
import { IndicatorReportResolver } from './indicator-report.resolver';
import { indicatorComputed } from './indicator-state.queries';
import { Observation } from './observation.entity';
import { RecordObservationResolver } from './record-observation.resolver';
import { PlanRef, TaskRef, UnitRef } from './refs';

export const indicatorsModule: GraphModule = {
  name: 'indicators',
  types: { Indicator, Observation, Plan: PlanRef, Task: TaskRef, Unit: UnitRef },
  connections: {
    Indicator: IndicatorConnection,
    Observation: connectionOf('Observation', () => Observation, 'observation (số liệu thực hiện)'),
  },
  unions: {},
  links: [indicatorRoots, indicatorLinks, planIndicatorLinks, taskIndicatorLinks],
  computed: [indicatorComputed],
  resolvers: [IndicatorResolver, IndicatorReportResolver, RecordObservationResolver],
  entities: [Indicator, Observation],
  owns: { Indicator },
};
