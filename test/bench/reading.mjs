// How fast documents are read: MB of text a second, growth with length, lines made to be slow, memory, start-up, import.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
const { readSourceText } = require('../../dist/src/ingest/read-document.js');

const MB = 1024 * 1024;
/** Milliseconds before the rounds that count, and of these. */
const WARM_UP = 3000;
const MEASURED = 5000;
const SAMPLE = 'src/sample';
const CORPUS = '../shared/corpus/docs';
const textsIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .map((name) => readFileSync(join(folder, name), 'utf8'))
    : [];
const sample = textsIn(SAMPLE);
const megabytes = (text) => Buffer.byteLength(text) / MB;
const read = (text) => readSourceText({ text, tables: [] }, 'a.txt');
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function seconds(work) {
  const from = performance.now();
  work();
  return (performance.now() - from) / 1000;
}

/** One plan whose body stands there `times` times: its head once, then sections without end. */
function repeated(times) {
  const plan = sample.toSorted((a, b) => b.length - a.length)[0];
  const at = plan.indexOf('\nI. ') + 1;
  return plan.slice(0, at) + plan.slice(at).repeat(times);
}

const HEAD = 'UBND TỈNH LẠC GIANG\nSỞ NỘI VỤ\n\nSố: 12/KH-SNV\n\nKẾ HOẠCH\n\nCông tác năm 2026\n\nI. NHIỆM VỤ\n\n1. ';
const SLOW_LINES = [
  '1',
  'số ',
  'Căn cứ ',
  '(',
  'Điều 1 ',
  'và ',
  '/',
  '- ',
  '| ',
  'Sở ',
  'ngày 1 ',
  'Luật ',
  'Quyết định ',
  'Bộ Y tế, ',
  '\u0301',
];

function throughput(name, texts) {
  const size = texts.reduce((sum, text) => sum + megabytes(text), 0);
  if (size === 0) return;
  const once = () => texts.forEach(read);
  // the engine compiles what is read often: an import of a folder runs compiled after its first seconds
  for (const until = performance.now() + WARM_UP; performance.now() < until; ) once();
  const rounds = [];
  const before = process.cpuUsage();
  for (const until = performance.now() + MEASURED; performance.now() < until || rounds.length < 3; )
    rounds.push(seconds(once));
  const { user, system } = process.cpuUsage(before);
  const rates = rounds.map((s) => size / s);
  const ofProcessor = (size * rounds.length * 1e6) / (user + system);
  console.log(
    `  ${name.padEnd(34)} ${median(rates).toFixed(2).padStart(8)} MB/s  (${size.toFixed(2)} MB, ${rounds.length} rounds, ${Math.min(...rates).toFixed(2)} to ${Math.max(...rates).toFixed(2)}; ${ofProcessor.toFixed(2)} MB per second of processor time, all threads)`,
  );
}

console.log('Extraction, one core, text already decoded (MB of UTF-8), after 3 s of reading');
throughput('the bundled sample', sample);
throughput('the collected documents', textsIn(CORPUS));

console.log('\nGrowth with length: seconds per MB');
let first = null;
for (const times of [1, 10, 100]) {
  const text = repeated(times);
  read(text);
  const took = median(Array.from({ length: times === 100 ? 3 : 7 }, () => seconds(() => read(text)))) / megabytes(text);
  first ??= took;
  console.log(
    `  ${`${times}×`.padEnd(6)} ${megabytes(text).toFixed(2).padStart(6)} MB  ${took.toFixed(3)}  (${(took / first).toFixed(2)} of 1×)`,
  );
}

console.log('\nLines made to be slow: seconds for 1 MB and for 2 MB of one thing in one line');
for (const piece of SLOW_LINES) {
  const [one, two] = [1, 2].map((size) => {
    const text = `${HEAD}${piece.repeat(Math.ceil((size * MB) / Buffer.byteLength(piece)))}\n`;
    return seconds(() => read(text));
  });
  console.log(
    `  ${JSON.stringify(piece).padEnd(16)} ${one.toFixed(2).padStart(6)} ${two.toFixed(2).padStart(6)}  (${(two / one).toFixed(1)} times)`,
  );
}

console.log('\nWhole programs');
const folder = mkdtempSync(join(tmpdir(), 'plangraph-bench-'));
const program = (args, env = {}) => {
  const from = performance.now();
  const run = spawnSync(process.execPath, ['dist/src/cli/main.js', ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...process.env, PLANGRAPH_SAMPLE: 'off', PLANGRAPH_DATA_DIR: join(folder, 'data'), ...env },
  });
  if (run.status !== 0) throw new Error(`plangraph ${args[0]} ended with ${run.status}: ${run.stderr.slice(-500)}`);
  return (performance.now() - from) / 1000;
};
try {
  const large = join(folder, 'large.txt');
  writeFileSync(large, repeated(Math.ceil(20 / megabytes(repeated(1)))));
  const measure = `const { readSourceText } = require('./dist/src/ingest/read-document.js'); const text = require('node:fs').readFileSync(${JSON.stringify(large)}, 'utf8'); readSourceText({ text, tables: [] }, 'a.txt'); console.log(process.resourceUsage().maxRSS / 1024);`;
  const memory = spawnSync(process.execPath, ['-e', measure], { encoding: 'utf8' });
  console.log(`  memory at most, a text of 20 MB       ${Number(memory.stdout).toFixed(0)} MB`);

  const files = readdirSync(SAMPLE)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => join(SAMPLE, name));
  const one = median(Array.from({ length: 5 }, () => program(['extract', files[0], '--json'])));
  const many = program(['extract', ...new Array(40).fill(files[0]), '--json']);
  console.log(
    `  extract, one file                     ${(one * 1000).toFixed(0)} ms; 40 files in one command ${(many * 1000).toFixed(0)} ms`,
  );

  program(['migrate']);
  const copies = [];
  for (let i = 0; i < 60; i++) {
    const from = files[i % files.length];
    const to = join(folder, `${i}-${basename(from)}`);
    // another number in each: sixty documents, not one sixty times
    writeFileSync(to, readFileSync(from, 'utf8').replace(/(Số:?\s*)\d+/, `$1${1000 + i}`));
    copies.push(to);
  }
  const none = program(['doctor']);
  const took = program(['import', ...copies]) - none;
  const again = program(['import', ...copies]) - none;
  console.log(
    `  import                                ${(copies.length / took).toFixed(1)} documents/s; a second time ${(copies.length / again).toFixed(1)} documents/s`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
