(** The numbers of a claim with counts, and the inputs that method [exhaustive] runs. *)

From Coq Require Import ZArith List FinFun Lia Bool Arith Permutation.
From Superpose Require Import Gain Largest Sets Tree Output Network.
Import ListNotations.

(** All inputs of at most v active features, each once. *)
Definition all_inputs (n v : nat) : list (list nat) := sets v (seq 0 n).

Theorem all_inputs_are_inputs : forall n v X,
  In X (all_inputs n v) <-> exists x, X = active_of n x /\ length X <= v.
Proof.
  unfold all_inputs, active_of. intros n v X. split.
  - revert X. generalize 0 as start. revert v. induction n as [|n IH]; intros v start X HX.
    { exists (fun _ => false). destruct HX as [<-|[]]. split; [reflexivity | cbn; lia]. }
    destruct v as [|v]; cbn [seq sets] in HX.
    { exists (fun _ => false). destruct HX as [<-|[]]. split; [|cbn; lia].
      symmetry. apply filter_none. reflexivity. }
    assert (Hext : forall (b : bool) x, filter (fun i => if i =? start then b else x i)
      (seq (S start) n) = filter x (seq (S start) n)).
    { intros b x. apply filter_ext_in. intros i Hi. apply in_seq in Hi.
      destruct (Nat.eqb_spec i start); [lia | reflexivity]. }
    apply in_app_or in HX as [HX|HX].
    + apply in_map_iff in HX as (X' & <- & HX'). destruct (IH v (S start) X' HX') as (x & -> & Hl).
      exists (fun i => if i =? start then true else x i). cbn [seq filter].
      rewrite Nat.eqb_refl, Hext. split; [reflexivity | cbn [length]; lia].
    + destruct (IH (S v) (S start) X HX) as (x & -> & Hl).
      exists (fun i => if i =? start then false else x i). cbn [seq filter].
      rewrite Nat.eqb_refl, Hext. split; [reflexivity | assumption].
  - intros (x & -> & Hl). now apply sets_complete.
Qed.

Theorem all_inputs_once : forall n v, NoDup (all_inputs n v).
Proof.
  unfold all_inputs. intros n. generalize 0 as start.
  induction n as [|n IH]; intros start v; [constructor; [intros [] | constructor]|].
  destruct v as [|v]; cbn [seq sets]; [constructor; [intros [] | constructor]|].
  apply nodup_app.
  - apply FinFun.Injective_map_NoDup; [|apply IH]. intros X Y HXY. now injection HXY.
  - apply IH.
  - intros X HX HX'. apply in_map_iff in HX as (X' & <- & _).
    destruct (sets_members (seq (S start) n) (S v)) as (L & HL & Hparts). rewrite HL in HX'.
    apply in_app_or in HX' as [HX'|[HX'|[]]]; [|discriminate].
    destruct (Hparts _ HX') as (_ & _ & Y & HY).
    assert (In start (seq (S start) n)) as Hin.
    { eapply Permutation_in; [symmetry; exact HY|]. now left. }
    apply in_seq in Hin. lia.
Qed.

(** What an output's steps list are as many inputs as it is wrong on. *)
Theorem wrong_outputs_counted : forall n v o steps found, wrong_inputs n v o steps = Some found ->
  length found = length (filter (is_wrong o) (all_inputs n v)).
Proof. intros. apply same_length. eapply wrong_inputs_exact. eassumption. Qed.

(** The features of a list in ascending order, by which an input met at several outputs is known. *)
Definition in_order (n : nat) (A : list nat) : list nat := active_of n (fun i => member i A).

Definition set_dec := list_eq_dec Nat.eq_dec.

Lemma in_order_of_input : forall n v X A, In X (all_inputs n v) -> Permutation A X ->
  in_order n A = X.
Proof.
  intros n v X A HX HP. apply all_inputs_are_inputs in HX as (x & -> & _).
  unfold in_order, active_of in *. apply filter_ext_in. intros i Hi. apply eq_true_iff_eq.
  rewrite member_in. split; intros H.
  - apply (Permutation_in _ HP) in H. now apply filter_In in H.
  - apply (Permutation_in _ (Permutation_sym HP)). apply filter_In. now split.
Qed.

(** The inputs with some wrong output, over all outputs: what the steps list, each input once. *)
Theorem wrong_inputs_counted : forall n v os steps founds,
  Forall2 (fun o found => wrong_inputs n v o (steps o) = Some found) os founds ->
  length (nodup set_dec (map (in_order n) (concat founds)))
  = length (filter (fun X => existsb (fun o => is_wrong o X) os) (all_inputs n v)).
Proof.
  intros n v os steps founds H. apply Permutation_length, NoDup_Permutation.
  - apply NoDup_nodup.
  - apply NoDup_filter, all_inputs_once.
  - intros X. rewrite nodup_In, in_map_iff, filter_In, existsb_exists. split.
    + intros (A & HA & Hin). revert Hin.
      induction H as [|o found os founds Ho H IH]; cbn [concat]; [intros []|].
      intros Hin. apply in_app_or in Hin as [Hin|Hin].
      * apply wrong_inputs_exact in Ho. destruct (same_in _ _ Ho A Hin) as (Y & HY & HP).
        apply filter_In in HY as [HY Hwrong].
        rewrite (in_order_of_input n v Y A HY HP) in HA. subst Y.
        split; [assumption|]. exists o. split; [now left | assumption].
      * destruct (IH Hin) as (HX & o' & Ho' & Hwrong).
        split; [assumption|]. exists o'. split; [now right | assumption].
    + intros (HX & o & Ho & Hwrong).
      assert (Hfound : exists found, In found founds /\ wrong_inputs n v o (steps o) = Some found).
      { clear - H Ho. induction H as [|o' found os founds Ho' H IH]; [destruct Ho|].
        destruct Ho as [->|Ho].
        - exists found. split; [now left | assumption].
        - destruct (IH Ho) as (f & Hf & He). exists f. split; [now right | assumption]. }
      destruct Hfound as (found & Hfound & He). apply wrong_inputs_exact in He.
      assert (In X (filter (is_wrong o) (sets v (seq 0 n)))) as HX'
        by (apply filter_In; now split).
      destruct (same_in _ _ (same_sym _ _ He) X HX') as (A & HA & HP).
      exists A. split; [now apply (in_order_of_input n v) | apply in_concat; now exists found].
Qed.
