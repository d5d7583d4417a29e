package io.jenkins.plugins.upkeep.security.exposure.host;

import io.jenkins.plugins.upkeep.security.exposure.host.SocketTable.Entry;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.net.Inet6Address;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who listens in the network namespace of this process, by the kernel's own lists. Whether a socket of IPv6 takes IPv4
 * too, only ss knows; where it is missing, it is taken to do so.
 */
public final class ListeningSockets {
    private static final int LOCAL = 4;

    private ListeningSockets() {}

    /**
     * Reads them.
     *
     * @param proc {@code /proc}
     * @param programs the machine's programs
     * @return who listens
     * @throws UpkeepException when the kernel's lists cannot be read
     * @throws InterruptedException when this thread is told to stop
     */
    public static List<Listener> read(Path proc, Programs programs) throws UpkeepException, InterruptedException {
        var entries = new ArrayList<Entry>();
        for (var table : List.of("tcp", "tcp6", "udp", "udp6")) {
            entries.addAll(SocketTable.read(proc.resolve("self/net"), table));
        }
        var owners = SocketOwners.of(proc, entries.stream().map(Entry::inode).collect(Collectors.toSet()));
        var single = sixOnly(programs);
        return entries.stream()
                .map(entry -> entry.listener().of(Optional.ofNullable(owners.get(entry.inode()))))
                .map(listener -> plain(listener, single))
                .distinct()
                .toList();
    }

    private static Listener plain(Listener listener, Set<String> single) {
        var six = listener.address() instanceof Inet6Address;
        var both = six && !single.contains(listener.protocol() + " " + listener.port());
        return new Listener(listener.protocol(), listener.address(), listener.port(), both, listener.process());
    }

    /** The ports on which ss shows {@code [::]}, where it writes {@code *} for a socket of both kinds. */
    private static Set<String> sixOnly(Programs programs) throws InterruptedException {
        try {
            var result = programs.run("ss", "-Hltnu");
            return result.map(ss -> ss.output().lines())
                    .orElse(java.util.stream.Stream.empty())
                    .map(line -> line.trim().split(" +", -1))
                    .filter(words -> words.length > LOCAL && words[LOCAL].startsWith("[::]:"))
                    .map(words -> words[0] + " " + words[LOCAL].substring("[::]:".length()))
                    .collect(Collectors.toSet());
        } catch (UpkeepException e) {
            // Then each is taken for one of both kinds, which is the worse.
            return Set.of();
        }
    }
}
