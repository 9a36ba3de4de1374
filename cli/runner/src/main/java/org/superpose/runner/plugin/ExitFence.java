package org.superpose.runner.plugin;

import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Turns the calls by which a class would end the program into exceptions: {@code System.exit},
 * {@code Runtime.exit} and {@code Runtime.halt}, also as method references. So a plugin that calls
 * them breaks like any other, in its own cell.
 *
 * <p>Each call becomes one of a method that is added to the class, takes the same from the stack,
 * and throws. Where a class calls by reflection, or looks for a method handle, {@link
 * ReflectionFence} puts a method of the same kind in between, which looks first at what is called;
 * so does {@link InterruptionFence} where it interrupts threads. A class that a plugin defines by a
 * class loader of its own never comes here.
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
   * Returns the class file with its calls changed and its loops made stoppable.
   *
   * @param loader finds the class files that are needed to check types
   */
  static byte[] around(byte[] classFile, ClassLoader loader) {
    ClassHierarchyResolver types =
        ClassHierarchyResolver.ofResourceParsing(loader)
            .orElse(ClassHierarchyResolver.defaultResolver());
    ClassFile format = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(types));
    try {
      ClassModel model = format.parse(classFile);
      List<ClassTransform> fences = new ArrayList<>();
      if (LoopFence.concerns(model)) {
        fences.add(LoopFence::change);
      }
      if (mayCall(classFile)) {
        fences.add(calls(model));
      }
      return fences.stream()
          .reduce(ClassTransform::andThen)
          .map(change -> format.transformClass(model, change))
          .orElse(classFile);
    } catch (IllegalArgumentException e) {
      return classFile; // The virtual machine says better what is wrong with it.
    }
  }

  /** Names of methods stand in a class file as they are. */
  private static boolean mayCall(byte[] classFile) {
    String text = new String(classFile, StandardCharsets.ISO_8859_1);
    return (text.contains("java/lang/System") && text.contains(EXIT))
        || (text.contains("java/lang/Runtime") && (text.contains(EXIT) || text.contains(HALT)))
        || ReflectionFence.mayConcern(text)
        || InterruptionFence.mayConcern(text);
  }

  private static ClassTransform calls(ClassModel model) {
    ClassDesc own = model.thisClass().asSymbol();
    boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
    ReflectionFence reflection = new ReflectionFence(own, isInterface);
    InterruptionFence interruption = new InterruptionFence(own, isInterface);
    ClassTransform calls =
        ClassTransform.transformingMethodBodies(
            (code, element) -> {
              switch (element) {
                case InvokeInstruction call when endsTheProgram(call) ->
                    code.invokestatic(own, ADDED, added(call.opcode()), isInterface);
                case InvokeInstruction call when reflection.concerns(call) ->
                    reflection.replace(code, call);
                case InvokeInstruction call when interruption.concerns(call) ->
                    interruption.replace(code);
                case InvokeDynamicInstruction site
                    when site.bootstrapArgs().stream()
                        .anyMatch(a -> endsTheProgram(a) || interruption.concerns(a)) ->
                    code.invokedynamic(fenced(own, isInterface, interruption, site));
                default -> code.with(element);
              }
            });
    ClassTransform methods =
        ClassTransform.endHandler(
            type -> {
              int flags = ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC;
              type.withMethodBody(ADDED, OF_SYSTEM, flags, ExitFence::refuse);
              type.withMethodBody(ADDED, OF_RUNTIME, flags, ExitFence::refuse);
              reflection.addTo(type);
              interruption.addTo(type);
            });
    return calls.andThen(methods);
  }

  private static MethodTypeDesc added(Opcode call) {
    return call == Opcode.INVOKESTATIC ? OF_SYSTEM : OF_RUNTIME;
  }

  private static boolean endsTheProgram(InvokeInstruction call) {
    return call.typeSymbol().equals(OF_SYSTEM)
        && endsTheProgram(call.owner().asSymbol(), call.name().stringValue());
  }

  private static boolean endsTheProgram(ConstantDesc argument) {
    return argument instanceof DirectMethodHandleDesc method
        && endsTheProgram(method.owner(), method.methodName());
  }

  private static boolean endsTheProgram(ClassDesc owner, String name) {
    return (owner.equals(SYSTEM) && name.equals(EXIT))
        || (owner.equals(RUNTIME) && Set.of(EXIT, HALT).contains(name));
  }

  /** Has method references mean the methods that were added. */
  private static DynamicCallSiteDesc fenced(
      ClassDesc own,
      boolean isInterface,
      InterruptionFence interruption,
      InvokeDynamicInstruction site) {
    ConstantDesc[] arguments = site.bootstrapArgs().toArray(ConstantDesc[]::new);
    for (int i = 0; i < arguments.length; i++) {
      if (endsTheProgram(arguments[i])) {
        arguments[i] = refusal(own, isInterface, arguments[i]);
      } else if (interruption.concerns(arguments[i])) {
        arguments[i] = interruption.replacement();
      }
    }
    return DynamicCallSiteDesc.of(
        site.bootstrapMethod(), site.name().stringValue(), site.typeSymbol(), arguments);
  }

  private static ConstantDesc refusal(ClassDesc own, boolean isInterface, ConstantDesc argument) {
    boolean isStatic = ((DirectMethodHandleDesc) argument).owner().equals(SYSTEM);
    return MethodHandleDesc.ofMethod(
        isInterface
            ? DirectMethodHandleDesc.Kind.INTERFACE_STATIC
            : DirectMethodHandleDesc.Kind.STATIC,
        own,
        ADDED,
        isStatic ? OF_SYSTEM : OF_RUNTIME);
  }

  /** Writes the throwing of the exception. */
  static void refuse(CodeBuilder code) {
    code.new_(REFUSAL)
        .dup()
        .loadConstant("a plugin may not end the program")
        .invokespecial(REFUSAL, ConstantDescs.INIT_NAME, OF_TEXT)
        .athrow();
  }
}
