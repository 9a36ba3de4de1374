(** Nodes and branches: the checker of method [bound], as a function that runs, and why no wrong
    input escapes it. Rules 1 to 5 of docs/proof-format.md. *)

From Coq Require Import ZArith List Lia Bool Arith Permutation SetoidPermutation.
From Superpose Require Import Gain Largest Sets.
Import ListNotations.

(** * A question: does a value exceed its limit? *)

(** The coefficients are d where the output is expected off, -d where it is expected on. *)
Record question := {
  kind : activation;
  neurons : list neuron;
  threshold : Z;
  expected_on : bool
}.

(** Whether a value that is given [scale] times as large makes the output wrong: it exceeds t where the
    output is expected off; its negative does not exceed t, so that it reaches -t, where expected on. *)
Definition makes_wrong (q : question) (scale scaled : Z) : bool :=
  if expected_on q then (- (scale * threshold q) <=? scaled)%Z
  else (scale * threshold q <? scaled)%Z.

Definition value_of (q : question) (active : list nat) : Z := value (kind q) (neurons q) active.

Definition wrong (q : question) (active : list nat) : bool := makes_wrong q 1 (value_of q active).

Lemma wrong_permutation : forall q A B, Permutation A B -> wrong q A = wrong q B.
Proof. intros. unfold wrong, value_of. now rewrite (value_permutation _ _ A B H). Qed.

(** * The rules *)

(** Rule 4, multiplied by w. *)
Definition closed (q : question) (w : nat) (active remaining : list nat) : bool :=
  match remaining with
  | [] => true
  | _ =>
      let gains := map (gain (kind q) (neurons q) (Z.of_nat w) active) remaining in
      negb (makes_wrong q (Z.of_nat w)
        (Z.of_nat w * value_of q active + largest_sum w gains)%Z)
  end.

(** Rules 2, 3 and 4: the wrong inputs among what is left of a node, itself not counted; nothing if
    they are not known. *)
Definition close (q : question) (w : nat) (active remaining : list nat)
    : option (list (list nat)) :=
  match w with
  | O => Some []
  | S O =>
      let joined i :=
        makes_wrong q 1 (value_of q active + last_gain (kind q) (neurons q) active i)%Z in
      Some (map (fun i => active ++ [i]) (filter joined remaining))
  | _ => if closed q w active remaining then Some [] else None
  end.

(** The branches of a node: [Branch f below others] is "f(below) others" of a step. *)
Inductive branches :=
  | Done
  | Branch (feature : nat) (below others : branches).

Definition itself (q : question) (active : list nat) : list (list nat) :=
  if wrong q active then [active] else [].

(** Rule 5. [remaining] are the features that are neither active nor excluded nor the gate's inputs:
    a branch takes its feature out of them, for its own node and for all that come after it. [w] is
    v - |A|; what closes a node takes no more than the features that are left. *)
Fixpoint visit (q : question) (w : nat) (active remaining : list nat) (steps : branches)
    : option (list (list nat)) :=
  match steps with
  | Done => close q (Nat.min w (length remaining)) active remaining
  | Branch f below others =>
      match w, take_out f remaining with
      | S (S _ as fewer), Some remaining' =>
          match visit q fewer (active ++ [f]) remaining' below,
                visit q w active remaining' others with
          | Some inside, Some after => Some (itself q (active ++ [f]) ++ inside ++ after)
          | _, _ => None
          end
      | _, _ => None
      end
  end.

(** All wrong inputs of a node (rule 1 and what it contains). *)
Definition node q w active remaining steps : option (list (list nat)) :=
  option_map (app (itself q active)) (visit q w active remaining steps).

(** The claim [verified]: none is wrong. *)
Definition checks q w active remaining steps : bool :=
  match node q w active remaining steps with Some [] => true | _ => false end.

(** * Soundness *)

(** What a node speaks of: its active features and at most w of the remaining ones. *)
Definition family (w : nat) (active remaining : list nat) : list (list nat) :=
  map (app active) (sets w remaining).

Lemma makes_wrong_monotone : forall q w x y, (x <= y)%Z ->
  makes_wrong q w x = true -> makes_wrong q w y = true.
