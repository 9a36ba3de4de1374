package org.superpose.core.audit;

import java.util.List;

/**
 * Holds installed plugins to their contracts: a service of the testkit, which the host finds at run
 * time, so that neither is compiled against the other.
 */
public interface PluginContract {

  /**
   * Returns the checks that the contract of a plugin asks for, on standard samples. The plugin
   * states what it supports; that and each check may fail, or never end.
   *
   * @param plugin a task, construction or bound
   */
  List<Check> checks(Object plugin);

  /**
   * A function of the contract.
   *
   * @param name the check, and after a colon the sample that it is tried on
   * @param body throws if the plugin breaks the contract
   */
  record Check(String name, Body body) {}

  /** What a check does. */
  @FunctionalInterface
  interface Body {
    /** Returns if the contract is kept. */
    void run() throws Throwable;
  }
}
