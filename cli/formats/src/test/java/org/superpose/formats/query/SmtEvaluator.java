package org.superpose.formats.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.regex.Pattern;

/**
 * What the text of an SMT-LIB file means, read from nothing but the text: says whether all
 * assertions hold when the features have given values. Truth is 1, falsehood 0.
 */
final class SmtEvaluator {

  private final List<Object> commands = new ArrayList<>(); // lists of lists and words

  SmtEvaluator(String text) {
    Scanner words = new Scanner(text.replaceAll("(?m);.*$", ""));
    words.useDelimiter(Pattern.compile("\\s+|(?<=[()])|(?=[()])"));
    while (words.hasNext()) {
      Object command = expression(words.next(), words);
      if (!command.equals("")) {
        commands.add(command);
      }
    }
  }

  private static Object expression(String word, Scanner words) {
    if (!word.equals("(")) {
      return word;
    }
    List<Object> list = new ArrayList<>();
    for (String next = words.next(); !next.equals(")"); next = words.next()) {
      if (!next.isEmpty()) {
        list.add(expression(next, words));
      }
    }
    return list;
  }

  /** Returns whether the assertions hold while feature i has the value of bit i. */
  boolean holds(int input) {
    Map<String, BigInteger> known = new HashMap<>();
    boolean holds = true;
    for (Object each : commands) {
      List<?> command = (List<?>) each;
      switch ((String) command.getFirst()) {
        case "declare-fun" -> {
          String name = (String) command.get(1);
          int feature = Integer.parseInt(name.substring(1));
          known.put(name, BigInteger.valueOf(input >> feature & 1));
        }
        case "define-fun" -> known.put((String) command.get(1), value(command.get(4), known));
        case "assert" -> holds &= value(command.get(1), known).signum() > 0;
        case "set-logic", "check-sat" -> {}
        default -> throw new IllegalArgumentException("what is " + command.getFirst() + "?");
      }
    }
    return holds;
  }

  private static BigInteger value(Object expression, Map<String, BigInteger> known) {
    if (expression instanceof String word) {
      return switch (word) {
        case "true" -> BigInteger.ONE;
        case "false" -> BigInteger.ZERO;
        default -> Character.isDigit(word.charAt(0)) ? new BigInteger(word) : known.get(word);
      };
    }
    List<?> list = (List<?>) expression;
    List<BigInteger> values = list.stream().skip(1).map(operand -> value(operand, known)).toList();
    BigInteger first = values.getFirst();
    BigInteger last = values.getLast();
    return switch ((String) list.getFirst()) {
      case "+" -> values.stream().reduce(BigInteger.ZERO, BigInteger::add);
      case "*" -> first.multiply(last);
      case "-" -> first.negate();
      case "<=" -> truth(first.compareTo(last) <= 0);
      case ">" -> truth(first.compareTo(last) > 0);
      case "=" -> truth(first.equals(last));
      case "not" -> truth(first.signum() == 0);
      case "and" -> values.stream().reduce(BigInteger.ONE, BigInteger::min);
      case "or" -> values.stream().reduce(BigInteger.ZERO, BigInteger::max);
      case "xor" -> values.stream().reduce(BigInteger.ZERO, BigInteger::xor);
      case "ite" -> first.signum() > 0 ? values.get(1) : last;
      default -> throw new IllegalArgumentException("what is " + list.getFirst() + "?");
    };
  }

  private static BigInteger truth(boolean holds) {
    return holds ? BigInteger.ONE : BigInteger.ZERO;
  }
}
