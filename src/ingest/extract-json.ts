import type { DeadlineMention, Evidence, ReadDocument } from './parsed-document';

/** The JSON object of `extract FILE --json` (contract/interface.md). */
export function toExtractJson(document: ReadDocument): object {
  const { metadata } = document;
  return {
    sourceText: document.sourceText,
    metadata: {
      number: metadata.number,
      type: metadata.type,
      title: metadata.title,
      issuer: metadata.issuer,
      signer: metadata.signer,
      issuedOn: metadata.issuedOn,
      effectiveOn: metadata.effectiveOn,
      fields: metadata.fields,
    },
    citations: document.citations.map(({ type, number, name, issuedOn, issuer, kind, locator, status, place }) => ({
      type,
      number,
      name,
      issuedOn,
      issuer,
      kind,
      locator,
      status,
      ...place,
    })),
    tasks: document.tasks.map(({ ordinal, title, assignments, deadlines, citations, place }) => ({
      ordinal,
      title,
      start: place.start,
      end: place.end,
      assignments: assignments.map(({ unit, role, isCollective }) => ({ unit, role, collective: isCollective })),
      deadline: mainDeadline(deadlines),
      citations,
    })),
    indicators: document.indicators.map(({ name, operator, value, upperValue, measureUnit, period, place }) => ({
      name,
      operator,
      value,
      upperValue,
      measureUnit,
      period,
      ...place,
    })),
    declaredItems: document.declaredItems.map(({ label, kind, count, presentCount }) => ({
      label,
      kind,
      count,
      presentCount,
    })),
    diagnostics: document.diagnostics.map(({ code, severity, message, place }) => ({
      code,
      severity,
      start: place?.start ?? null,
      end: place?.end ?? null,
      message,
    })),
    // more than the contract asks for
    attached: document.attached.map(({ type, number, title, year, effectiveOn, place, link, stretches }) => ({
      type,
      number,
      title,
      year,
      effectiveOn,
      ...place,
      link,
      stretches,
    })),
  };
}

/** The one deadline shown of a task's several: the first with a day, else the first. */
function mainDeadline(deadlines: ReadonlyArray<DeadlineMention<Evidence>>): object | null {
  const main = deadlines.find(({ on }) => on !== null) ?? deadlines[0];
  return main === undefined ? null : { text: main.text, on: main.on, from: main.from, recurring: main.recurring };
}
