package org.superpose.checks.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.superpose.checks.Application;
import org.superpose.core.construction.Construction;
import org.superpose.fixtures.ForeignJar;

/** Folders of plugins with many jars, odd names, and jars that are not what they should be. */
class OddJarsTest {

  private static final int MANY = 1_000;
  private static final int INFLATED = 600 << 20; // bytes, more than the memory of the process

  /** A construction whose id is the name of its jar. */
  private static final String NAMED =
      """
      package foreign.named;

      import java.util.List;
      import org.superpose.core.construction.*;
      import org.superpose.core.network.Network;
      import org.superpose.core.settings.Description;

      public final class Named implements Construction {
        public Description describe() {
          String jar = Named.class.getProtectionDomain().getCodeSource().getLocation().getPath();
          String id = jar.replaceAll(".*/|\\\\.jar$", "").toLowerCase().replaceAll("[^a-z0-9]+", "-");
          return new Description("named-" + id.replaceAll("^-|-$", ""), "Odd.", List.of(), List.of());
        }
        public Sizing size(SizeRequest request) { return new Sizing.Unsupported("odd"); }
        public Network build(BuildRequest request) { throw new IllegalStateException(); }
      }
      """;

  @TempDir private Path directory;
  private Path plugins = Path.of("");
  private byte[] jar = {};

  @BeforeEach
  void compile() throws Exception {
    assumeTrue(Application.isBuilt(), Application.NOT_BUILT);
    plugins = Files.createDirectories(directory.resolve("plugins"));
    Path written =
        ForeignJar.plain("named")
            .announced("Named", NAMED)
            .writeTo(directory.resolve("compiled/named.jar"));
    jar = Files.readAllBytes(written);
  }

  private Command list() throws Exception {
    Command listed =
        Command.ended(
            Command.start(directory, List.of("-Xmx256m"), List.of("list", "constructions")),
            directory);
    assertThat(listed.misbehaviour()).as(listed.toString()).isEmpty();
    assertThat(listed.code()).as(listed.err()).isZero();
    assertThat(listed.out()).contains("one-neuron-per-output");
    return listed;
  }

  @Test
  void aThousandJarsAreAThousandPlugins() throws Exception {
    for (int number = 0; number < MANY; number++) {
      Files.write(plugins.resolve("p%sx.jar".formatted(number)), jar);
    }

    Command listed = list();

    assertThat(listed.err()).isEmpty();
    assertThat(listed.out().lines().filter(line -> line.contains(" named-p"))).hasSize(MANY);
  }

  @Test
  void aJarMayHaveAnyName() throws Exception {
    List<String> fine = List.of("with space", "ünïcode", "line\nend", "a;b", "c%d", "it's");
    int written = 0;
    for (String name : fine) {
      written += put(name + ".jar", jar) ? 1 : 0;
    }
    for (String name :
        List.of("-1", "..", "class", "1", "a%41b", "Ω", "")) { // no names for modules
      put(name + ".jar", jar);
    }

    Command listed = list();

    assertThat(listed.out().lines().filter(line -> line.contains(" named-")).count())
        .as(listed.toString())
        .isGreaterThanOrEqualTo(written);
    assertThat(listed.err().lines()).allMatch(line -> line.startsWith("superpose: plugin "));
  }

  /** The encoding of this system may not have a name. */
  private boolean put(String name, byte[] bytes) throws IOException {
    try {
      Files.write(plugins.resolve(name), bytes);
      return true;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  @Test
  void whatIsNoPluginIsNamedAndTheOthersAreUsed() throws Exception {
    Map<String, byte[]> odd = new LinkedHashMap<>();
    odd.put("empty", new byte[0]);
    odd.put("text", "no jar at all".getBytes(StandardCharsets.UTF_8));
    odd.put("half", Arrays.copyOf(jar, jar.length / 2));
    odd.put("nested", zip(Map.of("inner.jar", jar, service(), name("foreign.named.Named"))));
    odd.put("slip", zip(Map.of("../../slipped.class", jar, service(), name("../../slipped"))));
    odd.put("absolute", zip(Map.of("/etc/slipped.class", jar, service(), name("/etc/slipped"))));
    odd.put("inflating", inflating("foreign/big/Big.class"));
    odd.put("line", inflating(service()));
    odd.put("announced", zip(Map.of(service(), name("a.B\n".repeat(100_000)))));
    for (Map.Entry<String, byte[]> each : odd.entrySet()) {
      put(each.getKey() + ".jar", each.getValue());
    }
    Files.createDirectories(plugins.resolve("folder.jar"));
    put("sound.jar", jar);

    Command listed = list();

    assertThat(listed.out()).contains("named-sound");
    for (String name : odd.keySet()) {
      assertThat(listed.err()).contains("plugins/" + name + ".jar: ");
    }
    assertThat(listed.err()).contains("plugins/folder.jar");
    assertThat(listed.err().lines()).allMatch(line -> line.startsWith("superpose: plugin "));
    assertThat(directory.resolve("slipped.class")).doesNotExist();
    assertThat(directory.resolveSibling("slipped.class")).doesNotExist();
  }

  private static String service() {
    return "META-INF/services/" + Construction.class.getName();
  }

  private static byte[] name(String type) {
    return type.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return out.toByteArray();
  }

  /** An entry that is nearly nothing in the jar and more than all memory outside of it. */
  private static byte[] inflating(String entry) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(1);
      if (!entry.equals(service())) {
        zip.putNextEntry(new ZipEntry(service()));
        zip.write(name("foreign.big.Big"));
      }
      zip.putNextEntry(new ZipEntry(entry));
      byte[] zeros = new byte[1 << 20];
      for (int written = 0; written < INFLATED; written += zeros.length) {
        zip.write(zeros);
      }
    }
    return out.toByteArray();
  }
}
