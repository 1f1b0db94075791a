import { addressOf } from '../../addresses';
import type { UnitHeadQuery } from '../../generated/graphql';
import { Facts } from '../../parts/facts';
import { LinkList } from '../../parts/link-list';
import { dayText } from '../../words/format';
import { useWords } from '../../words/language';
import { UNIT } from './unit-words';

export type HeadUnit = Extract<UnitHeadQuery['node'], { __typename?: 'Unit' }>;

const linksTo = (units: readonly { id: string; name: string }[]) =>
  units.map(({ id, name }) => ({ address: addressOf('unit', id), name }));

/** What a unit is. */
export function UnitHead({ unit }: { unit: HeadUnit }) {
  const said = useWords(UNIT);
  const { validFrom, validTo } = unit;
  const existed = [validFrom && said.from(dayText(validFrom)), validTo && said.to(dayText(validTo))];
  return (
    <Facts
      facts={[
        [said.code, unit.code],
        [said.parent, unit.parent && <LinkList links={linksTo([unit.parent])} />],
        [said.kind, unit.isCollective ? said.collective : unit.isKnown ? said.known : said.unknown],
        [said.aliases, unit.aliases.filter((alias) => alias !== unit.name).join('; ')],
        [said.valid, existed.filter(Boolean).join(' ')],
        [said.predecessors, unit.predecessors.length > 0 && <LinkList links={linksTo(unit.predecessors)} />],
        [said.successors, unit.successors.length > 0 && <LinkList links={linksTo(unit.successors)} />],
      ]}
    />
  );
}
