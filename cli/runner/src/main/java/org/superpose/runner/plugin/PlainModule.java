package org.superpose.runner.plugin;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;

/**
 * A jar without module descriptor, as a module that exports everything and requires core only.
 *
 * <p>Java's own automatic modules read every module in sight. A library that both a plugin and the
 * program bring would then be read twice, which is an error; with this descriptor each keeps its
 * own version. What else the jar reads, its folder and the JDK, is added when the layer is made.
 */
final class PlainModule extends ModuleReference {

  private final ModuleReference jar;

  PlainModule(ModuleReference jar, String contracts) {
    super(explicit(jar.descriptor(), contracts), jar.location().orElseThrow());
    this.jar = jar;
  }

  private static ModuleDescriptor explicit(ModuleDescriptor automatic, String contracts) {
    ModuleDescriptor.Builder builder =
        ModuleDescriptor.newModule(automatic.name()).requires("java.base").requires(contracts);
    automatic.version().ifPresent(builder::version);
    automatic.packages().forEach(builder::exports);
    automatic.provides().forEach(builder::provides);
    return builder.build();
  }

  @Override
  public ModuleReader open() throws IOException {
    return jar.open();
  }
}
