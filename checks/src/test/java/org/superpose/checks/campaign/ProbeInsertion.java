package org.superpose.checks.campaign;

import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;
import java.util.Set;

/** Inserts probes into the members of a class that are named {@code package.Class.member}. */
final class ProbeInsertion implements ChangedEngine.Change {

  private static final ClassDesc PROBES = ClassDesc.of(Probes.class.getName());
  private static final MethodTypeDesc CALLED =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);

  private final Set<String> members;

  /**
   * @param members methods, whose calls or results are noted, and fields, whose values are
   */
  ProbeInsertion(Set<String> members) {
    this.members = members;
  }

  /** Returns the name of a class within core, such as {@code proof.EffectiveWeights.Form}. */
  static String shortName(ClassModel model) {
    String name = model.thisClass().asInternalName().replace('/', '.').replace('$', '.');
    return name.startsWith(ChangedEngine.CORE) ? name.substring(ChangedEngine.CORE.length()) : name;
  }

  @Override
  public Optional<ClassTransform> of(ClassModel model) {
    String type = shortName(model);
    boolean probed = members.stream().anyMatch(member -> member.startsWith(type + "."));
    if (!probed) {
      return Optional.empty();
    }
    return Optional.of(
        (builder, element) -> {
          if (element instanceof MethodModel method && method.code().isPresent()) {
            builder.transformMethod(
                method,
                (methodBuilder, part) -> {
                  if (part instanceof CodeModel code) {
                    methodBuilder.transformCode(code, probes(type, method));
                  } else {
                    methodBuilder.with(part);
                  }
                });
          } else {
            builder.with(element);
          }
        });
  }

  private CodeTransform probes(String type, MethodModel method) {
    String member = type + "." + method.methodName().stringValue();
    boolean flag = method.methodTypeSymbol().returnType().equals(ConstantDescs.CD_boolean);
    return (code, element) -> {
      if (element instanceof ReturnInstruction given && members.contains(member)) {
        note(code, given.typeKind(), flag, member);
      } else if (element instanceof FieldInstruction stored
          && stored.opcode() == Opcode.PUTFIELD
          && members.contains(type + "." + stored.name().stringValue())) {
        note(
            code,
            TypeKind.from(stored.typeSymbol()),
            stored.typeSymbol().equals(ConstantDescs.CD_boolean),
            type + "." + stored.name().stringValue());
      }
      code.with(element);
    };
  }

  /** Notes the value on top of the stack, and leaves it there. */
  private static void note(CodeBuilder code, TypeKind kind, boolean flag, String member) {
    ClassDesc type =
        switch (kind.asLoadable()) {
          case INT -> ConstantDescs.CD_int;
          case LONG -> ConstantDescs.CD_long;
          case DOUBLE -> ConstantDescs.CD_double;
          case VOID -> ConstantDescs.CD_void;
          default -> ConstantDescs.CD_Object;
        };
    if (kind == TypeKind.VOID) {
      code.loadConstant(member).invokestatic(PROBES, "called", CALLED);
      return;
    }
    if (kind.slotSize() == 2) {
      code.dup2();
    } else {
      code.dup();
    }
    String name = flag ? "flag" : type.equals(ConstantDescs.CD_Object) ? "object" : "number";
    code.loadConstant(member)
        .invokestatic(
            PROBES, name, MethodTypeDesc.of(ConstantDescs.CD_void, type, ConstantDescs.CD_String));
  }
}
