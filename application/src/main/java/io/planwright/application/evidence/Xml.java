package io.planwright.application.evidence;

import java.io.InputStream;
import java.nio.CharBuffer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLReporter;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Walks through XML from outside as a stream: nothing is fetched, no entity is expanded. */
final class Xml {

    private static final int DEEPEST = 100;

    /** A DOCTYPE with declarations of its own ends with their bracket; one that only names a DTD ends with a quote. */
    private static final Pattern WITH_DECLARATIONS = Pattern.compile("]\\s*>?\\s*$");

    private static final XMLInputFactory FACTORY = factory();

    private Xml() {}

    /** Is told of the elements, in their order. */
    interface Elements {

        /** @param element may be asked until this returns */
        void start(Element element);

        void text(CharSequence text);

        void end(String name);
    }

    /** The beginning of an element. */
    static final class Element {

        private final XMLStreamReader reader;

        /** From 1, that of the root. */
        final int depth;

        private Element(XMLStreamReader reader, int depth) {
            this.reader = reader;
            this.depth = depth;
        }

        /** @return without its prefix */
        String name() {
            return reader.getLocalName();
        }

        int line() {
            return reader.getLocation().getLineNumber();
        }

        /** @return null when it has none or a blank one */
        @Nullable
        String attribute(String name) {
            var value = reader.getAttributeValue(null, name);
            return value == null || value.isBlank() ? null : value;
        }

        /**
         * @return -1 when it has none
         * @throws EvidenceUnreadable when it is no whole number from 0
         */
        long number(String name) {
            var value = attribute(name);
            if (value == null) {
                return -1;
            }
            var digits = value.strip();
            if (!digits.matches("\\d{1,12}")) {
                throw EvidenceUnreadable.at(
                        line(), name + "=\"" + Words.brief(value) + "\" of <" + name() + "> is no whole number from 0");
            }
            return Long.parseLong(digits);
        }
    }

    /** @throws EvidenceUnreadable when it is no XML, breaks off, or declares entities */
    static void read(InputStream content, Elements elements) {
        try {
            var reader = FACTORY.createXMLStreamReader(content);
            int depth = 0;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> elements.start(new Element(reader, ++depth));
                    case XMLStreamConstants.END_ELEMENT -> {
                        elements.end(reader.getLocalName());
                        depth--;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> elements.text(text(reader));
                    case XMLStreamConstants.DTD -> checkDoctype(reader);
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }

    private static CharSequence text(XMLStreamReader reader) {
        // a view: test reports hold output of any length, most of which nobody asks for
        return CharBuffer.wrap(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }

    private static void checkDoctype(XMLStreamReader reader) {
        var doctype = reader.getText();
        if (doctype != null
                && WITH_DECLARATIONS
                        .matcher(doctype.substring(Math.max(0, doctype.length() - 64)))
                        .find()) {
            throw EvidenceUnreadable.at(
                    reader.getLocation().getLineNumber(),
                    "the DOCTYPE has declarations of its own, which are not taken; one that only names a DTD is");
        }
    }

    private static EvidenceUnreadable unreadable(XMLStreamException e) {
        var message = e.getMessage() == null ? "" : e.getMessage();
        int at = message.indexOf("\nMessage: ");
        int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
        return EvidenceUnreadable.at(
                line, "the XML cannot be read: " + Words.brief(at < 0 ? message : message.substring(at + 10)));
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("http://javax.xml.XMLConstants/property/accessExternalDTD", "");
        factory.setXMLResolver((_, name, _, _) -> {
            throw new XMLStreamException("'" + name + "' is not fetched");
        });
        factory.setXMLReporter((XMLReporter) (_, _, _, _) -> {});
        factory.setProperty("jdk.xml.maxElementDepth", DEEPEST);
        // these count every &lt; and &#10; of a long output, while entities are refused anyway
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
        factory.setProperty("jdk.xml.totalEntitySizeLimit", 0);
        return factory;
    }
}
