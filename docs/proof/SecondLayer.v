(** Networks with two or more hidden layers whose second layer is silent on almost all inputs: method
    [second-layer] of docs/proof-format.md. *)

From Coq Require Import ZArith List Lia Bool Arith Permutation.
From Superpose Require Import Gain Largest Sets Tree Output Network.
Import ListNotations.

(** The layers after the first hidden one. What comes after the second may be anything: further hidden
    layers and the readout. *)
Record deep_network := {
  first : hidden_layer;
  second_width : nat;
  second_weights : nat -> nat -> Z;      (* [neuron of the second layer][neuron of the first] *)
  second_biases : nat -> Z;
  later : list Z -> nat -> Z;            (* what the second layer gives, to the score of each output *)
  deep_outputs : nat;
  deep_thresholds : nat -> Z
}.

Definition second_level (n : deep_network) (x : nat -> bool) (s : nat) : Z :=
  (second_biases n s
  + sum_over (width (first n)) (fun r => second_weights n s r * hidden (first n) x r))%Z.

Definition second_layer (n : deep_network) (x : nat -> bool) : list Z :=
  map (fun s => relu (second_level n x s)) (seq 0 (second_width n)).

Definition deep_score (n : deep_network) (x : nat -> bool) (o : nat) : Z :=
  later n (second_layer n x) o.

(** M_r: the largest weight of the second layer to neuron r of the first, at least 0. *)
Definition loudest (n : deep_network) (r : nat) : Z :=
  fold_right Z.max 0%Z (map (fun s => second_weights n s r) (seq 0 (second_width n))).

(** B: the least negated bias of the second layer. *)
Definition least (n : deep_network) : Z :=
  match map (fun s => - second_biases n s)%Z (seq 0 (second_width n)) with
  | [] => 0
  | b :: others => fold_right Z.min b others
  end.

(** L: what the first layer gives, in the weights M. *)
Definition loudness (n : deep_network) (x : nat -> bool) : Z :=
  sum_over (width (first n)) (fun r => loudest n r * hidden (first n) x r)%Z.

Lemma loudest_bounds : forall n s r, s < second_width n ->
  (second_weights n s r <= loudest n r)%Z.
Proof.
  intros n s r Hs. unfold loudest.
  assert (H : forall l v, In v l -> (v <= fold_right Z.max 0 l)%Z).
  { induction l as [|w l IH]; intros v []; cbn [fold_right].
    - subst. lia.
    - specialize (IH v H). lia. }
  apply H, in_map_iff. exists s. split; [reflexivity | apply in_seq; lia].
Qed.

Lemma least_bounds : forall n s, s < second_width n -> (least n <= - second_biases n s)%Z.
Proof.
  intros n s Hs. unfold least.
  assert (Hin : In (- second_biases n s)%Z
    (map (fun s => - second_biases n s)%Z (seq 0 (second_width n)))).
  { apply in_map_iff. exists s. split; [reflexivity | apply in_seq; lia]. }
  destruct (map (fun s => - second_biases n s)%Z (seq 0 (second_width n))) as [|b l]; [destruct Hin|].
  revert Hin. generalize (- second_biases n s)%Z as v. intros v.
  induction l as [|w l IH]; cbn [fold_right]; intros [Hv|Hv].
  - lia.
  - destruct Hv.
  - specialize (IH (or_introl Hv)). lia.
  - destruct Hv as [->|Hv]; [lia|]. specialize (IH (or_intror Hv)). lia.
Qed.

(** While L does not exceed B, no neuron of the second layer fires. *)
Theorem second_layer_silent : forall n x, (loudness n x <= least n)%Z ->
  forall s, s < second_width n -> (second_level n x s <= 0)%Z.
Proof.
  intros n x HL s Hs. unfold second_level.
  assert (sum_over (width (first n)) (fun r => second_weights n s r * hidden (first n) x r)
    <= loudness n x)%Z as Hsum.
  { unfold loudness, sum_over. apply sum_map_le. intros r _.
    pose proof (loudest_bounds n s r Hs). unfold hidden, relu. nia. }
  pose proof (least_bounds n s Hs). lia.
Qed.

(** So all later values are those of any other such input. *)
Theorem silent_inputs_agree : forall n x y,
  (loudness n x <= least n)%Z -> (loudness n y <= least n)%Z ->
  second_layer n x = second_layer n y /\ forall o, deep_score n x o = deep_score n y o.
Proof.
  intros n x y Hx Hy.
  assert (second_layer n x = second_layer n y) as Hlayer.
  { unfold second_layer. apply map_ext_in. intros s Hs. apply in_seq in Hs.
    assert (s < second_width n) as Hs' by lia.
    pose proof (second_layer_silent n x Hx s Hs'). pose proof (second_layer_silent n y Hy s Hs').
    unfold relu. lia. }
  split; [assumption|]. intros o. unfold deep_score. now rewrite Hlayer.
