package io.jenkins.plugins.upkeep.review.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskSystemTest {
    @TempDir
    private Path etc;

    @Test
    void shouldReadTheRealSystem() throws Exception {
        var release = Path.of("/etc/os-release");
        assumeThat(Files.isReadable(release)).as("there is no os-release").isTrue();

        var running = new AskSystem("host", Path.of("/etc")).ask().found().get(0);

        assertThat(Files.readString(release)).contains("ID=" + running.product());
    }

    @Test
    void shouldReadThePointReleaseOfDebian() throws Exception {
        write("os-release", "PRETTY_NAME=\"Debian 12\"\nID=debian\nVERSION_ID=\"12\"\n");
        write("debian_version", "12.11\n");

        var running = new AskSystem("host", etc).ask().found().get(0);

        assertThat(running.product()).isEqualTo("debian");
        assertThat(running.version()).hasToString("12.11");
        assertThat(running.seen()).isEqualTo("is Debian 12");
    }

    @Test
    void shouldNotBelieveAPointReleaseOfAnother() throws Exception {
        write("os-release", "ID='ubuntu'\nVERSION_ID='22.04'\n");
        write("debian_version", "bookworm/sid\n");
        assertThat(new AskSystem("host", etc).ask().found().get(0).version()).hasToString("22.04");

        write("os-release", "ID=debian\nVERSION_ID=12\n");
        write("debian_version", "13.1\n");
        assertThat(new AskSystem("host", etc).ask().found().get(0).version()).hasToString("12");
    }

    @Test
    void shouldSayWhatIsMissing() throws Exception {
        assertThatThrownBy(() -> new AskSystem("host", etc).ask())
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("os-release cannot be read");

        write("os-release", "PRETTY_NAME=\"Debian GNU/Linux trixie/sid\"\nID=debian\n");
        assertThatThrownBy(() -> new AskSystem("host", etc).ask())
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("names no ID or no VERSION_ID");

        Files.write(etc.resolve("os-release"), new byte[] {0, (byte) 0xff, '=', '\n'});
        assertThatThrownBy(() -> new AskSystem("host", etc).ask()).isInstanceOf(UpkeepException.class);
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(etc.resolve(name), text);
    }
}
