package io.jenkins.plugins.upkeep.dependencies.index;

import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A repository of Maven. When a version was published is asked for the newest few that would be an update: each needs a question
 * of its own.
 */
public final class MavenRepository implements PackageIndex {
    private static final int DATED = 5;

    private final IndexClient client;

    /**
     * @param address where it is
     */
    public MavenRepository(IndexAddress address) {
        this.client = new IndexClient(address);
    }

    @Override
    public String place() {
        return client.address().toString();
    }

    @Override
    public List<Release> releases(Component component) throws UpkeepException, InterruptedException {
        var folder = "/" + Names.maven(component.namespace()).replace('.', '/') + "/" + Names.maven(component.name());
        var answer = client.get(folder + "/maven-metadata.xml", "application/xml");
        if (!answer.isGood()) {
            throw answer.refusal();
        }
        var versions = versions(answer.stream());
        var dated = newest(versions, component.version());
        var releases = new ArrayList<Release>();
        for (var version : versions) {
            var time = dated.contains(version) ? time(folder, component.name(), version) : Optional.<Instant>empty();
            releases.add(new Release(version, time, false, false, Optional.empty(), List.of()));
        }
        return releases;
    }

    private static List<String> newest(List<String> versions, String now) {
        var order = Ecosystem.MAVEN.order();
        if (!order.understands(now)) {
            return List.of();
        }
        return versions.stream()
                .filter(version -> !order.isPrerelease(version) && order.compare(version, now) > 0)
                .sorted(((Comparator<String>) order::compare).reversed())
                .limit(DATED)
                .toList();
    }

    private Optional<Instant> time(String folder, String name, String version)
            throws UpkeepException, InterruptedException {
        var pom = client.head(folder + "/" + version + "/" + name + "-" + version + ".pom");
        return pom.isGood() ? pom.modified() : Optional.empty();
    }

    private static List<String> versions(InputStream document) throws UpkeepException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var reader = factory.createXMLStreamReader(document);
            var versions = new ArrayList<String>();
            while (reader.hasNext()) {
                element(reader).ifPresent(versions::add);
            }
            return versions.stream()
                    .filter(version -> Names.isVersion(Ecosystem.MAVEN, version))
                    .distinct()
                    .toList();
        } catch (XMLStreamException e) {
            throw new UpkeepException("the index answers what is not its XML; see what answers at its address", e);
        }
    }

    private static Optional<String> element(XMLStreamReader reader) throws XMLStreamException {
        return reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("version")
                ? Optional.of(reader.getElementText().strip())
                : Optional.empty();
    }
}
