package io.planwright.application.evidence;

import io.planwright.domain.evidence.Findings;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts the findings of SARIF 2.1.0 logs; the numbers of sections are those of the standard.
 *
 * <p>What is suppressed, or was found by an earlier run only, does not count. A log without runs, or with a run without
 * results, is refused, for the tool did not look; a run whose tool says that it failed counts as one error more.
 */
final class SarifLog {

    static final int MOST_FINDINGS = 200_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private final Moments moments = new Moments();
    private final List<String> firstErrors = new ArrayList<>();
    private final List<String> firstWarnings = new ArrayList<>();
    private final List<String> firstNotes = new ArrayList<>();
    private int errors;
    private int warnings;
    private int notes;

    private record Log(@Nullable String version, @Nullable List<Run> runs) {}

    private record Run(
            @Nullable Tool tool,
            @Nullable List<Result> results,
            @Nullable List<Invocation> invocations,
            @Nullable List<Artifact> artifacts) {}

    private record Tool(
            @Nullable Component driver, @Nullable List<Component> extensions) {}

    private record Component(
            @Nullable String name, @Nullable List<Rule> rules) {}

    private record Rule(
            @Nullable String id,
            @Nullable Configuration defaultConfiguration,
            @Nullable Map<String, Message> messageStrings) {}

    private record Configuration(@Nullable String level) {}

    private record Invocation(
            @Nullable String startTimeUtc,
            @Nullable String endTimeUtc,
            @Nullable Boolean executionSuccessful) {}

    private record Artifact(@Nullable ArtifactLocation location) {}

    private record ArtifactLocation(
            @Nullable String uri, @Nullable Integer index) {}

    private record Message(
            @Nullable String text,
            @Nullable String markdown,
            @Nullable String id,
            @Nullable List<String> arguments) {}

    private record Result(
            @Nullable String ruleId,
            @Nullable Integer ruleIndex,
            @Nullable RuleReference rule,
            @Nullable String level,
            @Nullable String kind,
            @Nullable String baselineState,
            @Nullable Message message,
            @Nullable List<Location> locations,
            @Nullable List<Suppression> suppressions) {

        @Nullable
        String id() {
            return ruleId != null ? ruleId : rule == null ? null : rule.id;
        }
    }

    private record RuleReference(
            @Nullable String id,
            @Nullable Integer index,
            @Nullable ComponentReference toolComponent) {}

    private record ComponentReference(@Nullable Integer index) {}

    private record Location(@Nullable PhysicalLocation physicalLocation) {}

    private record PhysicalLocation(
            @Nullable ArtifactLocation artifactLocation,
            @Nullable Region region) {}

    private record Region(@Nullable Integer startLine) {}

    private record Suppression(@Nullable String status) {}

    Findings findings() {
        var first = Stream.of(firstErrors, firstWarnings, firstNotes)
                .flatMap(List::stream)
                .limit(Findings.SHOWN)
                .toList();
        return new Findings(errors, warnings, notes, first);
    }

    @Nullable
    Instant latestAt() {
        return moments.latest();
    }

