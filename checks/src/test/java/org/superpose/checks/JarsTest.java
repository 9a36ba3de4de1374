package org.superpose.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The jars as a user gets them: named modules that fit together and announce their services. */
class JarsTest {

  private static final String SERVICES = "META-INF/services/";

  /** Returns the jars of all modules; skips the test where {@code mvn package} did not run. */
  private static List<Path> jars() {
    List<Path> jars = new ArrayList<>();
    for (BuiltModule module : Repository.modules()) {
      assumeTrue(
          module.freshJar().isPresent(),
          () -> "no up-to-date jar of " + module + "; run mvn verify to check the jars");
      jars.add(module.freshJar().get());
    }
    return jars;
  }

  private static ModuleDescriptor descriptor(Path jar) {
    return ModuleFinder.of(jar).findAll().iterator().next().descriptor();
  }

  @Test
  void everyJarIsANamedModule() {
    for (Path jar : jars()) {
      assertThat(descriptor(jar).isAutomatic()).as("%s has a descriptor", jar).isFalse();
      assertThat(descriptor(jar).name()).startsWith("org.superpose.");
    }
  }

  @Test
  void descriptorAndServiceFilesAnnounceTheSame() throws IOException {
    for (Path jar : jars()) {
      Map<String, List<String>> provided =
          descriptor(jar).provides().stream()
              .collect(
                  Collectors.toMap(
                      Provides::service,
                      provides -> provides.providers().stream().sorted().toList()));

      assertThat(serviceFiles(jar)).as("%s", jar).isEqualTo(new TreeMap<>(provided));
    }
  }

  /** Returns the providers by service; checks that their classes are in the jar. */
  private static Map<String, List<String>> serviceFiles(Path jar) throws IOException {
    Map<String, List<String>> services = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().toList()) {
        if (entry.getName().startsWith(SERVICES) && !entry.isDirectory()) {
          List<String> providers = providers(file, entry);
          for (String provider : providers) {
            assertThat(file.getJarEntry(provider.replace('.', '/') + ".class"))
                .as("%s announces %s", jar, provider)
                .isNotNull();
          }
          services.put(entry.getName().substring(SERVICES.length()), providers);
        }
      }
    }
    return services;
  }

  private static List<String> providers(JarFile file, JarEntry entry) throws IOException {
    try (InputStream in = file.getInputStream(entry)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.replaceAll("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .sorted()
          .toList();
    }
  }

  @Test
  void noPackageIsInTwoJars() {
    Map<String, Path> owners = new HashMap<>();
    for (Path jar : jars()) {
      for (String name : descriptor(jar).packages()) {
        Path other = owners.put(name, jar);
        assertThat(other).as("package %s is also in %s", name, jar).isNull();
      }
    }
  }

  /** Opens all jars as a layer of their own and starts every service that they announce. */
  @Test
  void theJarsOpenAsOneLayerAndEveryServiceStarts() throws Exception {
    ModuleLayer.Controller opened = openLayer();
    ModuleLayer layer = opened.layer();
    for (Path jar : jars()) {
      for (Provides provides : descriptor(jar).provides()) {
        Class<?> service = layer.findLoader(descriptor(jar).name()).loadClass(provides.service());
        opened.addExports( // to this test; some services are among modules of the house only
            service.getModule(), service.getPackageName(), JarsTest.class.getModule());
        assertThat(ServiceLoader.load(layer, service))
            .extracting(provider -> provider.getClass().getName())
            .as("providers of %s", provides.service())
            .containsAll(provides.providers());
      }
    }
  }

  private static ModuleLayer.Controller openLayer() {
    List<Path> jars = jars();
    Set<String> roots =
        jars.stream().map(jar -> descriptor(jar).name()).collect(Collectors.toSet());
    Set<Path> path = new HashSet<>(jars);
    path.addAll(librariesOf(roots, ModuleFinder.of(jars.toArray(Path[]::new))));
    Configuration resolved =
        ModuleLayer.boot()
            .configuration()
            .resolve(ModuleFinder.of(path.toArray(Path[]::new)), ModuleFinder.of(), roots);
    return ModuleLayer.defineModulesWithOneLoader(
        resolved, List.of(ModuleLayer.boot()), ClassLoader.getPlatformClassLoader());
  }

  /**
   * Returns the jars of the class path that the modules require, directly or not. One automatic
   * module would pull in all others in sight, so only what is required is shown to the resolver.
   */
  private static Set<Path> librariesOf(Set<String> roots, ModuleFinder own) {
    Path[] classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> entry.endsWith(".jar") && !entry.contains("superpose-"))
            .map(Path::of)
            .toArray(Path[]::new);
    ModuleFinder libraries = ModuleFinder.of(classPath);
    Set<String> required = new HashSet<>(roots);
    Set<Path> found = new HashSet<>();
    List<String> open = new ArrayList<>(roots);
    while (!open.isEmpty()) {
      String name = open.removeLast();
      ModuleReference module = own.find(name).or(() -> libraries.find(name)).orElse(null);
      if (module != null) {
        libraries.find(name).ifPresent(library -> found.add(Path.of(library.location().get())));
        module.descriptor().requires().stream()
            .map(ModuleDescriptor.Requires::name)
            .filter(required::add)
            .forEach(open::add);
      }
    }
    return found;
  }
}
