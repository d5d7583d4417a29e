package io.jenkins.plugins.upkeep.system.age;

import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Debian's own age, which others read our files with. */
public final class AgeProgram {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Path folder;

    /**
     * @param folder where its files go
     */
    public AgeProgram(Path folder) {
        this.folder = folder;
    }

    /** Makes a key by age-keygen, in a file of this name. */
    public AgeKey key(String name) throws Exception {
        var file = folder.resolve(name);
        Command.of("age-keygen", "-o", file.toString()).output(SOON);
        var lines = Files.readAllLines(file);
        return new AgeKey(
                Secret.of(lines.stream()
                        .filter(line -> line.startsWith("AGE-SECRET"))
                        .findFirst()
                        .orElseThrow()),
                new Recipient(Command.of("age-keygen", "-y", file.toString())
                        .output(SOON)
                        .strip()));
    }

    /** Writes a file with a key, as age-keygen does. */
    public Path identity(String name, AgeKey key) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "# public key: " + key.recipient() + "\n" + key.identity().reveal() + "\n");
    }

    /** What {@code age -d} makes of it. */
    byte[] decrypt(byte[] encrypted, AgeKey key) throws Exception {
        var from = Files.write(folder.resolve("encrypted"), encrypted);
        var to = folder.resolve("decrypted");
        Command.of("age", "-d", "-i", identity("own-key", key).toString(), "-o", to.toString(), from.toString())
                .output(SOON);
        return Files.exists(to) ? Files.readAllBytes(to) : new byte[0];
    }

    /** What {@code age -r} makes of it. */
    byte[] encrypt(byte[] plain, List<Recipient> recipients) throws Exception {
        var from = Files.write(folder.resolve("plain"), plain);
        var to = folder.resolve("made-by-age");
        var words = new ArrayList<String>();
        recipients.forEach(recipient -> words.addAll(List.of("-r", recipient.text())));
        Command.of("age").with(words).with("-o", to.toString(), from.toString()).output(SOON);
        return Files.readAllBytes(to);
    }
}
