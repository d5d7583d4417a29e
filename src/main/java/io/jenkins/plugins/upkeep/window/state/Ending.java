package io.jenkins.plugins.upkeep.window.state;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the work in a window ended. */
public enum Ending {
    /** It did what it should. */
    SUCCEEDED,
    /** It could not. */
    FAILED,
    /** Somebody stopped it. */
    ABORTED,
    /** Nobody said that it ended: the window's time was over. */
    TIME_OVER;

    /**
     * @return the word for it: {@code time over}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * @return the words that people may say
     */
    public static List<String> words() {
        return List.of(SUCCEEDED.word(), FAILED.word(), ABORTED.word());
    }

    /**
     * @param word what somebody said
     * @return what it means
     */
    public static Optional<Ending> of(String word) {
        return Arrays.stream(values())
                .filter(ending -> ending.word().equals(word))
                .findFirst();
    }
}
