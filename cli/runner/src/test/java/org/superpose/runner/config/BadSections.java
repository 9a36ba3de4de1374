package org.superpose.runner.config;

import static org.superpose.runner.config.BadFilesTest.WHOLE;

import java.util.stream.Stream;
import org.superpose.runner.config.BadFilesTest.Bad;

/** Bad files whose fault lies after tasks and constructions. */
final class BadSections {

  private BadSections() {}

  static Stream<Bad> all() {
    String shapes =
        "ID beats ID on neurons|parameters|parameter_bits; ID is verified; ID meets criterion; ID"
            + " has neurons|parameters|parameter_bits|bits_over_bound|margin|failure_rate"
            + "|wrong_inputs <=|<|>=|> NUMBER; ID has neurons|parameters|parameter_bits"
            + " <=|<|>=|> NUMBER times ID";
    return Stream.of(
        Bad.file(
            "bounds",
            WHOLE + "bounds: [counting, cuonting, counting, 3]\n",
            "4: bounds[1]: 'cuonting' is not a known bound; known: capacity, counting; did you"
                + " mean 'counting'?",
            "4: bounds[2]: 'counting' is listed twice",
            "4: bounds[3]: '3' is not a known bound; known: capacity, counting"),
        Bad.file(
            "unknown criterion",
            WHOLE + "criterion: {kind: random-inputs}\n",
            "4: criterion.kind: 'random-inputs' is not allowed; allowed: one of every-input,"
                + " random-input, expected-wrong-outputs; did you mean 'random-input'?"),
        Bad.file(
            "criterion without its limit",
            WHOLE + "criterion:\n  kind: random-input\n  confidence: 1\n  limit: 3\n",
            "5: criterion.failure: is missing; give a number above 0 and below 1",
            "6: criterion.confidence: '1' is not allowed; allowed: a number above 0 and below 1",
            "7: criterion.limit: unknown key; known: kind, failure, confidence"),
        Bad.file(
            "limits that are excluded",
            WHOLE + "criterion: {kind: expected-wrong-outputs, limit: -0.0, confidence: 0}\n",
            "4: criterion.limit: '-0.0' is not allowed; allowed: a number above 0",
            "4: criterion.confidence: '0' is not allowed; allowed: a number above 0 and below 1"),
        Bad.file(
            "expectations",
            WHOLE
                + "expect:\n"
                + "  - dense-codes wins\n"
                + "  - dense-code beats sparse-codes on neurons\n"
                + "  - dense-codes beats dense-codes on parameters\n"
                + "  - dense-codes has neurons <= x\n"
                + "  - 3\n"
                + "  - dense-codes has neurons < 0.5 times dense-codes\n",
            "5: expect[0]: 'dense-codes wins' is not an expectation; allowed: " + shapes,
            "6: expect[1]: 'dense-code' is not a construction of this comparison; known:"
                + " dense-codes; did you mean 'dense-codes'?",
            "6: expect[1]: 'sparse-codes' is not a construction of this comparison; known:"
                + " dense-codes",
            "7: expect[2]: 'dense-codes' cannot beat itself",
            "8: expect[3]: 'dense-codes has neurons <= x' is not an expectation; allowed: "
                + shapes,
            "9: expect[4]: '3' is not allowed; allowed: " + shapes,
            "10: expect[5]: 'dense-codes' cannot be held against itself"),
        Bad.file(
            "limits",
            WHOLE
                + "limits:\n  exhaustive_inputs: -1\n  samples: 5\n  memory: 4GB\n  timeout: 1m\n",
            "5: limits.exhaustive_inputs: '-1' is not allowed; allowed: a whole number from 0 to"
                + " 9223372036854775807",
            "6: limits.samples: unknown key; known: exhaustive_inputs, samples_per_stratum, memory,"
                + " timeout, inspection; did you mean 'samples_per_stratum'?",
            "7: limits.memory: '4GB' is not allowed; allowed: a size like 512MiB or 4GiB, a number"
                + " of bytes, or available",
            "8: limits.timeout: '1m' is not allowed; allowed: a time like 90s, 10min, 2h, or a"
                + " number of seconds, of at least a thousandth"),
        Bad.file(
            "corpus",
            WHOLE + "corpus:\n  width: [1, 0.5]\n  noise: much\n  wrong: 3\n",
            "5: corpus.width[1]: '0.5' is not allowed; allowed: a number from 1 to 1000",
            "6: corpus.noise: 'much' is not allowed; allowed: a number from 0 to 1",
            "7: corpus.wrong: unknown key; known: width, noise, wrong_inputs; did you mean"
                + " 'wrong_inputs'?"),
        Bad.file(
            "corpus of nothing",
            WHOLE + "corpus: {wrong_inputs: []}\n",
            "4: corpus.wrong_inputs: the list is empty; give at least one value"),
        Bad.file(
            "corpus of a number",
            WHOLE + "corpus: 3\n",
            "4: corpus: '3' is not allowed; allowed: a mapping of width, noise, wrong_inputs"),
        Bad.file(
            "engine of a number",
            WHOLE + "engine: 3\n",
            "4: engine: '3' is not allowed; allowed: the id of an engine, such as local or spark,"
                + " or a mapping of id, master, settings"),
        Bad.file(
            "engine of a blank",
            WHOLE + "engine: {id: ' '}\n",
            "4: engine.id: ' ' is not allowed; allowed: the id of an engine, such as local or"
                + " spark"),
        Bad.file(
            "engine",
            WHOLE + "engine:\n  master: 3\n  setting: {}\n  settings: {a: [1]}\n",
            "5: engine.id: is missing; give the id of an engine, such as local or spark",
            "5: engine.master: '3' is not allowed; allowed: the address of a cluster; quote it:"
                + " without quotes YAML takes it for a number",
            "6: engine.setting: unknown key; known: id, master, settings; did you mean"
                + " 'settings'?",
            "7: engine.settings.a: a list is not allowed; allowed: a single value"),
        Bad.file(
            "master of the local engine",
            WHOLE + "engine: {id: local, master: yarn}\n",
            "4: engine.id: the local engine has no master and no settings but isolation: none or"
                + " process"));
  }
}