    void read(InputStream content) {
        Log log;
        try {
            log = JSON.readValue(content, Log.class);
        } catch (JacksonException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof EvidenceTooLarge tooLarge) {
                    throw tooLarge;
                }
            }
            var at = e.getLocation();
            throw EvidenceUnreadable.at(
                    at == null ? 1 : Math.max(1, at.getLineNr()),
                    "the JSON cannot be read as SARIF: " + Words.brief(e.getOriginalMessage()));
        }
        if (log.version == null || log.runs == null) {
            throw new EvidenceUnreadable(
                    "this is no SARIF log: it lacks " + (log.version == null ? "version" : "runs"));
        }
        if (!log.version.equals("2.1.0")) {
            throw new EvidenceUnreadable("this is SARIF " + Words.brief(log.version) + "; 2.1.0 is read");
        }
        if (log.runs.isEmpty()) {
            throw new EvidenceUnreadable("the log has no runs, so the tool did not look");
        }
        for (int i = 0; i < log.runs.size(); i++) {
            var run = log.runs.get(i);
            if (run == null || run.results == null) {
                throw new EvidenceUnreadable(
                        "runs[" + i + "] has no results, so the tool did not look; one that found nothing has []");
            }
            count(run, run.results);
        }
    }

    private void count(Run run, List<Result> results) {
        for (var invocation : orEmpty(run.invocations)) {
            moments.add(invocation.endTimeUtc != null ? invocation.endTimeUtc : invocation.startTimeUtc);
            if (Boolean.FALSE.equals(invocation.executionSuccessful)) {
                errors++;
                show(firstErrors, toolName(run) + " says that its run failed");
            }
        }
        var byId = rulesById(run);
        for (var result : results) {
            if (result == null || isSuppressed(result) || "absent".equals(result.baselineState)) {
                continue;
            }
            if (errors + warnings + notes >= MOST_FINDINGS) {
                throw new EvidenceTooLarge("the log has more than " + MOST_FINDINGS + " findings");
            }
            var rule = ruleOf(run, byId, result);
            switch (levelOf(result, rule)) {
                case "error" -> {
                    errors++;
                    show(firstErrors, run, result, rule);
                }
                case "warning" -> {
                    warnings++;
                    show(firstWarnings, run, result, rule);
                }
                case "note" -> {
                    notes++;
                    show(firstNotes, run, result, rule);
                }
                case "none" -> {}
                case String other ->
                    throw new EvidenceUnreadable("a result has the level '" + Words.brief(other)
                            + "'; there are error, warning, note and none");
            }
        }
    }

    /** 3.27.23 and 3.35.3: not while somebody has yet to accept it, or has not. */
    private static boolean isSuppressed(Result result) {
        var suppressions = orEmpty(result.suppressions);
        return !suppressions.isEmpty()
                && suppressions.stream()
                        .allMatch(suppression -> suppression.status == null || suppression.status.equals("accepted"));
    }

    /** 3.27.10 */
    private static String levelOf(Result result, Optional<Rule> rule) {
        if (result.kind != null && !result.kind.equals("fail")) {
            return "none";
        }
        if (result.level != null) {
            return result.level;
        }
        return rule.map(Rule::defaultConfiguration).map(Configuration::level).orElse("warning");
    }

    /** 3.27.5 to 3.27.7, 3.52.4: by its index, else by its id; that of a part of a rule begins with the rule's. */
    private static Optional<Rule> ruleOf(Run run, Map<String, Rule> byId, Result result) {
        var tool = run.tool;
        if (tool == null) {
            return Optional.empty();
        }
        var reference = result.rule;
        var component = reference == null || reference.toolComponent == null || reference.toolComponent.index == null
                ? Optional.ofNullable(tool.driver)
                : at(tool.extensions, reference.toolComponent.index);
        var index = result.ruleIndex != null ? result.ruleIndex : reference == null ? null : reference.index;
        var byIndex = component.flatMap(holder -> at(holder.rules, index));
        var id = result.id();
        if (byIndex.isPresent() || id == null) {
            return byIndex;
        }
        for (String part = id; !part.isEmpty(); part = part.substring(0, Math.max(0, part.lastIndexOf('/')))) {
            var rule = byId.get(part);
            if (rule != null) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    private static Map<String, Rule> rulesById(Run run) {
        var rules = new HashMap<String, Rule>();
        if (run.tool != null) {
            Stream.concat(Stream.ofNullable(run.tool.driver), orEmpty(run.tool.extensions).stream())
                    .flatMap(component -> orEmpty(component.rules).stream())
                    .filter(rule -> rule.id != null)
                    .forEach(rule -> rules.putIfAbsent(rule.id, rule));
        }
        return rules;
    }

    private static void show(List<String> first, Run run, Result result, Optional<Rule> rule) {
        if (first.size() >= Findings.SHOWN) {
            return;
        }
        var id = result.id() != null ? result.id() : rule.map(Rule::id).orElse(null);
        show(
                first,
                place(run, result)
                        + Words.brief(text(result.message, rule))
                        + (id == null ? "" : " (" + Words.brief(id) + ")"));
    }

    private static void show(List<String> first, String text) {
        if (first.size() < Findings.SHOWN) {
            first.add(text);
        }
    }

    private static String place(Run run, Result result) {
        var place = at(result.locations, 0).map(Location::physicalLocation);
        var file = place.map(PhysicalLocation::artifactLocation)
                .flatMap(location -> Optional.ofNullable(location.uri)
                        .or(() -> at(run.artifacts, location.index)
                                .map(Artifact::location)
                                .map(ArtifactLocation::uri)));
        var line = place.map(PhysicalLocation::region).map(Region::startLine);
        return file.map(name ->
                        Words.brief(name) + line.map(number -> ":" + number).orElse("") + ": ")
                .orElse("");
    }

    /** 3.11.6: its own, else the rule's under its id, with the arguments in their places. */
    private static String text(@Nullable Message message, Optional<Rule> rule) {
        if (message == null) {
            return "";
        }
        if (message.text != null || message.markdown != null) {
            return message.text != null ? message.text : message.markdown;
        }
        var text = rule.map(Rule::messageStrings)
                .flatMap(strings -> Optional.ofNullable(strings.get(message.id)))
                .map(Message::text)
                .map(Words::brief)
                .orElse("");
        var arguments = orEmpty(message.arguments);
        for (int i = 0; i < Math.min(10, arguments.size()); i++) {
            text = text.replace("{" + i + "}", Words.brief(arguments.get(i)));
        }
        return text;
    }

    private static String toolName(Run run) {
        return Optional.ofNullable(run.tool)
                .map(Tool::driver)
                .map(Component::name)
                .map(Words::brief)
                .orElse("the tool");
    }

    private static <T> Optional<T> at(@Nullable List<T> list, @Nullable Integer index) {
        return list == null || index == null || index < 0 || index >= list.size()
                ? Optional.empty()
                : Optional.ofNullable(list.get(index));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }
}
