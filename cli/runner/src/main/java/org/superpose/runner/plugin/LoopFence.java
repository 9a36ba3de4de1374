package org.superpose.runner.plugin;

import static java.lang.constant.ConstantDescs.CD_CallSite;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes the loops of a class stoppable: before every jump backwards, and at the start of every
 * lambda, which the JDK may call without end, stands the call site of {@link StrayThreads}. A
 * thread that sleeps or waits in a loop comes there when it is interrupted.
 */
final class LoopFence implements CodeTransform {

  private static final DynamicCallSiteDesc SITE =
      DynamicCallSiteDesc.of(
          ConstantDescs.ofCallsiteBootstrap(
              ClassDesc.of(StrayThreads.class.getName()), "site", CD_CallSite),
          "pass",
          MethodTypeDesc.of(CD_void));

  private final Set<Label> passed = new HashSet<>();
  private boolean atStart;

  private LoopFence(boolean isLambda) {
    atStart = isLambda;
  }

  /** Returns whether there is something to stop, and the class file's version has call sites. */
  static boolean concerns(ClassModel model) {
    return model.majorVersion() >= ClassFile.JAVA_7_VERSION
        && model.methods().stream().anyMatch(LoopFence::concerns);
  }

  /** Changes the methods of a class. */
  static void change(ClassBuilder type, ClassElement element) {
    if (element instanceof MethodModel method && concerns(method)) {
      type.transformMethod(
          method, MethodTransform.transformingCode(new LoopFence(isLambda(method))));
    } else {
      type.with(element);
    }
  }

  private static boolean concerns(MethodModel method) {
    return isLambda(method) || method.code().filter(LoopFence::jumpsBackwards).isPresent();
  }

  private static boolean jumpsBackwards(CodeModel code) {
    Set<Label> passed = new HashSet<>();
    return code.elementStream().anyMatch(element -> jumpsTo(passed, element));
  }

  /** Returns whether an element jumps to one of the labels before it, to which it adds its own. */
  private static boolean jumpsTo(Set<Label> passed, CodeElement element) {
    if (element instanceof LabelTarget target) {
      passed.add(target.label());
    }
    return targets(element).anyMatch(passed::contains);
  }

  private static boolean isLambda(MethodModel method) {
    return method.flags().has(AccessFlag.SYNTHETIC)
        && method.methodName().stringValue().startsWith("lambda$");
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (atStart) {
      code.invokedynamic(SITE);
      atStart = false;
    }
    if (jumpsTo(passed, element)) {
      code.invokedynamic(SITE);
    }
    code.with(element);
  }

  private static Stream<Label> targets(CodeElement element) {
    return switch (element) {
      case BranchInstruction jump -> Stream.of(jump.target());
      case TableSwitchInstruction choice ->
          Stream.concat(
              Stream.of(choice.defaultTarget()),
              choice.cases().stream().map(each -> each.target()));
      case LookupSwitchInstruction choice ->
          Stream.concat(
              Stream.of(choice.defaultTarget()),
              choice.cases().stream().map(each -> each.target()));
      default -> Stream.empty();
    };
  }
}
