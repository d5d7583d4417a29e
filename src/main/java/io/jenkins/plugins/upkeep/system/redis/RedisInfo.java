package io.jenkins.plugins.upkeep.system.redis;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
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
    private static final Pattern REPLICA = Pattern.compile("slave(?<number>\\d{1,5})");
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

    /**
     * Which servers follow this one.
     *
     * @return the replicas in the server's order
     */
    public List<Replica> replicas() {
        var replicas = new TreeMap<Integer, Replica>();
        fields.forEach((name, value) -> {
            var matcher = REPLICA.matcher(name);
            if (matcher.matches()) {
                replicas.put(Integer.parseInt(matcher.group("number")), replica(parts(value)));
            }
        });
        return List.copyOf(replicas.values());
    }

    private static Replica replica(RedisInfo parts) {
        return new Replica(
                parts.text("ip") + ":" + parts.text("port"),
                parts.text("state"),
                parts.number("offset").orElse(0),
                Duration.ofSeconds(parts.number("lag").orElse(0)));
    }

    private static RedisInfo parts(String value) {
        return parse(value.replace(',', '\n').replace('=', ':'));
    }

    private static Keyspace keyspace(String value) {
        var parts = parts(value);
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

    /**
     * A server that follows this one.
     *
     * @param address its host and port
     * @param state {@code online} when it has all data and follows
     * @param offset how far it has come in the stream of changes
     * @param lag the time since it last said how far it is
     */
    public record Replica(String address, String state, long offset, Duration lag) {}
}
