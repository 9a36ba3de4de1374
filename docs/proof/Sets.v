(** Sets of features, as lists; collections of such sets that are equal up to order. *)

From Coq Require Import List Lia Bool Arith Permutation SetoidPermutation.
From Superpose Require Import Gain Largest.
Import ListNotations.
Open Scope nat_scope.

(** All sets of at most w of some features, each once. *)
Fixpoint sets (w : nat) (features : list nat) : list (list nat) :=
  match features with
  | [] => [[]]
  | f :: others =>
      match w with
      | O => [[]]
      | S fewer => map (cons f) (sets fewer others) ++ sets w others
      end
  end.

(** The same sets, each as often; neither the order of the sets nor that of their elements matters. *)
Definition same : list (list nat) -> list (list nat) -> Prop := PermutationA (@Permutation nat).

Lemma same_refl : forall l, same l l.
Proof. induction l; constructor; auto. Qed.

Lemma same_trans : forall a b c, same a b -> same b c -> same a c.
Proof. intros. eapply permA_trans; eassumption. Qed.

Lemma same_sym : forall a b, same a b -> same b a.
Proof.
  induction 1.
  - constructor.
  - constructor; [now symmetry | assumption].
  - apply permA_swap.
  - eapply permA_trans; eassumption.
Qed.

Lemma same_permutation : forall a b, Permutation a b -> same a b.
Proof.
  induction 1.
  - constructor.
  - constructor; auto.
  - apply permA_swap.
  - eapply permA_trans; eassumption.
Qed.

Lemma same_prefix : forall l a b, same a b -> same (l ++ a) (l ++ b).
Proof. induction l; intros; cbn [app]; [assumption|]. constructor; [reflexivity | now apply IHl]. Qed.

Lemma same_app : forall a b c d, same a b -> same c d -> same (a ++ c) (b ++ d).
Proof.
  intros a b c d H H'. apply same_trans with (a ++ d); [now apply same_prefix|].
  apply same_trans with (d ++ a); [apply same_permutation, Permutation_app_comm|].
  apply same_trans with (d ++ b); [now apply same_prefix|].
  apply same_permutation, Permutation_app_comm.
Qed.

Lemma same_length : forall a b, same a b -> length a = length b.
Proof. induction 1; cbn [length]; lia. Qed.

Lemma same_in : forall a b, same a b -> forall X, In X a -> exists Y, In Y b /\ Permutation X Y.
Proof.
  induction 1 as [|X1 X2 a b HX Hab IH|X1 X2 a|a b c H1 IH1 H2 IH2]; intros X HIn.
  - destruct HIn.
  - destruct HIn as [<-|HIn].
    + exists X2. split; [now left | assumption].
    + destruct (IH X HIn) as (Y & HY & HP). exists Y. split; [now right | assumption].
  - exists X. split; [|reflexivity]. cbn [In] in *. tauto.
  - destruct (IH1 X HIn) as (Y & HY & HP). destruct (IH2 Y HY) as (Z & HZ & HQ).
    exists Z. split; [assumption | now transitivity Y].
Qed.

Lemma same_map : forall f g, (forall X Y, Permutation X Y -> Permutation (f X) (g Y)) ->
  forall a b, same a b -> same (map f a) (map g b).
Proof.
  intros f g Hfg a b H.
  assert (Hext : forall l, same (map f l) (map g l)).
  { induction l; cbn [map]; constructor; auto. }
  apply same_trans with (map g a); [apply Hext|].
  assert (Hg : forall X Y, Permutation X Y -> Permutation (g X) (g Y)).
  { intros X Y HP. transitivity (f X); [symmetry; now apply Hfg | now apply Hfg]. }
  clear Hext. induction H; cbn [map].
  - constructor.
  - constructor; auto.
  - apply permA_swap.
  - eapply permA_trans; eassumption.
Qed.

Lemma same_filter : forall f, (forall X Y, Permutation X Y -> f X = f Y) ->
  forall a b, same a b -> same (filter f a) (filter f b).
Proof.
  intros f Hf a b H. induction H as [|X1 X2 a b HX Hab IH|X1 X2 a|a b c H1 IH1 H2 IH2]; cbn [filter].
  - constructor.
  - rewrite (Hf X1 X2 HX). destruct (f X2); [now constructor | assumption].
  - destruct (f X1), (f X2); try apply same_refl. apply permA_swap.
  - eapply permA_trans; eassumption.
