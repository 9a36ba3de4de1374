package org.superpose.checks.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.DeadLabelsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.util.Optional;

/**
 * Loads the classes of the engine anew and changes them on the way: a broken engine, or one that
 * tells which paths it takes. Networks, problems and random numbers stay those of everybody.
 */
final class ChangedEngine extends ClassLoader {

  static final String CORE = "org.superpose.core.";

  private static final String[] ENGINE = {
    CORE + "exact.",
    CORE + "proof.",
    CORE + "verify.",
    CORE + "evaluate.",
    "org.superpose.formats.", // writes proofs
    VerifierEngine.class.getName()
  };

  private static final ClassFile CLASS_FILE =
      ClassFile.of(
          ClassHierarchyResolverOption.of(
              ClassHierarchyResolver.ofResourceParsing(ChangedEngine.class.getClassLoader())
                  .orElse(ClassHierarchyResolver.defaultResolver())),
          DeadLabelsOption.DROP_DEAD_LABELS);

  /** What happens to the classes of the engine. */
  @FunctionalInterface
  interface Change {
    /** Returns how a class is changed; empty if it stays as it is. */
    Optional<ClassTransform> of(ClassModel model);
  }

  private final Change change;

  private ChangedEngine(Change change) {
    super(ChangedEngine.class.getClassLoader());
    this.change = change;
  }

  /** Returns the engine with changes. */
  static Engine with(Change change) {
    try {
      return (Engine)
          new ChangedEngine(change)
              .loadClass(VerifierEngine.class.getName())
              .getConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the model of a class of the engine. */
  static ClassModel model(String name) {
    return CLASS_FILE.parse(bytes(name));
  }

  /** Returns the bytes of a class after a change. */
  static byte[] changed(ClassModel model, ClassTransform transform) {
    return CLASS_FILE.transformClass(model, transform);
  }

  private static byte[] bytes(String name) {
    String resource = name.replace('.', '/') + ".class";
    try (InputStream in = ChangedEngine.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no class " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!isEngine(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private static boolean isEngine(String name) {
    for (String prefix : ENGINE) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private Class<?> define(String name) {
    byte[] bytes = bytes(name);
    ClassModel model = CLASS_FILE.parse(bytes);
    byte[] changed = change.of(model).map(transform -> changed(model, transform)).orElse(bytes);
    return defineClass(name, changed, 0, changed.length);
  }
}
