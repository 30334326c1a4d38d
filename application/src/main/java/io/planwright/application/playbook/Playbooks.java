package io.planwright.application.playbook;

import io.planwright.application.project.ProjectView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The playbooks that come with the server, each a file in {@code playbooks/}. */
public final class Playbooks {

    private static final List<String> BUILT_IN = List.of("library", "light");

    private final YAMLMapper yaml = new YAMLMapper();
    private final Map<String, Playbook> byKey = new LinkedHashMap<>();

    public Playbooks() {
        for (var key : BUILT_IN) {
            try (var in = Playbooks.class.getResourceAsStream("/playbooks/" + key + ".yaml")) {
                byKey.put(key, yaml.readValue(in, Playbook.class));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @throws IllegalArgumentException when there is none with the key */
    public Playbook withKey(String key) {
        var playbook = byKey.get(key);
        if (playbook == null) {
            throw new IllegalArgumentException(
                    "there is no playbook '" + key + "' (possible: " + String.join(", ", byKey.keySet()) + ")");
        }
        return playbook;
    }

    /** @return the playbook with the key as it stands in the project: its own copy where it has one */
    public Playbook of(ProjectView project, String key) {
        if (!project.ownPlaybook().isEmpty()) {
            var own = read(project.ownPlaybook());
            if (own.key().equals(key)) {
                return own;
            }
        }
        return withKey(key);
    }

    /** @throws IllegalArgumentException when the YAML is no playbook */
    public Playbook read(String text) {
        return yaml.readValue(text, Playbook.class);
    }

    public List<Playbook> all() {
        return List.copyOf(byKey.values());
    }
}
