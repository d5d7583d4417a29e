package io.jenkins.plugins.upkeep.security.exposure;

import io.jenkins.plugins.upkeep.security.exposure.host.Listener;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Services that no stranger should even be able to knock at: databases, caches, queues, and what gives a machine away.
 * The numbers are those of IANA's registry, or of the services' own manuals.
 */
final class Danger {
    private static final Map<Integer, String> PORTS = Map.ofEntries(
            Map.entry(23, "Telnet"),
            Map.entry(111, "rpcbind"),
            Map.entry(139, "SMB"),
            Map.entry(445, "SMB"),
            Map.entry(873, "rsync"),
            Map.entry(1433, "SQL Server"),
            Map.entry(1521, "Oracle"),
            Map.entry(2049, "NFS"),
            Map.entry(2181, "ZooKeeper"),
            Map.entry(2375, "the API of Docker"),
            Map.entry(2376, "the API of Docker"),
            Map.entry(2379, "etcd"),
            Map.entry(2380, "etcd"),
            Map.entry(3306, "MySQL"),
            Map.entry(3389, "remote desktops"),
            Map.entry(4369, "Erlang's port mapper"),
            Map.entry(5432, "PostgreSQL"),
            Map.entry(5601, "Kibana"),
            Map.entry(5672, "RabbitMQ"),
            Map.entry(5900, "VNC"),
            Map.entry(5984, "CouchDB"),
            Map.entry(6379, "Redis"),
            Map.entry(6432, "PgBouncer"),
            Map.entry(8086, "InfluxDB"),
            Map.entry(8123, "ClickHouse"),
            Map.entry(8500, "Consul"),
            Map.entry(9042, "Cassandra"),
            Map.entry(9092, "Kafka"),
            Map.entry(9200, "Elasticsearch"),
            Map.entry(9300, "Elasticsearch"),
            Map.entry(10_250, "kubelet"),
            Map.entry(11_211, "memcached"),
            Map.entry(15_672, "RabbitMQ"),
            Map.entry(26_379, "Redis Sentinel"),
            Map.entry(27_017, "MongoDB"),
            Map.entry(27_018, "MongoDB"),
            Map.entry(27_019, "MongoDB"));

    private static final Map<String, String> PROGRAMS = Map.ofEntries(
            Map.entry("postgres", "PostgreSQL"),
            Map.entry("pgbouncer", "PgBouncer"),
            Map.entry("mysqld", "MySQL"),
            Map.entry("mariadbd", "MySQL"),
            Map.entry("redis-server", "Redis"),
            Map.entry("valkey-server", "Redis"),
            Map.entry("mongod", "MongoDB"),
            Map.entry("memcached", "memcached"),
            Map.entry("etcd", "etcd"),
            Map.entry("dockerd", "the API of Docker"),
            Map.entry("rpcbind", "rpcbind"),
            Map.entry("smbd", "SMB"));

    private Danger() {}

    /** What is probably there: by the program, by the machine's port, or by the port in the container. */
    static Optional<String> of(PortState state) {
        var programs = state.listeners().stream()
                .map(Listener::process)
                .flatMap(Optional::stream)
                .map(name -> PROGRAMS.get(name.toLowerCase(Locale.ROOT)));
        var ports = Stream.concat(
                        Stream.of(state.port().number()),
                        state.published().stream().map(each -> each.target()))
                .map(PORTS::get);
        return Stream.concat(programs, ports).filter(name -> name != null).findFirst();
    }
}
