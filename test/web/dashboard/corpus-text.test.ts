import type { Page } from 'playwright-core';
import { encodeId } from '../../../src/graph/global-id';
import {
  type CorpusDashboard,
  corpusBrowserTest,
  faultsToTheEye,
  openCorpusDashboard,
} from '../../support/corpus-dashboard';
import { type Evidence, evidenceOf, plansOf } from '../../support/corpus-figures';
import { proofSize, recordProof } from '../../support/proof';
import { until } from '../../support/until';

/** Texts of real documents with all that was read from them: each letter is marked as the tables have it, and leads there and back. */

const TELLING = proofSize(0, 1) === 0 ? /nd-32|bc-ubnd-laocai-chi|pdf|kh-3260/ : /./;

jest.setTimeout(proofSize(60_000, 600_000));

let dashboard: CorpusDashboard;
let page: Page;

beforeAll(async () => {
  const opened = await openCorpusDashboard(TELLING);
  if (!opened) return;
  dashboard = opened;
  page = await dashboard.goTo('/');
});

afterEach(() => expect(dashboard?.complaints() ?? []).toEqual([]));

afterAll(() => dashboard?.close());

interface Drawn {
  /** Each line in pieces, with the place "start-end" of what was read from a piece; null where nothing was. */
  pieces: [string, string | null][];
}

/** All lines of the text, from the first to the last: only those on the screen are in the page at a time. */
const drawnLines = (): Promise<Drawn[]> =>
  page.evaluate(async () => {
    const lines = new Map<number, Drawn>();
    const nextFrame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    for (let top = 0; top < document.body.scrollHeight; top += innerHeight / 2) {
      scrollTo(0, top);
      await nextFrame();
      await nextFrame();
      for (const line of document.querySelectorAll<HTMLElement>('.marked-text [data-index]'))
        lines.set(Number(line.dataset.index), {
          pieces: [...(line.querySelector('.line')?.childNodes ?? [])].map((piece) => [
            piece.textContent ?? '',
            piece instanceof HTMLElement ? (piece.dataset.at ?? null) : null,
          ]),
        });
    }
    return [...lines].sort(([a], [b]) => a - b).map(([, line]) => line);
  });

/** Which passage each letter is marked with: null where with none, undefined where it ends a line. */
function markedLetters(text: string, lines: readonly Drawn[]): (string | null | undefined)[] {
  const marks: (string | null | undefined)[] = Array.from({ length: text.length });
  let at = 0;
  for (const { pieces } of lines) {
    const [[first] = ['']] = pieces;
    // between lines stand what ends them, and lines with nothing in them
    let from = at;
    while (!text.startsWith(first, from) && /\s/.test(text[from] ?? 'x')) from += 1;
    // a line with nothing in it; the next may begin with spaces
    if (first === '\u00a0' && !text.startsWith(first, from)) continue;
    at = from;
    for (const [words, place] of pieces) {
      if (!text.startsWith(words, at)) throw new Error(`"${words}" does not stand at ${at}.`);
      marks.fill(place, at, at + words.length);
      at += words.length;
    }
  }
  return marks;
}

/** Letters that are not marked as the narrowest passage that was read there: with what they are, and what they should be. */
function wronglyMarked(text: string, lines: readonly Drawn[], evidence: readonly Evidence[]): string[] {
  const marks = markedLetters(text, lines);
  const meant: Evidence[][] = Array.from({ length: text.length }, () => []);
  for (const one of [...evidence].sort((a, b) => b.end - b.start - (a.end - a.start)))
    for (let at = one.start; at < one.end; at += 1) {
      const [other] = meant[at] as Evidence[];
      meant[at] =
        other && other.end - other.start === one.end - one.start ? [...(meant[at] as Evidence[]), one] : [one];
    }
  return marks.flatMap((mark, at) => {
    const places = (meant[at] as Evidence[]).map(({ start, end }) => `${start}-${end}`);
    const isRight =
      mark === undefined ? /\s/.test(text[at] as string) : mark === null ? places.length === 0 : places.includes(mark);
    return isRight ? [] : [`${at} "${text[at]}" is ${mark}, not ${places.join(' or ')}`];
  });
}

