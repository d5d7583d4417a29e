package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads who is in the groups that give rights: by the group's own list, or because it is the account's first group. */
final class SystemGroups {
    private static final String GROUP = "/etc/group";
    private static final String TABLE = "Groups that give rights";
    private static final int FIELDS = 4;

    /** Whoever is in them can make themselves root. */
    private static final Set<String> AS_ROOT = Set.of("docker", "lxd", "incus", "disk", "shadow", "kmem");

    private static final Set<String> OTHERS =
            Set.of("root", "sudo", "wheel", "admin", "adm", "libvirt", "systemd-journal", "postgres", "redis");

    private final SystemFiles files;
    private final Sight sight;

    SystemGroups(SystemFiles files, Sight sight) {
        this.files = files;
        this.sight = sight;
        sight.table(TABLE, "Group", "Members");
    }

    void look(List<Account> accounts) {
        try {
            for (var line : files.lines(GROUP).orElse(List.of())) {
                group(line.split(":", -1), accounts);
            }
            sight.looked(Scope.GROUP);
        } catch (IOException e) {
            sight.blind(SystemFiles.gap(GROUP, e), Scope.GROUP);
        }
    }

    private void group(String[] fields, List<Account> accounts) {
        if (fields.length != FIELDS || !(AS_ROOT.contains(fields[0]) || OTHERS.contains(fields[0]))) {
            return;
        }
        var members = new TreeSet<String>();
        List.of(fields[3].split(",", -1)).stream()
                .filter(name -> !name.isBlank())
                .forEach(members::add);
        accounts.stream()
                .filter(account -> Long.toString(account.gid()).equals(fields[2]))
                .map(Account::name)
                .forEach(members::add);
        // The account that a group is named after is no news in it.
        members.remove(fields[0]);
        members.remove("root");
        members.forEach(member -> member(fields[0], member));
        if (!members.isEmpty()) {
            sight.row(
                    TABLE,
                    fields[0],
                    String.join(", ", members.stream().map(Name::of).toList()));
        }
    }

    private void member(String group, String member) {
        sight.fact(Scope.GROUP, group + ": " + Name.of(member));
        if (AS_ROOT.contains(group)) {
            sight.add(Issue.of(
                    AccessRules.ROOT_GROUP,
                    Finding.warning(
                            "account " + Name.of(member) + " in group " + group,
                            "can make itself root by way of the group " + group,
                            "",
                            "take it out if it need not be root: gpasswd -d " + Name.of(member) + " " + group)));
        }
    }
}
