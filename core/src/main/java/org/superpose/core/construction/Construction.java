package org.superpose.core.construction;

import java.util.List;
import org.superpose.core.circuit.StageDesign;
import org.superpose.core.circuit.StatedCircuit;
import org.superpose.core.network.Network;
import org.superpose.core.settings.Description;
import org.superpose.core.settings.InvalidSettingException;
import org.superpose.core.settings.Settings;

/**
 * A method that builds networks for problems. It only builds: the host measures and judges.
 *
 * <p>Implementations are stateless, have a public no-argument constructor, and are found by {@link
 * java.util.ServiceLoader}.
 */
public interface Construction {

  /** Returns the id, a summary, the options and the references of this construction. */
  Description describe();

  /**
   * Says whether the construction supports a problem, and sizes a network for it: to the requested
   * number of neurons, or to what its own analysis says the criterion needs.
   *
   * @throws InvalidSettingException if the options contradict each other
   */
  Sizing size(SizeRequest request);

  /**
   * Builds a network of the given size; equal requests give equal networks, bit for bit.
   *
   * <p>The host calls this only with a size that {@link #size} returned for the same problem and
   * options. All randomness comes from the request's seed.
   */
  Network build(BuildRequest request);

  /**
   * Says what the neurons of the network that {@link #build} gives for the same request stand for,
   * where its layers compute the stages of the circuit that {@link StatedCircuit#of} makes of the
   * problem: these in order, or none if they do not. The host measures what each really does.
   */
  default List<StageDesign> stages(BuildRequest request) {
    return List.of();
  }

  /**
   * Returns options under which the free parts of a network come out the same in less time, for a
   * construction that takes long, such as training. The host builds for other instances with these,
   * and compares what is free with that of the network in question ({@link
   * org.superpose.core.audit.NetworkAudit}).
   */
  default Settings auditOptions(Settings options) {
    return options;
  }
}
