package org.superpose.runner.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads the classes of one plugin and its libraries, changed by {@link ExitFence}. All else comes
 * from the program's own loader.
 */
final class PluginLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  /** Of all such loaders, in stack traces too. */
  static final String NAME = "plugin";

  /** Larger ones exist only to fill memory: constants and methods have 64 KiB at most. */
  private static final int LARGEST_CLASS = 32 << 20;

  private final Map<String, ModuleReference> modules = new HashMap<>(); // by name
  private final Map<String, ModuleReference> packages = new HashMap<>();
  private final Map<String, ModuleReader> readers = new ConcurrentHashMap<>(); // open until the end

  PluginLoader(Collection<ModuleReference> modules, ClassLoader parent) {
    super(NAME, parent);
    for (ModuleReference module : modules) {
      this.modules.put(module.descriptor().name(), module);
      module.descriptor().packages().forEach(name -> packages.put(name, module));
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    ModuleReference module = packages.get(packageOf(name));
    if (module == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(module, name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String moduleName, String name) {
    ModuleReference module = packages.get(packageOf(name));
    if (module == null || !module.descriptor().name().equals(moduleName)) {
      return null;
    }
    try {
      return loadClass(name, false);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private Class<?> define(ModuleReference module, String name) throws ClassNotFoundException {
    String file = name.replace('.', '/') + ".class";
    try (InputStream in = reader(module).open(file).orElse(InputStream.nullInputStream())) {
      byte[] bytes = in.readNBytes(LARGEST_CLASS + 1);
      if (bytes.length == 0) {
        throw new ClassNotFoundException(name);
      }
      if (bytes.length > LARGEST_CLASS) {
        throw new ClassFormatError(
            "class file %s has more than %s bytes".formatted(file, LARGEST_CLASS));
      }
      byte[] fenced = ExitFence.around(bytes, this);
      return defineClass(name, fenced, 0, fenced.length, domain(module));
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private ModuleReader reader(ModuleReference module) throws IOException {
    String name = module.descriptor().name();
    ModuleReader open = readers.get(name);
    if (open != null) {
      return open;
    }
    ModuleReader opened = module.open();
    ModuleReader earlier = readers.putIfAbsent(name, opened);
    if (earlier == null) {
      return opened;
    }
    opened.close();
    return earlier;
  }

  private ProtectionDomain domain(ModuleReference module) throws MalformedURLException {
    URL place = module.location().isPresent() ? module.location().get().toURL() : null;
    return new ProtectionDomain(new CodeSource(place, (CodeSigner[]) null), null, this, null);
  }

  private static String packageOf(String type) {
    int dot = type.lastIndexOf('.');
    return dot < 0 ? "" : type.substring(0, dot);
  }

  @Override
  protected URL findResource(String moduleName, String name) throws IOException {
    ModuleReference module = modules.get(moduleName);
    return module == null ? null : find(module, name).orElse(null);
  }

  @Override
  protected URL findResource(String name) {
    List<URL> found = found(name);
    return found.isEmpty() ? null : found.getFirst();
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    return Collections.enumeration(found(name));
  }

  private List<URL> found(String name) {
    List<URL> found = new ArrayList<>();
    for (ModuleReference module : modules.values()) {
      try {
        find(module, name).ifPresent(found::add);
      } catch (IOException e) {
        // A jar that is gone has no such resource.
      }
    }
    return found;
  }

  private Optional<URL> find(ModuleReference module, String name) throws IOException {
    Optional<URI> place = reader(module).find(name);
    return place.isPresent() ? Optional.of(place.get().toURL()) : Optional.empty();
  }
}
