(** The largest sum of gains that 1 to w features can have: the closing condition of rule 4. *)

From Coq Require Import ZArith List Lia Bool Permutation Sorted Orders Mergesort.
From Superpose Require Import Gain.
Import ListNotations.
Open Scope Z_scope.

Module Descending <: TotalLeBool.
  Definition t := Z.
  Definition leb (x y : Z) := y <=? x.
  Theorem leb_total : forall x y, leb x y = true \/ leb y x = true.
  Proof. intros. unfold leb. rewrite !Z.leb_le. lia. Qed.
End Descending.
Module DescendingSort := Sort Descending.

Definition sort_descending : list Z -> list Z := DescendingSort.sort.

(** The at most w largest positive gains; the largest gain if none is positive. *)
Definition largest_sum (w : nat) (gains : list Z) : Z :=
  match sort_descending (filter (Z.ltb 0) gains) with
  | [] => match gains with [] => 0 | first :: others => fold_right Z.max first others end
  | positive => sum (firstn w positive)
  end.

Lemma sort_descending_permutation : forall l, Permutation l (sort_descending l).
Proof. exact DescendingSort.Permuted_sort. Qed.

Lemma sort_descending_sorted : forall l,
  StronglySorted (fun x y => y <= x) (sort_descending l).
Proof.
  intros l. assert (H : StronglySorted (fun x y => is_true (Descending.leb x y)) (sort_descending l)).
  { apply DescendingSort.StronglySorted_sort. intros x y z. unfold Descending.leb, is_true.
    rewrite !Z.leb_le. lia. }
  induction H as [|x l' H IH Hall]; constructor; [exact IH|].
  eapply Forall_impl; [|exact Hall]. intros y Hy. now apply Z.leb_le.
Qed.

Lemma filter_permutation : forall (A : Type) (f : A -> bool) l l',
  Permutation l l' -> Permutation (filter f l) (filter f l').
Proof.
  induction 1; cbn [filter].
  - reflexivity.
  - destruct (f x); auto.
  - destruct (f x), (f y); auto. constructor.
  - etransitivity; eassumption.
Qed.

(** At most w of some numbers, none of them negative, sum to at most the w largest of them. *)
Lemma largest_of_sorted : forall sorted X Y w,
  StronglySorted (fun x y => y <= x) sorted -> Forall (fun x => 0 <= x) sorted ->
  Permutation sorted (X ++ Y) -> (length X <= w)%nat -> sum X <= sum (firstn w sorted).
Proof.
  induction sorted as [|a sorted IH]; intros X Y w Hsorted Hpositive Hsplit Hw.
  { apply Permutation_nil, app_eq_nil in Hsplit as [-> _]. destruct w; cbn; lia. }
  assert (Hfirst : forall k, 0 <= sum (firstn k (a :: sorted))).
  { assert (forall l, Forall (fun x => 0 <= x) l -> forall k, 0 <= sum (firstn k l)) as H.
    { induction 1 as [|b l Hb Hl IHl]; intros [|k]; cbn [firstn]; rewrite ?sum_cons;
        try (cbn; lia). specialize (IHl k). lia. }
    now apply H. }
  destruct X as [|x X]; [apply Hfirst|].
  destruct w as [|w]; [cbn in Hw; lia|].
  inversion Hsorted as [|? ? Hrest Hall]; inversion Hpositive; subst.
  cbn [firstn length] in *. rewrite (sum_cons a).
  assert (Hin : In a ((x :: X) ++ Y)) by (eapply Permutation_in; [exact Hsplit | now left]).
  apply in_app_or in Hin as [Hin|Hin].
  - apply in_split in Hin as (X1 & X2 & HX). rewrite HX in *.
    assert (Permutation (X1 ++ a :: X2) (a :: X1 ++ X2)) as HP
      by (symmetry; apply Permutation_middle).
    rewrite (sum_permutation _ _ HP), (sum_cons a).
    assert (sum (X1 ++ X2) <= sum (firstn w sorted)); [|lia].
    apply IH with (Y := Y); auto.
    + apply Permutation_cons_inv with (a := a).
      now rewrite Hsplit, HP.
    + pose proof (Permutation_length HP) as HL. rewrite <- HX in HL. cbn [length] in HL. lia.
  - apply in_split in Hin as (Y1 & Y2 & ->).
    assert (Permutation sorted (X ++ x :: Y1 ++ Y2)) as Hothers.
    { apply Permutation_cons_inv with (a := a). rewrite Hsplit. cbn [app].
      rewrite (app_assoc X Y1), <- Permutation_middle, <- app_assoc.
      rewrite <- (Permutation_middle X (Y1 ++ Y2) x). apply perm_swap. }
    assert (x <= a).
    { rewrite Forall_forall in Hall. apply Hall. eapply Permutation_in;
        [symmetry; exact Hothers|]. apply in_or_app. right. now left. }
    assert (sum X <= sum (firstn w sorted)); [|rewrite sum_cons; lia].
    eapply IH; eauto. lia.
Qed.

