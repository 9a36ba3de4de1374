(** What one feature gains, and why gains bound the change of a score: rule 4 of docs/proof-format.md.

    All numbers are whole: those of a network that is proved have a common unit. Features are natural
    numbers; a list of features stands for the set of those that are active. *)

From Coq Require Import ZArith List Lia Permutation.
Import ListNotations.
Open Scope Z_scope.

Definition sum (values : list Z) : Z := fold_right Z.add 0 values.

Definition relu (z : Z) : Z := Z.max 0 z.

Lemma sum_cons : forall x l, sum (x :: l) = x + sum l.
Proof. reflexivity. Qed.

Lemma sum_app : forall l l', sum (l ++ l') = sum l + sum l'.
Proof. induction l; intros; cbn [app]; rewrite ?sum_cons, ?IHl; cbn; lia. Qed.

Lemma sum_permutation : forall l l', Permutation l l' -> sum l = sum l'.
Proof. induction 1; rewrite ?sum_cons in *; lia. Qed.

Lemma sum_map_scale : forall (A : Type) k (f : A -> Z) l,
  k * sum (map f l) = sum (map (fun x => k * f x) l).
Proof. induction l; cbn [map]; rewrite ?sum_cons; [cbn | rewrite <- IHl]; lia. Qed.

Lemma sum_map_plus : forall (A : Type) (f g : A -> Z) l,
  sum (map f l) + sum (map g l) = sum (map (fun x => f x + g x) l).
Proof. induction l; cbn [map]; rewrite ?sum_cons; [reflexivity | rewrite <- IHl; lia]. Qed.

Lemma sum_map_le : forall (A : Type) (f g : A -> Z) l,
  (forall x, In x l -> f x <= g x) -> sum (map f l) <= sum (map g l).
Proof.
  induction l as [|x l IH]; intros H; cbn [map]; rewrite ?sum_cons; [lia|].
  pose proof (H x (or_introl eq_refl)).
  assert (sum (map f l) <= sum (map g l)) by (apply IH; intros; apply H; now right). lia.
Qed.

Lemma sum_map_zero : forall (A : Type) (l : list A), sum (map (fun _ => 0) l) = 0.
Proof. induction l; cbn [map]; rewrite ?sum_cons; [reflexivity | lia]. Qed.

