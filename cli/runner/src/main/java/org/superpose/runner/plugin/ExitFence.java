package org.superpose.runner.plugin;

import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Turns the calls by which a class would end the program into exceptions: {@code System.exit},
 * {@code Runtime.exit} and {@code Runtime.halt}. So a plugin that calls them breaks like any other,
 * in its own cell.
 *
 * <p>Each call becomes one of a method that is added to the class, takes the same from the stack,
 * and throws. Calls by reflection stay as they are.
 */
final class ExitFence {

  private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
  private static final ClassDesc SYSTEM = ClassDesc.of("java.lang.System");
  private static final ClassDesc REFUSAL = ClassDesc.of("java.lang.SecurityException");
  private static final String EXIT = "exit";
  private static final String HALT = "halt";
  private static final String ADDED = "superpose$refused";
  private static final MethodTypeDesc OF_SYSTEM =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
  private static final MethodTypeDesc OF_RUNTIME =
      MethodTypeDesc.of(ConstantDescs.CD_void, RUNTIME, ConstantDescs.CD_int);
  private static final MethodTypeDesc OF_TEXT =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);

  private ExitFence() {}

  /**
   * Returns the class file with its calls changed, or as it is if it has none.
   *
   * @param loader finds the class files that are needed to check types
   */
  static byte[] around(byte[] classFile, ClassLoader loader) {
    if (!mayCall(classFile)) {
      return classFile;
    }
    ClassHierarchyResolver types =
        ClassHierarchyResolver.ofResourceParsing(loader)
            .orElse(ClassHierarchyResolver.defaultResolver());
    ClassFile format = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(types));
    try {
      return fence(format, format.parse(classFile));
    } catch (IllegalArgumentException e) {
      return classFile; // The virtual machine says better what is wrong with it.
    }
  }

  /** Names of methods stand in a class file as they are. */
  private static boolean mayCall(byte[] classFile) {
    String text = new String(classFile, StandardCharsets.ISO_8859_1);
    return (text.contains("java/lang/System") && text.contains(EXIT))
        || (text.contains("java/lang/Runtime") && (text.contains(EXIT) || text.contains(HALT)));
  }

  private static byte[] fence(ClassFile format, ClassModel model) {
    ClassDesc own = model.thisClass().asSymbol();
    boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
    ClassTransform calls =
        ClassTransform.transformingMethodBodies(
            (code, element) -> replace(own, isInterface, code, element));
    ClassTransform methods =
        ClassTransform.endHandler(
            type -> {
              int flags = ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC;
              type.withMethodBody(ADDED, OF_SYSTEM, flags, ExitFence::refuse);
              type.withMethodBody(ADDED, OF_RUNTIME, flags, ExitFence::refuse);
            });
    return format.transformClass(model, calls.andThen(methods));
  }

  private static void replace(
      ClassDesc own, boolean isInterface, CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call && endsTheProgram(call)) {
      boolean isStatic = call.opcode() == Opcode.INVOKESTATIC;
      code.invokestatic(own, ADDED, isStatic ? OF_SYSTEM : OF_RUNTIME, isInterface);
    } else {
      code.with(element);
    }
  }

  private static boolean endsTheProgram(InvokeInstruction call) {
    if (!call.typeSymbol().equals(OF_SYSTEM)) {
      return false;
    }
    ClassDesc owner = call.owner().asSymbol();
    return (owner.equals(SYSTEM) && call.name().equalsString(EXIT))
        || (owner.equals(RUNTIME) && Set.of(EXIT, HALT).contains(call.name().stringValue()));
  }

  private static void refuse(CodeBuilder code) {
    code.new_(REFUSAL)
        .dup()
        .loadConstant("a plugin may not end the program")
        .invokespecial(REFUSAL, ConstantDescs.INIT_NAME, OF_TEXT)
        .athrow();
  }
}
