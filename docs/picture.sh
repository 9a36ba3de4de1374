#!/bin/sh
# Takes the picture of a report that docs/results.md shows. From the root of the project:
#   docs/picture.sh                    runs config/quickstart.yaml and writes docs/report.png
#   docs/picture.sh DIR FILE.png       takes the picture of the report in a results directory
# Needs Chromium.
set -eu

home=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

browser=
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  [ -n "$browser" ] || browser=$(command -v "$name" || true)
done
[ -n "$browser" ] || { echo "picture.sh: no Chromium on the path" >&2; exit 1; }

if [ $# -eq 0 ]; then
  "$home/superpose" compare "$home/config/quickstart.yaml" --out "$scratch/results" >"$scratch/out"
  set -- "$scratch/results" "$home/docs/report.png"
fi
[ $# -eq 2 ] || { echo "usage: picture.sh [DIR FILE.png]" >&2; exit 2; }
report=$1/report.html
[ -f "$report" ] || { echo "picture.sh: there is no $report" >&2; exit 2; }

# The top of the page.
"$browser" --headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --hide-scrollbars \
  --user-data-dir="$scratch/profile" --virtual-time-budget=60000 --window-size=1180,2080 --force-device-scale-factor=0.75 \
  --screenshot="$scratch/report.png" "file://$(CDPATH= cd -- "$1" && pwd)/report.html" 2>"$scratch/err"
[ -s "$scratch/report.png" ] || { cat "$scratch/err" >&2; exit 1; }
mv "$scratch/report.png" "$2"
