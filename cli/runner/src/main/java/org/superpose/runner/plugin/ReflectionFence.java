package org.superpose.runner.plugin;

import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts a method of the class itself before its calls of {@code Method.invoke} and of the searches
 * of {@code MethodHandles.Lookup}. It throws if the method is one that ends the program, and
 * otherwise calls what was called, so that the rights of the caller stay what they were.
 *
 * <p>A method is refused by its name and the class that declares it: {@code exit} or {@code halt}
 * of {@code Runtime}, {@code System} and {@code Shutdown} in {@code java.lang}.
 */
final class ReflectionFence {

  private static final ClassDesc METHOD = ClassDesc.of("java.lang.reflect.Method");
  private static final ClassDesc LOOKUP = ConstantDescs.CD_MethodHandles_Lookup;
  private static final String INVOKE = "invoke";
  private static final String ADDED = "superpose$looked";
  private static final String REFUSED_TYPES = "java\\.lang\\.(Runtime|System|Shutdown)";
  private static final String REFUSED_NAMES = "exit|halt";
  private static final String SEARCHES = "findVirtual|findStatic|bind|unreflect";
  private static final MethodTypeDesc TO_TEXT = MethodTypeDesc.of(ConstantDescs.CD_String);
  private static final MethodTypeDesc TO_CLASS = MethodTypeDesc.of(ConstantDescs.CD_Class);
  private static final MethodTypeDesc MATCHES =
      MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_String);

  private final ClassDesc own;
  private final boolean isInterface;
  private final Map<String, InvokeInstruction> replaced = new LinkedHashMap<>(); // by added name

  ReflectionFence(ClassDesc own, boolean isInterface) {
    this.own = own;
    this.isInterface = isInterface;
  }

  /** Returns whether a class file, read as text, may have such calls. */
  static boolean mayConcern(String classFile) {
    return (classFile.contains("java/lang/reflect/Method") && classFile.contains(INVOKE))
        || (classFile.contains("java/lang/invoke/MethodHandles$Lookup")
            && Stream.of(SEARCHES.split("\\|", -1)).anyMatch(classFile::contains));
  }

  /** Returns whether a call is by reflection, or a search for something to call. */
  boolean concerns(InvokeInstruction call) {
    ClassDesc owner = call.owner().asSymbol();
    String name = call.name().stringValue();
    return (owner.equals(METHOD) && name.equals(INVOKE))
        || (owner.equals(LOOKUP) && name.matches(SEARCHES));
  }

  /** Writes a call of the method that looks first. */
  void replace(CodeBuilder code, InvokeInstruction call) {
    String name = ADDED + '$' + call.name().stringValue();
    replaced.put(name, call);
    code.invokestatic(own, name, withReceiver(call), isInterface);
  }

  private static MethodTypeDesc withReceiver(InvokeInstruction call) {
    return call.typeSymbol().insertParameterTypes(0, call.owner().asSymbol());
  }

  /** Adds the methods to which calls were changed. */
  void addTo(ClassBuilder type) {
    int flags = ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC;
    replaced.forEach(
        (name, call) ->
            type.withMethodBody(name, withReceiver(call), flags, code -> look(code, call)));
  }

  private static void look(CodeBuilder code, InvokeInstruction call) {
    Label fine = code.newLabel();
    loadNameOfType(code, call.name().stringValue());
    unlessMatches(code, REFUSED_TYPES, fine);
    loadNameOfMethod(code, call.name().stringValue());
    unlessMatches(code, REFUSED_NAMES, fine);
    ExitFence.refuse(code);
    code.labelBinding(fine);
    int parameters = withReceiver(call).parameterCount();
    for (int slot = 0; slot < parameters; slot++) {
      code.aload(slot);
    }
    code.invokevirtual(call.owner().asSymbol(), call.name().stringValue(), call.typeSymbol());
    code.areturn();
  }

  private static void unlessMatches(CodeBuilder code, String pattern, Label otherwise) {
    code.loadConstant(pattern)
        .invokevirtual(ConstantDescs.CD_String, "matches", MATCHES)
        .ifeq(otherwise);
  }

  private static void loadNameOfType(CodeBuilder code, String name) {
    switch (name) {
      case INVOKE -> code.aload(0).invokevirtual(METHOD, "getDeclaringClass", TO_CLASS);
      case "unreflect" -> code.aload(1).invokevirtual(METHOD, "getDeclaringClass", TO_CLASS);
      case "bind" -> code.aload(1).invokevirtual(ConstantDescs.CD_Object, "getClass", TO_CLASS);
      default -> code.aload(1);
    }
    code.invokevirtual(ConstantDescs.CD_Class, "getName", TO_TEXT);
  }

  private static void loadNameOfMethod(CodeBuilder code, String name) {
    switch (name) {
      case INVOKE -> code.aload(0).invokevirtual(METHOD, "getName", TO_TEXT);
      case "unreflect" -> code.aload(1).invokevirtual(METHOD, "getName", TO_TEXT);
      default -> code.aload(2);
    }
  }
}