const KINDS: Readonly<Record<string, string>> = {
  SECTION: 'Đề mục',
  INDICATOR: 'Chỉ tiêu',
  DECLARED: 'Số lượng công bố',
  CITATION: 'Viện dẫn',
  ASSIGNMENT: 'Đơn vị',
  TASK: 'Nhiệm vụ',
  DEADLINE: 'Thời hạn',
};

corpusBrowserTest('each letter of a text is marked with what was read from it, and each kind as often', async () => {
  const plans = await plansOf(dashboard);
  for (const { id, file, text } of plans) {
    const evidence = await evidenceOf(dashboard, id);
    await dashboard.goTo(`/plans/${encodeId('Plan', id)}?tab=text`);
    const legend = page.locator('.mark-kinds label');
    for (const [kind, name] of Object.entries(KINDS)) {
      const count = evidence.filter((one) => one.kind === kind).length;
      const shown = legend.filter({ has: page.locator(`.swatch.${kind}`) });
      if (count > 0) await shown.getByText(String(count), { exact: true }).waitFor();
      expect([file, kind, await shown.allTextContents()]).toEqual([
        file,
        kind,
        count > 0 ? [expect.stringMatching(new RegExp(`${name}.* ${count}$`, 'u'))] : [],
      ]);
    }
    expect([file, wronglyMarked(text, await drawnLines(), evidence).slice(0, 5)]).toEqual([file, []]);
  }
  const letters = plans.reduce((sum, { text }) => sum + text.length, 0);
  recordProof('marks in texts of real documents', { plans: plans.length, letters, wrong: 0 });
});

/** Where what was read from a passage is shown. */
const VIEWS: Readonly<Record<string, (id: number) => string>> = {
  TASK: (id) => `/tasks/${encodeId('Task', id)}`,
  ASSIGNMENT: (id) => `/units/${encodeId('Unit', id)}`,
  CITATION: (id) => `/documents/${encodeId('LegalDocument', id)}`,
};

corpusBrowserTest('a passage leads to what was read from it, and that back to the passage', async () => {
  const [plan] = await plansOf(dashboard);
  if (!plan) throw new Error('There is no plan.');
  const evidence = await evidenceOf(dashboard, plan.id);
  for (const [kind, addressOf] of Object.entries(VIEWS)) {
    const passages = evidence.filter((one) => one.kind === kind && one.id !== null);
    for (const { id, start, end, quote } of [passages[0], passages.at(-1)].flatMap((one) => one ?? [])) {
      const place = `/plans/${encodeId('Plan', plan.id)}?tab=text&at=${start}-${end}`;
      await dashboard.goTo(place);
      const looked = page.locator('mark.looked');
      await looked.first().waitFor();
      const words = (await looked.allTextContents()).join('');
      expect([kind, words]).toEqual([kind, quote.replaceAll('\n', '')]);
      await page
        .locator(`.read-here a[href="${addressOf(id)}"]`)
        .first()
        .click();
      await page.waitForURL(`**${addressOf(id)}`);
      await page.locator('main h1').waitFor();
      if (kind === 'TASK') {
        await page.getByRole('link', { name: 'Xem trong văn bản' }).first().waitFor();
        await page.locator(`a[href*="at=${start}-${end}"]`).first().click();
        await looked.first().waitFor();
        await page.goBack();
      }
      await page.goBack();
      await looked.first().waitFor();
      expect(page.url()).toBe(`${dashboard.url}${place}`);
    }
  }
  await until(() =>
    page
      .locator('mark.looked')
      .first()
      .evaluate((mark) => mark.getBoundingClientRect().top < innerHeight),
  );
  expect(await faultsToTheEye(page, 'plan-text')).toEqual([]);
});