Proof.
  unfold makes_wrong. intros q w x y H. destruct (expected_on q); rewrite ?Z.leb_le, ?Z.ltb_lt; lia.
Qed.

Lemma makes_wrong_scaled : forall q w x, (0 < w)%Z ->
  makes_wrong q 1 x = makes_wrong q w (w * x).
Proof.
  unfold makes_wrong. intros q w x H. apply eq_true_iff_eq.
  destruct (expected_on q); rewrite ?Z.leb_le, ?Z.ltb_lt; nia.
Qed.

(** Rule 4 is sound: nothing that 1 to w remaining features join is wrong. *)
Theorem closed_sound : forall q w A R X Y, closed q w A R = true ->
  Permutation R (X ++ Y) -> X <> [] -> (length X <= w)%nat -> wrong q (A ++ X) = false.
Proof.
  intros q w A R X Y Hclosed HR Hne Hw.
  destruct (wrong q (A ++ X)) eqn:Hwrong; [exfalso|reflexivity].
  assert (HwZ : (0 < Z.of_nat w)%Z) by (destruct X; [contradiction | cbn [length] in Hw; lia]).
  unfold wrong in Hwrong. rewrite (makes_wrong_scaled q _ _ HwZ) in Hwrong.
  set (g := gain (kind q) (neurons q) (Z.of_nat w) A) in *.
  assert (Hgain : (Z.of_nat w * value_of q (A ++ X)
      <= Z.of_nat w * value_of q A + largest_sum w (map g R))%Z).
  { pose proof (gains_bound_the_change (kind q) (neurons q) (Z.of_nat w) A X) as H1.
    assert (sum (map g X) <= largest_sum w (map g R))%Z as H2.
    { apply largest_sum_bounds with (Y := map g Y).
      - rewrite <- map_app. now apply Permutation_map.
      - destruct X; [contradiction | discriminate].
      - now rewrite map_length. }
    unfold value_of. fold g in H1. lia. }
  apply (makes_wrong_monotone q _ _ _ Hgain) in Hwrong.
  unfold closed in Hclosed. destruct R as [|i R].
  - apply Permutation_nil in HR. apply app_eq_nil in HR as [-> _]. contradiction.
  - fold g in Hclosed. rewrite Hwrong in Hclosed. discriminate.
Qed.

Lemma filter_none : forall (A : Type) (f : A -> bool) l,
  (forall x, In x l -> f x = false) -> filter f l = [].
Proof.
  induction l as [|x l IH]; intros H; [reflexivity|]. cbn [filter].
  rewrite (H x (or_introl eq_refl)). apply IH. intros. apply H. now right.
Qed.

Lemma filter_map : forall (A B : Type) (f : B -> bool) (g : A -> B) l,
  filter f (map g l) = map g (filter (fun x => f (g x)) l).
Proof.
  induction l as [|x l IH]; [reflexivity|]. cbn [map filter]. destruct (f (g x)); cbn [map];
    now rewrite IH.
Qed.

Lemma filter_itself : forall q A, filter (wrong q) (map (app A) [[]]) = itself q A.
Proof. intros. cbn [map]. rewrite app_nil_r. reflexivity. Qed.

Lemma close_exact : forall q w A R found, close q w A R = Some found ->
  same (itself q A ++ found) (filter (wrong q) (family w A R)).
Proof.
  intros q w A R found H. unfold family.
  apply same_trans with (found ++ itself q A); [apply same_permutation, Permutation_app_comm|].
  destruct w as [|[|w]]; cbn [close] in H.
  - injection H as <-. rewrite sets_zero, filter_itself. apply same_refl.
  - injection H as <-. rewrite sets_one, map_app, filter_app, filter_itself.
    apply same_app; [|apply same_refl]. rewrite map_map, filter_map.
    assert (Hexact : forall i, makes_wrong q 1
        (value_of q A + last_gain (kind q) (neurons q) A i) = wrong q (A ++ [i])).
    { intros i. unfold value_of. rewrite last_gain_is_exact. change (wrong q (i :: A) = wrong q (A ++ [i])).
      apply wrong_permutation. apply (Permutation_app_comm [i] A). }
    rewrite (filter_ext _ _ Hexact). apply same_refl.
  - destruct (closed q (S (S w)) A R) eqn:Hclosed; [|discriminate]. injection H as <-.
    destruct (sets_members R (S (S w))) as (L & -> & HL).
    rewrite map_app, filter_app, filter_itself.
    rewrite filter_none; [apply same_refl|]. intros B HB. apply in_map_iff in HB as (X & <- & HX).
    destruct (HL X HX) as (Hne & Hw & Y & HY). eapply closed_sound; eassumption.
