import { ownGraph } from '../../src/federation/partner/own-graph';
import { checkPartners, type PartnerReport } from '../../src/federation/partner/partner-check';
import { REFERENCE_KEY } from '../../src/federation/reference-key';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [
  "@key", "@shareable", "@external", "@requires", "@provides", "@override", "@interfaceObject", "@inaccessible"]) `;

const OWN = ownGraph();

const school = (fields: string) => `type Unit @key(fields: "id") { id: ID! ${fields} }`;

const ofSchools = (sdl: string): Promise<PartnerReport> => checkPartners([{ name: 'schools', sdl }], OWN);

const conflictsOf = async (sdl: string) => {
  const report = await ofSchools(sdl);
  return report.kind === 'conflicts' ? report.conflicts : [];
};

/** A conflict: what it is, the SDL, where it is, whom it is with, and what the partner is told to do. */
const ONE: [string, string, string, string, string][] = [
  [
    'a field of another type',
    school('name: Int'),
    'FIELD_TYPE Unit.name; FIELD_TAKEN Unit.name',
    'units',
    'schoolsName',
  ],
  [
    'a field that may be null in the partner',
    school('name: String @shareable'),
    'FIELD_TYPE Unit.name; FIELD_TAKEN Unit.name',
    'units',
    'drop it',
  ],
  [
    'a field of ours',
    school('name: String!'),
    'FIELD_TAKEN Unit.name',
    'units',
    'drop the field, or mark it @external',
  ],
  [
    'a field of ours that the partner shares',
    school('name: String! @shareable'),
    'FIELD_TAKEN Unit.name',
    'units',
    'drop the field',
  ],
  [
    'a field that another of our modules adds',
    school('issuedDocuments: [Int!]'),
    'FIELD_TYPE Unit.issuedDocuments; FIELD_TAKEN Unit.issuedDocuments',
    'legal',
    'drop it',
  ],
  [
    'a field of ours by the first version of federation',
    'extend type Unit @key(fields: "id") { id: ID! @external name: String! }',
    'FIELD_TAKEN Unit.name',
    'units',
    'drop the field',
  ],
  [
    'an external field of another type',
    school('name: Int @external size: Int @requires(fields: "name")'),
    'FIELD_TYPE Unit.name',
    'units',
    'write "name: String! @external"',
  ],
  [
    'an external field that we do not have',
    school('motto: String @external size: Int @requires(fields: "motto")'),
    'EXTERNAL_UNKNOWN Unit.motto',
    'units',
    'drop it, or name a field that Unit has',
  ],
  [
    'an external field that nothing reads',
    school('name: String! @external size: Int'),
    'EXTERNAL_UNUSED Unit.name',
    'schools',
    'drop it',
  ],
  [
    'a field taken over',
    school('name: String! @override(from: "units")'),
    'FIELD_OVERRIDDEN Unit.name',
    'units',
    'schoolsName',
  ],
  [
    'an id of another type',
    'type Unit @key(fields: "id") { id: String! size: Int }',
    'FIELD_TYPE Unit.id',
    'units',
    'write "id: ID!"',
  ],
  [
    'a type without a key',
    'type Unit { id: ID! size: Int }',
    'KEY_MISSING Unit',
    'units',
    'write "type Unit @key(fields: "id") { id: ID! … }"',
  ],
  [
    'an extension without a key',
    'extend type Plan { size: Int }',
    'KEY_MISSING Plan',
    'plans',
    'write "type Plan @key(fields: "id") { id: ID! … }"',
  ],
  [
    'a key that we do not have',
    'type Unit @key(fields: "taxCode") { taxCode: String! size: Int }',
    'KEY_UNKNOWN Unit',
    'units',
    'have no taxCode',
  ],
  [
    'a key whose field is missing',
    'type Unit @key(fields: "taxCode") { id: ID! size: Int }',
    'KEY_UNKNOWN Unit',
    'units',
    'write "type Unit @key(fields: "id")',
  ],
  [
    'a key of a field that is ours to answer',
    'type Unit @key(fields: "code") { code: String size: Int }',
    'KEY_UNKNOWN Unit; FIELD_TAKEN Unit.code',
    'units',
    '"code: String @external" and @requires(fields: "code")',
  ],
  [
    'a key that leads nowhere from the partner',
    'type Unit @key(fields: "code") { code: String @external size: Int } type Query { best: Unit }',
    'KEY_UNKNOWN Unit',
    'units',
    '@key(fields: "id")',
  ],
  [
    'a field behind a key that is not resolvable',
    'type Unit @key(fields: "id", resolvable: false) { id: ID! size: Int }',
    'KEY_NOT_RESOLVABLE Unit.size',
    'units',
    'drop resolvable: false',
  ],
  [
    'other arguments of an external field',
    `${school('tasks(first: String): TaskConnection! @external size: Int @requires(fields: "tasks { totalCount }")')} type TaskConnection @shareable { totalCount: Int! }`,
    'ARGUMENT Unit.tasks',
    'plans',
    'has "first: String" where ours is "first: Int"',
  ],
  [
    'an enum with fewer values',
    `enum AssignmentRole { LEAD } ${school('role: AssignmentRole')}`,
    'ENUM AssignmentRole',
    'plans',
    'write "enum AssignmentRole { COORDINATE LEAD }"',
  ],
  [
    'an enum with more values',
    `enum AssignmentRole { COORDINATE LEAD WATCH } ${school('role: AssignmentRole')}`,
    'ENUM AssignmentRole',
    'plans',
    'has WATCH of its own',
  ],
  [
    'an input with fewer fields, which a composer lets pass',
    `input BooleanFilter { eq: Boolean } ${school('size(is: BooleanFilter): Int')}`,
    'INPUT BooleanFilter',
    'plans',
    'lacks isNull: Boolean',
  ],
  [
    'an input with another type',
    `input BooleanFilter { eq: Int isNull: Boolean } ${school('size(is: BooleanFilter): Int')}`,
    'INPUT BooleanFilter',
    'plans',
    'has "eq: Int" where ours is "eq: Boolean"',
  ],
  [
    'an input with a field that must be given',
    `input BooleanFilter { eq: Boolean isNull: Boolean ne: Boolean! } ${school('size(is: BooleanFilter): Int')}`,
    'INPUT BooleanFilter',
    'plans',
    'has ne: Boolean! of its own',
  ],
  [
    'an interface object, which a composer lets pass',
    'type Node @key(fields: "id") @interfaceObject { id: ID! size: Int }',
    'INTERFACE_OBJECT Node',
    'units',
    'Indicator, LegalDocument, Plan, Task and Unit',
  ],
  [
    'an interface with a key',
    'interface Node @key(fields: "id") { id: ID! size: Int }',
    'INTERFACE_OBJECT Node',
    'units',
    'drop that',
  ],
  [
    'an interface with more fields',
    'interface Node { id: ID! size: Int } type Query { any: Node }',
    'INTERFACE_FIELD Node.size',
    'units',
    'put it on the types that need it',
  ],
  [
    'an interface with another type',
    'interface Failure { message: Int } type Query { any: Failure }',
    'INTERFACE_FIELD Failure.message',
    'plans',
    'write "message: String!"',
  ],
  ['a type that nobody defines', school('school: Schol'), 'TYPE_UNKNOWN Schol', 'schools', 'define it'],
  [
    'a type of ours, misspelt',
    'type School { unit: Untt } type Query { school: School }',
    'TYPE_UNKNOWN Untt',
    'schools',
    'write Unit where that is meant',
  ],
  [
    'a type of ours that the partner does not define',
    'type School { unit: Unit } type Query { school: School }',
    'TYPE_UNKNOWN Unit',
    'units',
    'write "type Unit @key(fields: "id", resolvable: false) { id: ID! }"',
  ],
  [
    'an input of ours that the partner does not define',
    'type Query { schools(filter: StringFilter): Int }',
    'TYPE_UNKNOWN StringFilter',
    'plans',
    'copy it from schema/plans.graphql',
  ],
  [
    'a type of another kind',
    'input Unit { id: ID } type Query { schools(unit: Unit): Int }',
    'TYPE_KIND Unit',
    'units',
    'give its own another name',
  ],
  ['a root field of ours', 'type Query { units: Int }', 'FIELD_TAKEN Query.units', 'units', 'e.g. schoolsUnits'],
  [
    'a root field of ours under a root of another name',
    'schema { query: Root } type Root { units: Int @shareable }',
    'FIELD_TAKEN Query.units',
    'units',
    'e.g. schoolsUnits',
  ],
  [
    'a mutation of ours',
    'type Mutation { updateTask: Int }',
    'FIELD_TAKEN Mutation.updateTask',
    'plans',
    'e.g. schoolsUpdateTask',
  ],
  [
    'a field on a value of ours',
    'extend type Evidence { page: Int }',
    'FIELD_ON_VALUE Evidence.page',
    'plans',
    'make a type of its own',
  ],
  [
    'a value of ours that is not shared',
    `type Evidence { start: Int! end: Int! quote: String! } ${school('said: Evidence')}`,
    'FIELD_NOT_SHAREABLE Evidence.start; FIELD_NOT_SHAREABLE Evidence.end; FIELD_NOT_SHAREABLE Evidence.quote',
    'plans',
    'write "type Evidence @shareable"',
  ],
  [
    'a value of ours of which fields are missing',
    `type Evidence @shareable { start: Int! end: Int! } ${school('said: Evidence')}`,
    'FIELD_UNREACHABLE Evidence.quote',
    'plans',
    '"quote: String!" among them',
  ],
  [
    'a value of ours with another type',
    `type Evidence @shareable { start: Int end: Int! quote: String! } ${school('said: Evidence')}`,
    'FIELD_TYPE Evidence.start',
    'plans',
    'write "start: Int!", as ours',
  ],
  [
    'a field of ours that is hidden',
    'type Unit @key(fields: "id") { id: ID! @inaccessible size: Int }',
    'RESTRICTED Unit.id',
    'units',
    'drop @inaccessible',
  ],
  [
    'a type of ours that is hidden',
    'type Unit @key(fields: "id") @inaccessible { id: ID! size: Int }',
    'RESTRICTED Unit',
    'units',
    'drop @inaccessible',
  ],
  [
    'a directive that is not imported',
    `${school('size: Int @tag(name: "a")')}`,
    'SDL_INVALID @tag',
    'schools',
    'add "@tag" to the `import` argument',
  ],
  [
    'two types of one name',
    'type School { a: Int } type School { b: Int } type Query { school: School }',
    'SDL_INVALID School',
    'schools',
    'only one type named "School"',
  ],
  [
    'a key of its own that is wrong',
    'type School @key(fields: "code") { id: ID! }',
    'SDL_INVALID School',
    'schools',
    'correct its SDL',
  ],
  ['SDL that is none', 'type Unit {', 'SDL_INVALID schools', 'schools', 'line 2, column'],
  [
    'a way back to a root',
    'type School { back: Query } type Query { school: School }',
    'FIELD_UNREACHABLE Query',
    'catalog',
    'drop what returns Query',
  ],
  [
    'two kinds of one name',
    'type School { a: Int } extend enum School { A } type Query { school: School }',
    'SDL_INVALID School',
    'schools',
    'correct its SDL',
  ],
  [
    'a version of federation that is none',
    'schema @link(url: "https://specs.apollo.dev/federation/vX") { query: Query } type Query { school: Int }',
    'SDL_INVALID schools',
    'schools',
    'correct its SDL',
  ],
  ['a query', '{ units { nodes { id } } }', 'SDL_INVALID schools', 'schools', 'holds a query'],
];

test.each(ONE)('%s is refused', async (_what, sdl, expected, ours, remedy) => {
  const conflicts = await conflictsOf(sdl.startsWith('extend type Unit') || sdl.startsWith('{') ? sdl : LINK + sdl);
  expect(conflicts.map(({ kind, at }) => `${kind} ${at}`).join('; ')).toBe(expected);
  expect(conflicts.map(({ message }) => message).join('\n')).toContain(remedy);
  for (const { at, between, changes, message } of conflicts) {
    expect(changes).toEqual(['schools']);
    expect(between).toEqual(expect.arrayContaining(['schools', ours]));
    for (const words of [at.replace('@', ''), 'schools changes', ours]) expect(message).toContain(words);
  }
});

test('all conflicts are told at once', async () => {
  const sdl = `${LINK} type Unit { id: ID! name: Int } type Plan @key(fields: "id") { id: ID! title: String! }
    type Query { tasks: Int } enum AssignmentRole { LEAD }`;
  expect((await conflictsOf(sdl)).map(({ kind, at }) => `${kind} ${at}`)).toEqual([
    'KEY_MISSING Unit',
    'FIELD_TYPE Unit.name',
    'FIELD_TAKEN Unit.name',
    'FIELD_TAKEN Plan.title',
    'FIELD_TAKEN Query.tasks',
    'ENUM AssignmentRole',
  ]);
});

test.each<[string, string]>([
  [
    '@federation__key',
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3") type Unit @federation__key(fields: "id") { id: ID! name: String! @federation__shareable }',
  ],
  [
    'an import under another name',
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [{ name: "@key", as: "@found" }]) type Unit @found(fields: "id") { id: ID! name: String! }',
  ],
])('a key is known by %s', async (_what, sdl) => {
  expect((await conflictsOf(sdl)).map(({ kind, at }) => `${kind} ${at}`)).toEqual(['FIELD_TAKEN Unit.name']);
});

test.each(['legal', 'Legal'])('the name %s is ours', async (name) => {
  const report = await checkPartners([{ name, sdl: LINK + school('size: Int') }], OWN);
  expect(report).toMatchObject({ kind: 'conflicts', conflicts: [{ kind: 'NAME_TAKEN', at: name }] });
});

test('a partner under a taken name is told nothing else, others are', async () => {
  const sdl = LINK + school('name: Int');
  const named = (...names: string[]) =>
    checkPartners(
      names.map((name) => ({ name, sdl })),
      OWN,
    );
  const found = (report: Awaited<ReturnType<typeof named>>) =>
    report.kind === 'conflicts' ? report.conflicts.map(({ kind, at, changes }) => [kind, at, changes.join()]) : [];
  expect(found(await named('legal'))).toEqual([['NAME_TAKEN', 'legal', 'legal']]);
  expect(found(await named('legal', 'schools', 'Schools'))).toEqual([
    ['NAME_TAKEN', 'legal', 'legal'],
    ['NAME_TAKEN', 'Schools', 'Schools'],
    ['FIELD_TYPE', 'Unit.name', 'schools'],
    ['FIELD_TAKEN', 'Unit.name', 'schools'],
  ]);
});

test('two partners that answer the same field are told that they must agree', async () => {
  const sdl = LINK + school('size: Int');
  const report = await checkPartners(
    [
      { name: 'schools', sdl },
      { name: 'health', sdl },
    ],
    OWN,
  );
  expect(report).toMatchObject({
    kind: 'conflicts',
    conflicts: [{ kind: 'FIELD_TAKEN', at: 'Unit.size', changes: ['schools', 'health'] }],
  });
});

test.each<[string, string, string[]]>([
  ['a field on a type of ours', LINK + school('size: Int'), ['FIELD_ADDED Unit.size']],
  [
    'a field that reads one of ours',
    LINK + school('name: String! @external size: Int @requires(fields: "name")'),
    ['FIELD_ADDED Unit.size'],
  ],
  [
    'a field found by a field of ours',
    `${LINK} type Unit @key(fields: "code") { code: String @external size: Int }`,
    ['FIELD_ADDED Unit.size'],
  ],
  [
    'a field found by the key between our subgraphs',
    `${LINK} type Unit @key(fields: "${REFERENCE_KEY}") { ${REFERENCE_KEY}: ID! size: Int }`,
    ['FIELD_ADDED Unit.size'],
  ],
  [
    'a subgraph of the first version',
    'extend type Unit @key(fields: "id") { id: ID! @external size: Int }',
    ['FIELD_ADDED Unit.size'],
  ],
  [
    'types of its own that lead to ours',
    `${LINK} type School @key(fields: "id") { id: ID! unit: Unit } type Unit @key(fields: "id", resolvable: false) { id: ID! } type Query { schools: [School!]! }`,
    ['FIELD_ADDED Query.schools', 'TYPE_ADDED School'],
  ],
  [
    'a member of a union of ours',
    `${LINK} union CitationSource = School type School { name: String } type Query { schools: CitationSource }`,
    ['UNION_MEMBER_ADDED CitationSource.School', 'FIELD_ADDED Query.schools', 'TYPE_ADDED School'],
  ],
  [
    'a value of ours',
    `${LINK} type Evidence @shareable { start: Int! end: Int! quote: String! } ${school('said: Evidence')}`,
    ['FIELD_ADDED Unit.said'],
  ],
  [
    'what a subgraph prints of federation itself',
    `${LINK} scalar _Any scalar federation__FieldSet union _Entity = Unit type _Service { sdl: String } ${school('size: Int')} type Query { _service: _Service! _entities(representations: [_Any!]!): [_Entity]! }`,
    ['FIELD_ADDED Unit.size'],
  ],
  ['nothing', LINK, []],
])('%s goes together with ours', async (_what, sdl, adds) => {
  const report = await ofSchools(sdl);
  expect(
    report.kind === 'composed' ? report.adds.map(({ criterion, path }) => `${criterion} ${path}`) : report.conflicts,
  ).toEqual(adds);
});

test('a field that may never be null is advised against, on types of ours', async () => {
  const report = await ofSchools(
    `${LINK} type Unit @key(fields: "id") { id: ID! size: Int! } type School { name: String! } type Query { school: School }`,
  );
  expect(report).toMatchObject({
    kind: 'composed',
    advice: [
      'Unit.size is Int!: it takes the whole Unit along where it is answered with null, and behind other gateways also while its subgraph is away. Better Int.',
    ],
  });
});
