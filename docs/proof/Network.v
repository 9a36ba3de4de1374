(** Whole networks: if all outputs check, the network is right on every input of at most v active
    features. *)

From Coq Require Import ZArith List Lia Bool Arith Permutation.
From Superpose Require Import Gain Largest Sets Tree Output.
Import ListNotations.

Definition sum_over (count : nat) (f : nat -> Z) : Z := sum (map f (seq 0 count)).

(** Features to codes: the encoder, and the first weights. A hidden layer is
    ReLU (b + W E x). *)
Record hidden_layer := {
  features : nat;
  codes : nat;
  width : nat;
  encoder : nat -> nat -> Z;       (* [code][feature] *)
  weights : nat -> nat -> Z;       (* [neuron][code] *)
  biases : nat -> Z                (* [neuron] *)
}.

Record readout_layer := {
  outputs : nat;
  readout : nat -> nat -> Z;       (* [output][neuron]; [output][code] without a hidden layer *)
  thresholds : nat -> Z            (* [output] *)
}.

Record problem := {
  inputs_of : nat -> list nat;            (* of each output's gate, in order *)
  gate_of : nat -> list bool -> bool
}.

(** * Forward *)

Definition bit (b : bool) : Z := if b then 1 else 0.

Definition encoded (h : hidden_layer) (x : nat -> bool) (code : nat) : Z :=
  sum_over (features h) (fun i => encoder h code i * bit (x i))%Z.

Definition hidden (h : hidden_layer) (x : nat -> bool) (neuron : nat) : Z :=
  relu (biases h neuron
    + sum_over (codes h) (fun k => weights h neuron k * encoded h x k)%Z).

(** The scores of a network with one hidden layer, and of one without. *)
Definition score_of (h : hidden_layer) (d : readout_layer) (x : nat -> bool) (o : nat) : Z :=
  sum_over (width h) (fun r => readout d o r * hidden h x r)%Z.

Definition linear_score_of (h : hidden_layer) (d : readout_layer) (x : nat -> bool) (o : nat) : Z :=
  sum_over (codes h) (fun k => readout d o k * encoded h x k)%Z.

(** * The same, as outputs that can be checked *)

(** g = W E: what a neuron hears of a feature. *)
Definition heard_of (h : hidden_layer) (r i : nat) : Z :=
  sum_over (codes h) (fun k => weights h r k * encoder h k i)%Z.

Definition output_of (h : hidden_layer) (d : readout_layer) (p : problem) (o : nat) : output :=
  {| kind_of := Relu;
     rows := map (fun r =>
       {| coefficient := readout d o r; bias := biases h r; heard := heard_of h r |})
       (seq 0 (width h));
     limit := thresholds d o;
     gate_inputs := inputs_of p o;
     gate := gate_of p o |}.

Definition linear_output_of (h : hidden_layer) (d : readout_layer) (p : problem) (o : nat) : output :=
  {| kind_of := Identity;
     rows := map (fun k =>
       {| coefficient := readout d o k; bias := 0; heard := encoder h k |})
       (seq 0 (codes h));
     limit := thresholds d o;
     gate_inputs := inputs_of p o;
     gate := gate_of p o |}.

Lemma sum_over_ext : forall n f g, (forall i, f i = g i) -> sum_over n f = sum_over n g.
Proof. intros n f g H. unfold sum_over. f_equal. now apply map_ext. Qed.

Lemma sum_of_active : forall (f : nat -> Z) x l,
  sum (map (fun i => f i * bit (x i))%Z l) = sum (map f (filter x l)).
Proof.
  induction l as [|i l IH]; [reflexivity|]. cbn [map filter]. rewrite sum_cons, IH.
  destruct (x i); cbn [bit map]; rewrite ?sum_cons; lia.
Qed.

Lemma encoded_of_active : forall h x k,
  encoded h x k = sum (map (encoder h k) (active_of (features h) x)).
Proof. intros. apply sum_of_active. Qed.

Lemma level_of_active : forall h x r b A, A = active_of (features h) x ->
  (b + sum_over (codes h) (fun k => weights h r k * encoded h x k)
   = b + sum (map (heard_of h r) A))%Z.
Proof.
  intros h x r b A ->. f_equal. unfold heard_of, sum_over.
  rewrite (sum_swap _ _ (fun i k => weights h r k * encoder h k i)%Z). f_equal.
  apply map_ext. intros k. now rewrite encoded_of_active, sum_map_scale.
Qed.

Lemma score_as_output : forall h d p x o,
  score (output_of h d p o) (active_of (features h) x) = score_of h d x o.
Proof.
  intros. unfold score, value, score_of, sum_over, output_of. cbn [kind_of rows].
  rewrite map_map. f_equal. apply map_ext. intros r. unfold term, level, hidden.
  cbn [coefficient bias heard apply]. now rewrite (level_of_active h x r _ _ eq_refl).
Qed.

Lemma linear_score_as_output : forall h d p x o,
  score (linear_output_of h d p o) (active_of (features h) x) = linear_score_of h d x o.
Proof.
  intros. unfold score, value, linear_score_of, sum_over, linear_output_of. cbn [kind_of rows].
  rewrite map_map. f_equal. apply map_ext. intros k. unfold term, level.
  cbn [coefficient bias heard apply]. now rewrite encoded_of_active.
Qed.

(** * Right on every input *)

Definition inputs_exist (n : nat) (p : problem) (o : nat) : Prop :=
  forall i, In i (inputs_of p o) -> i < n.

Lemma gate_of_active : forall n p o x, inputs_exist n p o ->
  map (fun i => member i (active_of n x)) (inputs_of p o) = map x (inputs_of p o).
Proof.
  intros n p o x H. apply map_ext_in. intros i Hi. apply eq_true_iff_eq.
  rewrite member_in. unfold active_of. rewrite filter_In, in_seq. specialize (H i Hi).
  split; [now intros [_ Hx] | intros Hx; split; [lia | assumption]].
Qed.

(** The checker of a whole network, given the outputs as above and the steps of each. *)
Definition network_checks (n v count : nat) (output_at : nat -> output)
    (steps : nat -> list nat -> branches) : bool :=
  forallb (fun o => output_checks n v (output_at o) (steps o)) (seq 0 count).

Lemma checked_inputs_exist : forall n v o steps, output_checks n v o steps = true ->
  forall i, In i (gate_inputs o) -> i < n.
Proof.
  unfold output_checks, wrong_inputs. intros n v o steps H i Hi.
  destruct (forallb (fun i => i <? n) (gate_inputs o)) eqn:Hin.
  - rewrite forallb_forall in Hin. now apply Nat.ltb_lt, Hin.
  - rewrite andb_false_r in H. discriminate.
Qed.

(** If the checker accepts, every output is what its gate says, on every input of at most v active
    features: for networks with one hidden layer, *)
Theorem network_sound : forall h d p v steps,
  network_checks (features h) v (outputs d) (output_of h d p) steps = true ->
  forall x, length (active_of (features h) x) <= v ->
  forall o, o < outputs d ->
  (thresholds d o <? score_of h d x o)%Z = gate_of p o (map x (inputs_of p o)).
Proof.
  intros h d p v steps H x Hx o Ho. unfold network_checks in H. rewrite forallb_forall in H.
  assert (output_checks (features h) v (output_of h d p o) (steps o) = true) as Ho'.
  { apply H. apply in_seq. lia. }
  pose proof (output_sound _ _ _ _ Ho' x Hx) as Hright.
  unfold is_on, should_be_on in Hright. rewrite score_as_output in Hright.
  cbn [output_of limit gate gate_inputs] in Hright. rewrite Hright. f_equal.
  apply gate_of_active. exact (checked_inputs_exist _ _ _ _ Ho').
Qed.

(** and for networks without one. *)
Theorem linear_network_sound : forall h d p v steps,
  network_checks (features h) v (outputs d) (linear_output_of h d p) steps = true ->
  forall x, length (active_of (features h) x) <= v ->
  forall o, o < outputs d ->
  (thresholds d o <? linear_score_of h d x o)%Z = gate_of p o (map x (inputs_of p o)).
Proof.
  intros h d p v steps H x Hx o Ho. unfold network_checks in H. rewrite forallb_forall in H.
  assert (output_checks (features h) v (linear_output_of h d p o) (steps o) = true) as Ho'.
  { apply H. apply in_seq. lia. }
  pose proof (output_sound _ _ _ _ Ho' x Hx) as Hright.
  unfold is_on, should_be_on in Hright. rewrite linear_score_as_output in Hright.
  cbn [linear_output_of limit gate gate_inputs] in Hright. rewrite Hright. f_equal.
  apply gate_of_active. exact (checked_inputs_exist _ _ _ _ Ho').
Qed.
