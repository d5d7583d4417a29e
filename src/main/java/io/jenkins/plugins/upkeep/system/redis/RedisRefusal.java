package io.jenkins.plugins.upkeep.system.redis;

import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;

/** The server answered a command with an error; the connection is still good. */
public final class RedisRefusal extends UpkeepException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String words;

    /**
     * @param address the server
     * @param command the command without what could be a secret: {@code CONFIG SET maxmemory}
     * @param answer what the server said
     */
    RedisRefusal(RedisAddress address, String command, String answer) {
        this(
                "Redis " + address + ": refused " + command + ": " + OneLine.of(answer) + advice(answer, address),
                firstWord(answer),
                OneLine.of(answer));
    }

    private RedisRefusal(String message, String code, String words) {
        super(message);
        this.code = code;
        this.words = words;
    }

    /** The server does not accept who we say we are. What it answered is not repeated: it may hold what was sent. */
    static RedisRefusal ofAccount(RedisAddress address, String code) {
        var words = "does not accept redis.user and redis.password (" + code + ")";
        return new RedisRefusal("Redis " + address + ": " + words + "; correct them", code, words);
    }

    private static String firstWord(String answer) {
        return answer.replaceFirst("(?s)[^A-Z].*", "");
    }

    private static String advice(String answer, RedisAddress address) {
        return switch (firstWord(answer)) {
            case "NOPERM" -> "; let the account " + address.user().orElse("default") + " do it with ACL SETUSER";
            case "NOAUTH" -> "; give redis.password";
            case "LOADING", "BUSY", "MASTERDOWN" -> "; run this again when the server is ready";
            case "READONLY" -> "; it is a replica: use its primary's address";
            default -> "";
        };
    }

    /**
     * @return the error's first word: {@code ERR}, {@code NOPERM}, {@code READONLY}
     */
    public String code() {
        return code;
    }

    /**
     * @return what the server said, in one line
     */
    public String words() {
        return words;
    }

    /**
     * @return whether the server takes no more connections
     */
    public boolean isFull() {
        return words.contains("max number of clients");
    }
}
