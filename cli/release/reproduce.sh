#!/bin/sh
# Builds modules in two folders and compares their jars byte for byte. Usage: reproduce.sh [MODULES]
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
modules=${1:-core,testkit,cli/formats,cli/runner}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for copy in one another/place; do
  mkdir -p "$folder/$copy"
  git -C "$root" archive HEAD | tar -x -C "$folder/$copy"
  (cd "$folder/$copy" && mvn --batch-mode --quiet -Prelease -Dmaven.test.skip=true -pl "$modules" -am package)
done
cd "$folder/one"
find . -path '*/target/*.jar' | sort | while read -r jar; do
  cmp "$jar" "../another/place/$jar" && echo "$(sha256sum <"$jar" | cut -c 1-16) $jar"
done
