package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.dependencies.update.Outlook;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which updates somebody wants.
 *
 * @param ignore patterns of packages that stay as they are
 * @param only the packages to update; none for all
 */
record Wanted(List<String> ignore, List<String> only) {
    private static final Pattern STAR = Pattern.compile("\\*");

    Wanted {
        ignore = List.copyOf(ignore);
        only = List.copyOf(only);
    }

    /** The same with those held back that nobody wants. */
    List<Outlook> of(List<Outlook> outlooks) throws UpkeepException {
        for (var name : only) {
            if (outlooks.stream().noneMatch(outlook -> matches(name, outlook))) {
                throw new UpkeepException("--only " + name + ": is no package in updates.files; correct its name");
            }
        }
        var wanted = new ArrayList<Outlook>();
        outlooks.forEach(outlook -> wanted.add(settled(outlook)));
        return wanted;
    }

    private Outlook settled(Outlook outlook) {
        if (outlook.newest().isEmpty()) {
            return outlook;
        }
        if (ignore.stream().anyMatch(pattern -> matches(pattern, outlook))) {
            return outlook.held("updates.ignore names it");
        }
        if (!only.isEmpty() && only.stream().noneMatch(name -> matches(name, outlook))) {
            return outlook.held("--only does not name it");
        }
        return outlook;
    }

    private static boolean matches(String pattern, Outlook outlook) {
        var regex =
                STAR.splitAsStream(normal(pattern) + " ").map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches(regex, normal(outlook.name()) + " ");
    }

    /** Names of Python's packages are the same however they are written; those of others differ by more than this. */
    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-').strip();
    }
}
