package io.planwright.application.playbook;

import io.planwright.application.playbook.Playbook.TargetGroup;
import io.planwright.application.playbook.PlaybookUnreadable.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The playbooks that come with the server, each a file in {@code playbooks/} that {@code playbooks/index} names, and the
 * copies that projects have of them.
 */
public final class Playbooks {

    private static final String FOLDER = "/playbooks/";
    private static final int MOST_KEPT = 200;

    private final PlaybookReader reader = new PlaybookReader();
    private final Map<String, Playbook> byKey = new LinkedHashMap<>();
    private final Map<String, String> yamlByKey = new LinkedHashMap<>();

    /** Copies that were asked for lately, by their YAML. */
    private final Map<String, Playbook> copies = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Playbook> eldest) {
            return size() > MOST_KEPT;
        }
    });

    public Playbooks() {
        for (var file :
                resource("index").lines().filter(line -> !line.isBlank()).toList()) {
            var yaml = resource(file);
            var playbook = reader.read(yaml);
            byKey.put(playbook.key(), playbook);
            yamlByKey.put(playbook.key(), yaml);
        }
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(Playbooks.class.getResourceAsStream(FOLDER + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException when none with the key comes with the server */
    public Playbook withKey(String key) {
        var playbook = byKey.get(key);
        if (playbook == null) {
            throw new IllegalArgumentException(
                    "there is no playbook '" + key + "' (possible: " + String.join(", ", byKey.keySet()) + ")");
        }
        return playbook;
    }

    /**
     * @param ownYaml a project's own copy of its playbook; empty where it has none
     * @return the playbook with the key as it stands in that project
     */
    public Playbook of(String ownYaml, String key) {
        if (!ownYaml.isEmpty()) {
            var own = copies.computeIfAbsent(ownYaml, reader::readStored);
            if (own.key().equals(key)) {
                return own;
            }
        }
        return withKey(key);
    }

    /**
     * @param ownYaml a project's own copy of its playbook; empty where it has none
     * @return the text of the playbook with the key as it stands in that project
     */
    public String yaml(String ownYaml, String key) {
        var playbook = of(ownYaml, key);
        return hasCopy(ownYaml, key) ? ownYaml : yamlByKey.getOrDefault(playbook.key(), "");
    }

    /** @return whether the copy is one of the playbook with the key */
    public boolean hasCopy(String ownYaml, String key) {
        return !ownYaml.isEmpty() && of(ownYaml, key) != byKey.get(key);
    }

    /** @throws PlaybookUnreadable when the YAML is no playbook, with all that is wrong with it */
    public Playbook read(String yaml) {
        return reader.read(yaml);
    }

    /**
     * @param yaml a valid playbook
     * @param values numbers, truth values or lists of words, by where they stand, e.g. {@code limits.mostActive}, as faults name it too
     * @return the same text with these values; comments and all else stay as they are
     * @throws PlaybookUnreadable when a value is not possible there
     */
    public String with(String yaml, Map<String, ?> values) {
        var changed = yaml;
        for (var entry : values.entrySet()) {
            changed = YamlEdit.set(
                    reader.locate(changed), changed, pointer(entry.getKey()), reader.tree(entry.getValue()));
        }
        reader.read(changed);
        var after = reader.locate(changed);
        values.forEach((path, value) -> {
            var pointer = pointer(path);
            if (!after.tree().at(pointer).toString().equals(reader.tree(value).toString())) {
                throw new PlaybookUnreadable(
                        List.of(new Fault(after.line(pointer), path, "it cannot be changed in this text")));
            }
        });
        return changed;
    }

    private static String pointer(String path) {
        return "/" + path.replace('.', '/');
    }

    /**
     * @param yaml a valid playbook
     * @return the same text with another catalogue of targets
     * @throws PlaybookUnreadable when the catalogue is not possible, or cannot be exchanged in this text
     */
    public String withTargets(String yaml, List<TargetGroup> targets) {
        var document = reader.locate(yaml);
        var lines = new ArrayList<>(yaml.lines().toList());
        int from = lines.size();
        int to = from;
        if (document.place("/targets") != null) {
            from = document.line("/targets") - 1;
            int begin = from;
            to = document.tree().propertyNames().stream()
                    .map(key -> document.line("/" + key) - 1)
                    .filter(line -> line > begin)
                    .min(Integer::compare)
                    .orElse(lines.size());
            while (to > from + 1 && lines.get(to - 1).strip().matches("|#.*")) {
                to--;
            }
        }
        lines.subList(from, to).clear();
        lines.addAll(from, reader.write(targets).lines().toList());
        var changed = String.join("\n", lines) + "\n";
        var after = reader.read(changed);
        if (!after.equals(reader.read(yaml).with(after.targets()))
                || !after.targets().equals(targets)) {
            throw new PlaybookUnreadable(List.of(
                    new Fault(document.line("/targets"), "targets", "the catalogue cannot be changed in this text")));
        }
        return changed;
    }

    public List<Playbook> all() {
        return List.copyOf(byKey.values());
    }
}
