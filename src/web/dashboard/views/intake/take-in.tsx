import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { addressOf } from '../../addresses';
import type { Refusal } from '../../ask/change';
import { useChange } from '../../ask/use-change';
import { TakeInDocument } from '../../generated/graphql';
import { RefusalNotice } from '../../parts/refusal-notice';
import { useWords } from '../../words/language';
import { BusyLine } from './busy-line';
import { fileBase64 } from './file-base64';
import { AS_IT_IS, IntakeSettings, type Settings, settingsInput } from './intake-settings';
import { INTAKE } from './intake-words';
import { type TakenIn, WhatWasRead } from './what-was-read';
import { WithdrawButton } from './withdraw';

type Stage =
  | { kind: 'reading' }
  | { kind: 'sending' }
  /** `as`: what it was read with. */
  | { kind: 'tried'; read: TakenIn; as: Settings }
  | { kind: 'storing' }
  | { kind: 'stored'; read: TakenIn }
  | { kind: 'refused' };

// Matches: "nhiem-vu.xlsx", "a.CSV". Must not match: "xlsx.docx".
const TABLE = /\.(?:xlsx|csv)$/i;

/** One file, from a trial to what is stored. */
export function TakeIn({ file, onAnother }: { file: File; onAnother: () => void }) {
  const said = useWords(INTAKE);
  const trial = useChange(TakeInDocument, { isTrial: true });
  const storing = useChange(TakeInDocument);
  const [stage, setStage] = useState<Stage>({ kind: 'reading' });
  const [settings, setSettings] = useState(AS_IT_IS);
  const content = useRef('');
  const inputOf = (dryRun: boolean) => ({
    fileName: file.name,
    contentBase64: content.current,
    dryRun,
    ...settingsInput(settings),
  });
  const tryIt = async () => {
    setStage({ kind: 'sending' });
    const read = await trial.put({ input: inputOf(true) });
    setStage(read ? { kind: 'tried', read, as: settings } : { kind: 'refused' });
  };
  const store = async (tried: TakenIn) => {
    setStage({ kind: 'storing' });
    const read = await storing.put({ input: inputOf(false) });
    setStage(read ? { kind: 'stored', read } : { kind: 'tried', read: tried, as: settings });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a file; with other settings when told
  useEffect(() => {
    void fileBase64(file).then((text) => {
      content.current = text;
      return tryIt();
    });
  }, [file]);
  const refusal: Refusal | null = storing.refusal ?? trial.refusal;
  const isOver = stage.kind === 'stored';
  const isBusy = stage.kind === 'reading' || stage.kind === 'sending' || stage.kind === 'storing';
  return (
    <>
      <p className="buttons">
        <span>
          {said.file}: <strong>{file.name}</strong>
        </span>
        <button type="button" onClick={onAnother}>
          {said.another}
        </button>
      </p>
      <div aria-live="polite">
        {stage.kind === 'reading' && <p>{said.reading}</p>}
        {stage.kind === 'sending' && <BusyLine>{said.sending}</BusyLine>}
        {stage.kind === 'storing' && <BusyLine>{said.storing}</BusyLine>}
      </div>
      <RefusalNotice refusal={refusal} shown={['visibility', 'visibleTo', 'replaces', 'columns']} />
      {!isOver && (
        <details className="settings" open={stage.kind === 'refused' || undefined}>
          <summary>{said.settings}</summary>
          <fieldset className="form" disabled={isBusy}>
            <IntakeSettings
              settings={settings}
              onChange={setSettings}
              faults={refusal?.fields ?? {}}
              isTable={TABLE.test(file.name)}
            />
            <button type="button" onClick={() => void tryIt()}>
              {said.tryAgain}
            </button>
          </fieldset>
        </details>
      )}
      {stage.kind === 'tried' && (
        <>
          <h3>{said.found}</h3>
          <p className="quiet">{said.nothingStored}</p>
          <WhatWasRead read={stage.read} />
          <p className="buttons">
            <button
              type="button"
              className="primary"
              disabled={stage.as !== settings}
              onClick={() => void store(stage.read)}
            >
              {said.store}
            </button>
            {stage.as !== settings && <span className="quiet">{said.changedSince}</span>}
          </p>
        </>
      )}
      {stage.kind === 'stored' && <Stored read={stage.read} />}
    </>
  );
}

function Stored({ read }: { read: TakenIn }) {
  const said = useWords(INTAKE);
  const { plan, document, attachments } = read;
  return (
    <>
      <div className="notice saved" role="status">
        <strong>{said.stored}</strong>
        {plan && <Link to={addressOf('plan', plan.id)}>{said.toPlan}</Link>}
        {document && <Link to={addressOf('document', document.id)}>{said.toDocument}</Link>}
        {attachments.map(({ id, type, number, title }) => (
          <Link key={id} to={addressOf('document', id)}>
            {[type, number ?? title].filter(Boolean).join(' ')}
          </Link>
        ))}
        {plan && read.diagnostics.length > 0 && (
          <Link to={`${addressOf('review')}?${new URLSearchParams({ plan: plan.id })}`}>{said.toReview}</Link>
        )}
      </div>
      <WhatWasRead read={read} />
      {document && (
        <p className="buttons">
          <WithdrawButton documentId={document.id} label={said.withdrawThis} />
        </p>
      )}
    </>
  );
}
