package org.superpose.formats.circuit;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.superpose.core.netlist.Netlist;
import org.superpose.formats.input.RegularFile;

/**
 * Reads files of combinational circuits: AIGER (ascii and binary), BENCH and BLIF, each also
 * compressed by gzip. The content tells the format; where it does not, the ending of the name does.
 */
public final class CircuitFile {

  /** The largest file that is read, unpacked. */
  static final int LARGEST = 1 << 26; // bytes

  /** The largest number of inputs, of nodes and of outputs. */
  static final int MOST = 1 << 20;

  private static final Set<String> ENDINGS = Set.of("aag", "aig", "bench", "blif");

  private CircuitFile() {}

  /**
   * Reads a circuit. Memory: about 200 bytes a node, and the file.
   *
   * @throws CircuitFileException if the file cannot be read, is no combinational circuit, or is too
   *     large
   */
  public static Netlist read(Path file) throws CircuitFileException {
    Optional<String> objection = RegularFile.objection(file);
    if (objection.isPresent()) {
      throw CircuitFileException.ofFile(objection.get());
    }
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream in = unpacked(raw)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw CircuitFileException.ofFile(
            "holds more than %s bytes, the most that are read".formatted(LARGEST));
      }
      return read(bytes, ending(file));
    } catch (EOFException e) {
      throw CircuitFileException.ofFile("is cut short");
    } catch (ZipException e) {
      throw CircuitFileException.ofFile("is damaged: " + e.getMessage());
    } catch (IOException e) {
      throw CircuitFileException.ofFile("cannot be read: " + e.getMessage());
    }
  }

  private static InputStream unpacked(InputStream in) throws IOException, CircuitFileException {
    in.mark(4);
    byte[] magic = in.readNBytes(4);
    in.reset();
    if (magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4) {
      throw CircuitFileException.ofFile("is a zip archive; unpack it and give the file inside");
    }
    boolean compressed =
        magic.length >= 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B;
    return compressed ? new GZIPInputStream(in, 1 << 16) : in;
  }

  /** Returns whether a file's name ends like one of a circuit, also a compressed one. */
  public static boolean hasKnownEnding(Path file) {
    return ENDINGS.contains(ending(file));
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return plain.substring(plain.lastIndexOf('.') + 1);
  }

  /**
   * Reads a circuit from what a file holds.
   *
   * @param ending of the file's name in lower case, without the dot
   */
  static Netlist read(byte[] bytes, String ending) throws CircuitFileException {
    String start = new String(bytes, 0, Math.min(4, bytes.length), StandardCharsets.ISO_8859_1);
    if (start.equals("aig ")) {
      return new BinaryAigerReader(bytes).read();
    }
    if (start.equals("aag ")) {
      return new AsciiAigerReader(new TextLines(bytes)).read();
    }
    if (ending.equals("aig") || ending.equals("aag")) {
      throw CircuitFileException.atLine(
          1, "an AIGER file begins with 'aag ' or 'aig ' and the sizes, M I L O A");
    }
    TextLines lines = new TextLines(bytes);
    return ending.equals("blif") || (!ending.equals("bench") && lines.beginWith('.'))
        ? new BlifReader(lines).read()
        : new BenchReader(lines).read();
  }
}
