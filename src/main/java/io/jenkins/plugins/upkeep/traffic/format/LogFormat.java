package io.jenkins.plugins.upkeep.traffic.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the lines of a log are written. Safe for use by several threads; each makes a parser of its own.
 *
 * @param prefix what stands before the first variable
 * @param steps the variables, each with what stands behind it; empty for JSON
 */
public record LogFormat(String prefix, List<Step> steps) {
    /** The format that nginx and Apache share. */
    public static final String COMBINED =
            "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent \"$http_referer\" \"$http_user_agent\"";

    private static final String JSON = "json";
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{([a-zA-Z0-9_]+)}|([a-zA-Z0-9_]+))");

    public LogFormat {
        steps = List.copyOf(steps);
    }

    /**
     * Compiles a format.
     *
     * @param text {@code combined}, {@code json}, or what nginx' log_format has between its quotes
     * @return the format
     * @throws IllegalArgumentException when nothing could be read by it; the message says what is missing
     */
    public static LogFormat of(String text) {
        if (text.equals(JSON)) {
            return new LogFormat("", List.of());
        }
        var format = compiled(text.equals("combined") ? COMBINED : text);
        var variables = format.steps.stream().map(Step::variable).toList();
        if (!variables.contains(Variable.STATUS) || !variables.contains(Variable.TIME)) {
            throw new IllegalArgumentException(
                    text.contains("%")
                            ? "is not nginx' log_format; write Apache's LogFormat with the variables of nginx, %>s as $status"
                            : "has no $status or no time; a log_format needs $status and one of $time_local, $time_iso8601, $msec");
        }
        return format;
    }

    private static LogFormat compiled(String text) {
        var names = new ArrayList<String>();
        var literals = new ArrayList<String>();
        var matcher = VARIABLE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            literals.add(text.substring(end, matcher.start()));
            names.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
            end = matcher.end();
        }
        literals.add(text.substring(end));
        return linked(names, literals);
    }

    private static LogFormat linked(List<String> names, List<String> literals) {
        var steps = new ArrayList<Step>();
        for (int at = 0; at < names.size(); at++) {
            var next = literals.get(at + 1);
            if (next.isEmpty() && at + 1 < names.size()) {
                throw new IllegalArgumentException("has $" + names.get(at) + " and $" + names.get(at + 1)
                        + " side by side; nobody can tell where one ends, so write a space between them");
            }
            steps.add(step(names, at, literals.get(at), next));
        }
        return new LogFormat(literals.get(0), steps);
    }

    /** Of two variables that say the same the first one counts; the time of the whole request counts before that of upstreams. */
    private static Step step(List<String> names, int at, String before, String after) {
        var variable = Variable.named(names.get(at));
        var known = names.stream().map(Variable::named).toList();
        var shadowed = known.indexOf(variable) < at
                || (variable == Variable.UPSTREAM_DURATION && known.contains(Variable.DURATION))
                || ((variable == Variable.METHOD || variable == Variable.TARGET) && known.contains(Variable.REQUEST));
        var quoted = before.endsWith("\"") && after.startsWith("\"");
        return new Step(
                shadowed ? Variable.SKIPPED : variable,
                after,
                quoted,
                names.get(at).startsWith("upstream_"));
    }

    /**
     * A variable and what stands behind it.
     *
     * @param variable what the part of the line says
     * @param after the text behind it; empty at the end of a line
     * @param quoted whether it stands in quotation marks, so that one with a backslash does not end it
     * @param listed whether it may hold several values, divided by {@code ", "} and {@code " : "}
     */
    record Step(Variable variable, String after, boolean quoted, boolean listed) {
        byte[] bytesAfter() {
            return after.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * @return whether the time is that of the servers behind nginx, without what the client took
     */
    public boolean timesUpstreamOnly() {
        return steps.stream().anyMatch(step -> step.variable() == Variable.UPSTREAM_DURATION);
    }

    /**
     * @return whether lines say how long requests took; those in JSON may
     */
    public boolean timesRequests() {
        return has(Variable.DURATION) || has(Variable.UPSTREAM_DURATION);
    }

    /**
     * @return whether lines say what was asked for
     */
    public boolean namesRequests() {
        return has(Variable.REQUEST) || has(Variable.TARGET);
    }

    /**
     * @return whether lines say who asked
     */
    public boolean namesAddresses() {
        return has(Variable.ADDRESS);
    }

    private boolean has(Variable variable) {
        return steps.isEmpty() || steps.stream().anyMatch(step -> step.variable() == variable);
    }

    /** A parser for one thread. */
    public LineParser parser() {
        return steps.isEmpty() ? new JsonParser() : new TextParser(this);
    }
}
