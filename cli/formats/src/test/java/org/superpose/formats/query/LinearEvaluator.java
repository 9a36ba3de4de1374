package org.superpose.formats.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of an LP or OPB file means, read from nothing but the text: says whether the
 * constraints can be met while the features have given values. Narrows the ranges of variables as
 * far as each constraint alone allows, then halves one that is left.
 */
final class LinearEvaluator {

  private static final BigInteger FAR = BigInteger.ONE.shiftLeft(100);
  private static final Pattern NUMBER_AND_NAME =
      Pattern.compile("([+-]?)\\s*(\\d+)?\\s*([a-z]\\w*)");

  private record AtLeast(int[] variables, BigInteger[] weights, BigInteger bound) {}

  /** Between which numbers each variable is. */
  private record Box(BigInteger[] least, BigInteger[] most) {
    Box copy() {
      return new Box(least.clone(), most.clone());
    }
  }

  private final List<AtLeast> constraints = new ArrayList<>();
  private final Map<String, Integer> variables = new HashMap<>();
  private final List<BigInteger> most = new ArrayList<>(); // of each variable; the least is 0
  private final int firstFeature; // the number in the name of feature 0

  private LinearEvaluator(int firstFeature) {
    this.firstFeature = firstFeature;
  }

  static LinearEvaluator lp(String text) {
    LinearEvaluator read = new LinearEvaluator(0);
    String code = text.replaceAll("(?m)\\\\.*$", "");
    Matcher parts =
        Pattern.compile("(?s)\\s*Minimize.*?Subject To(.*)Binary(.*)End\\s*").matcher(code);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no LP file");
    }
    String rows = parts.group(1);
    Matcher row = Pattern.compile("c\\d+:([^:<>=]*)(<=|>=|=)\\s*(-?\\d+)").matcher(rows);
    int end = 0;
    while (row.find()) {
      requireBlank(rows.substring(end, row.start()));
      read.add(row.group(1), row.group(2), new BigInteger(row.group(3)));
      end = row.end();
    }
    requireBlank(rows.substring(end));
    for (String binary : parts.group(2).trim().split("\\s+", -1)) {
      read.most.set(read.variable(binary), BigInteger.ONE);
    }
    return read;
  }

  static LinearEvaluator opb(String text) {
    LinearEvaluator read = new LinearEvaluator(1);
    Matcher head =
        Pattern.compile("\\* #variable= (\\d+) #constraint= (\\d+)")
            .matcher(text.lines().findFirst().orElseThrow());
    if (!head.matches()) {
      throw new IllegalArgumentException("no OPB file");
    }
    for (int variable = 1; variable <= Integer.parseInt(head.group(1)); variable++) {
      read.most.set(read.variable("x" + variable), BigInteger.ONE);
    }
    int counted = read.most.size();
    List<String> rows = text.lines().filter(line -> !line.startsWith("*")).toList();
    if (rows.size() != Integer.parseInt(head.group(2))) {
      throw new IllegalArgumentException("the head counts other constraints");
    }
    for (String line : rows) {
      Matcher row = Pattern.compile("(.*?)(>=|=) (-?\\d+) ;").matcher(line);
      if (!row.matches()) {
        throw new IllegalArgumentException(line);
      }
      read.add(row.group(1), row.group(2), new BigInteger(row.group(3)));
    }
    if (read.most.size() != counted) {
      throw new IllegalArgumentException("the head counts other variables");
    }
    return read;
  }

  private static void requireBlank(String text) {
    if (!text.isBlank()) {
      throw new IllegalArgumentException("left over: " + text);
    }
  }

  private int variable(String name) {
    Integer known = variables.putIfAbsent(name, most.size());
    if (known == null) {
      most.add(FAR);
    }
    return variables.get(name);
  }

  private void add(String sum, String relation, BigInteger bound) {
    List<Integer> read = new ArrayList<>();
    List<BigInteger> weights = new ArrayList<>();
    Matcher term = NUMBER_AND_NAME.matcher(sum);
    int end = 0;
    while (term.find()) {
      requireBlank(sum.substring(end, term.start()));
      end = term.end();
      BigInteger size = term.group(2) == null ? BigInteger.ONE : new BigInteger(term.group(2));
      int variable = variable(term.group(3));
      if (read.contains(variable)) {
        throw new IllegalArgumentException(term.group(3) + " comes twice");
      }
      if (size.signum() != 0) {
        read.add(variable);
        weights.add(term.group(1).equals("-") ? size.negate() : size);
      }
    }
    requireBlank(sum.substring(end));
    int[] terms = read.stream().mapToInt(Integer::intValue).toArray();
    if (!relation.equals("<=")) {
      constraints.add(new AtLeast(terms, weights.toArray(BigInteger[]::new), bound));
    }
    if (!relation.equals(">=")) {
      BigInteger[] opposite = weights.stream().map(BigInteger::negate).toArray(BigInteger[]::new);
      constraints.add(new AtLeast(terms, opposite, bound.negate()));
    }
  }

  /** Returns whether the constraints can be met while feature i has the value of bit i. */
  boolean canBeMet(int features, int input) {
    Box box = new Box(new BigInteger[most.size()], most.toArray(BigInteger[]::new));
    Arrays.fill(box.least, BigInteger.ZERO);
    for (int feature = 0; feature < features; feature++) {
      int variable = variable("x" + (feature + firstFeature));
      box.least[variable] = BigInteger.valueOf(input >> feature & 1);
      box.most[variable] = box.least[variable];
    }
    return canBeMet(box);
  }

  private boolean canBeMet(Box box) {
    if (!narrow(box)) {
      return false;
    }
    for (int variable = 0; variable < most.size(); variable++) {
      if (box.least[variable].compareTo(box.most[variable]) < 0) {
        BigInteger middle = box.least[variable].add(box.most[variable]).shiftRight(1);
        Box lower = box.copy();
        lower.most[variable] = middle;
        Box upper = box.copy();
        upper.least[variable] = middle.add(BigInteger.ONE);
        return canBeMet(lower) || canBeMet(upper);
      }
    }
    return true;
  }

  /** Narrows ranges until nothing changes; returns false if nothing is left of one. */
  private boolean narrow(Box box) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (AtLeast constraint : constraints) {
        BigInteger slack = constraint.bound.negate();
        for (int i = 0; i < constraint.variables.length; i++) {
          BigInteger weight = constraint.weights[i];
          BigInteger[] best = weight.signum() > 0 ? box.most : box.least;
          slack = slack.add(weight.multiply(best[constraint.variables[i]]));
        }
        if (slack.signum() < 0) {
          return false;
        }
        for (int i = 0; i < constraint.variables.length; i++) {
          changed |= narrow(box, constraint.variables[i], constraint.weights[i], slack);
        }
      }
    }
    return true;
  }

  private static boolean narrow(Box box, int variable, BigInteger weight, BigInteger slack) {
    BigInteger reach = slack.divide(weight.abs()); // how far it may be from its best
    if (box.most[variable].subtract(box.least[variable]).compareTo(reach) <= 0) {
      return false;
    }
    if (weight.signum() > 0) {
      box.least[variable] = box.most[variable].subtract(reach);
    } else {
      box.most[variable] = box.least[variable].add(reach);
    }
    return true;
  }
}
