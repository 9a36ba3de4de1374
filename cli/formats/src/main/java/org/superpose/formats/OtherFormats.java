package org.superpose.formats;

import java.util.Locale;
import java.util.Map;

/** Files that hold networks but are not read, and how to save them as files that are. */
final class OtherFormats {

  private static final String TORCH =
      "is a pickle, which runs code when it is read; save the arrays instead:"
          + " safetensors.torch.save_file(model.state_dict(), 'net.safetensors'), or"
          + " numpy.savez('net.npz', **{k: v.numpy() for k, v in model.state_dict().items()})";
  private static final String KERAS =
      "is no network that is read; save the arrays instead:"
          + " numpy.savez('net.npz', **{w.path: w.numpy() for w in model.weights})";
  private static final String SCIKIT =
      "is a pickle, which runs code when it is read; save the arrays instead:"
          + " numpy.savez('net.npz', **{f'coefs_{i}': w for i, w in enumerate(model.coefs_)},"
          + " **{f'intercepts_{i}': b for i, b in enumerate(model.intercepts_)})";
  private static final Map<String, String> ADVICE =
      Map.of(
          ".pt", TORCH,
          ".pth", TORCH,
          ".ckpt", TORCH,
          ".h5", KERAS,
          ".keras", KERAS,
          ".pkl", SCIKIT,
          ".joblib", SCIKIT);

  private OtherFormats() {}

  /** Returns what is said of a file by its name, a clause that follows it. */
  static String advice(String name, String standard) {
    int dot = Math.max(0, name.lastIndexOf('.'));
    return ADVICE.getOrDefault(name.substring(dot).toLowerCase(Locale.ROOT), standard);
  }
}
