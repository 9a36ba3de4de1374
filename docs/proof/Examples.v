(** The checker runs: small networks that it accepts, cannot decide without steps, or refutes. So the
    theorems do not speak of nothing. *)

From Coq Require Import ZArith List Lia Bool.
From Superpose Require Import Gain Largest Sets Tree Output Network SecondLayer.
Import ListNotations.
Open Scope Z_scope.

Definition entry (matrix : list (list Z)) (row column : nat) : Z := nth column (nth row matrix []) 0.

Definition element (vector : list Z) (i : nat) : Z := nth i vector 0.

(** Four features, three neurons; output 0 is feature 0, output 1 is "feature 0 and feature 3". *)
Definition layer : hidden_layer :=
  {| features := 4; codes := 4; width := 3;
     encoder := entry [[1; 0; 0; 0]; [0; 1; 0; 0]; [0; 0; 1; 0]; [0; 0; 0; 1]];
     weights := entry [[5; 3; 0; 0]; [5; 0; 3; 0]; [1; 0; 0; 1]];
     biases := element [-2; -2; -1] |}.

Definition answers (threshold : Z) : readout_layer :=
  {| outputs := 2; readout := entry [[1; 1; 0]; [0; 0; 2]]; thresholds := element [threshold; 1] |}.

Definition gates : problem :=
  {| inputs_of := fun o => nth o [[0]; [0; 3]]%nat [];
     gate_of := fun _ bits => forallb (fun b => b) bits |}.

Definition no_steps : nat -> list nat -> branches := fun _ _ => Done.

(** "0 0 1": output 0, its gate's input not active, one branch, feature 1. *)
Definition one_branch : nat -> list nat -> branches := fun o state =>
  match o, state with
  | O, [] => Branch 1 Done Done
  | _, _ => Done
  end.

(** "0 0 1 2". *)
Definition two_branches : nat -> list nat -> branches := fun o state =>
  match o, state with
  | O, [] => Branch 1 Done (Branch 2 Done Done)
  | _, _ => Done
  end.

Definition accepts (threshold : Z) steps :=
  network_checks 4 2 2 (output_of layer (answers threshold) gates) steps.

Example roots_are_closed : accepts 4 no_steps = true.
Proof. vm_compute. reflexivity. Qed.

(** A score of 6 does not exceed a threshold of 6: feature 0 alone is a wrong input. *)
Example on_is_strict : accepts 5 no_steps = true /\ accepts 6 no_steps = false
  /\ In [0]%nat (match wrong_inputs 4 2 (output_of layer (answers 6) gates 0) (no_steps 0) with
       | Some found => found | None => [] end).
Proof. vm_compute. auto. Qed.

(** Features 1 and 2 give output 0 a score of 2. The root alone bounds it by 4. *)
Example root_is_open : accepts 2 no_steps = false.
Proof. vm_compute. reflexivity. Qed.

Example branch_closes_it : accepts 2 one_branch = true.
Proof. vm_compute. reflexivity. Qed.

Example it_is_right : forall x, (length (active_of 4 x) <= 2)%nat -> forall o, (o < 2)%nat ->
  (thresholds (answers 2) o <? score_of layer (answers 2) x o)
  = gate_of gates o (map x (inputs_of gates o)).
Proof. exact (network_sound layer (answers 2) gates 2 one_branch branch_closes_it). Qed.

(** With a threshold of 1 this one input is wrong, and the steps show that no other is. *)
Example one_is_wrong :
  wrong_inputs 4 2 (output_of layer (answers 1) gates 0) (two_branches 0) = Some [[1; 2]]%nat
  /\ wrong_inputs 4 2 (output_of layer (answers 1) gates 0) (one_branch 0) = None.
Proof. split; vm_compute; reflexivity. Qed.

(** A branch's feature is excluded from what comes after it. *)
Example branches_twice :
  wrong_inputs 4 2 (output_of layer (answers 2) gates 0) (fun _ => Branch 1 Done (Branch 1 Done Done))
  = None.
Proof. vm_compute. reflexivity. Qed.

(** A gate's input cannot be a branch. *)
Example gate_input_as_branch :
  wrong_inputs 4 2 (output_of layer (answers 2) gates 0) (fun _ => Branch 0 Done Done) = None.
Proof. vm_compute. reflexivity. Qed.

(** A second layer that cuts what features 1 and 2 give of the first. *)
Definition deep : deep_network :=
  {| first := layer; second_width := 1;
     second_weights := entry [[1; 1; 0]]; second_biases := element [-2];
     later := fun second _ => element second 0;
     deep_outputs := 1; deep_thresholds := element [1] |}.

Definition with_feature_0 : list (list nat) := [[0]; [0; 1]; [0; 2]; [0; 3]]%nat.

(** "wake 0 1". *)
Definition wake_steps : list nat -> branches := fun _ => Branch 0 Done (Branch 1 Done Done).

Example deep_is_accepted : deep_checks deep gates 2 with_feature_0 wake_steps = true.
Proof. vm_compute. reflexivity. Qed.
