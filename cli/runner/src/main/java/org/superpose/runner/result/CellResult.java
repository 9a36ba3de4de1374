package org.superpose.runner.result;

import java.util.Optional;
import java.util.OptionalDouble;
import org.superpose.core.verify.Verification;

/**
 * The result of one cell, a row of the results. Immutable and made of plain values, so that it can
 * be stored, sent and compared.
 *
 * @param cell which cell it is of
 * @param status how the cell ended
 * @param reason why it ended so, or what there is to say of the network; empty if nothing
 * @param network what was built; empty if nothing came of the cell
 * @param judgement what is known of the network; empty without network
 * @param bounds what the network is held against
 * @param search how the network was found, if it was searched for
 */
public record CellResult(
    CellIdentity cell,
    Status status,
    String reason,
    Optional<BuiltNetwork> network,
    Optional<Judgement> judgement,
    BoundComparison bounds,
    Optional<SearchSummary> search) {

  /** Returns the result of a cell without network. */
  public static CellResult ended(CellIdentity cell, Status status, String reason) {
    return new CellResult(
        cell,
        status,
        reason,
        Optional.empty(),
        Optional.empty(),
        BoundComparison.NONE,
        Optional.empty());
  }

  static CellResult read(RowValues row) {
    return new CellResult(
        CellIdentity.read(row),
        row.word(Column.STATUS, Status.values(), Status::label),
        row.text(Column.REASON),
        row.has(Column.NEURONS) ? Optional.of(BuiltNetwork.read(row)) : Optional.empty(),
        row.has(Column.VERDICT) ? Optional.of(Judgement.read(row)) : Optional.empty(),
        BoundComparison.read(row),
        SearchSummary.read(row));
  }

  /** Returns whether the cell ran to its end, so that it may enter comparisons. */
  public boolean isOk() {
    return status == Status.OK;
  }

  /** Returns whether the cell broke or ran over its time. */
  public boolean isFailed() {
    return status == Status.FAILED || status == Status.TIMEOUT;
  }

  /** Returns whether the cell ran to its end and its network is known to meet the criterion. */
  public boolean isRight() {
    return isOk() && is(Verification.Decision.MET);
  }

  /** Returns whether there is a network of which that is known. */
  public boolean is(Verification.Decision decision) {
    return judgement.stream().anyMatch(known -> known.decision() == decision);
  }

  /** Returns whether there is a network of which that is known. */
  public boolean is(VerdictLabel verdict) {
    return judgement.stream().anyMatch(known -> known.verdict() == verdict);
  }

  /**
   * Returns the result as that of a search that found its network.
   *
   * @param requestedNeurons the width requested from the search
   */
  public CellResult searched(String requestedNeurons, SearchSummary summary) {
    return new CellResult(
        cell.requested(requestedNeurons),
        status,
        reason,
        network,
        judgement,
        bounds,
        Optional.of(summary));
  }

  /** Returns the result as that of an equal cell with another name. */
  public CellResult named(String name) {
    return RowValues.of(this).set(Column.CELL, name).build();
  }

  /** Returns the value of a column, a String, Long or Double, or empty. */
  public Optional<Object> get(Column column) {
    return column.value(this);
  }

  /** Returns the text of a column, or the empty string. */
  public String text(Column column) {
    return get(column).map(Object::toString).orElse("");
  }

  /** Returns the number of a column, or empty. */
  public OptionalDouble number(Column column) {
    return get(column).orElse(null) instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }
}
