package io.jenkins.plugins.upkeep.system.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/** What people are told of a file that the system refuses. */
class FileTroubleTest {
    @Test
    void shouldSayTheReasonWithoutJavasClassesAndTheNameOfATemporaryFile() {
        assertThat(FileTrouble.reason(new AccessDeniedException("/srv/.x.tmp"))).isEqualTo("permission denied");
        assertThat(FileTrouble.reason(new NoSuchFileException("/srv/x"))).isEqualTo("no such file or folder");
        assertThat(FileTrouble.reason(new FileSystemException("/srv/.x.tmp", null, "Read-only file system")))
                .isEqualTo("Read-only file system");
        assertThat(FileTrouble.reason(new IOException("No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(FileTrouble.reason(new DirectoryNotEmptyException("/srv"))).isEqualTo("DirectoryNotEmptyException");
    }
}
