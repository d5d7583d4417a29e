package io.jenkins.plugins.upkeep.dependencies.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of npm: {@code ^1.2 || ~2.0}. As npm does by default, it takes a prerelease only where a condition names a prerelease of the
 * same release.
 */
public final class NpmRange implements VersionRange {
    private static final Pattern SPACES = Pattern.compile("[\\s\\h\\v\\ufeff]+");
    private static final Pattern OR = Pattern.compile("\\|\\|");
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern HYPHEN = Pattern.compile(" - ");

    private final List<List<NpmComparator>> alternatives;

    private NpmRange(List<List<NpmComparator>> alternatives) {
        this.alternatives = List.copyOf(alternatives);
    }

    /**
     * @param text what a package asks for
     * @return the range; empty when npm would not take it for one
     */
    public static Optional<NpmRange> parse(String text) {
        var alternatives = new ArrayList<List<NpmComparator>>();
        for (var part : OR.split(SPACES.matcher(text).replaceAll(" "), -1)) {
            var comparators = comparators(words(NpmSpaces.withoutBuilds(part.strip())));
            if (comparators.isEmpty()) {
                return Optional.empty();
            }
            alternatives.add(comparators.get());
        }
        var hasAny = alternatives.stream().anyMatch(List::isEmpty);
        return Optional.of(new NpmRange(hasAny ? List.of(List.of()) : alternatives));
    }

    private static List<String> words(String part) {
        var words = new ArrayList<String>();
        for (var word : SPACE.split(NpmSpaces.trimmed(withoutHyphen(part)), -1)) {
            words.addAll(NpmSugar.simple(word));
        }
        return words;
    }

    private static String withoutHyphen(String part) {
        var sides = HYPHEN.split(part, 2);
        var from = NpmPartial.of(sides[0]);
        var to = NpmPartial.of(sides[sides.length - 1]);
        if (sides.length < 2 || from.isEmpty() || to.isEmpty()) {
            return part;
        }
        return String.join(" ", NpmSugar.between(from.get(), to.get())).strip();
    }

    /** Empty when one of the words is no condition; a word for any version adds no condition. */
    private static Optional<List<NpmComparator>> comparators(List<String> words) {
        var found = new ArrayList<NpmComparator>();
        for (var word : words) {
            var comparator = NpmComparator.of(word);
            if (comparator.isEmpty() && !word.isEmpty()) {
                return Optional.empty();
            }
            comparator.filter(one -> !word.equals(">=0.0.0")).ifPresent(found::add);
        }
        return Optional.of(found);
    }

    @Override
    public boolean contains(String version) {
        return NpmVersion.cleaned(version).filter(this::contains).isPresent();
    }

    private boolean contains(NpmVersion version) {
        return alternatives.stream().anyMatch(comparators -> allow(comparators, version));
    }

    private static boolean allow(List<NpmComparator> comparators, NpmVersion version) {
        return comparators.stream().allMatch(comparator -> comparator.allows(version))
                && (!version.isPrerelease()
                        || comparators.stream().anyMatch(comparator -> comparator.asksForPrereleaseLike(version)));
    }
}
