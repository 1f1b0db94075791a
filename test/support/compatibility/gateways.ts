import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import { serveGateway } from './serve-gateway';

type Answer = { data?: unknown; errors?: unknown };

/** A gateway over subgraphs that are given by their schemas. */
export interface OpenGateway {
  ask(query: string): Promise<Answer>;
  close(): Promise<void>;
}

/** Composes subgraphs that answer at addresses, by name. */
type Compose = (addresses: Readonly<Record<string, string>>) => string;
type Schemas = Readonly<Record<string, GraphQLSchema>>;

/** Apollo's, in this process: for tests only, its licence is not an open one. */
async function openApollo(schemas: Schemas, compose: Compose): Promise<OpenGateway> {
  const supergraphSdl = compose({});
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => new LocalGraphQLDataSource(schemas[name] as GraphQLSchema),
  });
  const apollo = new ApolloServer({ gateway, stopOnTerminationSignals: false });
  await apollo.start();
  return {
    ask: async (query) => JSON.parse(JSON.stringify((await apollo.executeOperation({ query })).body)).singleResult,
    close: () => apollo.stop(),
  };
}

/** This program's, over HTTP as it is served, to subgraphs that another server serves. */
async function openOwn(schemas: Schemas, compose: Compose): Promise<OpenGateway> {
  const closes: (() => Promise<unknown>)[] = [];
  const addresses: Record<string, string> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const server = createServer(createYoga({ schema, logging: false }));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    closes.push(() => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    });
    addresses[name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  }
  const gateway = await serveGateway(compose(addresses));
  closes.unshift(() => gateway.close());
  return {
    ask: async (query) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query }),
      });
      return (await response.json()) as Answer;
    },
    close: async () => {
      for (const close of closes) await close();
    },
  };
}

export const GATEWAYS = { 'Apollo Gateway': openApollo, 'the gateway of this program': openOwn };
