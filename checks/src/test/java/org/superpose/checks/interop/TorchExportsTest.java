package org.superpose.checks.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One right network, exported by PyTorch with sixteen kinds of layers in eight ways. */
class TorchExportsTest {

  private static final int MODELS = 16;
  private static final int REFUSED_MODELS = 2;
  private static final int WAYS = 8;

  @TempDir Path directory;

  @Test
  void everyExportIsVerifiedOrRefusedByName() throws IOException, InterruptedException {
    String python = python();
    assumeTrue(python != null, "python3 with the exporter of torch 1.13 is not installed");
    try (InputStream script = TorchExportsTest.class.getResourceAsStream("export_all.py")) {
      Files.write(directory.resolve("export_all.py"), script.readAllBytes());
    }
    assertThat(run(python, "export_all.py")).as(log()).isZero();

    Exports.Run run = Exports.superpose("verify", directory);

    assertThat(run.out().lines().filter(line -> line.contains(" verified ")))
        .hasSize((MODELS - REFUSED_MODELS) * WAYS);
    assertThat(
            run.err().lines().filter(line -> line.contains(": operation 'Erf' (a part of GELU)")))
        .hasSize(WAYS);
    assertThat(run.err().lines().filter(line -> line.contains(": operation 'Softmax' compares")))
        .hasSize(WAYS);
  }

  /** Later exporters of PyTorch need the package onnx. */
  private String python() throws InterruptedException {
    for (String python : List.of("/usr/bin/python3", "python3")) {
      try {
        String check = "import torch, sys; sys.exit(not torch.__version__.startswith('1.13'))";
        if (run(python, "-c", check) == 0) {
          return python;
        }
      } catch (IOException e) {
        // There is no such Python; the next may have the package.
      }
    }
    return null;
  }

  private String log() throws IOException {
    return Files.readString(directory.resolve("log.txt"), UTF_8);
  }

  private int run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log.txt").toFile())
            .start();
    if (!process.waitFor(4, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return process.waitFor();
  }
}
