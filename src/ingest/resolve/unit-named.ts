import type { EntityManager } from 'typeorm';
import { Unit } from '../../modules/units/unit.entity';
import { type Home, placeOf } from './home';
import { openUnitDirectory } from './unit-directory';

/** Row id of the unit that a person names in the plan of an issuing body: found or made as an import would. */
export async function unitNamed(tx: EntityManager, issuerId: number | null, name: string): Promise<number> {
  const units = await openUnitDirectory(tx, await homeOfIssuer(tx, issuerId));
  // "các Sở, ban, ngành", not "Sở Y tế"
  return units.resolve(name, /^(?:các|những|tất cả)\s/iu.test(name.trim()));
}

/** Where a plan is at home, as far as the row of its issuing body says. */
async function homeOfIssuer(tx: EntityManager, issuerId: number | null): Promise<Home> {
  const issuer = issuerId === null ? null : await tx.findOneBy(Unit, { id: issuerId });
  const above = issuer?.parentId == null ? null : await tx.findOneBy(Unit, { id: issuer.parentId });
  const names = { issuer: issuer?.name ?? null, parentAuthority: above?.name ?? null };
  return { ...names, place: placeOf(names.issuer) ?? placeOf(names.parentAuthority) };
}
