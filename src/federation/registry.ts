import 'reflect-metadata';

import { declareTypes } from '../graph/filter-model';
import type { GraphModule } from '../graph/module';
import type { EntityClass } from '../graph/row-table';
import { declareShownRows } from '../graph/shown-rows';
import { catalogModule } from '../modules/catalog/catalog.module';
import { indicatorsModule } from '../modules/indicators/indicators.module';
import { legalModule } from '../modules/legal/legal.module';
import { plansModule } from '../modules/plans/plans.module';
import { unitsModule } from '../modules/units/units.module';

/** The only place that knows all modules. */
export const MODULES: readonly GraphModule[] = [plansModule, unitsModule, indicatorsModule, legalModule, catalogModule];

/** The module with this name; throws where there is none. */
export function moduleNamed(name: string): GraphModule {
  const found = MODULES.find((module) => module.name === name);
  if (!found) throw new Error(`No module is called "${name}".`);
  return found;
}

// filters refer to each other across modules: all are known before the first schema is built
declareTypes(MODULES);
declareShownRows(MODULES);

/** Which module's rows a type is: its entity, by type name. */
export const OWNED_ENTITIES: Readonly<Record<string, EntityClass>> = Object.assign({}, ...MODULES.map((m) => m.owns));

export const MODULE_ENTITIES: readonly EntityClass[] = MODULES.flatMap((module) => module.entities);
