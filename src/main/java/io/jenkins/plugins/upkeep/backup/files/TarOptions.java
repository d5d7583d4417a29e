package io.jenkins.plugins.upkeep.backup.files;

import io.jenkins.plugins.upkeep.system.process.Command;

/** What each call of tar has in common. */
final class TarOptions {
    private TarOptions() {}

    /** Messages in the C locale with names in C quotes, so that no file name can forge one; no options from outside. */
    static Command common(Command tar) {
        return tar.with("--quoting-style=c").environment("LC_ALL", "C").environment("TAR_OPTIONS", "");
    }
}
