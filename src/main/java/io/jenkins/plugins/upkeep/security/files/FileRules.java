package io.jenkins.plugins.upkeep.security.files;

import io.jenkins.plugins.upkeep.security.audit.Rule;
import java.util.List;

/** What can be wrong with the rights of a file that holds a secret. */
final class FileRules {
    static final Rule READABLE = new Rule(
            "secret-file-readable",
            "A file with a secret can be read by more than its owner",
            "Every account that may read the file knows the secret. Take the right away with chmod 600, and renew the"
                    + " secret if strangers have accounts on the machine.");
    static final Rule WRITABLE = new Rule(
            "secret-file-writable",
            "A file with a secret can be changed by more than its owner",
            "Whoever may write the file can put a key of their own in its place. Take the right away with chmod 600.");
    static final Rule FOLDER = new Rule(
            "secret-file-folder-writable",
            "A file with a secret lies below a folder that all may change",
            "Whoever may write in a folder can rename what is in it and put something else there, whatever the rights of"
                    + " the files are. Take the right away with chmod o-w, or set the sticky bit where all must write.");
    static final Rule OWNER = new Rule(
            "secret-file-owner",
            "A file with a secret belongs to a third account",
            "A file's owner can read and change it and its rights. It should belong to root, or to the account whose"
                    + " folder it lies in.");

    static final List<Rule> ALL = List.of(READABLE, WRITABLE, FOLDER, OWNER);

    private FileRules() {}
}
