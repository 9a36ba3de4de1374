package org.superpose.formats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which blocks each layer holds: those whose Relu it is, and those of earlier layers that later
 * ones still read, handed on as they are. An encoded input, which may be negative, is handed on as
 * its positive and its negative part.
 */
final class LayerPlan {

  private final Map<Block, Integer> lastReader = new LinkedHashMap<>();
  private final List<Map<Block, Integer>> starts = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();
  private final int depth;

  /**
   * Plans the layers that some scores need.
   *
   * @param features the features, which are the input when nothing else is
   */
  LayerPlan(AffineMap scores, Block features) {
    depth = scores.level();
    readBy(scores, depth + 1);
    if (lastReader.keySet().stream().noneMatch(block -> block.level() == 0)) {
      lastReader.put(features, 1);
    }
    for (int level = 0; level <= depth; level++) {
      place(level);
    }
  }

  private void readBy(AffineMap map, int level) {
    Set<Block> visit = new LinkedHashSet<>();
    for (Block block : map.parts().keySet()) {
      Integer known = lastReader.get(block);
      lastReader.put(block, Math.max(level, known == null ? 0 : known));
      if (known == null && block.kind() == Block.Kind.HIDDEN) {
        visit.add(block);
      }
    }
    visit.forEach(block -> readBy(block.before(), block.level()));
  }

  private void place(int level) {
    Map<Block, Integer> places = new LinkedHashMap<>();
    int width = 0;
    for (Block block : ordered()) {
      boolean isHere =
          block.level() == level || (block.level() < level && lastReader.get(block) > level);
      if (isHere) {
        places.put(block, width);
        width += isSplit(block, level) ? 2 * block.size() : block.size();
      }
    }
    starts.add(places);
    widths.add(width);
  }

  private List<Block> ordered() {
    List<Block> reversed = new ArrayList<>(List.copyOf(lastReader.keySet()).reversed());
    reversed.sort(Comparator.comparingInt(Block::level).reversed());
    return reversed;
  }

  /** Returns the number of hidden layers. */
  int depth() {
    return depth;
  }

  /** Returns how many values a layer gives; layer 0 is the input. */
  int width(int level) {
    return widths.get(level);
  }

  /** Returns where each block starts in a layer, in order. */
  Map<Block, Integer> starts(int level) {
    return starts.get(level);
  }

  /** Returns whether a layer holds the positive and the negative part of a block. */
  static boolean isSplit(Block block, int level) {
    return block.kind() == Block.Kind.ENCODED && level > 0;
  }
}
