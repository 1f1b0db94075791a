import type { IncomingMessage } from 'node:http';
import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { type DocumentNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import type { Viewer } from '../auth/viewer';
import { HubError } from '../errors';
import type { ReportRates, ReportRefusal } from './report-rates';

const REPORT = 'reportError';

const ASKED = Symbol('asked');

// a property of its own, as Apollo makes copies of contexts
type Reporting = { [ASKED]?: IncomingMessage };

/** Notes in a request's context where it comes from. */
export function noteReporter(context: object, request: IncomingMessage): void {
  (context as Reporting)[ASKED] = request;
}

/**
 * Refuses reports of errors that come more often than is allowed, each of an operation counted by itself; who corrects the graph
 * is not counted. Errors: RATE_LIMITED.
 */
export const limitReports = (rates: ReportRates): ApolloServerPlugin<object> => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ document, operation, contextValue }) => {
      if (operation?.operation !== 'mutation') return;
      const { viewer, [ASKED]: request } = contextValue as { viewer?: Viewer } & Reporting;
      if (!request || viewer?.role === 'EDITOR' || viewer?.role === 'ADMIN') return;
      for (let left = reportsIn(document, operation); left > 0; left--) {
        const refused = rates.count(request);
        if (refused) throw tooMany(refused);
      }
    },
  }),
});

/** How many reports an operation makes: one for each name in the answer. */
function reportsIn({ definitions }: DocumentNode, { selectionSet }: OperationDefinitionNode): number {
  const names = new Set<string>();
  const met = new Set<string>();
  const look = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value === REPORT) names.add(selection.alias?.value ?? REPORT);
        continue;
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        look(selection.selectionSet);
        continue;
      }
      const { value: name } = selection.name;
      if (met.has(name)) continue;
      met.add(name);
      const named = definitions.find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name);
      if (named?.kind === Kind.FRAGMENT_DEFINITION) look(named.selectionSet);
    }
  };
  look(selectionSet);
  return names.size;
}

function tooMany({ by, rate, retryAfterS }: ReportRefusal): HubError {
  const whose = by === 'address' ? 'from one address' : 'from all readers together';
  return new HubError(
    'RATE_LIMITED',
    `${rate.toLocaleString('en')} reports of errors an hour are taken ${whose}. Nothing was stored; send it again in ${retryAfterS} s.`,
    { retryAfterS, http: { status: 429, headers: new HeaderMap([['retry-after', String(retryAfterS)]]) } },
  );
}
