(** One output: all states of its gate, and why no wrong input escapes their roots. Method [bound] of
    docs/proof-format.md. *)

From Coq Require Import ZArith List Lia Bool Arith Permutation.
From Superpose Require Import Gain Largest Sets Tree.
Import ListNotations.

Record output := {
  kind_of : activation;
  rows : list neuron;              (* coefficients as in the readout *)
  limit : Z;                       (* the threshold *)
  gate_inputs : list nat;
  gate : list bool -> bool         (* any function of the gate's inputs, in their order *)
}.

Definition score (o : output) (active : list nat) : Z := value (kind_of o) (rows o) active.

(** On is strictly above the threshold. *)
Definition is_on (o : output) (active : list nat) : bool := (limit o <? score o active)%Z.

Definition should_be_on (o : output) (active : list nat) : bool :=
  gate o (map (fun i => member i active) (gate_inputs o)).

Definition is_wrong (o : output) (active : list nat) : bool :=
  negb (eqb (is_on o active) (should_be_on o active)).

Definition negated (r : neuron) : neuron :=
  {| coefficient := - coefficient r; bias := bias r; heard := heard r |}.

(** The question of a state: c = d where expected off, c = -d where expected on. *)
Definition question_of (o : output) (state : list nat) : question :=
  let on := should_be_on o state in
  {| kind := kind_of o;
     neurons := if on then map negated (rows o) else rows o;
     threshold := limit o;
     expected_on := on |}.

Definition others_of (features : nat) (o : output) : list nat :=
  filter (fun i => negb (member i (gate_inputs o))) (seq 0 features).

(** A state is the list of the gate's inputs that are active. [steps] gives the branches of its root,
    [Done] if it has no step. *)
Definition root (features v : nat) (o : output) (steps : list nat -> branches) (state : list nat)
    : option (list (list nat)) :=
  node (question_of o state) (v - length state) state (others_of features o) (steps state).

Fixpoint all_of (results : list (option (list (list nat)))) : option (list (list nat)) :=
  match results with
  | [] => Some []
  | r :: others =>
      match r, all_of others with
      | Some found, Some after => Some (found ++ after)
      | _, _ => None
      end
  end.

Fixpoint distinct (l : list nat) : bool :=
  match l with [] => true | i :: others => negb (member i others) && distinct others end.

(** The inputs of at most v features on which an output is wrong, if its steps show them. *)
Definition wrong_inputs (features v : nat) (o : output) (steps : list nat -> branches)
    : option (list (list nat)) :=
  if distinct (gate_inputs o) && forallb (fun i => i <? features)%nat (gate_inputs o)
  then all_of (map (root features v o steps) (sets v (gate_inputs o)))
  else None.

Definition output_checks features v o steps : bool :=
  match wrong_inputs features v o steps with Some [] => true | _ => false end.

Lemma is_wrong_permutation : forall o A B, Permutation A B -> is_wrong o A = is_wrong o B.
Proof.
  intros o A B H. unfold is_wrong, is_on, score, should_be_on.
  rewrite (value_permutation _ _ A B H).
  rewrite (map_ext (fun i => member i A) (fun i => member i B)); [reflexivity|].
  intros. now apply member_permutation.
Qed.

Lemma value_negated : forall a l A, value a (map negated l) A = (- value a l A)%Z.
Proof.
  induction l as [|r l IH]; intros A; [reflexivity|].
  unfold value in *. cbn [map]. rewrite !sum_cons, IH. unfold term. cbn [negated coefficient].
  change (level (negated r) A) with (level r A). lia.
Qed.

(** The question of a state is whether the output is wrong, whatever else is active. *)
Lemma question_is_right : forall o state X,
  (forall i, In i X -> ~ In i (gate_inputs o)) ->
  wrong (question_of o state) (state ++ X) = is_wrong o (state ++ X).
Proof.
  intros o state X HX. unfold is_wrong.
  assert (Hgate : should_be_on o (state ++ X) = should_be_on o state).
  { unfold should_be_on. f_equal. apply map_ext_in. intros i Hi. rewrite member_app.
    destruct (member i X) eqn:Hm; [|apply orb_false_r].
    apply member_in in Hm. now apply HX in Hm. }
  rewrite Hgate. unfold wrong, makes_wrong, value_of, question_of, is_on, score.
  cbn [kind neurons threshold expected_on].
  destruct (should_be_on o state); rewrite ?value_negated.
  - apply eq_true_iff_eq. destruct (Z.ltb_spec (limit o) (value (kind_of o) (rows o) (state ++ X)));
      cbn [eqb negb]; rewrite Z.leb_le; split; intros; try lia; try discriminate; reflexivity.
  - rewrite Z.mul_1_l. now destruct (limit o <? value (kind_of o) (rows o) (state ++ X))%Z.
Qed.

Lemma distinct_nodup : forall l, distinct l = true -> NoDup l.
Proof.
  induction l as [|i l IH]; intros H; [constructor|]. cbn [distinct] in H.
  apply andb_true_iff in H as [Hi Hl]. constructor; [|now apply IH].
  intros Hin. apply member_in in Hin. rewrite Hin in Hi. discriminate.
Qed.

Lemma features_split : forall features o, distinct (gate_inputs o) = true ->
  forallb (fun i => i <? features)%nat (gate_inputs o) = true ->
  Permutation (seq 0 features) (gate_inputs o ++ others_of features o).
Proof.
  intros n o Hd Hin. apply NoDup_Permutation.
  - apply seq_NoDup.
  - apply nodup_app.
    + now apply distinct_nodup.
    + apply NoDup_filter, seq_NoDup.
    + intros i Hi Ho. apply filter_In in Ho as [_ Ho]. apply member_in in Hi. now rewrite Hi in Ho.
  - intros i. rewrite in_app_iff. unfold others_of. rewrite filter_In, in_seq.
    rewrite forallb_forall in Hin. split.
    + intros Hi. destruct (member i (gate_inputs o)) eqn:Hm.
      * left. now apply member_in.
      * right. split; [assumption | reflexivity].
    + intros [Hi|[Hi _]]; [|assumption]. apply Hin, Nat.ltb_lt in Hi. lia.
Qed.

Lemma root_exact : forall n v o steps state found, root n v o steps state = Some found ->
  same found (filter (is_wrong o) (map (app state) (sets (v - length state) (others_of n o)))).
Proof.
  intros n v o steps state found H. unfold root in H. apply node_exact in H.
  unfold family in H.
  rewrite filter_ext_in with (g := wrong (question_of o state)); [assumption|].
  intros B HB. apply in_map_iff in HB as (X & <- & HX). symmetry. apply question_is_right.
  intros i Hi Hgate.
  assert (In i (others_of n o)) as Ho.
  { destruct (sets_members (others_of n o) (v - length state)) as (L & HL & Hparts).
    rewrite HL in HX. apply in_app_or in HX as [HX|[<-|[]]]; [|now apply in_nil in Hi].
    destruct (Hparts X HX) as (_ & _ & Y & HY). eapply Permutation_in; [symmetry; exact HY|].
    apply in_or_app. now left. }
  apply filter_In in Ho as [_ Ho]. apply member_in in Hgate. rewrite Hgate in Ho. discriminate.
Qed.

(** Every wrong input of an output is found, exactly once: what [wrong_inputs] lists is the list of all
    sets of at most v features on which the output is wrong, up to order. *)
Theorem wrong_inputs_exact : forall n v o steps found, wrong_inputs n v o steps = Some found ->
  same found (filter (is_wrong o) (sets v (seq 0 n))).
Proof.
  intros n v o steps found H. unfold wrong_inputs in H.
  destruct (distinct (gate_inputs o)) eqn:Hd; [|discriminate].
  destruct (forallb (fun i => i <? n)%nat (gate_inputs o)) eqn:Hin; [|discriminate].
  cbn [andb] in H. pose proof (features_split n o Hd Hin) as Hsplit.
  apply same_sym. eapply same_trans.
  { apply same_filter; [apply is_wrong_permutation|]. apply same_sets. exact Hsplit. }
  rewrite sets_of_two_kinds. apply same_sym. clear Hd Hin Hsplit. revert found H.
  induction (sets v (gate_inputs o)) as [|state states IH]; intros found H; cbn [map all_of] in H.
  - injection H as <-. apply same_refl.
  - destruct (root n v o steps state) as [first|] eqn:Hroot; [|discriminate].
    destruct (all_of (map (root n v o steps) states)) as [after|]; [|discriminate].
    injection H as <-. cbn [flat_map]. rewrite filter_app.
    apply same_app; [now apply (root_exact n v o steps) | now apply IH].
Qed.

(** If all roots of an output check, it is right on every input of at most v active features. An input
    is a function that says which of the n features are active. *)
Definition active_of (n : nat) (x : nat -> bool) : list nat := filter x (seq 0 n).

Theorem output_sound : forall n v o steps, output_checks n v o steps = true ->
  forall x, (length (active_of n x) <= v)%nat ->
  is_on o (active_of n x) = should_be_on o (active_of n x).
Proof.
  intros n v o steps H x Hx. unfold output_checks in H.
  destruct (wrong_inputs n v o steps) as [[|]|] eqn:Hw; try discriminate.
  apply wrong_inputs_exact, same_nil in Hw.
  destruct (is_wrong o (active_of n x)) eqn:Hwrong.
  - assert (In (active_of n x) []) as [].
    rewrite <- Hw. apply filter_In. split; [now apply sets_complete | assumption].
  - unfold is_wrong in Hwrong. apply negb_false_iff in Hwrong. now apply eqb_prop.
Qed.
