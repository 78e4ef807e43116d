#!/bin/sh
# Builds the browser client into dist/, and does nothing when no source is newer than the last build.
set -eu
cd "$(dirname "$0")"
stamp=dist/.built
if [ -f "$stamp" ] && [ -z "$(find src public index.html package.json package-lock.json vite.config.ts tsconfig.json -newer "$stamp" 2>/dev/null | head -n 1)" ]; then
  exit 0
fi
if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --loglevel=error
fi
npm run build
touch "$stamp"
