package org.superpose.runner.result;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import org.superpose.runner.result.SearchSummary.Found;

/** The columns of the results, in the order of the file; the names are a contract. */
public enum Column {
  CELL(Kind.TEXT, cell(CellIdentity::name)),
  TASK(Kind.TEXT, cell(CellIdentity::task)),
  GRAPH(Kind.TEXT, cell(CellIdentity::graph)),
  M(Kind.WHOLE, cell(CellIdentity::features)),
  M_OUT(Kind.WHOLE, cell(CellIdentity::outputs)),
  SPARSITY(Kind.WHOLE, cell(CellIdentity::sparsity)),
  CONSTRUCTION(Kind.TEXT, cell(CellIdentity::construction)),
  SEED(Kind.WHOLE, cell(CellIdentity::seed)),
  STATUS(Kind.TEXT, result -> result.status().label()),
  NEURONS(Kind.WHOLE, network(BuiltNetwork::neurons)),
  LAYERS(Kind.WHOLE, network(BuiltNetwork::layers)),
  PARAMETERS(Kind.WHOLE, network(BuiltNetwork::parameters)),
  NONZEROS(Kind.WHOLE, network(BuiltNetwork::nonzeros)),
  PARAMETER_BITS(Kind.REAL, network(BuiltNetwork::parameterBits)),
  CRITERION(Kind.TEXT, cell(CellIdentity::criterion)),
  VERDICT(Kind.TEXT, judgement(known -> known.verdict().label())),
  METHOD(Kind.TEXT, judgement(Judgement::method)),
  FAILURE_RATE(Kind.REAL, judgement(Judgement::failureRate)),
  FAILURE_LOW(Kind.REAL, judgement(Judgement::failureLow)),
  FAILURE_HIGH(Kind.REAL, judgement(Judgement::failureHigh)),
  INPUTS_CHECKED(Kind.WHOLE, judgement(Judgement::inputsChecked)),
  WRONG_INPUTS(Kind.WHOLE, judgement(Judgement::wrongInputs)),
  MARGIN(Kind.REAL, judgement(Judgement::margin)),
  PREDICTED_FAILURE(Kind.REAL, network(BuiltNetwork::predictedFailure)),
  BOUND_NEURONS(Kind.REAL, result -> result.bounds().neurons()),
  BOUND_PARAMETER_BITS(Kind.REAL, result -> result.bounds().parameterBits()),
  BITS_OVER_BOUND(
      Kind.REAL,
      result -> result.network().map(network -> result.bounds().times(network.parameterBits()))),
  BUILD_SECONDS(Kind.REAL, network(BuiltNetwork::buildSeconds)),
  VERIFY_SECONDS(Kind.REAL, judgement(Judgement::seconds)),
  REASON(Kind.TEXT, CellResult::reason),
  CRITERION_MET(Kind.TEXT, judgement(known -> Judgement.word(known.decision()))),
  WRONG_OUTPUTS(Kind.WHOLE, judgement(Judgement::wrongOutputs)),
  NEURONS_PER_OUTPUT(
      Kind.REAL,
      result ->
          result.network().map(network -> (double) network.neurons() / result.cell().outputs())),
  NEURONS_ASKED(Kind.TEXT, cell(CellIdentity::requestedNeurons)),
  OPTIONS(Kind.TEXT, cell(CellIdentity::options)),
  WITNESS(Kind.TEXT, judgement(Judgement::witness)),
  VERIFY_MEMORY(Kind.WHOLE, judgement(Judgement::memory)),
  TRIAL(Kind.WHOLE, cell(CellIdentity::trial)),
  SEARCH_WIDTH(Kind.WHOLE, found(Found.Width.class, Found.Width::width)),
  SEARCH_BELOW(Kind.WHOLE, found(Found.Width.class, Found.Width::below)),
  SEARCH_RIGHT(Kind.WHOLE, search(SearchSummary::right)),
  SEARCH_TRIED(Kind.WHOLE, search(SearchSummary::tried)),
  SEARCH_NETWORKS(Kind.WHOLE, search(SearchSummary::networks)),
  SEARCH_CONFIDENCE(Kind.REAL, search(SearchSummary::confidence)),
  PRUNED(Kind.WHOLE, network(BuiltNetwork::pruned)),
  SEARCH_OUTPUTS(Kind.WHOLE, found(Found.Outputs.class, Found.Outputs::outputs)),
  SEARCH_OVER(Kind.WHOLE, found(Found.Outputs.class, Found.Outputs::over)),
  ROLE(Kind.TEXT, network(BuiltNetwork::role)),
  BROKEN_BOUNDS(Kind.TEXT, result -> result.bounds().brokenIfAny()),
  STAGE_MARGINS(Kind.TEXT, judgement(Judgement::shownStageMargins)),
  STORED_BITS(Kind.REAL, network(BuiltNetwork::storedBits)),
  STORED_SPARSE(Kind.TEXT, network(BuiltNetwork::storedSparse)),
  KIND(Kind.TEXT, traits(Traits::kind)),
  NEEDED_BITS(Kind.WHOLE, traits(Traits::neededBits)),
  NEURONS_USED(Kind.REAL, traits(Traits::neuronsUsed)),
  OUTPUTS_SERVED(Kind.REAL, traits(Traits::outputsServed)),
  LOSSES_SURVIVED(Kind.TEXT, traits(Traits::lossesSurvived)),
  FLIPS_SURVIVED(Kind.TEXT, traits(Traits::flipsSurvived));

