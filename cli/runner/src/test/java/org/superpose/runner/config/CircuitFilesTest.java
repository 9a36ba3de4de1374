package org.superpose.runner.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.core.random.Seed;
import org.superpose.core.task.Problem;
import org.superpose.core.task.Task;
import org.superpose.core.task.TaskRequest;
import org.superpose.runner.plugin.PluginRegistry;

/** Circuits of the user's own, on their way from files to the settings of the standard tasks. */
class CircuitFilesTest {

  private static final String HALF = "INPUT(a)\nINPUT(b)\nOUTPUT(s)\nOUTPUT(c)\ns = XOR(a, b)\n";

  @TempDir Path folder;

  @BeforeEach
  void writeCircuits() throws IOException {
    Files.writeString(folder.resolve("half.bench"), HALF + "c = AND(a, b)\n");
    Files.writeString(folder.resolve("cut.bench"), HALF);
    Files.writeString(folder.resolve("and.aag"), "aag 3 2 0 1 1\n2\n4\n6\n6 2 4\ni0 one two\n");
    Files.write(folder.resolve("cut.aig"), new byte[] {'a', 'i', 'g', ' ', '1'});
    Files.createDirectories(folder.resolve("library"));
    Files.writeString(folder.resolve("library/2.bench"), HALF + "c = AND(a, b)\n");
    Files.writeString(folder.resolve("library/1.bench"), "INPUT(a)\nOUTPUT(y)\ny = NOT(a)\n");
    Files.writeString(folder.resolve("library/notes.txt"), "no circuit\n");
    Files.createDirectories(folder.resolve("empty"));
  }

  private static PluginRegistry registry() {
    List<Task> tasks =
        ServiceLoader.load(Task.class).stream().map(ServiceLoader.Provider::get).toList();
    return PluginRegistry.of(tasks, List.of(new Fakes.Builder("dense-codes")), List.of());
  }

  private static String comparison(String... tasks) {
    return "name: circuits\nseeds: [1]\nconstructions: [dense-codes]\ntasks:\n"
        + List.of(tasks).stream().collect(Collectors.joining("\n  - ", "  - ", "\n"));
  }

  private Comparison read(String text) throws ConfigurationException, IOException {
    return ConfigurationReader.read(
        Files.writeString(folder.resolve("comparison.yaml"), text), List.of(), registry());
  }

  private static Problem problem(TaskCase task) {
    return task.plugin().service().problem(new TaskRequest(task.settings(), new Seed(1)));
  }

  @Test
  void filesSweepAndFoldersAndListsAreOneLibrary() throws Exception {
    List<TaskCase> tasks =
        read(comparison(
                "{id: circuit, circuit: {file: [half.bench, and.aag]}}",
                "{id: circuit-library, library: {folder: library}}",
                "{id: circuit-library, library: {files: [half.bench, and.aag]}, circuits: [2, 4]}",
                "{id: circuit-library, library: random, circuits: 3}"))
            .tasks();

    assertThat(tasks)
        .extracting(task -> task.graphLabel() + " " + task.shape().features())
        .containsExactly(
            "half.bench 2", "and.aag 2", "library 4", "2 files 4", "2 files 8", "random 12");
    // The folder in the order of names: NOT, on by default, then XOR and AND.
    assertThat(problem(tasks.get(2)).activeOutputs(new int[0])).containsExactly(0);
    assertThat(problem(tasks.get(2)).activeOutputs(new int[] {0, 2, 3})).containsExactly(2);
  }

  @Test
  void aResolvedFileHoldsTheCircuits() throws Exception {
    Comparison original =
        read(
            comparison(
                "{id: circuit, circuit: {file: and.aag}}",
                "{id: circuit-library, library: {folder: library, label: two}, circuits: 5}"));
    String resolved = ResolvedYaml.write(original);
    Path elsewhere = Files.createDirectories(folder.resolve("out")).resolve("resolved.yaml");
    Comparison again =
        ConfigurationReader.read(Files.writeString(elsewhere, resolved), List.of(), registry());

    assertThat(resolved).contains("label: two", ".inputs one_two i1").doesNotContain("folder");
    assertThat(ResolvedYaml.write(again)).isEqualTo(resolved);
    assertThat(again.tasks())
        .extracting(TaskCase::settings)
        .isEqualTo(original.tasks().stream().map(TaskCase::settings).toList());
  }

  @Test
  void whatIsWrongIsReportedWithFileAndLine() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bad.yaml"),
            comparison(
                "circuit",
                "{id: circuit, circuit: {}}",
                "{id: circuit, circuit: random}",
                "{id: circuit, circuit: {file: none.blif}}",
                "{id: circuit, circuit: {file: cut.bench}}",
                "{id: circuit, circuit: {file: cut.aig}}",
                "{id: circuit, circuit: {folder: library}}",
                "{id: circuit, circuit: {folder: empty}}",
                "{id: circuit, circuit: {file: half.bench, name: x}}",
                "{id: circuit, circuit: {file: half.bench}, sparsity: 3}",
                "{id: circuit, circuit: {blif: \".inputs a\"}}",
                "{id: circuit-library, library: {files: []}}",
                "{id: circuit-library, library: {files: [3]}}",
                "{id: circuit-library, library: {folder: library}, depth: 2}",
                "{id: circuit-library, circuits: 2, active: 3}"));

    assertThat(report(file))
        .containsExactly(
            "5: tasks[0].circuit: is missing; give {file: CIRCUIT.blif}, {files: [A.bench,"
                + " B.aig]} or {folder: CIRCUITS}",
            "6: tasks[1].circuit: give one of file, files, folder or blif",
            "7: tasks[2].circuit: 'random' is not allowed; allowed: {file: CIRCUIT.blif},"
                + " {files: [A.bench, B.aig]} or {folder: CIRCUITS}",
            "8: tasks[3].circuit.file: none.blif: no such file",
            "11: tasks[6].circuit: gives 2 circuits; give one, or use the task"
                + " circuit-library",
            "12: tasks[7].circuit.folder: empty has no circuits: files that end in .aag,"
                + " .aig, .bench or .blif, also with .gz",
            "13: tasks[8].circuit.name: unknown key; known: file, files, folder, label, blif",
            "14: tasks[9].sparsity: is 3, but the circuit has only 2 inputs",
            "15: tasks[10].circuit.blif: circuit 1: line 1: the circuit has no outputs; give"
                + " at least one",
            "16: tasks[11].library.files: the list is empty; give names of files",
            "17: tasks[12].library.files[0]: '3' is not allowed; allowed: names of files",
            "18: tasks[13].depth: is for random circuits, but the library is given; leave it"
                + " out",
            "19: tasks[14].active: is 3, but there are only 2 circuits",
            "cut.bench:4: tasks[4].circuit.file: net c is used, but is neither an input nor"
                + " the output of a node",
            "cut.aig:1: tasks[5].circuit.file: 'aig 1' is no AIGER header; expected aig M I"
                + " L O A with whole numbers");
  }

  private List<String> report(Path file) {
    try {
      return List.of(ConfigurationReader.read(file, List.of(), registry()).toString());
    } catch (ConfigurationException e) {
      return e.diagnostics().stream()
          .map(each -> each.toString().replace(file + ":", "").replace(folder + "/", ""))
          .toList();
    }
  }
}
