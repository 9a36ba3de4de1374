#!/bin/sh
# Takes the archive as a stranger does: an empty folder, a user without rights, no JDK or Maven in PATH.
# Usage: try.sh [ARCHIVE]; as root it becomes nobody, otherwise it stays who it is. The plugin is the example of the
# documents, which is compiled before with the JDK of JAVA_HOME or of PATH; without one, that step is left out.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
archive=$(readlink -f -- "${1:-$(ls "$here"/target/superpose-*-linux-x86_64.zip | tail -n 1)}")

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder"
mkdir "$folder/empty" "$folder/bin"
# Only what a small system has: the tools that the launcher uses, unzip for us.
for tool in sh cat sed awk grep find date ls dirname readlink cksum cut stty mktemp mkdir mv rm cp chmod unzip head env ln cmp; do
  ln -s "$(command -v $tool)" "$folder/bin/$tool"
done
cp "$archive" "$folder/archive.zip"
example=$here/../../docs/examples/and-per-neuron/src/main
jdk=${JAVA_HOME:+$JAVA_HOME/bin/}
if "${jdk}javac" --version 2>/dev/null | grep -q '^javac 2[5-9]'; then
  unzip -q -j "$archive" '*/lib/superpose-core-*.jar' -d "$folder/core"
  find "$example/java" -name '*.java' >"$folder/sources"
  "${jdk}javac" -d "$folder/classes" --module-path "$folder/core" "@$folder/sources"
  "${jdk}jar" --create --file "$folder/plugin.jar" -C "$folder/classes" . -C "$example/resources" .
else
  echo "try.sh: no JDK 25 in JAVA_HOME or PATH compiles the example plugin; its step is left out" >&2
fi
chmod 644 "$folder"/*.zip "$folder"/*.jar 2>/dev/null || : # also where there is no plugin
cat >"$folder/steps" <<'STEPS'
set -eu
step() { echo "== $*"; }
cd empty
! command -v java && ! command -v mvn
step unpack; unzip -q ../archive.zip; cd superpose-*
step version; bin/superpose --version
step quickstart; bin/superpose compare config/quickstart.yaml >../table 2>../log || { cat ../table ../log; exit 1; }
head -n 8 ../table; grep -q 'verified 3/3' ../table
test -s results/quickstart/report.html
step build; bin/superpose build config/quickstart.yaml --set 'tasks[0].features=64' --set 'seeds=1' --out networks --proofs >../files 2>../log || { cat ../log; exit 1; }
network=$(grep 'one-neuron-per-output.*npz$' ../files | head -n 1)
step verify "$network"; bin/superpose verify "$network"
step explain "$network"; bin/superpose explain "$network"
step through a link, from elsewhere; ln -s "$PWD/bin/superpose" ../superpose; cd ..; ./superpose list >list; grep -q pairwise-and list; cd superpose-*
if [ -e ../../plugin.jar ]; then
  step a plugin; cp ../../plugin.jar plugins/
  bin/superpose plugins list; bin/superpose plugins check plugins/plugin.jar
  cd ..; ./superpose list >list; grep -q and-per-neuron list
  cd superpose-*
fi
step no cache to write to; rm -f startup-*.aot; chmod -R a-w .
XDG_CACHE_HOME=$PWD/../cache bin/superpose list >../again
cmp ../list ../again; ls ../cache/superpose/*.aot
chmod -R u+w .
echo "== all steps done"
STEPS
if [ "$(id -u)" = 0 ]; then
  chown -R nobody "$folder/empty"
  set -- setpriv --reuid=nobody --clear-groups --regid="$(id -g nobody)" --no-new-privs
else
  set --
fi
cd "$folder"
"$@" "$(command -v env)" -i PATH="$folder/bin" HOME="$folder/empty" sh steps
