package org.superpose.runner.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.superpose.core.network.Network;
import org.superpose.formats.NetworkFile;
import org.superpose.runner.run.Cell;
import org.superpose.runner.run.CellRunner;

/** The network of a cell as files hold it. */
public final class CellNetwork {

  private CellNetwork() {}

  /** Returns the file of a network that was built for a cell; it is not judged yet. */
  public static NetworkFile file(CellRunner runner, Cell cell, Network network) {
    Map<String, Object> options = new LinkedHashMap<>(cell.construction().options().asMap());
    return new NetworkFile(
        cell.name(),
        network,
        runner.problem(cell),
        Optional.of(cell.construction().plugin().id()),
        options,
        OptionalLong.of(cell.seed()));
  }
}
