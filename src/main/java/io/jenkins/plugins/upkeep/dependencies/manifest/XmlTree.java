package io.jenkins.plugins.upkeep.dependencies.manifest;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads those elements of an XML file that somebody wants; nothing that the file names elsewhere is read. For one thread. */
final class XmlTree implements AutoCloseable {
    private static final int DEEPEST = 200;

    private final ManifestSource source;
    private final XMLStreamReader reader;

    XmlTree(ManifestSource source) throws UpkeepException {
        this.source = source;
        try {
            reader = factory().createXMLStreamReader(source.stream());
            toRoot();
        } catch (XMLStreamException e) {
            throw invalid(e);
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("nothing outside of the file is read");
        });
        return factory;
    }

    private void toRoot() throws XMLStreamException, UpkeepException {
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            if (reader.getEventType() == XMLStreamConstants.DTD) {
                throw source.problem("has a document type, which no list of packages needs; remove it");
            }
        }
    }

    String root() {
        return reader.getLocalName();
    }

    /**
     * Reads the whole file, once.
     *
     * @param wanted whether an element is, by the name of the one that it is in, and its own
     */
    XmlElement read(BiPredicate<String, String> wanted) throws UpkeepException {
        try {
            return element(wanted, 1);
        } catch (XMLStreamException e) {
            throw invalid(e);
        }
    }

    private XmlElement element(BiPredicate<String, String> wanted, int depth)
            throws XMLStreamException, UpkeepException {
        if (depth > DEEPEST) {
            throw source.problem("is nested too deep to be a list of packages");
        }
        var name = reader.getLocalName();
        var line = reader.getLocation().getLineNumber();
        var attributes = attributes();
        var text = new StringBuilder();
        var children = new ArrayList<XmlElement>();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isCharacters()) {
                text.append(reader.getText());
            } else if (reader.isStartElement() && wanted.test(name, reader.getLocalName())) {
                children.add(element(wanted, depth + 1));
            } else if (reader.isStartElement()) {
                skip();
            }
        }
        return new XmlElement(name, line, attributes, text.toString().strip(), children);
    }

    private Map<String, String> attributes() {
        var attributes = new HashMap<String, String>();
        for (var index = 0; index < reader.getAttributeCount(); index++) {
            attributes.put(reader.getAttributeLocalName(index), reader.getAttributeValue(index));
        }
        return attributes;
    }

    private void skip() throws XMLStreamException {
        var depth = 1;
        while (depth > 0) {
            var event = reader.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
            depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
        }
    }

    private UpkeepException invalid(XMLStreamException failure) {
        var place = failure.getLocation();
        var line = place == null || place.getLineNumber() < 1 ? "" : " in line " + place.getLineNumber();
        return source.problem("is no valid XML" + line + "; make it anew with its tool", failure);
    }

    @Override
    public void close() throws UpkeepException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw invalid(e);
        }
    }
}