Qed.

(** * The question "L > B" *)

Definition wake (n : deep_network) : output :=
  {| kind_of := Relu;
     rows := map (fun r =>
       {| coefficient := loudest n r; bias := biases (first n) r; heard := heard_of (first n) r |})
       (seq 0 (width (first n)));
     limit := least n;
     gate_inputs := [];
     gate := fun _ => false |}.

Lemma loudness_as_output : forall n x,
  score (wake n) (active_of (features (first n)) x) = loudness n x.
Proof.
  intros n x. unfold score, value, loudness, sum_over, wake. cbn [kind_of rows].
  rewrite map_map. f_equal. apply map_ext. intros r. unfold term, level, hidden.
  cbn [coefficient bias heard apply]. now rewrite (level_of_active (first n) x r _ _ eq_refl).
Qed.

(** * Right on every input *)

Definition deep_on (n : deep_network) (x : nat -> bool) (o : nat) : bool :=
  (deep_thresholds n o <? deep_score n x o)%Z.

Definition expected (p : problem) (x : nat -> bool) (o : nat) : bool :=
  gate_of p o (map x (inputs_of p o)).

(** The input of which exactly these features are active. *)
Definition input_of (A : list nat) : nat -> bool := fun i => member i A.

Definition empty_input : nat -> bool := input_of [].

(** An exact evaluation, with the whole network. *)
Definition evaluates_right (n : deep_network) (p : problem) (A : list nat) : bool :=
  forallb (fun o => eqb (deep_on n (input_of A) o) (expected p (input_of A) o))
    (seq 0 (deep_outputs n)).

(** The inputs that have to be evaluated beside the empty one, which is right; nothing if they are not
    known. [changing_inputs] are those on which some
    output should be another than on the empty one. *)
Definition to_evaluate (n : deep_network) (p : problem) (v : nat) (changing_inputs : list (list nat))
    (steps : list nat -> branches) : option (list (list nat)) :=
  if forallb (fun o => forallb (fun i => i <? features (first n)) (inputs_of p o))
        (seq 0 (deep_outputs n))
      && (loudness n empty_input <=? least n)%Z
      && evaluates_right n p []
  then option_map (fun awake => awake ++ changing_inputs)
    (wrong_inputs (features (first n)) v (wake n) steps)
  else None.

Definition deep_checks (n : deep_network) (p : problem) (v : nat) (changing_inputs : list (list nat))
    (steps : list nat -> branches) : bool :=
  match to_evaluate n p v changing_inputs steps with
  | Some evaluated => forallb (evaluates_right n p) evaluated
  | None => false
  end.

(** That [changing_inputs] leaves none out. *)
Definition all_changing_inputs (n : deep_network) (p : problem) (v : nat) (changing_inputs : list (list nat)) :=
  forall x o, length (active_of (features (first n)) x) <= v -> o < deep_outputs n ->
    expected p x o <> expected p empty_input o ->
    exists A, In A changing_inputs /\ Permutation A (active_of (features (first n)) x).

Lemma encoded_agrees : forall h x y, (forall i, i < features h -> x i = y i) ->
  forall k, encoded h x k = encoded h y k.
Proof.
  intros h x y H k. unfold encoded, sum_over. f_equal. apply map_ext_in. intros i Hi.
  apply in_seq in Hi. now rewrite H by lia.
Qed.

Lemma hidden_agrees : forall h x y, (forall i, i < features h -> x i = y i) ->
  forall r, hidden h x r = hidden h y r.
Proof.
  intros h x y H r. unfold hidden. do 2 f_equal. apply sum_over_ext. intros k.
  now rewrite (encoded_agrees h x y H).
Qed.

Lemma deep_score_agrees : forall n x y, (forall i, i < features (first n) -> x i = y i) ->
  forall o, deep_score n x o = deep_score n y o.
Proof.
  intros n x y H o. unfold deep_score. f_equal. unfold second_layer. apply map_ext. intros s.
  unfold second_level. do 2 f_equal. apply sum_over_ext. intros r.
  now rewrite (hidden_agrees _ x y H).
Qed.

Lemma input_of_active : forall n A x, Permutation A (active_of n x) ->
  forall i, i < n -> input_of A i = x i.
Proof.
  intros n A x H i Hi. unfold input_of. rewrite (member_permutation i _ _ H).
  apply eq_true_iff_eq. rewrite member_in. unfold active_of. rewrite filter_In, in_seq.
  split; [now intros [_ Hx] | intros Hx; split; [lia | assumption]].
