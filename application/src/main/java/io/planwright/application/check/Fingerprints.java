package io.planwright.application.check;

import io.planwright.application.item.ItemKind;
import io.planwright.application.item.Items;
import io.planwright.application.plan.PlanView;
import io.planwright.application.requirement.RequirementDesk;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.application.task.PlannedTask;
import io.planwright.application.workspace.Workspace;
import io.planwright.domain.identity.DocumentId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a check looks at, as one text that says all of it and nothing else, and its SHA-256 behind the version of its making. */
public final class Fingerprints {

    /**
     * Of the way in which a fingerprint is made. Who changes that gives it a new version and keeps the old way for the
     * fingerprints that are stored, or every check that has passed is void.
     */
    private static final String VERSION = "1";

    private Fingerprints() {}

    /**
     * A part of what a check looks at.
     *
     * @param name what it is called, for people
     * @param content what makes it what it is; who changed it when is no part of that
     * @param changedAt null where it has never been there
     */
    record Part(
            String path,
            String name,
            String content,
            @Nullable Instant changedAt,
            String changedBy) {}

    /**
     * @param looksAt keys of sections, {@code prd}, {@code plans}, {@code tasks}, {@code criteria}; empty for everything
     * @return the same for the same contents, whoever asks and whenever
     */
    public static String of(Workspace workspace, List<String> looksAt) {
        return VERSION + ":" + hash(parts(workspace, looksAt));
    }

    /**
     * @param seen a fingerprint, maybe of an earlier version of the server
     * @return whether its contents are the same still, by the way in which it was made; false where nobody knows that way
     */
    public static boolean isStill(String seen, Workspace workspace, List<String> looksAt) {
        return switch (seen.substring(0, Math.max(0, seen.indexOf(':')))) {
            case VERSION -> seen.equals(of(workspace, looksAt));
            default -> false;
        };
    }

    private static String hash(SequencedSet<Part> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                for (var text : List.of(part.path(), part.name(), part.content())) {
                    var bytes = text.getBytes(StandardCharsets.UTF_8);
                    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                    digest.update(bytes);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param looksAt as in {@link #of}
     * @return when the tasks among it were last changed or worked on, a tick aside; when the requirement began where there are none
     */
    public static Instant changedAt(Workspace workspace, List<String> looksAt) {
        var tasks = looksAt.isEmpty() || looksAt.contains("plans") || looksAt.contains("tasks")
                ? workspace.tasks().values().stream().flatMap(List::stream)
                : Stream.<PlannedTask>empty();
        return tasks.flatMap(task ->
                        Stream.of(beforeItWasDone(task), task.task().progress().workedAt()))
                .filter(Objects::nonNull)
                .reduce(workspace.requirement().createdAt(), (one, other) -> one.isAfter(other) ? one : other);
    }

    static SequencedSet<Part> parts(Workspace workspace, List<String> looksAt) {
        var parts = new LinkedHashSet<Part>();
        if (looksAt.isEmpty()) {
            workspace.requirement().sections().stream()
                    .filter(section -> LastingFiles.has(workspace, section.path()))
                    .forEach(section -> parts.add(section(workspace, section)));
            plans(workspace, parts);
            tasks(workspace, parts);
        }
        for (var name : looksAt) {
            switch (name) {
                case "prd" ->
                    workspace
                            .requirement()
                            .sectionsOf(RequirementDesk.PRD)
                            .forEach(section -> parts.add(section(workspace, section)));
                case "criteria" ->
                    Items.sections(workspace.requirement(), workspace.playbook(), ItemKind.CRITERION)
                            .forEach(section -> parts.add(section(workspace, section)));
                case "plans" -> plans(workspace, parts);
                case "tasks" -> tasks(workspace, parts);
                default -> sections(workspace, name, parts);
            }
        }
        return parts;
    }

    private static void sections(Workspace workspace, String key, SequencedSet<Part> parts) {
        int before = parts.size();
        workspace.requirement().sections().stream()
                .filter(section -> section.key().equals(key))
                .forEach(section -> parts.add(section(workspace, section)));
        for (var plan : plans(workspace)) {
            plan.sections().forEach((document, each) -> {
                if (each.equals(key)) {
                    parts.add(text(workspace, plan.path(), key, document));
                }
            });
        }
        if (parts.size() == before) {
            parts.add(new Part("", key, "", null, ""));
        }
    }

    /** In an order of their own: that of a database depends on its locale. */
    private static List<PlanView> plans(Workspace workspace) {
        return workspace.plans().stream()
                .sorted(Comparator.comparing(PlanView::path)
                        .thenComparing(plan -> plan.id().toString()))
                .toList();
    }

    private static Part section(Workspace workspace, SectionRef section) {
        return text(workspace, section.path(), section.key(), section.documentId());
    }

    private static Part text(Workspace workspace, String path, String key, DocumentId document) {
        var text = workspace.texts().get(document);
        return text == null
                ? new Part(path, key, "", null, "")
                : new Part(path, key, text.text(), text.changedAt(), text.changedBy());
    }

    /** What is planned, whether done or not. */
    private static void plans(Workspace workspace, SequencedSet<Part> parts) {
        for (var plan : plans(workspace)) {
            var order = new ArrayList<String>();
            order.add(plan.title());
            for (var part : plan.outline().parts()) {
                plan.phase(part)
                        .ifPresentOrElse(phase -> order.add(phase.heading() + phase.lead()), () -> order.add(""));
            }
            plan.outline().walk((task, _, _, _, number, _) -> order.add(number + " " + task));
            parts.add(
                    new Part(plan.path(), plan.title(), String.join("\n", order), plan.changedAt(), plan.changedBy()));
            for (var part : plan.outline().parts()) {
                var document = new DocumentId(part);
                var key = plan.sections().get(document);
                if (key != null) {
                    parts.add(text(workspace, plan.path(), key, document));
                }
            }
            for (var task : workspace.tasks().getOrDefault(plan.id(), List.of())) {
                parts.add(task(plan.path(), task, "", beforeItWasDone(task)));
            }
        }
    }

    private static void tasks(Workspace workspace, SequencedSet<Part> parts) {
        for (var plan : plans(workspace)) {
            for (var task : workspace.tasks().getOrDefault(plan.id(), List.of())) {
                parts.add(task(
                        plan.path(),
                        task,
                        (task.task().done() ? "done " : "open ")
                                + task.task().progress().attempts(),
                        task.task().changedAt()));
            }
        }
    }

    /** A task that is done now may have said the same for long. */
    private static @Nullable Instant beforeItWasDone(PlannedTask task) {
        return task.task().changedAt().equals(task.task().doneAt())
                ? null
                : task.task().changedAt();
    }

    private static Part task(String path, PlannedTask planned, String state, @Nullable Instant changedAt) {
        var task = planned.task();
        return new Part(
                path, planned.key(), String.join("\n", state, task.title(), task.notes()), changedAt, task.changedBy());
    }
}
