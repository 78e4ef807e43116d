#!/bin/sh
# The browser tests: a real station, Debian's Chromium. Screenshots go to web/target/screenshots.
set -eu
cd "$(dirname "$0")/.."
if ! command -v chromium >/dev/null 2>&1; then
  echo "skipped: browser tests: Chromium is not installed (apt install chromium)"
  exit 0
fi
mkdir -p target/test-reports target/screenshots
exec node --test --test-concurrency=1 \
  --test-reporter=spec --test-reporter-destination=stdout \
  --test-reporter=junit --test-reporter-destination=target/test-reports/TEST-browser.xml \
  e2e/*.test.mjs
