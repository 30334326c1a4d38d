package io.planwright.application.playbook;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.planwright.application.playbook.Playbook.Target;
import io.planwright.application.playbook.Playbook.TargetGroup;
import io.planwright.application.playbook.PlaybookUnreadable.Fault;
import io.planwright.domain.project.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads playbooks: a schema says what the YAML may hold, {@link Coherence} whether its pieces fit together. */
final class PlaybookReader {

    private static final String SCHEMA = "/playbooks/playbook.schema.json";
    private static final Pattern INDEX = Pattern.compile("\\.(\\d+)(?=\\.|$)");

    private final YAMLMapper yaml = YAMLMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final JsonNode schemaTree;
    private final Schema schema;

    PlaybookReader() {
        try (var in = Objects.requireNonNull(PlaybookReader.class.getResourceAsStream(SCHEMA))) {
            schemaTree = yaml.readTree(in);
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schemaTree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws PlaybookUnreadable when the text is no playbook, with all that is wrong with it */
    Playbook read(String text) {
        var document = LocatedYaml.read(yaml, text);
        var faults = new ArrayList<Fault>();
        for (var error : schema.validate(document.tree())) {
            faults.add(fault(document, error));
        }
        if (faults.isEmpty()) {
            var playbook = bound(document);
            Coherence.faultsOf(playbook)
                    .forEach((pointer, message) ->
                            faults.add(new Fault(document.line(pointer), path(pointer), message)));
            if (faults.isEmpty()) {
                return playbook;
            }
        }
        faults.sort(Comparator.comparingInt(Fault::line).thenComparing(Fault::path));
        throw new PlaybookUnreadable(faults.stream().distinct().toList());
    }

    /**
     * Reads what was valid when it was stored: rules that have become stricter since do not take a playbook away from
     * the project that works by it.
     */
    Playbook readStored(String text) {
        return bound(LocatedYaml.read(yaml, text));
    }

    /** @return where the values of the text stand */
    LocatedYaml locate(String text) {
        return LocatedYaml.read(yaml, text);
    }

    JsonNode tree(Object value) {
        return yaml.valueToTree(value);
    }

    /** @return the document as YAML, in the manner of the mapper */
    String write(LocatedYaml document) {
        return yaml.writeValueAsString(document.tree());
    }

    /** @return the part of a playbook that says which targets there are */
    String write(List<TargetGroup> groups) {
        var nodes = JsonNodeFactory.instance;
        var all = nodes.arrayNode();
        for (var group : groups) {
            var targets = nodes.arrayNode();
            group.targets().forEach(target -> targets.add(node(target)));
            var node = nodes.objectNode().put("key", group.key());
            node.set("name", node(group.name()));
            node.set("targets", targets);
            all.add(node);
        }
        var part = nodes.objectNode();
        part.set("targets", all);
        return yaml.writeValueAsString(part).replaceFirst("^---\\s*\n", "");
    }

    private static JsonNode node(Target target) {
        var node =
                JsonNodeFactory.instance.objectNode().put("key", target.key()).put("name", target.name());
        if (!target.drivers().isEmpty()) {
            target.drivers().forEach(node.putArray("drivers")::add);
        }
        if (!target.features().in(Language.EN).isEmpty()) {
            node.set("features", node(target.features()));
        }
        if (!target.limits().in(Language.EN).isEmpty()) {
            node.set("limits", node(target.limits()));
        }
        return target.marker().isEmpty() ? node : node.put("marker", target.marker());
    }

    private static JsonNode node(Phrase phrase) {
        var texts = JsonNodeFactory.instance.objectNode();
        for (var language : Language.values()) {
            var text = phrase.texts().get(language);
            if (text != null) {
                texts.put(language.name().toLowerCase(Locale.ROOT), text);
            }
        }
        return texts;
    }

    private Playbook bound(LocatedYaml document) {
        try {
            return yaml.treeToValue(document.tree(), Playbook.class);
        } catch (JacksonException e) {
            throw new PlaybookUnreadable(List.of(new Fault(1, "", String.valueOf(e.getOriginalMessage()))));
        }
    }

    private Fault fault(LocatedYaml document, Error error) {
        var pointer = error.getInstanceLocation().toString();
        var property = error.getProperty();
        return switch (error.getKeyword()) {
            case "additionalProperties" ->
                new Fault(
                        document.line(pointer + "/" + property),
                        path(pointer + "/" + property),
                        "there is no such key (possible: " + String.join(", ", possible(error)) + ")");
            case "required" ->
                new Fault(document.line(pointer), path(pointer), "the key '" + property + "' is missing");
            case "enum" ->
                new Fault(
                        document.line(pointer),
                        path(pointer),
                        "not possible: " + error.getInstanceNode() + " (possible: " + words(error) + ")");
            case "pattern" ->
                new Fault(
                        document.line(pointer),
                        path(pointer),
                        error.getInstanceNode() != null
                                        && error.getInstanceNode().asString("").isBlank()
                                ? "it must not be empty"
                                : "not possible: " + error.getInstanceNode() + " (it must match "
                                        + error.getSchemaNode().asString() + ")");
            default -> new Fault(document.line(pointer), path(pointer), error.getMessage());
        };
    }

    /** @return the keys that an object of that place may have */
    private List<String> possible(Error error) {
        var keyword = error.getSchemaLocation().getFragment().toString();
        var properties = schemaTree.at(keyword.substring(0, keyword.lastIndexOf('/')) + "/properties");
        return properties.propertyNames().stream().sorted().toList();
    }

    private static String words(Error error) {
        var words = new ArrayList<String>();
        error.getSchemaNode().forEach(word -> words.add(word.asString()));
        return String.join(", ", words);
    }

    /** @return e.g. {@code gate.checks[3].rule} for {@code /gate/checks/3/rule} */
    static String path(String pointer) {
        var dotted = pointer.replace('/', '.').replace("~1", "/").replace("~0", "~");
        return INDEX.matcher(dotted).replaceAll("[$1]").replaceFirst("^\\.", "");
    }
}
