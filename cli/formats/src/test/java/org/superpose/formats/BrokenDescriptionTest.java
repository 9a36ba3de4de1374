package org.superpose.formats;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Descriptions that are wrong in one way each, beside valid arrays. */
class BrokenDescriptionTest {

  private static final String PERMUTATION =
      "{'problem': {'task': 'permutation', 'features': 3, 'outputs': 3, 'sparsity': 1, ";
  private static final String PAIRS =
      "{'problem': {'task': 'pairwise-and', 'features': 3, 'outputs': 3, 'sparsity': 2, ";
  private static final String REPRESENTATION =
      "{'problem': {'task': 'representation', 'features': 3, 'outputs': 3, 'sparsity': 1}, ";

  @TempDir Path directory;

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("[]", "line 1: the document is something else; allowed: an object"),
        Arguments.of("{}", "'problem' is missing"),
        Arguments.of("{'problem': {}}", "'problem.task' is missing"),
        Arguments.of("{'problem': {'task': 'x'}}", "'problem.sparsity' is missing"),
        Arguments.of("{'task': 'x'}", "'sparsity' is missing"),
        Arguments.of(
            "{'task': 'x', 'problem': {'sparsity': 1}}",
            "'problem' stands beside keys of a problem; give one or the other"),
        Arguments.of(
            "{'problem': {'task': 7}}", "line 1: 'problem.task' is '7'; allowed: a string"),
        Arguments.of(
            "{'problem':\n {'features': 0}}",
            "line 2: 'problem.features' is '0'; allowed: a whole number from 1 to 2147483647"),
        Arguments.of(
            "{'problem': {'features': 99999999999999999999}}",
            "line 1: 'problem.features' is '99999999999999999999'; allowed: a whole number from 1"
                + " to 2147483647"),
        Arguments.of(
            "{'problm': {}}",
            "line 1: 'problm' is unknown; known: format, problem, task, features, outputs,"
                + " sparsity, pairs, gates, permutation, graph, functions, blocks, construction,"
                + " options, seed, public, alphabets, digests, certificate, network"),
        Arguments.of("{'format': 2}", "line 1: 'format' is '2'; allowed: 1"),
        Arguments.of(
            PERMUTATION + "'pairs': [[0, 1]]}}", "'problem.pairs' is given, but the task has none"),
        Arguments.of(
            PERMUTATION + "'permutation': []}}",
            "'problem.permutation' has 0 entries," + " expected one for each of the 3 features"),
        Arguments.of(
            PERMUTATION + "'permutation': [0, 1, 3]}}",
            "'problem.permutation' moves feature 2 to 3, which is no output"),
        Arguments.of(
            PERMUTATION + "'permutation': [0, 1, 1]}}",
            "'problem.permutation' moves feature 2 to 1, which is already taken"),
        Arguments.of(
            PERMUTATION + "'permutation': [0, 1, -1]}}",
            "line 1: 'problem.permutation' is '-1'; allowed: a whole number from 0 to 2147483647"),
        Arguments.of(
            PERMUTATION.replace(", 'sparsity': 1, ", ", 'sparsity': 1}}"),
            "'problem.permutation' is missing"),
        Arguments.of(
            PAIRS.replace(", 'sparsity': 2, ", ", 'sparsity': 2}}"), "'problem.pairs' is missing"),
        Arguments.of(
            PAIRS + "'pairs': [[0, 1], [1, 2]]}}",
            "'problem.outputs' is 3, but there are 2 pairs, one for each output"),
        Arguments.of(
            PAIRS + "'pairs': [[0, 1], [1, 2], [1, 0]]}}",
            "'problem.pairs' has [0, 1] in both directions, but the inputs of this gate are alike:"
                + " give one of them"),
        Arguments.of(
            PAIRS + "'pairs': [[0, 1], [1, 2], [0, 1]]}}",
            "'problem.pairs' entry 3: [0, 1] repeats pair 1"),
        Arguments.of(
            PAIRS + "'pairs': [[0, 1]], 'graph': 'complete'}}",
            "'problem.pairs' stands beside 'graph'"),
        Arguments.of(
            PAIRS + "'graph': 'star'}}",
            "line 1: 'problem.graph' is 'star'; allowed: complete or {\"file\": NAME}"),
        Arguments.of(
            PAIRS + "'graph': {'file': '../e.csv'}}}",
            "line 1: 'problem.graph.file' must name a file in the folder of this one"),
        Arguments.of(
            PAIRS + "'graph': {'repeats': 'drop'}}}",
            "line 1: 'problem.graph.file' must name a file in the folder of this one"),
        Arguments.of(
            PAIRS + "'graph': {'file': 'none', 'loops': 'keep'}}}",
            "line 1: 'problem.graph.loops' is 'keep'; allowed: refuse, drop"),
        Arguments.of(
            PAIRS.replace("pairwise-and", "k-way-and") + "'gates': [[0, 1], [0, 1, 2], [1, 2]]}}",
            "'problem.gates' entry 2 has 3 inputs, but entry 1 has 2; all gates of a task have"
                + " equally many"),
        Arguments.of(
            PAIRS.replace("pairwise-and", "k-way-and") + "'gates': [[0], [1], [2]]}}",
            "'problem.gates' have a size that the task does not allow: '1' is not allowed; allowed:"
                + " a whole number from 2 to 31"),
        Arguments.of(
            PAIRS + "'pairs': [[0, 1], [1, 2], [3, 0]]}}",
            "'problem.pairs' pairs feature 3, but the 3 features are 0 to 2"),
        Arguments.of(
            PAIRS + "'pairs': [[0, 1]], 'gates': [[0, 1]]}}",
            "'problem.gates' is given, but the task has none"),
        Arguments.of(
            PAIRS.replace("pairwise-and", "k-way-and").replace("'sparsity': 2", "'sparsity': 3")
                + "'gates': [[0, 1, 2], [0, 1, 3]]}}",
            "'problem.outputs' is 3, but 3 features have only 1 different sets of 3"),
        Arguments.of(
            PAIRS.replace("pairwise-and", "k-way-and") + "'gates': [[0, 1], [0, 3], [1, 2]]}}",
            "'problem' does not fit: output 1 depends on feature 3, but features are 0 to 2"),
        Arguments.of(
            PAIRS.replace("pairwise-and", "k-way-and") + "'gates': [0]}}",
            "line 1: 'problem.gates' is '0'; allowed: a list of whole numbers"),
        Arguments.of(
            PAIRS + "'pairs': [[0, 1, 2]]}}",
            "line 1: 'problem.pairs' is '2'; allowed: a pair like [3, 17]"),
        Arguments.of(
            "{'problem': {'task': 'sorting', 'features': 3, 'outputs': 3, 'sparsity': 1}}",
            "'problem.task' is 'sorting', which no installed task has as its id"),
        Arguments.of(
            "{'problem': {'task': 'representation', 'features': 3, 'outputs': 3, 'sparsity': 4}}",
            "'problem.sparsity' is 4, but there are only 3 features"),
        Arguments.of(
            REPRESENTATION + "'public': {'readout': 'yes'}}",
            "line 1: 'public.readout' is 'yes'; allowed: true, false, \"except rows\" or"
                + " \"choice\""),
        Arguments.of(
            REPRESENTATION + "'alphabets': {'readout': 'trits'}}",
            "line 1: 'alphabets.readout' is 'trits'; allowed: binary, ternary, sign,"
                + " integer[MIN,MAX] with MIN <= MAX, float32, float64"),
        Arguments.of(
            REPRESENTATION + "'alphabets': {'layer1.bias': 'binary'}}",
            "'alphabets' names 'layer1.bias', but the arrays are encoder, readout, threshold"),
        Arguments.of(
            REPRESENTATION + "'options': {'a': [1]}}",
            "line 1: 'options.a' is something else; allowed: a number, a flag or a string"),
        Arguments.of(
            REPRESENTATION + "'seed': 1} {}", "line 1: something follows the closing brace"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void brokenDescriptionsGiveOneClearError(String text, String complaint) throws IOException {
    Path json = write(text);

    assertThatThrownBy(() -> NetworkFiles.read(json, SampleNetworks::task))
        .isInstanceOf(NetworkFileException.class)
        .hasMessage(json + ": " + complaint);
  }

  @Test
  void repeatedKeysAndTextThatIsNoJsonAreRejectedWithTheirLine() throws IOException {
    Path twice = write(REPRESENTATION + "\n'seed': 1, 'seed': 2}");
    assertThatThrownBy(() -> NetworkFiles.read(twice, SampleNetworks::task))
        .isInstanceOf(NetworkFileException.class)
        .hasMessageStartingWith(twice + ": line 2: Duplicate Object property \"seed\"");

    Path cut = write(REPRESENTATION);
    assertThatThrownBy(() -> NetworkFiles.read(cut, SampleNetworks::task))
        .isInstanceOf(NetworkFileException.class)
        .hasMessageStartingWith(cut + ": line 1: Unexpected end-of-input");
  }

  @Test
  void entriesOutsideTheirDeclaredAlphabetAreNamed() throws IOException {
    Path json = write(REPRESENTATION + "'alphabets': {'encoder': 'sign'}}");

    assertThatThrownBy(() -> NetworkFiles.read(json, SampleNetworks::task))
        .isInstanceOf(NetworkFileException.class)
        .hasMessage(
            directory.resolve("net.npz")
                + ": array 'encoder' has 0.0 at [0, 1], outside its alphabet sign");
  }

  @Test
  void changedArraysAreToldByTheirDigest() throws IOException {
    Path json = write(REPRESENTATION + "'digests': {'encoder': 'sha256:00'}}");

    assertThatThrownBy(() -> NetworkFiles.read(json, SampleNetworks::task))
        .isInstanceOf(NetworkFileException.class)
        .hasMessage(
            directory.resolve("net.npz")
                + ": array 'encoder' has changed since it was written: its digest is not the one in"
                + " 'digests'; remove that one to use the array as it is");
  }

  @Test
  void otherFileNamesAreRejected() {
    Path text = directory.resolve("net.txt");

    assertThatThrownBy(() -> NetworkFiles.read(text, SampleNetworks::task))
        .isInstanceOf(NetworkFileException.class)
        .hasMessage(
            text + ": is not a network; readable are .npz, .safetensors, .onnx and their .json");
  }

  /** Writes a description, with double quotes for single ones, and valid arrays beside it. */
  private Path write(String text) throws IOException {
    RawArchive.valid().write(directory.resolve("net.npz"));
    return Files.writeString(directory.resolve("net.json"), text.replace('\'', '"'));
  }
}
