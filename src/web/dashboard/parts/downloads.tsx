import { useState } from 'react';
import { request } from '../ask/ask';
import type { TypedDocumentString } from '../generated/graphql';
import { useWords } from '../words/language';
import { SHARED } from '../words/shared-words';

const FORMS = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

interface DownloadsProps<Data, Variables> {
  document: TypedDocumentString<Data, Variables>;
  variables: Variables;
}

// Matches: attachment; filename="tasks.xlsx". Must not match: attachment.
const FILE_NAME = /filename="([^"]+)"/;

const fileName = ({ headers }: Response): string | undefined =>
  FILE_NAME.exec(headers.get('content-disposition') ?? '')?.[1];

/** All rows of a list, not only the page that is shown, as a table for a spreadsheet. */
export function Downloads<Data, Variables>({ document: operation, variables }: DownloadsProps<Data, Variables>) {
  const said = useWords(SHARED);
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const take = async (form: keyof typeof FORMS) => {
    setState('busy');
    try {
      const all = { ...variables, first: null, after: null };
      const response = await fetch('/graphql', request(operation, all as Variables, undefined, FORMS[form]));
      if (!response.ok || !response.headers.get('content-type')?.startsWith(FORMS[form]))
        throw new Error(`HTTP ${response.status}`);
      const address = URL.createObjectURL(await response.blob());
      const link = document.createElement('a');
      link.href = address;
      link.download = fileName(response) ?? `plangraph.${form}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
      setState('idle');
    } catch {
      setState('failed');
    }
  };
  return (
    <fieldset className="downloads" disabled={state === 'busy'} aria-label={said.download}>
      {(['xlsx', 'csv'] as const).map((form) => (
        <button key={form} type="button" className="quiet" onClick={() => void take(form)}>
          {form.toUpperCase()}
        </button>
      ))}
      {state === 'failed' && (
        <span role="alert" className="bad">
          {said.failed}
        </span>
      )}
    </fieldset>
  );
}
