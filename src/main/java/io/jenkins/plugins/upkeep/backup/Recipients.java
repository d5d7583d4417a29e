package io.jenkins.plugins.upkeep.backup;

import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.system.age.Recipient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts together who can read the backups: from the list, and from the file of recipients. */
final class Recipients {
    /** Each is in the header of each file, which readers take in at once. */
    private static final int MOST = 100;

    private Recipients() {}

    /**
     * @param encryption what upkeep.yaml says
     * @param folder where relative paths start
     * @return the recipients, each once; none where nothing is encrypted
     * @throws ConfigException when one is no public key of age, or the file cannot be read
     */
    static List<Recipient> of(Encryption encryption, Path folder) throws ConfigException {
        var recipients = new ArrayList<Recipient>();
        for (var text : encryption.recipients()) {
            recipients.add(recipient("backup.encryption.recipients", text));
        }
        if (encryption.recipientsFile().isPresent()) {
            recipients.addAll(inFile(folder.resolve(encryption.recipientsFile().get())));
        }
        var distinct = recipients.stream().distinct().toList();
        if (distinct.size() > MOST) {
            throw new ConfigException("backup.encryption: has " + distinct.size() + " recipients, and " + MOST
                    + " at most are possible; give several people one key");
        }
        return distinct;
    }

    private static List<Recipient> inFile(Path file) throws ConfigException {
        var source = "backup.encryption.recipientsFile: " + file;
        var lines = KeyFile.read(source, file).lines().map(String::strip).toList();
        var recipients = new ArrayList<Recipient>();
        for (int number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1);
            if (!line.isEmpty() && !line.startsWith("#")) {
                recipients.add(recipient(source + ": line " + number, line));
            }
        }
        if (recipients.isEmpty()) {
            throw new ConfigException(source + ": holds no public key; write one a line");
        }
        return recipients;
    }

    private static Recipient recipient(String source, String text) throws ConfigException {
        try {
            return new Recipient(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(source + ": " + e.getMessage(), e);
        }
    }
}
