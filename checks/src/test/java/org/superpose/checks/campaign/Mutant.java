package org.superpose.checks.campaign;

import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.util.Map;
import java.util.Optional;

/**
 * A way to break the engine: one change in one method.
 *
 * @param type the class, by its name within core
 * @param method the method, all of that name, with the lambda expressions in it
 * @param edit what is changed
 */
record Mutant(String type, String method, Edit edit) {

  /** A change. */
  sealed interface Edit {}

  /** The method gives a constant: a number, a flag, null, or nothing at all. */
  record Returns(Object value) implements Edit {}

  /** A condition is turned round, counted from 1 in the method's code. */
  record Negates(int branch) implements Edit {}

  /** A number is another one; all that equal it. */
  record Replaces(Number from, Number to) implements Edit {}

  /** A call goes to another method of the same class and type, such as max for min; all of them. */
  record Calls(String from, String to) implements Edit {}

  /** An operator is another one, counted from 1 among those of its kind. */
  record Operator(Opcode from, Opcode to, int which) implements Edit {}

  private static final Map<Opcode, Opcode> OPPOSITES =
      Map.ofEntries(
          Map.entry(Opcode.IFEQ, Opcode.IFNE),
          Map.entry(Opcode.IFNE, Opcode.IFEQ),
          Map.entry(Opcode.IFLT, Opcode.IFGE),
          Map.entry(Opcode.IFGE, Opcode.IFLT),
          Map.entry(Opcode.IFGT, Opcode.IFLE),
          Map.entry(Opcode.IFLE, Opcode.IFGT),
          Map.entry(Opcode.IF_ICMPEQ, Opcode.IF_ICMPNE),
          Map.entry(Opcode.IF_ICMPNE, Opcode.IF_ICMPEQ),
          Map.entry(Opcode.IF_ICMPLT, Opcode.IF_ICMPGE),
          Map.entry(Opcode.IF_ICMPGE, Opcode.IF_ICMPLT),
          Map.entry(Opcode.IF_ICMPGT, Opcode.IF_ICMPLE),
          Map.entry(Opcode.IF_ICMPLE, Opcode.IF_ICMPGT),
          Map.entry(Opcode.IFNULL, Opcode.IFNONNULL),
          Map.entry(Opcode.IFNONNULL, Opcode.IFNULL));

  @Override
  public String toString() {
    return type + "." + method + " " + edit;
  }

  /** Returns the engine with this change. */
  Engine engine() {
    Count changes = new Count();
    Engine engine =
        ChangedEngine.with(
            model ->
                ProbeInsertion.shortName(model).equals(type)
                    ? Optional.of(transform(changes))
                    : Optional.empty());
    requireChange();
    return engine;
  }

  private static final class Count {
    private int value;
  }

  /** Fails unless the change finds its place, so that a renamed method is not taken for safe. */
  private void requireChange() {
    Count changes = new Count();
    int nested = type.indexOf('.', type.indexOf('.') + 1);
    String name =
        nested < 0 ? type : type.substring(0, nested) + type.substring(nested).replace('.', '$');
    ClassModel model = ChangedEngine.model(ChangedEngine.CORE + name);
    ChangedEngine.changed(model, transform(changes));
    if (changes.value == 0) {
      throw new IllegalStateException(this + " changes nothing");
    }
  }

  private ClassTransform transform(Count changes) {
    return (builder, element) -> {
      if (element instanceof MethodModel changed
          && isMeant(changed.methodName().stringValue())
          && changed.code().isPresent()) {
        builder.transformMethod(
            changed,
            (methodBuilder, part) -> {
              if (!(part instanceof CodeModel code)) {
                methodBuilder.with(part);
              } else if (edit instanceof Returns(Object value)) {
                changes.value++;
                methodBuilder.withCode(body -> give(body, changed, value));
              } else {
                methodBuilder.transformCode(code, edited(changes));
              }
            });
      } else {
        builder.with(element);
      }
    };
  }

  /** The code of a lambda expression stands in a method of its own. */
  private boolean isMeant(String name) {
    return name.equals(method)
        || (!(edit instanceof Returns) && name.startsWith("lambda$" + method + "$"));
  }

  private static void give(CodeBuilder code, MethodModel method, Object value) {
    TypeKind kind = TypeKind.from(method.methodTypeSymbol().returnType());
    switch (kind.asLoadable()) {
      case INT ->
          code.loadConstant(value instanceof Boolean b ? b ? 1 : 0 : ((Number) value).intValue());
      case LONG -> code.loadConstant(((Number) value).longValue());
      case DOUBLE -> code.loadConstant(((Number) value).doubleValue());
      case VOID -> {}
      default -> code.aconst_null();
    }
    code.return_(kind);
  }

  private CodeTransform edited(Count changes) {
    return CodeTransform.ofStateful(
        () -> {
          int[] met = {0};
          return (code, element) -> edit(code, element, met, changes);
        });
  }

  private void edit(CodeBuilder code, CodeElement element, int[] met, Count changes) {
    boolean changed =
        switch (edit) {
          case Negates(int branch) -> negate(code, element, met, branch);
          case Replaces(Number from, Number to) -> replace(code, element, from, to);
          case Calls(String from, String to) -> call(code, element, from, to);
          case Operator(Opcode from, Opcode to, int which) ->
              operate(code, element, met, from, to, which);
          case Returns _ -> false;
        };
    if (changed) {
      changes.value++;
    } else {
      code.with(element);
    }
  }

  private static boolean negate(CodeBuilder code, CodeElement element, int[] met, int which) {
    if (element instanceof BranchInstruction branch
        && OPPOSITES.containsKey(branch.opcode())
        && ++met[0] == which) {
      code.branch(OPPOSITES.get(branch.opcode()), branch.target());
      return true;
    }
    return false;
  }

  private static boolean replace(CodeBuilder code, CodeElement element, Number from, Number to) {
    if (element instanceof ConstantInstruction constant && from.equals(constant.constantValue())) {
      switch (to) {
        case Integer number -> code.loadConstant(number);
        case Long number -> code.loadConstant(number);
        default -> code.loadConstant(to.doubleValue());
      }
      return true;
    }
    return false;
  }

  private static boolean call(CodeBuilder code, CodeElement element, String from, String to) {
    if (element instanceof InvokeInstruction call && call.name().equalsString(from)) {
      code.invoke(
          call.opcode(), call.owner().asSymbol(), to, call.typeSymbol(), call.isInterface());
      return true;
    }
    return false;
  }

  private static boolean operate(
      CodeBuilder code, CodeElement element, int[] met, Opcode from, Opcode to, int which) {
    if (element instanceof OperatorInstruction operator
        && operator.opcode() == from
        && ++met[0] == which) {
      code.with(OperatorInstruction.of(to));
      return true;
    }
    return false;
  }
}