Qed.

Lemma same_nil : forall l, same [] l -> l = [].
Proof. intros l H. apply same_length in H. now destruct l. Qed.

Lemma sets_zero : forall R, sets 0 R = [[]].
Proof. now destruct R. Qed.

Lemma sets_one : forall R, sets 1 R = map (fun i => [i]) R ++ [[]].
Proof. induction R as [|i R IH]; [reflexivity|]. cbn [sets map app]. now rewrite sets_zero, IH. Qed.

(** The order of the features is of no importance. *)
Lemma same_sets : forall R R', Permutation R R' -> forall w, same (sets w R) (sets w R').
Proof.
  assert (Hcons : forall f a b, same a b -> same (map (cons f) a) (map (cons f) b)).
  { intros f. apply same_map. intros. now constructor. }
  induction 1 as [|f R R' H IH|f g R|R R1 R2 H1 IH1 H2 IH2]; intros w.
  - apply same_refl.
  - destruct w as [|w]; cbn [sets]; [apply same_refl|]. apply same_app; auto.
  - destruct w as [|[|w]]; cbn [sets]; [apply same_refl| |].
    + rewrite !sets_zero. cbn [map app]. apply permA_swap.
    + rewrite !map_app, <- !app_assoc. apply same_app.
      * rewrite !map_map. apply same_map; [|apply same_refl]. intros.
        etransitivity; [apply perm_swap|]. now do 2 constructor.
      * apply same_permutation. rewrite !app_assoc. apply Permutation_app_tail, Permutation_app_comm.
  - eapply same_trans; eauto.
Qed.

(** Every member is a part of the features with at most w elements; only the last one is empty. *)
Lemma sets_members : forall R w, exists L, sets w R = L ++ [[]]
  /\ forall X, In X L -> X <> [] /\ length X <= w /\ exists Y, Permutation R (X ++ Y).
Proof.
  induction R as [|f R IH]; intros w.
  { exists []. split; [reflexivity | intros X []]. }
  destruct w as [|w].
  { exists []. split; [reflexivity | intros X []]. }
  destruct (IH w) as (L & HL & Hin). destruct (IH (S w)) as (L' & HL' & Hin').
  exists (map (cons f) (sets w R) ++ L'). cbn [sets]. rewrite HL'. split; [apply app_assoc|].
  intros X HX. apply in_app_or in HX as [HX|HX].
  - apply in_map_iff in HX as (X' & <- & HX'). split; [discriminate|]. rewrite HL in HX'.
    apply in_app_or in HX' as [HX'|[<-|[]]].
    + destruct (Hin X' HX') as (_ & Hw & Y & HY). cbn [length]. split; [lia|].
      exists Y. cbn [app]. now constructor.
    + cbn [length]. split; [lia|]. exists R. reflexivity.
  - destruct (Hin' X HX) as (Hne & Hw & Y & HY). repeat split; [assumption | assumption|].
    exists (f :: Y). etransitivity; [apply perm_skip, HY|]. apply Permutation_middle.
Qed.

Lemma sets_have_empty : forall w R, In [] (sets w R).
Proof.
  intros w R. destruct (sets_members R w) as (L & -> & _). apply in_or_app. right. now left.
Qed.

(** Every set of at most w features is a member. *)
Lemma sets_complete : forall x R w, length (filter x R) <= w -> In (filter x R) (sets w R).
Proof.
  induction R as [|f R IH]; intros w Hw; [now left|].
  cbn [filter] in *. destruct (x f) eqn:Hf; destruct w as [|w]; cbn [length sets] in *.
  - lia.
  - apply in_or_app. left. apply in_map, IH. lia.
  - destruct (filter x R); [now left | cbn in Hw; lia].
  - apply in_or_app. right. now apply IH.
Qed.

Lemma sets_prefix : forall X Y w, length X <= w -> In X (sets w (X ++ Y)).
Proof.
  induction X as [|f X IH]; intros Y w Hw; [apply sets_have_empty|].
  destruct w as [|w]; cbn [length app sets] in *; [lia|].
  apply in_or_app. left. apply in_map, IH. lia.
Qed.

Lemma sets_complete_permutation : forall R X Y w, Permutation R (X ++ Y) -> length X <= w ->
  exists X', In X' (sets w R) /\ Permutation X X'.
Proof.
  intros R X Y w HR Hw. apply same_in with (a := sets w (X ++ Y)); [|now apply sets_prefix].
  apply same_sets. now symmetry.
Qed.

(** No more than all can join. *)
Lemma sets_enough : forall R w w', length R <= w -> length R <= w' -> sets w R = sets w' R.
Proof.
  induction R as [|f R IH]; intros w w' Hw Hw'; [reflexivity|].
  destruct w as [|w], w' as [|w']; cbn [length] in *; try lia. cbn [sets].
  rewrite (IH w w'), (IH (S w) (S w')) by lia. reflexivity.
Qed.

Lemma sets_min : forall R w, sets (Nat.min w (length R)) R = sets w R.
Proof.
  intros. destruct (Nat.le_ge_cases w (length R)).
  - now rewrite Nat.min_l.
  - rewrite Nat.min_r by assumption. now apply sets_enough.
Qed.

(** Sets of two kinds of features: first those of one kind, then what joins them. *)
Lemma sets_of_two_kinds : forall I R v,
  sets v (I ++ R) = flat_map (fun S => map (app S) (sets (v - length S) R)) (sets v I).
Proof.
  induction I as [|f I IH]; intros R v.
  - cbn [app sets flat_map length]. rewrite Nat.sub_0_r, app_nil_r. symmetry. apply map_id.
  - destruct v as [|v].
    + cbn [app sets flat_map length]. rewrite Nat.sub_0_r, app_nil_r, map_id, sets_zero. reflexivity.
    + cbn [app sets]. rewrite flat_map_app, <- IH. f_equal. rewrite IH. clear.
      induction (sets v I) as [|X L IHL]; [reflexivity|].
      cbn [flat_map map length]. rewrite map_app, map_map, IHL. reflexivity.
Qed.

Lemma nodup_app : forall (A : Type) (l l' : list A), NoDup l -> NoDup l' ->
  (forall i, In i l -> ~ In i l') -> NoDup (l ++ l').
Proof.
  intros A l. induction l as [|i l IH]; intros l' Hl Hl' Hdis; [assumption|].
  inversion Hl; subst. cbn [app]. constructor.
  - intros Hi. apply in_app_or in Hi as [Hi|Hi]; [contradiction|].
    now apply (Hdis i (or_introl eq_refl)).
  - apply IH; [assumption | assumption|]. intros j Hj. apply Hdis. now right.
Qed.

(** Membership, and taking a feature out. *)
Definition member (i : nat) (A : list nat) : bool := existsb (Nat.eqb i) A.

Lemma member_in : forall i A, member i A = true <-> In i A.
Proof.
  intros. unfold member. rewrite existsb_exists. split.
  - intros (j & Hj & He). apply Nat.eqb_eq in He. now subst.
  - intros H. exists i. split; [assumption | apply Nat.eqb_refl].
Qed.

Lemma member_app : forall i A B, member i (A ++ B) = member i A || member i B.
Proof. intros. apply existsb_app. Qed.

Lemma member_permutation : forall i A B, Permutation A B -> member i A = member i B.
Proof.
  intros i A B H. destruct (member i B) eqn:HB.
  - apply member_in. apply member_in in HB. eapply Permutation_in; [symmetry; exact H | exact HB].
  - destruct (member i A) eqn:HA; [|reflexivity]. apply member_in in HA.
    rewrite <- HB. symmetry. apply member_in. eapply Permutation_in; eassumption.
Qed.

Fixpoint take_out (f : nat) (features : list nat) : option (list nat) :=
  match features with
  | [] => None
  | g :: others => if f =? g then Some others else option_map (cons g) (take_out f others)
  end.

Lemma take_out_permutation : forall f R R', take_out f R = Some R' -> Permutation R (f :: R').
Proof.
  induction R as [|g R IH]; intros R' H; cbn [take_out] in H; [discriminate|].
  destruct (Nat.eqb_spec f g) as [->|_].
  - injection H as ->. reflexivity.
  - destruct (take_out f R) as [R1|]; [|discriminate]. injection H as <-.
    etransitivity; [apply perm_skip, (IH R1 eq_refl)|]. constructor.
Qed.
