package org.superpose.runner.plugin;

import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Has {@code Thread.interrupt}, also as a method reference, do nothing to threads that are not the
 * plugin's. An interruption is how the program is asked to stop; a plugin that interrupts all
 * threads there are would stop a comparison that has cells of others.
 *
 * <p>A plugin's threads are those of the group in which {@link TimeLimit} calls it, and of groups
 * within that one, and all virtual threads: the program itself has none.
 */
final class InterruptionFence {

  private static final ClassDesc THREAD = ClassDesc.of("java.lang.Thread");
  private static final ClassDesc GROUP = ClassDesc.of("java.lang.ThreadGroup");
  private static final String INTERRUPT = "interrupt";
  private static final String ADDED = "superpose$interrupted";
  private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
  private static final MethodTypeDesc OF_THREAD = MethodTypeDesc.of(ConstantDescs.CD_void, THREAD);
  private static final MethodTypeDesc TO_THREAD = MethodTypeDesc.of(THREAD);
  private static final MethodTypeDesc TO_GROUP = MethodTypeDesc.of(GROUP);
  private static final MethodTypeDesc TO_BOOLEAN = MethodTypeDesc.of(ConstantDescs.CD_boolean);
  private static final MethodTypeDesc OF_GROUP = MethodTypeDesc.of(ConstantDescs.CD_boolean, GROUP);

  private final ClassDesc own;
  private final boolean isInterface;

  InterruptionFence(ClassDesc own, boolean isInterface) {
    this.own = own;
    this.isInterface = isInterface;
  }

  /** Returns whether a class file, read as text, may interrupt threads. */
  static boolean mayConcern(String classFile) {
    return classFile.contains("java/lang/Thread") && classFile.contains(INTERRUPT);
  }

  /** Returns whether a call interrupts any thread; a subclass is the plugin's own. */
  boolean concerns(InvokeInstruction call) {
    return call.owner().asSymbol().equals(THREAD)
        && call.name().stringValue().equals(INTERRUPT)
        && call.typeSymbol().equals(NOTHING);
  }

  /** Returns whether a constant stands for {@code Thread::interrupt}. */
  boolean concerns(ConstantDesc argument) {
    return argument instanceof DirectMethodHandleDesc method
        && method.owner().equals(THREAD)
        && method.methodName().equals(INTERRUPT);
  }

  /** Writes a call of the method that looks first. */
  void replace(CodeBuilder code) {
    code.invokestatic(own, ADDED, OF_THREAD, isInterface);
  }

  /** Returns what stands for the method that looks first. */
  ConstantDesc replacement() {
    return MethodHandleDesc.ofMethod(
        isInterface
            ? DirectMethodHandleDesc.Kind.INTERFACE_STATIC
            : DirectMethodHandleDesc.Kind.STATIC,
        own,
        ADDED,
        OF_THREAD);
  }

  /** Adds that method. */
  void addTo(ClassBuilder type) {
    type.withMethodBody(
        ADDED, OF_THREAD, ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, InterruptionFence::look);
  }

  private static void look(CodeBuilder code) {
    Label own = code.newLabel();
    Label foreign = code.newLabel();
    code.aload(0).invokevirtual(THREAD, "isVirtual", TO_BOOLEAN).ifne(own);
    code.invokestatic(THREAD, "currentThread", TO_THREAD)
        .invokevirtual(THREAD, "getThreadGroup", TO_GROUP)
        .aload(0)
        .invokevirtual(THREAD, "getThreadGroup", TO_GROUP)
        .invokevirtual(GROUP, "parentOf", OF_GROUP)
        .ifeq(foreign)
        .labelBinding(own)
        .aload(0)
        .invokevirtual(THREAD, INTERRUPT, NOTHING)
        .labelBinding(foreign)
        .return_();
  }
}
