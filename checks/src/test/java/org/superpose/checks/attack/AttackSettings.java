package org.superpose.checks.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.superpose.core.random.Seed;

/**
 * How much is attacked, by system properties: {@code attack=full} for all that docs/security.md
 * counts, otherwise a part that every build can afford; {@code attack.seed} for other files.
 */
final class AttackSettings {

  static final boolean FULL = "full".equals(System.getProperty("attack"));

  static final Seed SEED = new Seed(Long.getLong("attack.seed", 14));

  private AttackSettings() {}

  /** Returns one of two numbers, or what a property says. */
  static int count(String property, int part, int full) {
    return Integer.getInteger(property, FULL ? full : part);
  }

  /** Prints what came of an attack and keeps it in a file of {@code checks/target}. */
  static void report(String name, String text) throws IOException {
    System.out.printf("%s%n", text);
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "attack-" + name + ".txt"), text);
  }
}
