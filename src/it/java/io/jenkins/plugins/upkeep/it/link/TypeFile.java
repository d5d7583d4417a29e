package io.jenkins.plugins.upkeep.it.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What a class file declares.
 *
 * @param name its internal name
 * @param access its flags
 * @param parents what it extends and implements
 * @param members the flags of its members, by name and descriptor
 */
record TypeFile(String name, int access, List<String> parents, Map<String, Integer> members) {
    static TypeFile of(byte[] bytes) {
        var reader = new ClassReader(bytes);
        var parents = new ArrayList<>(List.of(reader.getInterfaces()));
        Optional.ofNullable(reader.getSuperName()).ifPresent(name -> parents.add(0, name));
        var members = new HashMap<String, Integer>();
        reader.accept(new Members(members), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return new TypeFile(reader.getClassName(), reader.getAccess(), parents, members);
    }

    static boolean isStatic(int flags) {
        return (flags & Opcodes.ACC_STATIC) != 0;
    }

    static boolean isAbstract(int flags) {
        return (flags & Opcodes.ACC_ABSTRACT) != 0;
    }

    static boolean isOpen(int flags) {
        return (flags & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0;
    }

    boolean isInterface() {
        return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    boolean isAbstract() {
        return isAbstract(access);
    }

    private static final class Members extends ClassVisitor {
        private final Map<String, Integer> members;

        Members(Map<String, Integer> members) {
            super(Opcodes.ASM9);
            this.members = members;
        }

        @Override
        public FieldVisitor visitField(int flags, String name, String type, String signature, Object value) {
            members.put(name + ":" + type, flags);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(int flags, String name, String type, String signature, String[] thrown) {
            members.put(name + type, flags);
            return null;
        }
    }
}
