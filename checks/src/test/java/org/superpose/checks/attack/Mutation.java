package org.superpose.checks.attack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.superpose.core.random.RandomStream;

/** Changes files at random: bytes, and in texts also numbers, words, lines and characters. */
final class Mutation {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_-]*");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "2",
          "-1",
          "3.5",
          "1e400",
          "NaN",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "0x10",
          "1_000",
          ".5",
          "00",
          "1e-400");

  private static final List<String> PIECES =
      List.of(
          "\u202E",
          "\u0000",
          "\u001B[2J",
          "\uFEFF",
          "\uD83D\uDE00",
          "\t",
          "\r",
          "'",
          "\"",
          "{",
          "]",
          ": ",
          "- ",
          "#",
          "&a",
          "*a",
          "!!java.lang.Object {}",
          "<<: ",
          "null",
          "~",
          "|",
          "../",
          "/dev/zero",
          "[[[[[[[[[[[[[[[[",
          "\u0661",
          "<<<<<<< HEAD\n",
          "%d%n",
          "x".repeat(3000));

  private final RandomStream random;

  Mutation(RandomStream random) {
    this.random = random;
  }

  /** Returns the file with one to four changes. */
  byte[] change(byte[] valid, boolean isText) {
    byte[] bytes = valid;
    int changes = 1 + random.nextInt(4);
    for (int change = 0; change < changes; change++) {
      bytes = isText && random.nextInt(4) > 0 ? changeText(bytes) : changeBytes(bytes);
    }
    return bytes;
  }

  private byte[] changeBytes(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    int end = Math.min(bytes.length, at + 1 + random.nextInt(8));
    return switch (random.nextInt(8)) {
      case 0 ->
          random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : splice(bytes, at, end, bytes(4));
      case 1 -> splice(bytes, at, end, new byte[0]);
      case 2 -> splice(bytes, at, at, bytes(1 + random.nextInt(8)));
      case 3 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
      case 4 -> splice(bytes, at, end, extreme(end - at));
      default -> splice(bytes, at, Math.min(bytes.length, at + 1), bytes(1));
    };
  }

  private byte[] extreme(int length) {
    byte[] extreme = new byte[length];
    Arrays.fill(extreme, random.nextInt(2) == 0 ? (byte) 0xFF : (byte) 0x7F);
    return extreme;
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private byte[] changeText(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String changed =
        switch (random.nextInt(6)) {
          case 0, 1 -> replaceOne(text, NUMBER, one(NUMBERS));
          case 2 -> replaceOne(text, WORD, wordOf(text));
          case 3 -> replaceOne(text, WORD, one(PIECES));
          case 4 -> changeLines(text);
          default -> insert(text, one(PIECES));
        };
    return changed.getBytes(StandardCharsets.UTF_8);
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String insert(String text, String piece) {
    int at = random.nextInt(text.length() + 1);
    return text.substring(0, at) + piece + text.substring(at);
  }

  private String wordOf(String text) {
    List<String> words = WORD.matcher(text).results().map(MatchResult::group).toList();
    return words.isEmpty() ? "" : one(words);
  }

  private String replaceOne(String text, Pattern pattern, String replacement) {
    List<MatchResult> found = pattern.matcher(text).results().toList();
    if (found.isEmpty()) {
      return insert(text, replacement);
    }
    MatchResult place = one(found);
    return text.substring(0, place.start()) + replacement + text.substring(place.end());
  }

  /** Takes a line away, doubles it, or puts it elsewhere. */
  private String changeLines(String text) {
    List<String> lines = new java.util.ArrayList<>(List.of(text.split("\n", -1)));
    String line = lines.remove(random.nextInt(lines.size()));
    int copies = random.nextInt(3);
    for (int copy = 0; copy < copies; copy++) {
      lines.add(random.nextInt(lines.size() + 1), line);
    }
    return String.join("\n", lines);
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] inserted) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(inserted);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
