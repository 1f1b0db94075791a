// The usual stack: Apollo Server, type-graphql, TypeORM entities and DataLoader, put together as their documentation shows.
import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSchema } from 'type-graphql';
import { DataSource } from 'typeorm';
import { Assignment, Citation, Deadline, Indicator, LegalDocument, Observation, Plan, Task, Unit } from './entities';
import { loadersOf } from './loaders';
import {
  AssignmentResolver,
  CitationResolver,
  type Context,
  IndicatorResolver,
  LegalDocumentResolver,
  PlanResolver,
  TaskResolver,
} from './resolvers';

const inVietnam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

async function main(): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    url: process.env.DATABASE_URL,
    entities: [Plan, Task, Deadline, Unit, Assignment, Citation, LegalDocument, Indicator, Observation],
    extra: { max: 8 },
  });
  await source.initialize();
  const schema = await buildSchema({
    resolvers: [
      PlanResolver,
      TaskResolver,
      AssignmentResolver,
      CitationResolver,
      LegalDocumentResolver,
      IndicatorResolver,
    ],
    validate: false,
  });
  const server = new ApolloServer<Context>({ schema });
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: '127.0.0.1' },
    context: async () => ({ source, load: loadersOf(source), today: inVietnam.format(new Date()) }),
  });
  console.log(`graph  ${url}graphql`);
}

void main();
