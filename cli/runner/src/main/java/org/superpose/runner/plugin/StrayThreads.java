package org.superpose.runner.plugin;

import java.lang.Thread.State;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Ends threads of plugins that compute for nobody any more, by an error in the next loop or lambda
 * of the plugin that they come to ({@link LoopFence}).
 *
 * <p>As long as there are none, what the fence adds is a call site without a target, which costs
 * nothing once the code is compiled. A thread is no longer stopped when it has left the plugin's
 * code, for it may be one of a pool that will have other things to do. Threads belong to a call by
 * their group: a pool that a plugin made outside of the call is not known to serve it.
 */
public final class StrayThreads {

  private static final MethodType NOTHING = MethodType.methodType(void.class);
  private static final MethodHandle PASS = MethodHandles.empty(NOTHING);
  private static final MethodHandle CHECK = check();
  private static final MutableCallSite SITE = new MutableCallSite(PASS);
  private static final MutableCallSite[] SITES = {SITE};

  private static final int GRACE_MILLIS = 20;
  private static final int TURN_MILLIS = 100;

  /** Compared by identity: a plugin's thread may call itself equal to others. */
  private static volatile Thread[] stopped = {};

  private static final List<Abandoned> abandoned = new ArrayList<>();
  private static boolean isWatching;

  private StrayThreads() {}

  /** What a stopped thread throws. */
  private static final class Stopped extends Error {
    private static final long serialVersionUID = 1;

    private Stopped() {
      super("its call has ended", null, false, false);
    }
  }

  /** A group of threads that end in silence when they are stopped. */
  static final class Group extends ThreadGroup {

    Group(String name) {
      super(name);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
      if (!(failure instanceof Stopped)) {
        super.uncaughtException(thread, failure);
      }
    }
  }

  private static MethodHandle check() {
    try {
      return MethodHandles.lookup().findStatic(StrayThreads.class, "endIfStopped", NOTHING);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no check", e);
    }
  }

  /** Returns the one call site of all loops of plugins; called by the virtual machine. */
  public static CallSite site(MethodHandles.Lookup caller, String name, MethodType type) {
    return SITE;
  }

  @SuppressWarnings("unused") // by CHECK
  private static void endIfStopped() {
    if (isStopped(Thread.currentThread())) {
      throw new Stopped();
    }
  }

  private static boolean isStopped(Thread thread) {
    for (Thread each : stopped) {
      if (each == thread) {
        return true;
      }
    }
    return false;
  }

  /** Stops what a call of a plugin left behind that has just ended in this thread. */
  public static void sweep() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    if (group.activeCount() > 1) {
      sweep(group);
    }
  }

  /**
   * Stops what a plugin left behind in a group: its own threads that still compute although their
   * call has ended. Those that wait may be a pool's; those that are about to end have a little
   * time.
   */
  static void sweep(ThreadGroup group) {
    if (strays(group).findAny().isEmpty()) {
      return;
    }
    try {
      TimeUnit.MILLISECONDS.sleep(GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stop(strays(group).toList());
  }

  private static Stream<Thread> strays(ThreadGroup group) {
    return threads(group)
        .filter(thread -> thread.getState() == State.RUNNABLE)
        .filter(thread -> Origin.of(thread) == Origin.PLUGIN);
  }

  /**
   * Stops the threads that a plugin started in a group, if its call is not in the plugin's code at
   * this moment.
   *
   * @param call the thread of the call
   */
  static void sweepBeside(Thread call, ThreadGroup group) {
    if (group.activeCount() > 1 && !Origin.isWithin(call)) {
      stop(strays(group).filter(thread -> thread != call).toList());
    }
  }

  /**
   * Stops all threads of a group that are in a plugin's code, and those that come there before the
   * call, which has taken too long, has ended.
   *
   * @param call the thread of the call
   */
  static synchronized void abandon(Thread call, ThreadGroup group) {
    abandoned.add(new Abandoned(call, group));
    watch();
  }

  private record Abandoned(Thread call, ThreadGroup group) {}

  private static Stream<Thread> threads(ThreadGroup group) {
    Thread[] all = new Thread[2 * group.activeCount() + 8];
    return Arrays.stream(all, 0, group.enumerate(all));
  }

  private static synchronized void stop(List<Thread> threads) {
    if (threads.isEmpty()) {
      return;
    }
    Stream<Thread> added = threads.stream().filter(thread -> !isStopped(thread));
    stopped = Stream.concat(Arrays.stream(stopped), added).toArray(Thread[]::new);
    watch();
  }

  /** Has the threads watched until there are none. */
  private static void watch() {
    if (!isWatching) {
      isWatching = true;
      aim(CHECK);
      Thread.ofPlatform().daemon().name("stray threads").start(StrayThreads::awaitAll);
    }
  }

  private static void aim(MethodHandle target) {
    SITE.setTarget(target);
    MutableCallSite.syncAll(SITES);
  }

  private static void awaitAll() {
    try {
      while (!allHaveLeft()) {
        TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // only the program itself could: it ends
    }
  }

  private static synchronized boolean allHaveLeft() {
    List<Abandoned> ended = abandoned.stream().filter(each -> !each.call().isAlive()).toList();
    for (Abandoned each : abandoned) {
      stop(threads(each.group()).filter(Origin::isWithin).toList());
    }
    abandoned.removeAll(ended);
    stopped = Arrays.stream(stopped).filter(Origin::isWithin).toArray(Thread[]::new);
    if (stopped.length > 0 || !abandoned.isEmpty()) {
      return false;
    }
    aim(PASS);
    isWatching = false;
    return true;
  }

  /** Whose code a thread runs, or was started to run. */
  private enum Origin {
    PLUGIN,
    PROGRAM,
    NONE;

    /** Returns whose the first method is that the JDK called in a thread. */
    static Origin of(Thread thread) {
      List<StackTraceElement> frames = Arrays.asList(thread.getStackTrace());
      return frames.reversed().stream()
          .map(Origin::of)
          .filter(origin -> origin != NONE)
          .findFirst()
          .orElse(NONE);
    }

    /** Returns whether a thread has called a method of a plugin. */
    static boolean isWithin(Thread thread) {
      return Arrays.stream(thread.getStackTrace()).anyMatch(frame -> of(frame) == PLUGIN);
    }

    private static Origin of(StackTraceElement frame) {
      if (PluginLoader.NAME.equals(frame.getClassLoaderName())) {
        return PLUGIN;
      }
      String module = frame.getModuleName();
      boolean isOfJdk = module != null && (module.startsWith("java.") || module.startsWith("jdk."));
      return isOfJdk ? NONE : PROGRAM;
    }
  }
}
