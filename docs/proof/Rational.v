(** Networks whose numbers are fractions. Every floating-point number is one, with a power of two below
    the line, so arrays have a common unit; in that unit the network is one of whole numbers, and decides
    alike. *)

From Coq Require Import ZArith QArith List Lia Bool.
From Superpose Require Import Gain Largest Sets Tree Output Network.
Import ListNotations.
Open Scope Q_scope.

Definition sum_q (count : nat) (f : nat -> Q) : Q := fold_right Qplus 0 (map f (seq 0 count)).

Definition relu_q (z : Q) : Q := if Qle_bool 0 z then z else 0.

(** A network with one hidden layer, as the arrays of its file say. *)
Record rational_network := {
  features_q : nat;
  codes_q : nat;
  width_q : nat;
  outputs_q : nat;
  encoder_q : nat -> nat -> Q;
  weights_q : nat -> nat -> Q;
  biases_q : nat -> Q;
  readout_q : nat -> nat -> Q;
  thresholds_q : nat -> Q
}.

Definition encoded_q (n : rational_network) (x : nat -> bool) (k : nat) : Q :=
  sum_q (features_q n) (fun i => encoder_q n k i * inject_Z (bit (x i))).

Definition hidden_q (n : rational_network) (x : nat -> bool) (r : nat) : Q :=
  relu_q (biases_q n r + sum_q (codes_q n) (fun k => weights_q n r k * encoded_q n x k)).

Definition score_q (n : rational_network) (x : nat -> bool) (o : nat) : Q :=
  sum_q (width_q n) (fun r => readout_q n o r * hidden_q n x r).

(** Whole numbers [h] and [d] are the network's, in units 1/e, 1/w and 1/u of its encoder, weights and
    readout. *)
Definition in_units (n : rational_network) (e w u : Z) (h : hidden_layer) (d : readout_layer) : Prop :=
  (0 < e)%Z /\ (0 < w)%Z /\ (0 < u)%Z
  /\ features h = features_q n /\ codes h = codes_q n /\ width h = width_q n
  /\ outputs d = outputs_q n
  /\ (forall k i, inject_Z (encoder h k i) == inject_Z e * encoder_q n k i)
  /\ (forall r k, inject_Z (weights h r k) == inject_Z w * weights_q n r k)
  /\ (forall r, inject_Z (biases h r) == inject_Z (w * e) * biases_q n r)
  /\ (forall o r, inject_Z (readout d o r) == inject_Z u * readout_q n o r)
  /\ (forall o, inject_Z (thresholds d o) == inject_Z (u * (w * e)) * thresholds_q n o).

Lemma sum_in_units : forall c (f : nat -> Z) (g : nat -> Q) k,
  (forall i, inject_Z (f i) == inject_Z k * g i) ->
  inject_Z (sum_over c f) == inject_Z k * sum_q c g.
Proof.
  intros c f g k H. unfold sum_over, sum_q. induction (seq 0 c) as [|i l IH]; cbn [map fold_right].
  - cbn. ring.
  - rewrite sum_cons, inject_Z_plus, IH, H. ring.
Qed.

Lemma relu_in_units : forall z q k, (0 < k)%Z -> inject_Z z == inject_Z k * q ->
  inject_Z (relu z) == inject_Z k * relu_q q.
Proof.
  intros z q k Hk H. assert (Hk' : 0 < inject_Z k) by (now rewrite Zlt_Qlt in Hk).
  unfold relu_q. destruct (Qle_bool 0 q) eqn:Hq.
  - apply Qle_bool_iff in Hq. rewrite <- H.
    assert (0 <= inject_Z z) as Hz.
    { rewrite H. apply Qmult_le_0_compat; [now apply Qlt_le_weak | assumption]. }
    change 0 with (inject_Z 0) in Hz. rewrite <- Zle_Qle in Hz.
    unfold relu. now rewrite Z.max_r.
  - assert (q < 0) as Hneg.
    { apply Qnot_le_lt. intros Hle. apply Qle_bool_iff in Hle. congruence. }
    assert (inject_Z z < 0) as Hz.
    { rewrite H. setoid_replace 0 with (inject_Z k * 0) by ring. now apply Qmult_lt_l. }
    change 0 with (inject_Z 0) in Hz. rewrite <- Zlt_Qlt in Hz.
    unfold relu. rewrite Z.max_l by lia. cbn. ring.
Qed.

Theorem score_in_units : forall n e w u h d, in_units n e w u h d -> forall x o,
  inject_Z (score_of h d x o) == inject_Z (u * (w * e)) * score_q n x o.
Proof.
  intros n e w u h d (He & Hw & Hu & Hf & Hc & Hwidth & _ & HE & HW & Hb & HD & _) x o.
  assert (Hencoded : forall k, inject_Z (encoded h x k) == inject_Z e * encoded_q n x k).
  { intros k. unfold encoded, encoded_q. rewrite Hf. apply sum_in_units. intros i.
    rewrite inject_Z_mult, HE. ring. }
  assert (Hhidden : forall r, inject_Z (hidden h x r) == inject_Z (w * e) * hidden_q n x r).
  { intros r. unfold hidden, hidden_q. apply relu_in_units; [lia|].
    rewrite inject_Z_plus, Hb, Hc.
    rewrite (sum_in_units (codes_q n) _ (fun k => weights_q n r k * encoded_q n x k) (w * e)).
    - ring.
    - intros k. rewrite !inject_Z_mult, HW, Hencoded. ring. }
  unfold score_of, score_q. rewrite Hwidth. apply sum_in_units. intros r.
  rewrite !inject_Z_mult, HD, Hhidden, inject_Z_mult. ring.
Qed.

(** An output of the network is on exactly where it is in whole numbers. *)
Theorem on_in_units : forall n e w u h d, in_units n e w u h d -> forall x o,
  thresholds_q n o < score_q n x o <-> (thresholds d o <? score_of h d x o)%Z = true.
Proof.
  intros n e w u h d H x o. rewrite Z.ltb_lt, Zlt_Qlt, (score_in_units n e w u h d H x o).
  destruct H as (He & Hw & Hu & _ & _ & _ & _ & _ & _ & _ & _ & Ht). rewrite Ht.
  symmetry. apply Qmult_lt_l. change 0 with (inject_Z 0). rewrite <- Zlt_Qlt. lia.
Qed.

(** If the checker accepts the whole numbers, the network is right on every input of at most v active
    features. *)
Theorem rational_network_sound : forall n e w u h d p v steps, in_units n e w u h d ->
  network_checks (features h) v (outputs d) (output_of h d p) steps = true ->
  forall x, (length (active_of (features_q n) x) <= v)%nat ->
  forall o, (o < outputs_q n)%nat ->
  thresholds_q n o < score_q n x o <-> gate_of p o (map x (inputs_of p o)) = true.
Proof.
  intros n e w u h d p v steps H Hchecks x Hx o Ho. rewrite (on_in_units n e w u h d H).
  destruct H as (_ & _ & _ & Hf & _ & _ & Hout & _).
  rewrite (network_sound h d p v steps Hchecks x); [reflexivity | now rewrite Hf | now rewrite Hout].
Qed.