  /** What the values of a column are. */
  public enum Kind {
    /** Words. */
    TEXT,
    /** Whole numbers of 64 bits. */
    WHOLE,
    /** Real numbers of 64 bits. */
    REAL
  }

  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // method references, which hold nothing
  private final Function<CellResult, ?> getter;

  Column(Kind kind, Function<CellResult, ?> getter) {
    this.kind = kind;
    this.getter = getter;
  }

  private static Function<CellResult, ?> cell(Function<CellIdentity, ?> part) {
    return result -> part.apply(result.cell());
  }

  private static Function<CellResult, ?> network(Function<BuiltNetwork, ?> part) {
    return result -> result.network().map(part);
  }

  private static Function<CellResult, ?> judgement(Function<Judgement, ?> part) {
    return result -> result.judgement().map(part);
  }

  private static Function<CellResult, ?> traits(Function<Traits, ?> part) {
    return judgement(known -> known.traits().map(part));
  }

  private static Function<CellResult, ?> search(Function<SearchSummary, ?> part) {
    return result -> result.search().map(part);
  }

  private static <F> Function<CellResult, ?> found(Class<F> searchedFor, Function<F, ?> part) {
    return search(
        search ->
            Optional.of(search.found())
                .filter(searchedFor::isInstance)
                .map(searchedFor::cast)
                .map(part));
  }

  /** Returns the value in a result, a String, Long or Double, or empty. */
  Optional<Object> value(CellResult result) {
    return plain(getter.apply(result));
  }

  private static Optional<Object> plain(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.flatMap(Column::plain);
      case OptionalLong number when number.isPresent() -> Optional.of(number.getAsLong());
      case OptionalDouble number when number.isPresent() -> Optional.of(number.getAsDouble());
      case OptionalLong _, OptionalDouble _ -> Optional.empty();
      case Integer number -> Optional.of(number.longValue());
      default -> Optional.of(value);
    };
  }

  /** Returns the column of a name in files, if this version has it. */
  public static Optional<Column> labelled(String label) {
    return Arrays.stream(values()).filter(column -> column.label().equals(label)).findFirst();
  }

  /** Returns what the values are. */
  public Kind kind() {
    return kind;
  }

  /** Returns the name in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether the value is a measured time, which differs from run to run. */
  public boolean isTiming() {
    return this == BUILD_SECONDS || this == VERIFY_SECONDS;
  }
}
