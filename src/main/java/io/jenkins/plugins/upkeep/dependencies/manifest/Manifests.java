package io.jenkins.plugins.upkeep.dependencies.manifest;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads the files that name packages: {@code requirements.txt}, {@code package-lock.json}, {@code pom.xml}, and bills of materials of
 * CycloneDX. Nothing is installed, asked for in a network or run; markers of Python and scopes of Maven are not judged: what they limit
 * counts as well.
 */
public final class Manifests {
    private static final Pattern USUAL_NAME =
            Pattern.compile("requirements.*\\.txt|package-lock\\.json|npm-shrinkwrap\\.json"
                    + "|pom\\.xml|bom\\.(?:json|xml)|.*\\.cdx\\.(?:json|xml)");

    private Manifests() {}

    /**
     * @param file a file
     * @return whether its name is one of those that such files usually have
     */
    public static boolean hasUsualName(Path file) {
        return USUAL_NAME.matcher(name(file)).matches();
    }

    /**
     * @param file a file, of at most 64 MiB
     * @return what it says
     * @throws UpkeepException when it cannot be read, or is none of the files that are understood
     */
    public static Manifest read(Path file) throws UpkeepException {
        var source = ManifestSource.read(file);
        var name = name(file);
        if (name.endsWith(".txt") || name.endsWith(".in")) {
            return new RequirementsReader(source).manifest();
        }
        if (name.endsWith(".json") || source.first() == '{') {
            return JsonManifest.read(source);
        }
        if (name.endsWith(".xml") || source.first() == '<') {
            return XmlManifest.read(source);
        }
        throw source.problem(
                "is none of requirements.txt, package-lock.json, pom.xml and a bill of materials of CycloneDX;"
                        + " name one of these");
    }

    private static String name(Path file) {
        var name = file.getFileName();
        return name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
    }
}
