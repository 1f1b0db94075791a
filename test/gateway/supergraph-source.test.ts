import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { givenSubgraphs } from '../../src/gateway/given-subgraphs';
import { supergraphAddresses } from '../../src/gateway/supergraph-addresses';
import { composingWith, givenSupergraph } from '../../src/gateway/supergraph-source';

const SCHEMA = join(__dirname, '../../schema');
const NOBODY = 'http://127.0.0.1:9/graphql';
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';

let server: Server;
let answer = '';

beforeAll(async () => {
  server = createServer((_request, response) => response.end(answer)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});

afterAll(() => server.close());

const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
const answering = (sdl: string) => {
  answer = JSON.stringify({ data: { _service: { sdl: `${LINK} ${sdl}` } } });
};

test('a partner is asked what it is, and composed with ours at their addresses', async () => {
  answering('type Unit @key(fields: "id") { id: ID! archived: Int }');
  const compose = await composingWith({ archive: address(), legal: 'http://legal.example/graphql' });
  const supergraph = compose({ legal: 'http://legal.example/graphql', plans: 'http://127.0.0.1:1/graphql' });
  expect(supergraphAddresses(supergraph)).toMatchObject({
    archive: address(),
    legal: 'http://legal.example/graphql',
    plans: 'http://127.0.0.1:1/graphql',
  });
  expect(supergraph).toContain('archived: Int');
});

test('one of ours that runs elsewhere need not be there yet', async () => {
  await expect(composingWith({ legal: NOBODY })).resolves.toBeInstanceOf(Function);
});

test('a partner that claims a field of ours is refused, with who must change', async () => {
  answering('type Unit @key(fields: "id") { id: ID! name: Int } type Query { archive: Int }');
  await expect(composingWith({ archive: address() })).rejects.toMatchObject({
    exitCode: 1,
    message: expect.stringMatching(
      /^The subgraph "archive" cannot be joined to the graph:\n {2}.*Unit\.name.*archive changes/,
    ),
  });
});

test.each([
  ['{"errors":[{"message":"no"}]}', 'it answers "no"'],
  ['<html>', 'it answers "<html>", which is no JSON'],
  ['{"data":{"_service":null}}', 'its answer has no _service { sdl }'],
])('what answers %s is no subgraph: it is refused', async (said, why) => {
  answer = said;
  await expect(composingWith({ archive: address() })).rejects.toMatchObject({
    exitCode: 1,
    message: `The subgraph archive at ${address()} does not say its SDL (HTTP 200): ${why}. Name the address of a federation subgraph, such as http://host:port/graphql.`,
  });
});

test('a partner that is not there is refused, and the password of its address is told to nobody', async () => {
  await expect(composingWith({ archive: NOBODY.replace('//', '//partner:secret@') })).rejects.toMatchObject({
    message:
      'The subgraph archive at http://partner:***@127.0.0.1:9/graphql cannot be reached (ECONNREFUSED): start it, or correct the address.',
  });
});

test('a partner that says more than an SDL can have is given up', async () => {
  answer = 'x'.repeat(17 * 1024 * 1024);
  await expect(composingWith({ archive: address() })).rejects.toMatchObject({
    message: expect.stringMatching(/ answers with more than 16777216 bytes: see to it, or correct the address\.$/),
  });
});

test.each([
  ['the file is not there', '/nowhere', {}, /^The supergraph \/nowhere cannot be read: there is no such file\.$/],
  [
    'it has no addresses',
    join(SCHEMA, 'supergraph.graphql'),
    {},
    /no usable address of "catalog" \("http:\/\/catalog\.invalid\/graphql"\), .*"units"/,
  ],
  ['it is none', join(SCHEMA, 'plangraph.graphql'), {}, /is no supergraph: it names no subgraphs/],
  ['it is no SDL', join(__dirname, 'supergraph-source.test.ts'), {}, /is no supergraph: it names no subgraphs/],
  ['addresses are given beside it', 'x', { legal: NOBODY }, /--subgraph legal=… has no part in it/],
])('a supergraph is refused where %s', async (_why, file, elsewhere, message) => {
  await expect(givenSupergraph(file, elsewhere)).rejects.toMatchObject({ message: expect.stringMatching(message) });
});

test('--subgraph names a subgraph and the address of its GraphQL', () => {
  expect(givenSubgraphs(['archive=http://a:1/graphql?x=y', 'so-tu-phap=https://b/'])).toEqual({
    archive: 'http://a:1/graphql?x=y',
    'so-tu-phap': 'https://b/',
  });
});

test.each([
  [['archive'], /^--subgraph "archive" is not NAME=URL: give a name and an address, such as legal=http/],
  [['archive='], /is not NAME=URL/],
  [['=http://a/'], /is not NAME=URL/],
  [['a b=http://a/'], /is not NAME=URL/],
  [['archive=ftp://a/'], /is not NAME=URL/],
  [['archive=a/graphql'], /is not NAME=URL/],
  [['a=http://a/', 'a=http://b/'], /--subgraph a is given twice/],
])('--subgraph %j is refused', (given, message) => {
  expect(() => givenSubgraphs(given)).toThrow(
    expect.objectContaining({ exitCode: 2, message: expect.stringMatching(message) }),
  );
});
