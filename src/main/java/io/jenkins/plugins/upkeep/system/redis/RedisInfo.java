package io.jenkins.plugins.upkeep.system.redis;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a server says about itself at one moment ({@code INFO}).
 *
 * @param fields the values by their names
 */
public record RedisInfo(Map<String, String> fields) {
    private static final Pattern KEYSPACE = Pattern.compile("db(?<database>\\d+)");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern FRACTION = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

    public RedisInfo {
        fields = Map.copyOf(fields);
    }

    /**
     * @param session a session
     * @return what the server says now
     * @throws UpkeepException when it refuses or is not there
     */
    public static RedisInfo of(RedisSession session) throws UpkeepException {
        return parse(session.text("INFO"));
    }

    static RedisInfo parse(String text) {
        var fields = new HashMap<String, String>();
        text.lines()
                .filter(line -> !line.startsWith("#") && line.contains(":"))
                .forEach(line -> fields.put(
                        line.substring(0, line.indexOf(':')),
                        line.substring(line.indexOf(':') + 1).strip()));
        return new RedisInfo(fields);
    }

    /**
     * @return the value of a field; empty when the server has none of this name
     */
    public String text(String name) {
        return fields.getOrDefault(name, "");
    }

    /**
     * @return the value of a field that is a whole number; empty when there is none
     */
    public OptionalLong number(String name) {
        var value = text(name);
        return WHOLE.matcher(value).matches() ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
    }

    /**
     * @return the value of a field that is a number; empty when there is none
     */
    public OptionalDouble ratio(String name) {
        var value = text(name);
        return FRACTION.matcher(value).matches()
                ? OptionalDouble.of(Double.parseDouble(value))
                : OptionalDouble.empty();
    }

    /**
     * How many keys each database has.
     *
     * @return the databases that have any, by their numbers
     */
    public Map<Integer, Keyspace> keyspaces() {
        var spaces = new TreeMap<Integer, Keyspace>();
        fields.forEach((name, value) -> {
            var matcher = KEYSPACE.matcher(name);
            if (matcher.matches()) {
                spaces.put(Integer.parseInt(matcher.group("database")), keyspace(value));
            }
        });
        return spaces;
    }

    private static Keyspace keyspace(String value) {
        var parts = parse(value.replace(',', '\n').replace('=', ':'));
        return new Keyspace(
                parts.number("keys").orElse(0), parts.number("expires").orElse(0));
    }

    /**
     * The keys of one database.
     *
     * @param keys how many there are
     * @param expiring how many of them have an expiry
     */
    public record Keyspace(long keys, long expiring) {}
}