Lemma sum_swap : forall (A B : Type) (f : A -> B -> Z) l l',
  sum (map (fun a => sum (map (f a) l')) l) = sum (map (fun b => sum (map (fun a => f a b) l)) l').
Proof.
  induction l as [|a l IH]; intros l'; cbn [map].
  - now rewrite sum_map_zero.
  - rewrite sum_cons, IH, sum_map_plus. f_equal.
Qed.

(** * The lemma, of one neuron *)

(** ReLU of a sum is at most the mean of ReLU at w times each term. Divided by w and with g in place
    of w g: ReLU (z + sum of g) <= sum of ReLU (g + z / w). *)
Theorem relu_of_sum : forall z terms w, Z.of_nat (length terms) = w ->
  w * relu (z + sum terms) <= sum (map (fun g => relu (z + w * g)) terms).
Proof.
  intros z terms w Hw.
  assert (Hlinear : forall k,
    sum (map (fun g => z + k * g) terms) = Z.of_nat (length terms) * z + k * sum terms).
  { clear. induction terms as [|g terms IH]; intros k.
    - cbn. lia.
    - cbn [map length]. rewrite !sum_cons, IH, Nat2Z.inj_succ. lia. }
  assert (H1 : sum (map (fun g => z + w * g) terms) <= sum (map (fun g => relu (z + w * g)) terms)).
  { apply sum_map_le. unfold relu. lia. }
  assert (H2 : sum (map (fun _ : Z => 0) terms) <= sum (map (fun g => relu (z + w * g)) terms)).
  { apply sum_map_le. unfold relu. lia. }
  rewrite sum_map_zero in H2. specialize (Hlinear w). rewrite Hw in Hlinear.
  set (means := sum (map (fun g => relu (z + w * g)) terms)) in *.
  unfold relu. destruct (Z.max_spec 0 (z + sum terms)) as [[_ ->]|[_ ->]]; lia.
Qed.

(** The same with at most w terms: filled with features that are not heard, which add nothing. *)
Theorem relu_of_at_most : forall z terms w, Z.of_nat (length terms) <= w ->
  w * (relu (z + sum terms) - relu z) <= sum (map (fun g => relu (z + w * g) - relu z) terms).
Proof.
  intros z terms w Hw.
  set (silent := repeat 0 (Z.to_nat w - length terms)).
  assert (Hlength : Z.of_nat (length (terms ++ silent)) = w).
  { subst silent. rewrite app_length, repeat_length. lia. }
  pose proof (relu_of_sum z (terms ++ silent) w Hlength) as H.
  assert (Hsilent : forall k, sum (repeat 0 k) = 0).
  { induction k; cbn [repeat]; rewrite ?sum_cons; [reflexivity | lia]. }
  assert (Hflat : forall k, sum (map (fun g => relu (z + w * g)) (repeat 0 k)) = Z.of_nat k * relu z).
  { induction k; cbn [repeat map]; rewrite ?sum_cons, ?IHk; [reflexivity|].
    rewrite Nat2Z.inj_succ. replace (z + w * 0) with z by lia. lia. }
  assert (Hless : sum (map (fun g => relu (z + w * g) - relu z) terms)
    = sum (map (fun g => relu (z + w * g)) terms) - Z.of_nat (length terms) * relu z).
  { clear. induction terms; cbn [map length]; rewrite ?sum_cons, ?Nat2Z.inj_succ; [cbn|]; lia. }
  rewrite map_app, !sum_app in H. subst silent. rewrite Hsilent, Hflat in H.
  rewrite Hless. rewrite Z.add_0_r in H.
  rewrite Nat2Z.inj_sub, Z2Nat.id in H by lia. lia.
Qed.

(** Negative coefficients, a level that is not negative: ReLU y >= y. *)
Theorem negative_coefficient_above : forall c z terms, c < 0 -> 0 <= z ->
  c * relu (z + sum terms) - c * relu z <= sum (map (fun g => c * g) terms).
Proof.
  intros. rewrite <- sum_map_scale, map_id. unfold relu. nia.
Qed.

(** Negative coefficients, a negative level: ReLU y >= 0. *)
Theorem negative_coefficient_below : forall c z terms, c < 0 -> z < 0 ->
  c * relu (z + sum terms) - c * relu z <= 0.
Proof. intros. unfold relu. nia. Qed.

(** * Neurons that an output reads *)

(** [Identity] is for networks without a hidden layer, whose scores are linear. *)
Inductive activation := Relu | Identity.

Definition apply (a : activation) (z : Z) : Z :=
  match a with Relu => relu z | Identity => z end.

(** A neuron as one output sees it. Where the output is expected on, the coefficient is the negated
    entry of the readout. *)
Record neuron := {
  coefficient : Z;     (* c_r *)
  bias : Z;            (* b_r *)
  heard : nat -> Z     (* g_r, of each feature *)
}.

Definition level (r : neuron) (active : list nat) : Z := bias r + sum (map (heard r) active).

Definition term (a : activation) (active : list nat) (r : neuron) : Z :=
  coefficient r * apply a (level r active).

Definition value (a : activation) (neurons : list neuron) (active : list nat) : Z :=
  sum (map (term a active) neurons).

(** What one more feature adds, exactly: rule 3. *)
Definition last_gain_of (a : activation) (active : list nat) (feature : nat) (r : neuron) : Z :=
  coefficient r
  * (apply a (level r active + heard r feature) - apply a (level r active)).

Definition last_gain a neurons active feature : Z :=
  sum (map (last_gain_of a active feature) neurons).

(** The gain of a feature, w times a bound on what it adds while at most w join: rule 4. *)
Definition gain_of (a : activation) (w : Z) (active : list nat) (feature : nat) (r : neuron) : Z :=
  let c := coefficient r in
  let z := level r active in
  let g := heard r feature in
  match a with
  | Identity => c * (w * g)
  | Relu =>
      if 0 <=? c then c * (relu (z + w * g) - relu z)
      else if 0 <=? z then c * (w * g)
      else 0
  end.

Definition gain a neurons w active feature : Z := sum (map (gain_of a w active feature) neurons).

Lemma level_permutation : forall r A B, Permutation A B -> level r A = level r B.
Proof. intros. unfold level. f_equal. apply sum_permutation. now apply Permutation_map. Qed.

Lemma value_permutation : forall a neurons A B,
  Permutation A B -> value a neurons A = value a neurons B.
Proof.
  intros a neurons A B H. unfold value. f_equal. apply map_ext. intros r. unfold term.
  now rewrite (level_permutation r A B H).
Qed.

Lemma level_app : forall r A X, level r (A ++ X) = level r A + sum (map (heard r) X).
Proof. intros. unfold level. rewrite map_app, sum_app. lia. Qed.

(** Rule 4 bounds what a set of at most w features adds to one neuron's term. *)
Lemma gain_of_bounds : forall a w A X r, Z.of_nat (length X) <= w ->
  w * (term a (A ++ X) r - term a A r) <= sum (map (fun i => gain_of a w A i r) X).
Proof.
  intros a w A X r Hw. unfold term, gain_of. rewrite level_app.
  set (c := coefficient r). set (z := level r A). set (g := heard r).
  destruct a; cbn [apply].
  - destruct (Z.leb_spec 0 c) as [Hc|Hc]; [|destruct (Z.leb_spec 0 z) as [Hz|Hz]].
    + rewrite <- (sum_map_scale _ c).
      pose proof (relu_of_at_most z (map g X) w) as H.
      rewrite map_length, map_map in H. specialize (H Hw). nia.
    + pose proof (negative_coefficient_above c z (map g X) Hc Hz) as H.
      rewrite map_map, <- sum_map_scale in H.
      rewrite <- (sum_map_scale _ c), <- (sum_map_scale _ w). nia.
    + pose proof (negative_coefficient_below c z (map g X) Hc Hz) as H.
      rewrite sum_map_zero. nia.
  - rewrite <- (sum_map_scale _ c), <- (sum_map_scale _ w). nia.
Qed.

(** Summed over the neurons: the gains of a set bound w times the change of the value. *)
Theorem gains_bound_the_change : forall a neurons w A X, Z.of_nat (length X) <= w ->
  w * (value a neurons (A ++ X) - value a neurons A) <= sum (map (gain a neurons w A) X).
Proof.
  intros a neurons w A X Hw. unfold gain.
  rewrite (sum_swap _ _ (gain_of a w A) X neurons). unfold value.
  induction neurons as [|r neurons IH]; cbn [map]; rewrite ?sum_cons; [cbn; lia|].
  pose proof (gain_of_bounds a w A X r Hw). lia.
Qed.

(** Rule 3: at w = 1 the gain is exact. *)
Theorem last_gain_is_exact : forall a neurons A i,
  value a neurons A + last_gain a neurons A i = value a neurons (i :: A).
Proof.
  intros. unfold value, last_gain. rewrite sum_map_plus. f_equal. apply map_ext. intros r.
  unfold term, last_gain_of. replace (level r (i :: A)) with (level r A + heard r i).
  - lia.
  - unfold level. cbn [map]. rewrite sum_cons. lia.
Qed.

(** For a coefficient that is not negative the two formulas agree at w = 1. *)
Theorem gain_at_one : forall a A i r, 0 <= coefficient r ->
  gain_of a 1 A i r = last_gain_of a A i r.
Proof.
  intros a A i r H. unfold gain_of, last_gain_of. destruct a; cbn [apply].
  - destruct (Z.leb_spec 0 (coefficient r)); [|lia]. now rewrite Z.mul_1_l.
  - lia.
Qed.
