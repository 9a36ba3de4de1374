package org.superpose.console.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.superpose.console.report.RecoveryText;
import org.superpose.console.report.RecoveryText.Scored;
import org.superpose.core.random.Seed;
import org.superpose.core.truth.GroundTruth;
import org.superpose.core.truth.Recovery;
import org.superpose.formats.FileFormat;
import org.superpose.formats.FoundDirections;
import org.superpose.formats.NetworkFile;
import org.superpose.formats.NetworkFileException;
import org.superpose.formats.NetworkFiles;
import org.superpose.formats.TruthFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares what was found in a network with what is known of it. */
@Command(
    name = "score",
    description =
        "Compare directions and components that were found in a network of a corpus with its"
            + " ground truth, and with chance.",
    mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared;

  @Parameters(
      index = "0",
      paramLabel = "ENTRY",
      description = "A network of a corpus: DIR/NAME, or one of its files.")
  private Path entry;

  @Option(
      names = "--directions",
      paramLabel = "FILE",
      required = true,
      description =
          "What was found, .npz or .safetensors: 'directions' [k, n] in the layer, or the factors"
              + " 'write' [k, n] and 'read' [k, n'] of components of its weights, or all three.")
  private Path found;

  @Option(
      names = "--layer",
      paramLabel = "L",
      description =
          "0: the encoded input, with a direction for each feature; from 1: a hidden layer, with"
              + " one for each output. Default: the last.")
  private Integer layer;

  @Option(
      names = "--draws",
      paramLabel = "D",
      description = "How often random directions are drawn. Default: ${DEFAULT-VALUE}.")
  private int draws = 5;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Of the random directions. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    UserException.requireAtLeast(1, "--draws", draws);
    List<Scored> scored;
    NetworkFile network;
    try {
      network = NetworkFiles.read(arrays(), VerifyCommand.tasks(shared));
      scored = score(network, FoundDirections.read(found));
    } catch (NetworkFileException e) {
      throw new UserException(e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new UserException(found + ": " + e.getMessage());
    }
    if (json) {
      Json.print(shared.out(), RecoveryText.map(network.name(), draws, seed, scored));
    } else {
      shared.out().print(RecoveryText.render(network.name(), draws, seed, scored));
    }
    return ExitCode.DONE;
  }

  /** Finds the arrays of the entry in whatever format there is. */
  private Path arrays() {
    String name = String.valueOf(entry.getFileName());
    List<String> endings = new ArrayList<>(List.of(TruthFile.ENDING, ".proof", ".json"));
    List<FileFormat> formats = List.of(FileFormat.values());
    formats.forEach(format -> endings.add(format.ending()));
    String stem =
        endings.stream()
            .filter(name::endsWith)
            .findFirst()
            .map(ending -> name.substring(0, name.length() - ending.length()))
            .orElse(name);
    Optional<Path> arrays =
        formats.stream()
            .map(format -> entry.resolveSibling(stem + format.ending()))
            .filter(Files::exists)
            .findFirst();
    return arrays.orElseThrow(
        () ->
            new UserException(
                "there is no network %s: no .npz, .safetensors or .onnx of that name"
                    .formatted(entry.resolveSibling(stem))));
  }

  private List<Scored> score(NetworkFile network, FoundDirections given) {
    int last = network.network().layers().size();
    int scored = layer == null ? last : layer;
    if (scored < 0 || scored > last) {
      throw new UserException("--layer must be from 0 to %s, was %s".formatted(last, scored));
    }
    GroundTruth truth = GroundTruth.of(network.network(), network.problem());
    Seed source = new Seed(seed);
    List<Scored> all = new ArrayList<>();
    if (given.directions().isPresent()) {
      double[][] directions = given.directions().get();
      Recovery recovery = Recovery.of(truth, scored, directions);
      all.add(
          new Scored(
              "directions",
              scored,
              recovery,
              Recovery.chance(truth, scored, directions.length, draws, source)));
    }
    if (given.components().isPresent()) {
      FoundDirections.Components components = given.components().get();
      if (scored == 0) {
        throw new UserException("--layer 0 has no weights; components need a layer from 1");
      }
      Recovery recovery =
          Recovery.ofComponents(truth, scored, components.write(), components.read());
      int count = components.write().length;
      all.add(
          new Scored(
              "components",
              scored,
              recovery,
              Recovery.chanceOfComponents(truth, scored, count, draws, source)));
    }
    return all;
  }
}