Qed.

(** Evaluating an input that is listed decides it. *)
Lemma evaluated : forall n p A x o,
  (forall i, In i (inputs_of p o) -> i < features (first n)) -> o < deep_outputs n ->
  Permutation A (active_of (features (first n)) x) -> evaluates_right n p A = true ->
  deep_on n x o = expected p x o.
Proof.
  intros n p A x o Hexist Ho HP Hright. pose proof (input_of_active _ _ _ HP) as Hagree.
  unfold evaluates_right in Hright. rewrite forallb_forall in Hright.
  assert (Hin : In o (seq 0 (deep_outputs n))) by (apply in_seq; lia).
  specialize (Hright o Hin). apply eqb_prop in Hright.
  unfold deep_on in *. rewrite (deep_score_agrees n _ _ Hagree) in Hright. rewrite Hright.
  unfold expected. f_equal. apply map_ext_in. intros i Hi. now apply Hagree, Hexist.
Qed.

(** An input that is not listed is right; so all that are wrong are among those that are evaluated. *)
Theorem unlisted_inputs_are_right : forall n p v changing_inputs steps listed,
  all_changing_inputs n p v changing_inputs -> to_evaluate n p v changing_inputs steps = Some listed ->
  forall x, length (active_of (features (first n)) x) <= v ->
  forall o, o < deep_outputs n ->
  (forall i, In i (inputs_of p o) -> i < features (first n))
  /\ (deep_on n x o = expected p x o
      \/ exists A, In A listed /\ Permutation A (active_of (features (first n)) x)).
Proof.
  intros n p v changing_inputs steps listed Hall H x Hx o Ho. unfold to_evaluate in H.
  destruct (_ && _ && evaluates_right n p []) eqn:Hconditions in H; [|discriminate].
  apply andb_true_iff in Hconditions as [Hconditions Hright].
  apply andb_true_iff in Hconditions as [Hgates Hempty].
  destruct (wrong_inputs (features (first n)) v (wake n) steps) as [awake|] eqn:Hwake;
    [|discriminate].
  injection H as <-. rewrite forallb_forall in Hgates. apply Z.leb_le in Hempty.
  assert (Hin : In o (seq 0 (deep_outputs n))) by (apply in_seq; lia).
  specialize (Hgates o Hin). cbn beta in Hgates. rewrite forallb_forall in Hgates.
  split; [intros i Hi; now apply Nat.ltb_lt, Hgates|].
  destruct (bool_dec (expected p x o) (expected p empty_input o)) as [Hexpected|Hexpected].
  2: { right. destruct (Hall x o Hx Ho Hexpected) as (A & HA & HP).
    exists A. split; [apply in_or_app; now right | assumption]. }
  destruct (Z.le_gt_cases (loudness n x) (least n)) as [Hsilent|Hloud].
  - left. unfold evaluates_right in Hright. rewrite forallb_forall in Hright.
    specialize (Hright o Hin). apply eqb_prop in Hright.
    unfold empty_input in Hexpected. rewrite Hexpected, <- Hright. unfold deep_on.
    destruct (silent_inputs_agree n x (input_of []) Hsilent Hempty) as [_ Hagree].
    now rewrite Hagree.
  - right. apply wrong_inputs_exact in Hwake.
    assert (In (active_of (features (first n)) x)
      (filter (is_wrong (wake n)) (sets v (seq 0 (features (first n)))))) as Hawake.
    { apply filter_In. split; [now apply sets_complete|]. unfold is_wrong, is_on, should_be_on.
      rewrite loudness_as_output. cbn [wake limit gate].
      apply Z.ltb_lt in Hloud. now rewrite Hloud. }
    destruct (same_in _ _ (same_sym _ _ Hwake) _ Hawake) as (A & HA & HP).
    exists A. split; [apply in_or_app; now left | now symmetry].
Qed.

Theorem deep_network_sound : forall n p v changing_inputs steps,
  all_changing_inputs n p v changing_inputs -> deep_checks n p v changing_inputs steps = true ->
  forall x, length (active_of (features (first n)) x) <= v ->
  forall o, o < deep_outputs n -> deep_on n x o = expected p x o.
Proof.
  intros n p v changing_inputs steps Hall H x Hx o Ho. unfold deep_checks in H.
  destruct (to_evaluate n p v changing_inputs steps) as [listed|] eqn:Hlisted; [|discriminate].
  rewrite forallb_forall in H.
  destruct (unlisted_inputs_are_right _ _ _ _ _ _ Hall Hlisted x Hx o Ho)
    as [Hexist [Hright|(A & HA & HP)]]; [assumption|].
  apply (evaluated n p A); auto.
Qed.
