package io.jenkins.plugins.upkeep.it.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Collects what a class file asks of other types. */
final class Uses extends ClassVisitor {
    private static final Set<Integer> STATIC_HANDLES =
            Set.of(Opcodes.H_GETSTATIC, Opcodes.H_PUTSTATIC, Opcodes.H_INVOKESTATIC);

    private final String user;
    private final List<Use> found = new ArrayList<>();

    private Uses(String user) {
        super(Opcodes.ASM9);
        this.user = user;
    }

    static List<Use> of(byte[] bytes) {
        var reader = new ClassReader(bytes);
        var uses = new Uses(reader.getClassName());
        reader.accept(uses, ClassReader.SKIP_FRAMES);
        return uses.found;
    }

    @Override
    public void visit(int version, int flags, String name, String signature, String parent, String[] interfaces) {
        found.add(new Use(user, parent, "", false, false));
        for (var above : interfaces) {
            found.add(new Use(user, above, "", false, true));
        }
    }

    @Override
    public AnnotationVisitor visitAnnotation(String type, boolean visible) {
        found.add(new Use(user, Type.getType(type).getInternalName(), "", false, true));
        return null;
    }

    @Override
    public MethodVisitor visitMethod(int flags, String name, String type, String signature, String[] thrown) {
        return new Code();
    }

    private final class Code extends MethodVisitor {
        Code() {
            super(Opcodes.ASM9);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String type, boolean visible) {
            return Uses.this.visitAnnotation(type, visible);
        }

        @Override
        public void visitMethodInsn(int code, String owner, String name, String type, boolean onInterface) {
            add(owner, name + type, code == Opcodes.INVOKESTATIC, onInterface);
        }

        @Override
        public void visitFieldInsn(int code, String owner, String name, String type) {
            var isStatic = code == Opcodes.GETSTATIC || code == Opcodes.PUTSTATIC;
            add(owner, name + ":" + type, isStatic, false);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String type, Handle maker, Object... arguments) {
            for (var argument : arguments) {
                if (argument instanceof Handle handle) {
                    add(
                            handle.getOwner(),
                            handle.getName() + (handle.getTag() <= Opcodes.H_PUTSTATIC ? ":" : "") + handle.getDesc(),
                            STATIC_HANDLES.contains(handle.getTag()),
                            handle.isInterface());
                }
            }
        }

        private void add(String owner, String member, boolean isStatic, boolean onInterface) {
            // The members of an array are those of Object.
            if (!owner.startsWith("[")) {
                found.add(new Use(user, owner, member, isStatic, onInterface));
            }
        }
    }
}
