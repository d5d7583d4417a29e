package io.jenkins.plugins.upkeep.it.halt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Holds the points true, also where there is no Jenkins to end. */
class HaltPointTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BEFORE_THE_LOG_IS_NOTED")
    void shouldBeInOneMethodOfOurs(HaltPoint point) throws IOException {
        // Given
        var content = content(point.owner);

        // When
        var asked = asked(HaltAgent.changed(content, List.of(point)));

        // Then
        assertThat(asked).isNotEmpty().containsOnly(point.method + " asks " + point.name());
        assertThat(asked(content)).isEmpty();
    }

    private static byte[] content(String owner) throws IOException {
        try (var in = HaltPointTest.class.getResourceAsStream("/" + owner + ".class")) {
            assertThat(in).as(owner).isNotNull();
            return in.readAllBytes();
        }
    }

    private static List<String> asked(byte[] content) {
        var asked = new ArrayList<String>();
        new ClassReader(content)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String type, String signature, String[] exceptions) {
                                return new Asking(name, asked);
                            }
                        },
                        0);
        return asked;
    }

    /** Notes which point a method asks about. */
    private static final class Asking extends MethodVisitor {
        private final String method;
        private final List<String> asked;
        private Object last;

        private Asking(String method, List<String> asked) {
            super(Opcodes.ASM9);
            this.method = method;
            this.asked = asked;
        }

        @Override
        public void visitLdcInsn(Object value) {
            last = value;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
            if (owner.endsWith("/Halt")) {
                asked.add(method + " asks " + last);
            }
        }
    }
}
