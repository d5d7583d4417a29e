package io.jenkins.plugins.upkeep.traffic.format;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a part of a line says, by the name of nginx' variable; and the other names that JSON logs have for it. */
enum Variable {
    ADDRESS("remote_addr remote_ip client_ip clientip client_addr ip client host_ip"),
    USER("remote_user"),
    TIME("time_local time_iso8601 msec time timestamp @timestamp ts date"),
    REQUEST("request"),
    METHOD("request_method method verb http_method"),
    TARGET("request_uri uri path url request_path document_uri"),
    STATUS("status status_code code response response_code"),
    BODY_BYTES("body_bytes_sent bytes_sent bytes size body_bytes response_size"),
    AGENT("http_user_agent user_agent agent useragent"),
    DURATION("request_time duration response_time latency"),
    UPSTREAM_DURATION("upstream_response_time"),
    SKIPPED("");

    private static final Map<String, Variable> BY_NAME = Stream.of(values())
            .flatMap(variable -> Stream.of(variable.names.split(" ", -1)).map(name -> Map.entry(name, variable)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String names;

    Variable(String names) {
        this.names = names;
    }

    /** The variable of a name; what is not known is skipped. */
    static Variable named(String name) {
        return BY_NAME.getOrDefault(name, SKIPPED);
    }
}
