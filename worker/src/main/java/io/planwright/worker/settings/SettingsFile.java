package io.planwright.worker.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The {@code planwright.yaml} of a work directory, found there or above it. It names secrets and never holds them. */
public final class SettingsFile {

    public static final String NAME = "planwright.yaml";

    private static final Set<String> TOP = Set.of("url", "project", "token-env", "patience", "worker");
    private static final Set<String> WORKER = Set.of(
            "name",
            "slots",
            "workspaces",
            "leave-out",
            "agent",
            "agents",
            "test",
            "tests",
            "freeze",
            "reports",
            "verify-token-env",
            "verify-myself",
            "max-calls",
            "max-minutes",
            "agent-minutes",
            "test-minutes",
            "prompt-tokens",
            "poll-seconds",
            "logs");
    private static final Pattern SECRET = Pattern.compile("(?i)(.*[-_])?(token|password|secret|key)");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final @Nullable Path path;
    private final JsonNode content;

    private SettingsFile(@Nullable Path path, JsonNode content) {
        this.path = path;
        this.content = content;
    }

    /** @throws Misconfigured when there is one and it cannot be read, has unknown keys or holds a secret */
    public static SettingsFile near(Path directory) {
        for (var folder = directory.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            var file = folder.resolve(NAME);
            if (Files.isRegularFile(file)) {
                return read(file);
            }
        }
        return new SettingsFile(null, MissingNode.getInstance());
    }

    public static SettingsFile read(Path file) {
        JsonNode content;
        try {
            content = YAML.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JacksonException e) {
            throw new Misconfigured(file + " is no YAML: " + firstLine(e.getOriginalMessage())
                    + (e.getLocation() == null
                            ? ""
                            : " (line " + e.getLocation().getLineNr() + ")"));
        }
        var settings = new SettingsFile(file, content);
        settings.check();
        return settings;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private void check() {
        if (content.isMissingNode() || content.isNull()) {
            return;
        }
        check("", content, TOP);
        if (content.has("worker")) {
            check("worker.", content.get("worker"), WORKER);
        }
        if (text("url") instanceof String url && url.matches("(?i)[a-z]+://[^/]*@.*")) {
            throw wrong(
                    "'url' holds a secret before the @: leave it out, and name the variable of a token with 'token-env'");
        }
        for (var name : List.of("token-env", "worker.verify-token-env")) {
            if (text(name) instanceof String variable
                    && !VARIABLE.matcher(variable).matches()) {
                throw wrong("'" + name + "' is the name of an environment variable, not a token itself");
            }
        }
    }

    private void check(String prefix, JsonNode node, Set<String> known) {
        if (!node.isObject()) {
            throw wrong((prefix.isEmpty() ? "the file" : "'" + prefix.replace(".", "") + "'")
                    + " has to hold keys and values");
        }
        for (var key : node.propertyNames()) {
            if (known.contains(key)) {
                continue;
            }
            if (SECRET.matcher(key).matches()) {
                throw wrong("'" + prefix + key + "' would hold a secret, and this file is read by many: put it into an "
                        + "environment variable and write '" + prefix + key + "-env: NAME'");
            }
            throw wrong("'" + prefix + key + "' is not known (possible: "
                    + String.join(", ", known.stream().sorted().toList()) + ")");
        }
    }

    private Misconfigured wrong(String what) {
        return new Misconfigured(path + ": " + what);
    }

    /** @return where it is; null where there is none */
    public @Nullable Path path() {
        return path;
    }

    private JsonNode at(String dotted) {
        JsonNode node = content;
        for (var part : dotted.split("\\.")) {
            node = node.path(part);
        }
        return node.isNull() ? MissingNode.getInstance() : node;
    }

    public @Nullable String text(String dotted) {
        var node = at(dotted);
        if (node.isMissingNode()) {
            return null;
        }
        if (!node.isValueNode()) {
            throw wrong("'" + dotted + "' has to be one value");
        }
        return node.asString();
    }

    /** @return the values of a list, or the one that stands in its place; null where there is none */
    public @Nullable List<String> texts(String dotted) {
        var node = at(dotted);
        if (node.isMissingNode()) {
            return null;
        }
        if (node.isValueNode()) {
            return List.of(node.asString());
        }
        var texts = new ArrayList<String>();
        for (var each : node) {
            if (!each.isValueNode()) {
                throw wrong("'" + dotted + "' has to be a list of texts");
            }
            texts.add(each.asString());
        }
        return texts;
    }

    /** @return the keys below a key, in their order; empty where it has none */
    public List<String> keys(String dotted) {
        var node = at(dotted);
        if (!node.isMissingNode() && !node.isObject()) {
            throw wrong("'" + dotted + "' has to hold keys and values");
        }
        return List.copyOf(node.propertyNames());
    }

    public Map<String, String> texts(String dotted, Set<String> possible) {
        var texts = new LinkedHashMap<String, String>();
        for (var key : keys(dotted)) {
            if (!possible.contains(key)) {
                throw wrong("'" + dotted + "." + key + "' is not known (possible: "
                        + String.join(", ", possible.stream().sorted().toList()) + ")");
            }
            texts.put(key, String.valueOf(text(dotted + "." + key)));
        }
        return texts;
    }
}
