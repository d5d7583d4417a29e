package io.jenkins.plugins.upkeep.backup.files;

/** Notices from tar's messages that an archive held absolute names or such with {@code ..}. */
final class RefusedNames {
    private volatile boolean any;

    void look(String message) {
        if (message.contains(": Removing leading ") || message.contains("Member name contains '..'")) {
            any = true;
        }
    }

    boolean any() {
        return any;
    }
}
