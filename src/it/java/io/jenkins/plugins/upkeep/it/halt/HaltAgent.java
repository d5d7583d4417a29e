package io.jenkins.plugins.upkeep.it.halt;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Changes the classes of the points in a controller, so that each asks whether it is to be the last. */
public final class HaltAgent implements ClassFileTransformer {
    /**
     * @param jar the jar with what the changed classes call
     */
    public static void premain(String jar, Instrumentation machine) throws IOException {
        // Each class of a plugin sees what the boot loader gives, whatever loads it.
        machine.appendToBootstrapClassLoaderSearch(new JarFile(jar));
        machine.addTransformer(new HaltAgent());
    }

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> former, ProtectionDomain domain, byte[] content) {
        var points = Arrays.stream(HaltPoint.values())
                .filter(point -> point.owner.equals(name))
                .toList();
        return points.isEmpty() ? null : changed(content, points);
    }

    static byte[] changed(byte[] content, List<HaltPoint> points) {
        var reader = new ClassReader(content);
        var writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new HaltingClass(writer, points), 0);
        return writer.toByteArray();
    }
}
