// What is looked at before a release, of the packages that users get: known faults (npm audit), licences, and a list of all
// parts (an SBOM, CycloneDX). Writes release/. Exit code 1 where something must be seen to, 3 where all that could be looked at is in
// order but nobody told the known faults: a mirror without audits. AUDIT_REGISTRY is another registry to ask for them. `npm run release:check`
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Licences that ask for no more than their text and a name; each was read. A new one is added by who has read it. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Unlicense',
]);

/** Packages whose package.json says it otherwise than the others, or not at all, with what is known of them. */
const LOOKED_UP = {
  'chainsaw@0.1.0': 'says "MIT/X11", which is MIT; old form of package.json',
  'buffers@0.1.1':
    'says nothing; its author gives all his packages as MIT/X11. Comes with exceljs (unzipper), which loads it to read in streams: we do not',
};

/** Advisories that were looked into and do not concern us: by id, `why`, and `until` when that holds ("2027-03-31"); then they stop again. */
const ACCEPTED_ADVISORIES = JSON.parse(readFileSync(new URL('accepted-advisories.json', import.meta.url), 'utf8'));

/**
 * From this level on an advisory stops a release. A public body's hub is open to the outside, and what its packages read comes
 * from there: "moderate" is often a way to make it stop answering. "low" is listed.
 */
const AUDIT_LEVEL = 'moderate';
const LEVELS = ['info', 'low', 'moderate', 'high', 'critical'];

/** Neither in order nor wrong: who releases has to ask elsewhere. */
const EXIT_UNKNOWN = 3;

/** The registry that is asked for known faults; as npm is set where empty. Packages come from where they always do. */
const AUDIT_REGISTRY = process.env.AUDIT_REGISTRY?.trim() ?? '';

// .npmrc includes what building needs; a flag is stronger than the file
const OF_USERS = ['--omit=dev', '--include=prod'];
const faults = [];
const unknown = [];
const tell = (line) => process.stderr.write(`${line}\n`);
const npm = (...args) =>
  spawnSync('npm', args, { encoding: 'utf8', maxBuffer: 2 ** 28, shell: process.platform === 'win32' });

const parts = partsList();
mkdirSync('release', { recursive: true });
writeFileSync('release/sbom.cdx.json', `${JSON.stringify(parts, null, 2)}\n`);
checkLicences(parts.components);
checkAdvisories();
for (const fault of faults) tell(`WRONG ${fault}`);
for (const what of unknown) tell(`UNKNOWN ${what}`);
process.exit(faults.length ? 1 : unknown.length ? EXIT_UNKNOWN : 0);

function partsList() {
  const made = npm('sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', ...OF_USERS);
  if (made.status !== 0) {
    tell(`npm sbom failed: ${made.stderr}`);
    process.exit(1);
  }
  const sbom = JSON.parse(made.stdout);
  // npm calls the program by the folder that it is in
  sbom.metadata.component.name = JSON.parse(readFileSync('package.json', 'utf8')).name;
  tell(`ok    parts: ${sbom.components.length} packages in release/sbom.cdx.json`);
  return sbom;
}

function checkLicences(components) {
  const lines = [];
  const before = faults.length;
  for (const { name, version, licenses = [] } of components) {
    const said = licenses.map(({ license, expression }) => license?.id ?? license?.name ?? expression).join(' AND ');
    const id = `${name}@${version}`;
    lines.push(`${id}\t${said || '-'}\t${LOOKED_UP[id] ?? ''}`);
    if (!isAllowed(said) && LOOKED_UP[id] === undefined)
      faults.push(
        `licence: ${id} is ${said ? `under ${said}` : 'under none that it says'}. Do: read it, then add it to scripts/release-check.mjs, or take the package out`,
      );
  }
  writeFileSync('release/licences.tsv', `${lines.sort().join('\n')}\n`);
  if (faults.length === before) tell(`ok    licences: of ${components.length} packages, in release/licences.tsv`);
}

/** "MIT", "(MIT OR GPL-3.0-or-later)", "Apache-2.0 AND MIT"; not "GPL-3.0-or-later", "(MIT AND Elastic-2.0)" */
function isAllowed(expression) {
  const plain = expression.replace(/[()]/g, '');
  if (plain.trim() === '') return false;
  // an expression that mixes both words is looked up by hand
  if (/ AND /.test(plain) && / OR /.test(plain)) return false;
  return / OR /.test(plain)
    ? plain.split(' OR ').some((one) => ALLOWED.has(one.trim()))
    : plain.split(' AND ').every((one) => ALLOWED.has(one.trim()));
}

function checkAdvisories() {
  if (AUDIT_REGISTRY !== '' && !isWebAddress(AUDIT_REGISTRY)) {
    faults.push(
      `setting: AUDIT_REGISTRY="${AUDIT_REGISTRY}" is not usable. Do: give the address of an npm registry, http(s)://…`,
    );
    return;
  }
  const asked = npm('audit', '--json', ...OF_USERS, ...(AUDIT_REGISTRY ? ['--registry', AUDIT_REGISTRY] : []));
  let answer = null;
  try {
    answer = JSON.parse(asked.stdout);
  } catch {
    // no JSON is no answer either
  }
  if (!answer?.vulnerabilities) {
    const why = answer?.message ?? asked.stderr.trim().split('\n').at(-1) ?? '';
    unknown.push(
      `advisories: whether the packages have known faults was not found out, as the registry did not tell (${why}). Do: ask one that answers npm audit, AUDIT_REGISTRY=https://… npm run release:check, or run it where the npm registry itself is reached; do not release before`,
    );
    return;
  }
  writeFileSync('release/audit.json', `${JSON.stringify(answer, null, 2)}\n`);
  const found = new Map();
  for (const { via } of Object.values(answer.vulnerabilities))
    for (const advisory of via.filter((one) => typeof one === 'object')) found.set(advisory.url, advisory);
  const grave = [...found.values()].filter(
    ({ url, severity }) => LEVELS.indexOf(severity) >= LEVELS.indexOf(AUDIT_LEVEL) && !isAccepted(accepted(url)),
  );
  for (const { name, title, severity, url, range } of grave) {
    const { until, why } = accepted(url) ?? {};
    const before = until === undefined ? '' : ` It was accepted until ${until} (${why}): look again.`;
    faults.push(`advisory: ${name} ${range}: ${title} (${severity}).${before} Do: see ${url}`);
  }
  if (!grave.length)
    tell(`ok    advisories: none from "${AUDIT_LEVEL}" on, ${found.size} in all, in release/audit.json`);
}

function isWebAddress(text) {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

function accepted(url) {
  return ACCEPTED_ADVISORIES[url.split('/').at(-1)];
}

/** An acceptance says why and has an end; on its last day it still holds. */
function isAccepted(acceptance) {
  return Boolean(acceptance?.why) && acceptance.until >= new Date().toISOString().slice(0, 10);
}
