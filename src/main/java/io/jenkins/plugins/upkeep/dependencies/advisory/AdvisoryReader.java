package io.jenkins.plugins.upkeep.dependencies.advisory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.jenkins.plugins.upkeep.dependencies.advisory.RawAdvisory.RawAffected;
import io.jenkins.plugins.upkeep.dependencies.advisory.RawAdvisory.RawEvent;
import io.jenkins.plugins.upkeep.dependencies.advisory.RawAdvisory.RawPackage;
import io.jenkins.plugins.upkeep.dependencies.advisory.RawAdvisory.RawRange;
import io.jenkins.plugins.upkeep.dependencies.advisory.RawAdvisory.RawSeverity;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Reads records of the OSV schema 1.x. Safe for use by several threads. */
public final class AdvisoryReader {
    private static final ObjectReader READER = Json.mapper().readerFor(RawAdvisory.class);

    private AdvisoryReader() {}

    /**
     * @param json a record
     * @param wanted which packages are kept of it, by the names of ecosystem and package as they are written
     * @return the advisory
     * @throws UpkeepException when it is no record of the schema, with the reason only
     */
    public static Advisory read(byte[] json, BiPredicate<String, String> wanted) throws UpkeepException {
        try {
            RawAdvisory raw = READER.readValue(json);
            return advisory(raw, wanted);
        } catch (JsonProcessingException e) {
            throw new UpkeepException("is no OSV record: " + OneLine.of(e.getOriginalMessage()), e);
        } catch (IOException | DateTimeException e) {
            throw new UpkeepException("is no OSV record: " + OneLine.of(e.getMessage()), e);
        }
    }

    private static Advisory advisory(RawAdvisory raw, BiPredicate<String, String> wanted) throws UpkeepException {
        if (raw == null || raw.id() == null || raw.modified() == null) {
            throw new UpkeepException("is no OSV record: id or modified is missing");
        }
        return new Advisory(
                OneLine.of(raw.id()),
                lines(raw.aliases()),
                lines(raw.upstream()),
                OneLine.of(raw.summary()),
                time(raw.published()),
                Instant.parse(raw.modified()),
                time(raw.withdrawn()),
                severities(raw.severity(), raw.specific()),
                list(raw.affected())
                        .filter(one -> isWanted(one.about(), wanted))
                        .map(AdvisoryReader::affected)
                        .toList());
    }

    private static Optional<Instant> time(String text) {
        return Optional.ofNullable(text).map(Instant::parse);
    }

    private static boolean isWanted(RawPackage about, BiPredicate<String, String> wanted) {
        return about != null
                && about.ecosystem() != null
                && about.name() != null
                && wanted.test(about.ecosystem(), about.name());
    }

    private static Affected affected(RawAffected raw) {
        return new Affected(
                raw.about().ecosystem(),
                raw.about().name(),
                Objects.requireNonNullElse(raw.about().purl(), ""),
                list(raw.ranges()).map(AdvisoryReader::range).toList(),
                list(raw.versions()).toList(),
                severities(raw.severity(), raw.ecosystem()).and(severities(List.of(), raw.specific())));
    }

    private static Range range(RawRange raw) {
        var type = Objects.requireNonNullElse(raw.type(), "ECOSYSTEM");
        return new Range(
                type, list(raw.events()).flatMap(AdvisoryReader::events).toList());
    }

    private static Stream<Event> events(RawEvent raw) {
        return Stream.of(
                        event(Event.Kind.INTRODUCED, raw.introduced()),
                        event(Event.Kind.FIXED, raw.fixed()),
                        event(Event.Kind.LAST_AFFECTED, raw.lastAffected()),
                        event(Event.Kind.LIMIT, raw.limit()))
                .flatMap(Optional::stream);
    }

    private static Optional<Event> event(Event.Kind kind, String version) {
        return Optional.ofNullable(version).map(text -> new Event(kind, text.strip()));
    }

    /** GitHub and others write a word into what is specific to them; so does Ubuntu where a vector stands elsewhere. */
    private static Severities severities(List<RawSeverity> raw, JsonNode specific) {
        var vectors = list(raw).filter(AdvisoryReader::isOfCvss).map(RawSeverity::score);
        var words = list(raw).filter(one -> !isOfCvss(one)).map(RawSeverity::score);
        var own = specific == null ? "" : specific.path("severity").asText("");
        return new Severities(
                vectors.filter(Objects::nonNull).toList(),
                Stream.concat(words, Stream.of(own))
                        .filter(word -> word != null && !word.isEmpty())
                        .toList());
    }

    private static boolean isOfCvss(RawSeverity raw) {
        return raw.type() != null && raw.type().startsWith("CVSS_");
    }

    private static List<String> lines(List<String> texts) {
        return list(texts).map(OneLine::of).toList();
    }

    private static <T> Stream<T> list(List<T> values) {
        return values == null ? Stream.empty() : values.stream().filter(Objects::nonNull);
    }
}
