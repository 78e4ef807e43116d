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
mkdir -p dist/licences
cp node_modules/maplibre-gl/LICENSE.txt dist/licences/maplibre-gl.txt
cp node_modules/mgrs/license.md dist/licences/mgrs.txt
cp node_modules/@fontsource/noto-sans/LICENSE dist/licences/noto-sans.txt
cp node_modules/@fontsource/noto-sans-arabic/LICENSE dist/licences/noto-sans-arabic.txt
touch "$stamp"