Qed.

(** Every wrong input of a node is found, exactly once. *)
Theorem visit_exact : forall steps q w A R found, visit q w A R steps = Some found ->
  same (itself q A ++ found) (filter (wrong q) (family w A R)).
Proof.
  induction steps as [|f below IHbelow others IHothers]; intros q w A R found H;
    [apply close_exact in H; unfold family in *; now rewrite sets_min in H|].
  cbn [visit] in H. destruct w as [|[|w]]; [discriminate | discriminate|].
  destruct (take_out f R) as [R'|] eqn:Htake; [|discriminate].
  apply take_out_permutation in Htake.
  destruct (visit q (S w) (A ++ [f]) R' below) as [inside|] eqn:Hinside; [|discriminate].
  destruct (visit q (S (S w)) A R' others) as [after|] eqn:Hafter; [|discriminate].
  injection H as <-. apply IHbelow in Hinside. apply IHothers in Hafter.
  assert (Hsplit : same (family (S (S w)) A R)
      (family (S w) (A ++ [f]) R' ++ family (S (S w)) A R')).
  { unfold family.
    apply same_trans with (map (app A) (sets (S (S w)) (f :: R'))).
    - apply same_map; [|now apply same_sets]. intros. now apply Permutation_app_head.
    - cbn [sets]. rewrite map_app, map_map. apply same_app; [|apply same_refl].
      apply same_map; [|apply same_refl]. intros X Y HXY. rewrite <- app_assoc. cbn [app].
      now apply Permutation_app_head, perm_skip. }
  apply same_sym. eapply same_trans.
  { apply same_filter; [apply wrong_permutation | exact Hsplit]. }
  rewrite filter_app. eapply same_trans.
  { apply same_app; apply same_sym; eassumption. }
  apply same_permutation. set (own := itself q A). set (first := itself q (A ++ [f])).
  rewrite <- !app_assoc. rewrite (app_assoc first inside (own ++ after)).
  rewrite (app_assoc first inside after). rewrite !app_assoc.
  apply Permutation_app_tail. rewrite <- !app_assoc.
  rewrite (app_assoc first inside own). apply Permutation_app_comm.
Qed.

Theorem node_exact : forall q w A R steps found, node q w A R steps = Some found ->
  same found (filter (wrong q) (family w A R)).
Proof.
  unfold node. intros q w A R steps found H.
  destruct (visit q w A R steps) as [rest|] eqn:Hv; [|discriminate].
  injection H as <-. now apply visit_exact in Hv.
Qed.

(** If a node checks, no set of at most w remaining features makes the output wrong. *)
Theorem checks_sound : forall q w A R steps, checks q w A R steps = true ->
  forall X Y, Permutation R (X ++ Y) -> (length X <= w)%nat -> wrong q (A ++ X) = false.
Proof.
  intros q w A R steps H X Y HR Hw. unfold checks in H.
  destruct (node q w A R steps) as [[|]|] eqn:Hnode; try discriminate.
  apply node_exact, same_nil in Hnode.
  destruct (sets_complete_permutation R X Y w HR Hw) as (X' & HX' & HP).
  rewrite (wrong_permutation q _ (A ++ X') (Permutation_app_head A HP)).
  destruct (wrong q (A ++ X')) eqn:Hwrong; [|reflexivity].
  assert (In (A ++ X') []) as [].
  rewrite <- Hnode. apply filter_In. split; [|assumption]. unfold family. now apply in_map.
Qed.
