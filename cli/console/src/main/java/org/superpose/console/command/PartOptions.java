package org.superpose.console.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.superpose.runner.config.Comparison;
import org.superpose.runner.config.ConfigurationException;
import org.superpose.runner.run.PlannedCell;
import org.superpose.runner.run.Planner;
import org.superpose.runner.run.Shard;
import org.superpose.runner.text.OneLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which part of a comparison is meant, and where its results are. */
final class PartOptions {

  /** In bytes; what is written there gets names of its own. */
  private static final int LONGEST_NAME = 200;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where results go; default: results/NAME, for a shard results/NAME-I-of-N.")
  private Path out;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      converter = ShardConverter.class,
      description = "Only part I of N, for one of several machines; superpose merge joins them.")
  private Shard shard = Shard.WHOLE;

  /** Returns the part. */
  Shard shard() {
    return shard;
  }

  /**
   * Plans the part.
   *
   * @throws ConfigurationException as {@link Planner#plan}, also for cells of other parts
   */
  List<PlannedCell> plan(Comparison comparison) throws ConfigurationException {
    return shard.of(Planner.plan(comparison));
  }

  /**
   * Returns where the results are.
   *
   * @throws UserException if that is to be a folder of the comparison's name and cannot be
   */
  Path directory(Comparison comparison) {
    if (out != null) {
      return out;
    }
    String suffix = shard.isWhole() ? "" : "-%s-of-%s".formatted(shard.index(), shard.count());
    return Path.of("results").resolve(folder(comparison.name() + suffix));
  }

  private static Path folder(String name) {
    try {
      Path folder = Path.of(name);
      if (folder.getNameCount() == 1
          && !folder.isAbsolute()
          && !folder.startsWith("..")
          && !folder.startsWith(".")
          && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
          && name.chars().noneMatch(Character::isISOControl)) {
        return folder;
      }
    } catch (InvalidPathException e) {
      // No name at all for a file.
    }
    throw new UserException(
        OneLine.of("'%s' cannot name a folder of results; give --out DIR".formatted(name)));
  }

  private static final class ShardConverter implements ITypeConverter<Shard> {
    @Override
    public Shard convert(String text) {
      try {
        return Shard.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
