package io.jenkins.plugins.upkeep.system.postgres;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The version of one of PostgreSQL's programs.
 *
 * @param major the major version: 15
 * @param text the whole version: {@code 15.18}, {@code 19devel}
 */
public record PostgresVersion(int major, String text) {
    /** The oldest major version that Upkeep works with. */
    public static final int OLDEST_MAJOR = 15;

    private static final Pattern ANSWER = Pattern.compile("\\(PostgreSQL\\) ((\\d{1,4})\\S*)");

    /**
     * @param answer what a program prints for {@code --version}
     * @return the version in it; empty when it has none
     */
    static Optional<PostgresVersion> parse(String answer) {
        var matcher = ANSWER.matcher(answer);
        return matcher.find()
                ? Optional.of(new PostgresVersion(Integer.parseInt(matcher.group(2)), matcher.group(1)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
