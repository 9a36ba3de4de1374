#!/bin/sh
# Compiles the proofs with coqc (8.16, Debian's package coq) in a temporary folder, and fails unless every
# main theorem rests on no axiom. Exit code 0: all is proved.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
files="Gain Largest Sets Tree Output Network Counts SecondLayer Rational Examples"
theorems="relu_of_sum relu_of_at_most negative_coefficient_above negative_coefficient_below
  gains_bound_the_change last_gain_is_exact largest_sum_bounds largest_sum_reached
  closed_sound checks_sound node_exact wrong_inputs_exact output_sound
  network_sound linear_network_sound all_inputs_are_inputs all_inputs_once
  wrong_outputs_counted wrong_inputs_counted
  second_layer_silent silent_inputs_agree unlisted_inputs_are_right
  deep_network_sound rational_network_sound it_is_right"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM

compile() { (cd "$folder" && coqc -q -Q . Superpose "$1.v"); }

# Prints what the theorems of a list, found in the files of another, rest on; fails if any rests on an axiom.
closed() {
  {
    echo "From Superpose Require Import $2."
    for theorem in $1; do echo "Print Assumptions $theorem."; done
  } >"$folder/Assumptions.v"
  compile Assumptions >"$folder/assumptions" || return 1
  expected=$(echo "$1" | wc -w)
  found=$(grep -cx 'Closed under the global context' "$folder/assumptions" || true)
  lines=$(wc -l <"$folder/assumptions")
  [ "$found" -eq "$expected" ] && [ "$lines" -eq "$expected" ]
}

for file in $files; do
  cp "$here/$file.v" "$folder"
  compile "$file"
done

# First that the check would notice: a theorem without a proof, and one that rests on an axiom.
cat >"$folder/Broken.v" <<'END'
From Coq Require Import ZArith.
Open Scope Z_scope.
Theorem unproved : forall w : Z, w < 0.
Admitted.
Axiom assumed : forall w : Z, w < 0.
Theorem on_an_axiom : 1 < 0.
Proof. apply assumed. Qed.
END
compile Broken
for broken in unproved on_an_axiom; do
  if closed "network_sound $broken" "Network Broken"; then
    echo "the check does not notice that $broken is not proved" >&2
    exit 1
  fi
done

if ! closed "$theorems" "$files"; then
  for theorem in $theorems; do
    if ! closed "$theorem" "$files"; then
      echo "$theorem is not proved without axioms:" >&2
      cat "$folder/assumptions" >&2
    fi
  done
  exit 1
fi
for theorem in $theorems; do echo "$theorem: closed under the global context"; done
echo "$(echo "$theorems" | wc -w) theorems proved without axioms by $(coqc --version | head -n 1)"
