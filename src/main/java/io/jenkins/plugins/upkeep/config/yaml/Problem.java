package io.jenkins.plugins.upkeep.config.yaml;

/**
 * Something wrong in a document.
 *
 * @param mark where
 * @param path at which key
 * @param text what is wrong and what is allowed, in one line; never a secret
 */
public record Problem(Mark mark, KeyPath path, String text) {
    /**
     * @param file the document's name
     * @return the problem in one line that editors can follow: {@code upkeep.yaml:23:5: backup.store: missing key}
     */
    public String line(String file) {
        return file + ":" + mark + ": " + (path.isRoot() ? "" : path + ": ") + text;
    }
}
