package org.superpose.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An archive of arrays put together byte by byte, so that it can be wrong in any way. */
final class RawArchive {

  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /** Returns a valid archive of the representation of 3 features in 2 neurons, readout 3 x 2. */
  static RawArchive valid() {
    return new RawArchive()
        .put("encoder", "|i1", "(2, 3)", 1, 0, 1, 0, 1, 1)
        .put("readout", "|i1", "(3, 2)", 1, 0, 0, 1, 1, 1)
        .put("threshold", "|i1", "(3,)", 0, 0, 1);
  }

  /** Puts an array of bytes under a hand-written head. */
  RawArchive put(String name, String descr, String shape, int... bytes) {
    byte[] data = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      data[i] = (byte) bytes[i];
    }
    return put(name, descr, shape, data);
  }

  RawArchive put(String name, String descr, String shape, byte[] data) {
    String dictionary =
        "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
    return putEntry(name + ".npy", npy(1, dictionary, data));
  }

  /** Returns an array with a head of any version and text. */
  static byte[] npy(int version, String dictionary, byte[] data) {
    ByteBuffer array =
        ByteBuffer.allocate(12 + dictionary.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
    array.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    if (version == 1) {
      array.putShort((short) dictionary.length());
    } else {
      array.putInt(dictionary.length());
    }
    array.put(dictionary.getBytes(ISO_8859_1)).put(data);
    return java.util.Arrays.copyOf(array.array(), array.position());
  }

  RawArchive putEntry(String name, byte[] bytes) {
    entries.put(name, bytes);
    return this;
  }

  RawArchive remove(String name) {
    entries.remove(name + ".npy");
    return this;
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  void write(Path file) throws IOException {
    Files.write(file, bytes());
  }
}
