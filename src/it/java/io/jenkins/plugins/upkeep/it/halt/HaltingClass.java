package io.jenkins.plugins.upkeep.it.halt;

import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A class on its way to one that stops at its points. */
final class HaltingClass extends ClassVisitor {
    private static final String HALT = "io/jenkins/plugins/upkeep/it/halt/Halt";

    private final List<HaltPoint> points;

    HaltingClass(ClassVisitor next, List<HaltPoint> points) {
        super(Opcodes.ASM9, next);
        this.points = points;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        var visitor = super.visitMethod(access, name, descriptor, signature, exceptions);
        for (var point : points) {
            if (point.method.equals(name) && (access & Opcodes.ACC_SYNTHETIC) == 0) {
                visitor = new HaltingMethod(visitor, point);
            }
        }
        return visitor;
    }

    /** Asks at the beginning of a method, or before each of its ends. */
    private static final class HaltingMethod extends MethodVisitor {
        private final HaltPoint point;

        private HaltingMethod(MethodVisitor next, HaltPoint point) {
            super(Opcodes.ASM9, next);
            this.point = point;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (point.moment == HaltPoint.Moment.ENTRY) {
                ask("(Ljava/lang/String;)V");
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (point.moment == HaltPoint.Moment.EXIT && opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                ask("(Ljava/lang/String;)V");
            } else if (point.moment == HaltPoint.Moment.EXIT_WITH_TRUE && opcode == Opcodes.IRETURN) {
                super.visitInsn(Opcodes.DUP);
                ask("(ZLjava/lang/String;)V");
            }
            super.visitInsn(opcode);
        }

        private void ask(String descriptor) {
            super.visitLdcInsn(point.name());
            super.visitMethodInsn(Opcodes.INVOKESTATIC, HALT, "at", descriptor, false);
        }
    }
}
