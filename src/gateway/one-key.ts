import { type ConstDirectiveNode, Kind, type ObjectTypeDefinitionNode, parse, print } from 'graphql';
import { REFERENCE_KEY } from '../federation/reference-key';
import { MODULES } from '../federation/registry';
import { argumentsOf, subgraphsIn } from './supergraph-addresses';

/**
 * The supergraph as Hive is given it: our subgraphs are entered by their reference alone. Of a type with two keys it asks a
 * subgraph by both at once where what is linked to leads on to others, and lets the answer to `id`, which knows no instant,
 * win (decision 0030). Where somebody else refers to a type, who has nothing but `id`, its owner still takes that too.
 */
export function withOneKey(supergraph: string, own: ReadonlySet<string>): string {
  const document = parse(supergraph);
  const names = new Map(subgraphsIn(document).map(({ value, name }) => [value, name]));
  const isOurs = (graph: string) => own.has(names.get(graph) ?? '');
  const definitions = document.definitions.map((type) => {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) return type;
    const isReferredTo = keysOf(type).some(({ graph }) => !isOurs(graph));
    const isLeftOut = (one: ConstDirectiveNode) => {
      const { graph, key } = argumentsOf(one);
      if (one.name.value !== 'join__type' || key !== 'id' || !isOurs(graph ?? '')) return false;
      const hasReference = keysOf(type).some((other) => other.graph === graph && other.key === REFERENCE_KEY);
      return hasReference && !(isReferredTo && names.get(graph ?? '') === ownerOf(type.name.value));
    };
    return { ...type, directives: type.directives?.filter((one) => !isLeftOut(one)) ?? [] };
  });
  return print({ ...document, definitions });
}

const ownerOf = (type: string): string | undefined => MODULES.find(({ owns }) => type in owns)?.name;

const keysOf = ({ directives = [] }: ObjectTypeDefinitionNode): { graph: string; key: string }[] =>
  directives.flatMap((one) => {
    const { graph, key } = argumentsOf(one);
    return one.name.value === 'join__type' && graph !== undefined && key !== undefined ? [{ graph, key }] : [];
  });
