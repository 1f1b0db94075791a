import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../support/read-text';

/** Collected documents beside the project; where they are not, these tests are skipped and counted as such. */
const DOCS = join(__dirname, '../../../shared/corpus/docs');
const files = existsSync(DOCS) ? readdirSync(DOCS).filter((name) => name.endsWith('.txt')) : [];
const inCorpus = files.length > 0 ? describe : describe.skip;

const read = (name: string) => readText(readFileSync(join(DOCS, name), 'utf8'), name);

inCorpus('the collected documents', () => {
  it.each(files.length > 0 ? files : ['none'])('are read with true quotes: %s', (name) => {
    const document = read(name);
    const listed = [document.citations, document.tasks, document.sections, document.indicators, document.themes].flat();
    for (const { place } of listed) {
      expect(place.quote).not.toBe('');
      expect(document.sourceText.slice(place.start, place.end)).toBe(place.quote);
    }
  });
});

(files.includes('seed.txt') ? describe : describe.skip)('the seed document', () => {
  it('has twelve citations, six of them legal bases, one suspect', () => {
    const { citations } = read('seed.txt');
    expect(citations).toHaveLength(12);
    expect(citations.filter(({ kind }) => kind === 'BASIS')).toHaveLength(6);
    expect(
      citations.filter(({ status }) => status === 'SUSPECT').map(({ number, meantNumber }) => [number, meantNumber]),
    ).toEqual([['143/2016/NĐ-BLĐTBXH', '143/2016/NĐ-CP']]);
  });

  it('has five tasks, three declared items and two themes', () => {
    const { tasks, declaredItems, themes } = read('seed.txt');
    expect(tasks.map(({ ordinal }) => ordinal)).toEqual(['III.1', 'III.2', 'III.3', 'III.4', 'III.5']);
    expect(tasks[4]?.assignments.filter(({ role }) => role === 'COORDINATE')).toHaveLength(4);
    expect(declaredItems.map(({ count, presentCount }) => [count, presentCount])).toEqual([
      [18, 0],
      [21, 0],
      [22, 0],
    ]);
    expect(themes.map(({ level }) => level)).toEqual(['Thành phố', 'Sở']);
  });
});