Lemma sum_of_positive : forall l, sum l <= sum (filter (Z.ltb 0) l).
Proof.
  induction l as [|x l IH]; cbn [filter]; [lia|].
  destruct (Z.ltb_spec 0 x); rewrite !sum_cons; lia.
Qed.

Lemma largest_single : forall first others x, In x (first :: others) ->
  x <= fold_right Z.max first others.
Proof.
  induction others as [|y others IH]; intros x Hx; cbn [fold_right].
  - destruct Hx as [->|[]]. lia.
  - destruct Hx as [->|[->|Hx]]; [specialize (IH x (or_introl eq_refl)) | |
      specialize (IH x (or_intror Hx))]; lia.
Qed.

(** [largest_sum] is what rule 4 says: no 1 to w of the gains sum to more. *)
Theorem largest_sum_bounds : forall w gains X Y, Permutation gains (X ++ Y) ->
  X <> [] -> (length X <= w)%nat -> sum X <= largest_sum w gains.
Proof.
  intros w gains X Y Hsplit Hnonempty Hw. unfold largest_sum.
  pose proof (sort_descending_permutation (filter (Z.ltb 0) gains)) as Hperm.
  pose proof (sort_descending_sorted (filter (Z.ltb 0) gains)) as Hsorted.
  destruct (sort_descending (filter (Z.ltb 0) gains)) as [|p ps].
  - assert (Hnone : forall x, In x gains -> x <= 0).
    { intros x Hx. destruct (Z.ltb_spec 0 x) as [Hp|]; [|lia].
      assert (In x (filter (Z.ltb 0) gains)) as H
        by (apply filter_In; split; [exact Hx | now apply Z.ltb_lt]).
      apply (Permutation_in x Hperm) in H. destruct H. }
    assert (HX : forall x, In x X -> In x gains).
    { intros x Hx. eapply Permutation_in; [symmetry; exact Hsplit|]. apply in_or_app. now left. }
    destruct X as [|x X]; [contradiction|]. clear Hnonempty.
    assert (Hrest : sum X <= 0).
    { assert (forall z, In z X -> z <= 0) as Hz by (intros; apply Hnone, HX; now right).
      clear - Hz. induction X as [|y X IH]; [cbn; lia|]. rewrite sum_cons.
      pose proof (Hz y (or_introl eq_refl)).
      assert (sum X <= 0) by (apply IH; intros; apply Hz; now right). lia. }
    specialize (HX x (or_introl eq_refl)). destruct gains as [|first others]; [destruct HX|].
    apply largest_single in HX. rewrite sum_cons. lia.
  - etransitivity; [apply sum_of_positive|].
    apply largest_of_sorted with (Y := filter (Z.ltb 0) Y); auto.
    + apply Forall_forall. intros x Hx. apply (Permutation_in x (Permutation_sym Hperm)) in Hx.
      apply filter_In in Hx as [_ Hx]. apply Z.ltb_lt in Hx. lia.
    + rewrite <- Hperm, <- filter_app. now apply filter_permutation.
    + etransitivity; [|exact Hw]. clear. induction X as [|x X IH]; cbn [filter length]; [lia|].
      destruct (0 <? x); cbn [length]; lia.
Qed.

(** And no smaller number would do while some features are left: some 1 to w of the gains reach it. *)
Theorem largest_sum_reached : forall w gains, (0 < w)%nat -> gains <> [] ->
  exists X Y, Permutation gains (X ++ Y) /\ X <> [] /\ (length X <= w)%nat
    /\ sum X = largest_sum w gains.
Proof.
  intros w gains Hw Hgains. unfold largest_sum.
  pose proof (sort_descending_permutation (filter (Z.ltb 0) gains)) as Hperm.
  destruct (sort_descending (filter (Z.ltb 0) gains)) as [|p ps].
  - destruct gains as [|first others]; [contradiction|].
    assert (In (fold_right Z.max first others) (first :: others)) as Hin.
    { clear. induction others as [|y others IH]; cbn [fold_right]; [now left|].
      destruct (Z.max_spec y (fold_right Z.max first others)) as [[_ ->]|[_ ->]].
      - destruct IH as [IH|IH]; [left|right; right]; assumption.
      - right. now left. }
    apply in_split in Hin as (Y1 & Y2 & HY).
    exists [fold_right Z.max first others], (Y1 ++ Y2). repeat split.
    + rewrite HY. symmetry. apply (Permutation_middle Y1 Y2).
    + discriminate.
    + exact Hw.
    + cbn. lia.
  - exists (firstn w (p :: ps)),
      (skipn w (p :: ps) ++ filter (fun x => negb (0 <? x)) gains).
    repeat split.
    + rewrite app_assoc, firstn_skipn, <- Hperm. clear.
      induction gains as [|x gains IH]; cbn [filter]; [constructor|].
      destruct (0 <? x); cbn [negb app]; [now constructor|].
      etransitivity; [apply perm_skip, IH|]. apply Permutation_middle.
    + destruct w; [lia|]. discriminate.
    + rewrite firstn_length. lia.
Qed.
