package org.superpose.checks.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Valid files of all kinds, made by the command itself. */
final class Targets {

  private static final String TASK = "{id: pairwise-and, features: 6, outputs: 5, sparsity: 3}";
  private static final String COMPARISON =
      """
      name: attack
      seeds: [1]
      tasks: [%s]
      constructions:
        - {id: one-neuron-per-output, superposed: false}
        - {id: output-channels-sparse, neurons: 12, channel: 4, ones: 3}
      limits: {timeout: 10s}
      """;
  private static final String WITH_ALL =
      """
      name: attack # of every kind of key
      seeds: [1, 2]
      tasks:
        - {id: pairwise-and, features: [8, 10], sparsity: 2, graph: star}
        - {id: permutation, features: [6, 12], sparsity: 1}
      constructions:
        - {id: output-channels-sparse, neurons: [16, auto], channel: 4, ones: 3}
        - one-neuron-per-output
      criterion: {kind: random-input, failure: 0.05}
      bounds: all
      limits: {timeout: 30s, memory: 1GiB, exhaustive_inputs: 1000}
      expect: [one-neuron-per-output is verified]
      """;

  private final Path directory;
  private final List<Target> all = new ArrayList<>();

  private Targets(Path directory) {
    this.directory = directory;
  }

  static List<Target> in(Path directory) throws IOException {
    Targets targets = new Targets(directory);
    targets.addComparisons();
    targets.addNetworks();
    targets.addResults();
    return targets.all;
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static void run(Object... arguments) {
    Command ended = Command.here(Stream.of(arguments).map(Object::toString).toList());
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  private void addComparisons() throws IOException {
    for (String text : List.of(COMPARISON.formatted(TASK), WITH_ALL)) {
      Path file = write("comparison-%s.yaml".formatted(all.size()), text);
      run("plan", file);
      all.add(Target.read("comparison file", file, true, "plan", file.toString()));
    }
    String graph = "features: 6, sparsity: 3, graph: {file: edges.csv}";
    Path file = write("graph.yaml", COMPARISON.formatted("{id: pairwise-and, " + graph + "}"));
    Path edges = write("edges.csv", "node_1,node_2\n0,1\n1,2\n# a remark\n2,3\n0,5\n");
    run("plan", file);
    all.add(Target.read("edge list", edges, true, "plan", file.toString()));
  }

  private void addNetworks() throws IOException {
    Path comparison = write("networks.yaml", COMPARISON.formatted(TASK));
    Path own = directory.resolve("own");
    run("build", comparison, "--out", own, "--formats", "npz,safetensors,onnx");
    for (String construction : List.of("one-neuron-per-output", "output-channels-sparse")) {
      for (String format : List.of("npz", "safetensors", "onnx")) {
        Path arrays = renamed(own, construction, format);
        Path json = renamed(own, construction, "json");
        addNetwork("own", arrays, json);
        Path foreign = directory.resolve("foreign-" + construction + "-" + format);
        JsonNode described = new JsonMapper().readTree(Files.readString(json)).get("problem");
        Path problem =
            write(foreign.getFileName() + "/net.json", "{\"problem\": " + described + "}");
        Path copy = Files.copy(arrays, foreign.resolve("net." + format));
        addNetwork("foreign", copy, problem);
      }
    }
  }

  /** The name of a network is in its description as well only by the name of the file. */
  private Path renamed(Path own, String construction, String ending) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("own-" + construction));
    Path copy = folder.resolve("net." + ending);
    try (Stream<Path> files = Files.list(own)) {
      Path file =
          files
              .filter(each -> each.toString().contains(construction))
              .filter(each -> each.toString().endsWith("." + ending))
              .findAny()
              .orElseThrow();
      return Files.exists(copy) ? copy : Files.copy(file, copy);
    }
  }

  private void addNetwork(String whose, Path arrays, Path json) throws IOException {
    run("verify", arrays);
    String name = arrays.getFileName().toString().replaceFirst(".*\\.", "");
    all.add(Target.verified("%s %s".formatted(whose, name), arrays, false, arrays));
    all.add(
        Target.verified(whose.equals("own") ? "network JSON" : "problem JSON", json, true, arrays));
  }

  private void addResults() throws IOException {
    Path comparison = write("proved.yaml", COMPARISON.formatted(TASK) + "proofs: true\n");
    Path results = directory.resolve("results");
    run("compare", comparison, "--out", results, "--workers", "1");
    Path journal = results.resolve("cells.jsonl");
    all.add(Target.resumed("journal", journal, comparison, results));
    try (Stream<Path> proofs = Files.list(results.resolve("proofs"))) {
      for (Path file : proofs.sorted().toList()) {
        if (file.toString().matches(".*(proof|json)")) {
          all.add(Target.resumed("proof and its network", file, comparison, results));
        }
      }
    }
    for (String name : List.of("resolved.yaml", "environment.json", "cells.jsonl")) {
      Path copy = directory.resolve("reported");
      copy(results, copy);
      all.add(
          Target.read("results directory", copy.resolve(name), true, "report", copy.toString()));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      return;
    }
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
