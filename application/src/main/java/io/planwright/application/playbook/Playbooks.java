package io.planwright.application.playbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The playbooks that come with the server, each a file in {@code playbooks/}. */
public final class Playbooks {

    private static final List<String> BUILT_IN = List.of("library", "light");

    private final YAMLMapper yaml = YAMLMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
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

    /**
     * @return the YAML of a playbook that comes with the server
     * @throws IllegalArgumentException when there is none with the key
     */
    public String yaml(String key) {
        try (var in =
                Playbooks.class.getResourceAsStream("/playbooks/" + withKey(key).key() + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param ownYaml a project's own copy of its playbook; empty where it has none
     * @return the playbook with the key as it stands in that project
     */
    public Playbook of(String ownYaml, String key) {
        if (!ownYaml.isEmpty()) {
            var own = read(ownYaml);
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
