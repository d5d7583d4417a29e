package io.jenkins.plugins.upkeep.traffic.ssh;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.traffic.review.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What there is to say of logins with ssh. Who failed five times in ten minutes is attacking; on a server that the whole internet
 * reaches that is so every day, hence all of them are one finding, and only who was let in has one of its own.
 *
 * @param logins what was counted
 * @param trusted whose addresses nothing is said of
 */
public record SshReport(SshLogins logins, Predicate<String> trusted) {
    private static final int MOST = 50;

    private List<Guest> attackers() {
        return logins.guests().stream()
                .filter(guest -> guest.failures().strikes() > 0 && !trusted.test(guest.address()))
                .sorted(Comparator.comparingLong(
                                (Guest guest) -> guest.failures().failures())
                        .reversed()
                        .thenComparing(Guest::address))
                .toList();
    }

    /** The findings. */
    public List<Finding> findings() {
        var attackers = attackers();
        var letIn = attackers.stream().filter(Guest::wasLetIn).limit(MOST).map(SshReport::letIn);
        return Stream.concat(letIn, attackers.stream().findFirst().map(most -> attack(attackers, most)).stream())
                .toList();
    }

    private static Finding letIn(Guest guest) {
        return Finding.critical(
                "ssh from " + guest.address(),
                "was let in after many of " + Words.count(guest.failures().failures(), "failed login") + ", "
                        + Words.span(
                                guest.failures().firstSecond(), guest.failures().lastSecond()),
                "",
                "see who it was: journalctl -t sshd | grep " + guest.address()
                        + "; if nobody knows, lock the account (usermod -L) and take the machine off the net");
    }

    private static Finding attack(List<Guest> attackers, Guest most) {
        var sum = attackers.stream()
                .mapToLong(guest -> guest.failures().failures())
                .sum();
        var again = attackers.stream()
                .filter(guest -> guest.failures().isPersistent())
                .count();
        return Finding.warning(
                "ssh logins",
                Words.count(sum, "failed login") + " by " + attackers.size()
                        + (attackers.size() == 1 ? " address" : " addresses")
                        + ", most by " + most.address() + " ("
                        + Words.count(most.failures().failures()) + ", "
                        + Words.span(
                                most.failures().firstSecond(), most.failures().lastSecond()) + ")"
                        + (again == 0 ? "" : "; " + again + " of them again and again"),
                "5 in 10 min",
                "allow keys alone (PasswordAuthentication no), and enable fail2ban's jail sshd"
                        + (again == 0 ? "" : ", and recidive for those who come again"));
    }

    /** Who failed most. */
    public Optional<View> view() {
        var rows = attackers().stream().limit(MOST).map(SshReport::row).toList();
        var columns = List.of(
                View.Column.text("Address"),
                View.Column.number("Failed logins"),
                View.Column.number("Names tried"),
                View.Column.text("Among them"),
                View.Column.text("First"),
                View.Column.text("Last"));
        return rows.isEmpty() ? Optional.empty() : Optional.of(new View.Table("Failed logins with ssh", columns, rows));
    }

    private static List<String> row(Guest guest) {
        var names = guest.users().stream().sorted().limit(5).toList();
        return List.of(
                guest.address(),
                Words.count(guest.failures().failures()),
                Words.count(guest.users().size()),
                String.join(", ", names),
                Words.time(guest.failures().firstSecond()),
                Words.time(guest.failures().lastSecond()));
    }
}
