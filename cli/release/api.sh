#!/bin/sh
# Holds the interfaces of plugins against those of an earlier tag or commit: api.sh TAG
# Without that tag (a shallow clone), there is nothing to compare with, and it says so.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
tag=${1:?usage: api.sh TAG}
git -C "$root" rev-parse --verify --quiet "$tag^{commit}" >/dev/null || {
  echo "api.sh: no $tag here; interfaces are not compared" >&2
  exit 0
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
git -C "$root" archive "$tag" | tar -x -C "$folder"
(cd "$folder" && mvn --batch-mode --quiet -Dmaven.test.skip=true -pl core package)
jar=$(ls "$folder"/core/target/superpose-core-*.jar | head -n 1)
cd "$root"
mvn --batch-mode --no-transfer-progress -Dmaven.test.skip=true -pl core verify -Dapi.baseline="$jar"
