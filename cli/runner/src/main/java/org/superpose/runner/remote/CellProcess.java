package org.superpose.runner.remote;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.superpose.runner.text.OneLine;

/**
 * The program that runs cells for another: takes a line for each on standard input, the number of
 * threads and the text of the cell, and answers with a line. Ends when its input does, whatever it
 * is at work on, so that it never outlives who started it.
 */
public final class CellProcess {

  private static final int LOST = 1;

  private CellProcess() {}

  /**
   * Runs cells until standard input ends.
   *
   * @param pluginFolders as for {@link org.superpose.runner.engine.CellService#open}
   */
  public static void main(String[] pluginFolders) throws InterruptedException {
    Locale.setDefault(Locale.ROOT);
    PrintStream answers = to(FileDescriptor.out);
    PrintStream messages = to(FileDescriptor.err);
    System.setOut(messages); // for what plugins print
    System.setErr(messages);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) ->
            messages.println(
                "superpose: %s: %s".formatted(thread.getName(), OneLine.of(failure.toString()))));
    List<Path> folders = Stream.of(pluginFolders).map(Path::of).toList();
    BlockingQueue<String> orders = new LinkedBlockingQueue<>();
    Thread.ofPlatform().daemon().name("orders").start(() -> listen(orders));
    BiFunction<String, Integer, String> cells = new LocalCellService().open(folders);
    while (true) {
      String[] order = orders.take().split(" ", 2);
      answers.println(cells.apply(order[1], Integer.valueOf(order[0])));
      answers.flush();
    }
  }

  private static PrintStream to(FileDescriptor output) {
    return new PrintStream(new FileOutputStream(output), true, StandardCharsets.UTF_8);
  }

  private static void listen(BlockingQueue<String> orders) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        orders.add(line);
      }
    } catch (IOException e) {
      // Nobody is there any more.
    }
    Runtime.getRuntime().halt(LOST);
  }
}
