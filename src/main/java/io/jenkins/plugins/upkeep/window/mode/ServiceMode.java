package io.jenkins.plugins.upkeep.window.mode;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.window.MaintenanceConfig;
import io.jenkins.plugins.upkeep.window.state.ModeNote;
import io.jenkins.plugins.upkeep.window.state.WindowFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The maintenance mode of a service: entered with the first window and left with the last, by all the ways that upkeep.yaml
 * names. What was begun is remembered before it is begun, so that a kill at any moment leaves nothing that is not known.
 */
public final class ServiceMode {
    private final String service;
    private final WindowFolder folder;
    private final List<ModePart> parts;

    private ServiceMode(String service, WindowFolder folder, List<ModePart> parts) {
        this.service = service;
        this.folder = folder;
        this.parts = List.copyOf(parts);
    }

    /**
     * @param config the service's configuration
     * @param settings its section on maintenance
     * @param folder what remembers the mode
     */
    public static ServiceMode of(Config config, MaintenanceConfig settings, WindowFolder folder) {
        var parts = new ArrayList<ModePart>();
        settings.mode().ifPresent(mode -> {
            mode.flag().ifPresent(flag -> parts.add(flag(config, flag)));
            mode.hook().ifPresent(url -> parts.add(new HookPart(url, settings.timeout())));
            if (!mode.enter().isEmpty()) {
                parts.add(new CommandPart(mode.enter(), mode.leave(), config.folder(), settings.timeout()));
            }
        });
        return new ServiceMode(config.service(), folder, parts);
    }

    private static FlagPart flag(Config config, Path flag) {
        return new FlagPart(config.folder().resolve(flag), config.service());
    }

    /**
     * @return the ways in words; empty when upkeep.yaml names none
     */
    public List<String> ways() {
        return parts.stream().map(ModePart::inWords).toList();
    }

    /**
     * Enters the mode; where it is on already, only the flag's text is brought up to date.
     *
     * @return what is strange though it worked
     * @throws UpkeepException when one of the ways failed; those before it are still to be left
     */
    public List<Finding> enter(ModeEvent event) throws UpkeepException, InterruptedException {
        if (parts.isEmpty()) {
            return List.of();
        }
        var known = folder.mode();
        if (known.filter(ModeNote::entered).isPresent()) {
            return refresh(event);
        }
        var note = note(known);
        folder.put(note);
        var findings = new ArrayList<Finding>();
        var told = new LinkedHashSet<>(known.map(ModeNote::parts).orElse(Set.of()));
        for (var part : parts) {
            try {
                part.enter(event).ifPresent(strange -> findings.add(strange(part, strange)));
                told.add(part.name());
            } catch (UpkeepException e) {
                folder.put(note.with(told));
                throw failed(part, event, e);
            }
        }
        folder.put(note.whole());
        return findings;
    }

    /** Nobody knows what a way that failed has done: it is told of the end all the same. */
    private static UpkeepException failed(ModePart part, ModeEvent event, UpkeepException problem)
            throws InterruptedException {
        try {
            part.leave(event.asLeave());
            return problem;
        } catch (UpkeepException e) {
            return new UpkeepException(
                    problem.getMessage() + " (to be safe it was told of the end too, which failed: " + e.getMessage()
                            + ")",
                    problem);
        }
    }

    /** Ways that could not be left stay in mind. */
    private ModeNote note(Optional<ModeNote> known) {
        var names = new LinkedHashSet<>(known.map(ModeNote::parts).orElse(Set.of()));
        parts.forEach(part -> names.add(part.name()));
        var flag = parts.stream()
                .filter(FlagPart.class::isInstance)
                .map(part -> ((FlagPart) part).path().toString())
                .findFirst();
        return new ModeNote(names, false, flag.or(() -> known.flatMap(ModeNote::flag)));
    }

    private static Finding strange(ModePart part, String seen) {
        return Finding.warning(
                part.inWords(), seen, "", "ask who has made it; whoever it is ends that maintenance by hand");
    }

    /** Says in the flag which windows are open now. */
    public List<Finding> refresh(ModeEvent event) {
        var findings = new ArrayList<Finding>();
        for (var part : parts) {
            try {
                part.refresh(event);
            } catch (UpkeepException e) {
                findings.add(Finding.warning(
                        part.inWords(), e.getMessage(), "", "mend it; until then it does not name all windows"));
            }
        }
        return findings;
    }

    /**
     * Leaves the mode by all ways by which it may have been entered; a way that fails keeps no other from being tried.
     *
     * @return what failed; empty when the mode is left
     */
    public List<String> leave(ModeEvent event) throws UpkeepException, InterruptedException {
        var known = folder.mode();
        if (known.isEmpty()) {
            return List.of();
        }
        var note = known.get();
        var problems = new ArrayList<String>();
        var left = new LinkedHashSet<String>();
        for (var part : toLeave(note)) {
            try {
                part.leave(event.asLeave());
            } catch (UpkeepException e) {
                problems.add(e.getMessage());
                left.add(part.name());
            }
        }
        if (left.isEmpty()) {
            folder.removeMode();
        } else {
            folder.put(note.with(left));
        }
        return problems;
    }

    /** The other way round, and the flag where it was put then. */
    private List<ModePart> toLeave(ModeNote note) {
        var all = parts.stream()
                .filter(part -> note.parts().contains(part.name()))
                .filter(part -> !part.name().equals(FlagPart.NAME))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(all);
        note.flag()
                .filter(flag -> note.parts().contains(FlagPart.NAME))
                .ifPresent(flag -> all.add(new FlagPart(Path.of(flag), service)));
        return all;
    }

    /**
     * Looks whether the flag is as it should be.
     *
     * @param open whether a window is open
     * @return what is not
     */
    public List<Finding> check(boolean open) {
        return parts.stream()
                .filter(FlagPart.class::isInstance)
                .flatMap(part -> check((FlagPart) part, open).stream())
                .toList();
    }

    private static Optional<Finding> check(FlagPart flag, boolean open) {
        try {
            var there = flag.isOurs();
            if (there && !open) {
                return Optional.of(Finding.critical(
                        flag.inWords(), "is there though no window is open", "", "remove it: rm " + flag.path()));
            }
            return there || !open || java.nio.file.Files.exists(flag.path())
                    ? Optional.empty()
                    : Optional.of(Finding.warning(
                            flag.inWords(),
                            "is missing though a window is open: somebody has removed it",
                            "",
                            "enter the window once more with its --id, or leave it with 'upkeep window leave'"));
        } catch (UpkeepException e) {
            return Optional.of(Finding.unknown(flag.inWords(), e.getMessage(), "mend it, then look again"));
        }
    }
}
