package io.jenkins.plugins.upkeep.security.exposure.firewall;

import io.jenkins.plugins.upkeep.security.exposure.host.Programs;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the firewall's rules, by nft and by iptables. The tables that iptables keeps in nft are read by iptables, which
 * explains them, and are not judged twice; those of the older kernel interface are read besides.
 */
public final class FirewallRules {
    private final Programs programs;
    private final List<Table> tables = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private final Set<String> unread = new HashSet<>();
    private final Set<String> dormant = new HashSet<>();
    private boolean installed;

    private FirewallRules(Programs programs) {
        this.programs = programs;
    }

    /**
     * What could be read.
     *
     * @param firewall the rules
     * @param installed whether there is a program for rules at all
     * @param ufw what ufw says of itself, in its own words; empty where it is missing or says nothing
     * @param gaps what could not be read, and why
     * @param unread of which families of addresses, {@code ip} or {@code ip6}, rules could not be read
     */
    public record Read(
            Firewall firewall, boolean installed, Optional<String> ufw, List<String> gaps, Set<String> unread) {
        public Read {
            gaps = List.copyOf(gaps);
            unread = Set.copyOf(unread);
        }

        /** Whether all rules for IPv6, or for IPv4, are known. */
        public boolean knows(boolean six) {
            return !unread.contains(six ? "ip6" : "ip");
        }
    }

    /**
     * Reads the rules.
     *
     * @param programs the machine's programs
     * @return what could be read
     * @throws InterruptedException when this thread is told to stop
     */
    public static Read read(Programs programs) throws InterruptedException {
        var reader = new FirewallRules(programs);
        reader.nft();
        reader.saved("iptables-save", "ip");
        reader.saved("ip6tables-save", "ip6");
        return new Read(new Firewall(reader.tables), reader.installed, ufw(programs), reader.gaps, reader.unread);
    }

    /** Only for words: its rules are those of iptables. */
    private static Optional<String> ufw(Programs programs) throws InterruptedException {
        try {
            return programs.run("ufw", "status")
                    .filter(ProcessResult::succeeded)
                    .flatMap(result -> result.output().lines().findFirst())
                    .filter(line -> line.startsWith("Status: "))
                    .map(line -> line.substring("Status: ".length()));
        } catch (UpkeepException e) {
            // Its rules are read all the same.
            return Optional.empty();
        }
    }

    private Optional<ProcessResult> run(String program, String... arguments) throws InterruptedException {
        try {
            var result = programs.run(program, arguments);
            installed = installed || result.isPresent();
            return result;
        } catch (UpkeepException e) {
            installed = true;
            gap(program, e.getMessage());
            return Optional.empty();
        }
    }

    private void gap(String program, String reason) {
        gaps.add(reason);
        Stream.of("ip", "ip6")
                .filter(family -> program.equals("nft") || program.startsWith(family + "tables"))
                .forEach(unread::add);
    }

    private void nft() throws InterruptedException {
        var json = nft("-j", "list", "ruleset");
        if (json.isPresent()) {
            nft(json.get());
        }
    }

    private Optional<String> nft(String... arguments) throws InterruptedException {
        var result = run("nft", arguments);
        result.filter(failed -> !failed.succeeded())
                .ifPresent(failed -> gap("nft", OneLine.of("nft: " + failed.complaint())));
        return result.filter(ProcessResult::succeeded).map(ProcessResult::output);
    }

    private void nft(String json) throws InterruptedException {
        try {
            var read = NftTables.read(json);
            if (read.haveFlags()) {
                singly(Optional.empty());
            } else {
                tables.addAll(read.tables());
            }
        } catch (UpkeepException e) {
            singly(Optional.of(e.getMessage()));
        }
    }

    /**
     * Where a table has flags, nft 1.0.6 writes into its JSON what happens to stand in memory that it has given back, and
     * at times ends there. So the flags are read from its text, and each table in force by itself.
     */
    private void singly(Optional<String> complaint) throws InterruptedException {
        var flags = NftFlags.of(nft("list", "ruleset").orElse(""));
        if (flags.areNone()) {
            complaint.ifPresent(reason -> gap("nft", reason));
            return;
        }
        for (var table : flags.tables()) {
            single(table);
        }
    }

    private void single(NftFlags.Flagged table) throws InterruptedException {
        if (table.isDormant()) {
            dormant.add(table.words());
            return;
        }
        var json = nft("-j", "list", "table", table.family(), table.name());
        try {
            tables.addAll(json.isPresent() ? NftTables.of(json.get()) : List.of());
        } catch (UpkeepException e) {
            gap("nft", e.getMessage());
        }
    }

    private void saved(String program, String family) throws InterruptedException {
        var result = run(program);
        if (result.isEmpty()) {
            return;
        }
        if (!result.get().succeeded()) {
            failed(program, result.get(), family);
            return;
        }
        var text = result.get().output();
        var read = new ArrayList<>(SavedTables.of(family, text));
        if (text.contains("(nf_tables)")) {
            tables.removeIf(table -> read.stream().anyMatch(same -> same.words().equals(table.words())));
            read.removeIf(table -> dormant.contains(table.words()));
        }
        tables.addAll(read);
        if ((text + result.get().errors()).contains("legacy tables present")) {
            legacy(program.replace("-save", "-legacy-save"), family);
        }
    }

    /** Where nft has shown all tables without a riddle, nothing is missing. */
    private void failed(String program, ProcessResult result, String family) {
        var words = OneLine.of(program + ": " + result.complaint());
        var readable = tables.stream().anyMatch(table -> table.sees(family.equals("ip6")));
        if (!readable || gaps.stream().anyMatch(gap -> gap.startsWith("nft"))) {
            gap(program, words);
        }
    }

    private void legacy(String program, String family) throws InterruptedException {
        var result = run(program);
        if (result.isPresent() && result.get().succeeded()) {
            tables.addAll(SavedTables.of(family, result.get().output()));
        } else {
            var reason = result.map(ProcessResult::complaint).orElse("is missing");
            gap(program, OneLine.of(program + ": " + reason + ", and there are rules of the older kind"));
        }
    }
}
