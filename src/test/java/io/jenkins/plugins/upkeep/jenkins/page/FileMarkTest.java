package io.jenkins.plugins.upkeep.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;

class FileMarkTest {
    @Test
    void shouldKnowAFileAgainWhereTheSystemDoesNotSayWhichOneItIs() {
        assertThat(mark(null, 5)).isEqualTo(mark(null, 5)).isNotEqualTo(mark(null, 6));
        assertThat(mark(null, 5)).isNotEqualTo(mark("inode 1", 5));
    }

    @Test
    void shouldTellAReplacedFile() {
        assertThat(mark("inode 1", 5)).isEqualTo(mark("inode 1", 5)).isNotEqualTo(mark("inode 2", 5));
    }

    private static FileMark mark(Object key, long size) {
        return FileMark.of((BasicFileAttributes) Proxy.newProxyInstance(
                FileMarkTest.class.getClassLoader(),
                new Class<?>[] {BasicFileAttributes.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "fileKey" -> key;
                    case "size" -> size;
                    default -> FileTime.fromMillis(1);
                }));
    }
}
