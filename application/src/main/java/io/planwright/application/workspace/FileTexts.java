package io.planwright.application.workspace;

import io.planwright.application.markdown.LineIndex;
import io.planwright.application.plan.PlanView;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PhaseId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The text files of a workspace as they are exported, and where in them its texts and tasks begin. */
public final class FileTexts {

    private final SortedMap<String, String> texts = new TreeMap<>();
    private final Map<String, List<Piece>> pieces = new HashMap<>();
    private final Map<UUID, Line> lines = new HashMap<>();
    private final Map<UUID, LineIndex> indexes = new HashMap<>();

    /** A line of a file, from 1. */
    public record Line(String path, int number) {}

    /**
     * A part of a file: a section of the requirement or of a plan, or a phase of a plan.
     *
     * @param id of the section's text, or of the phase
     * @param key of the section; empty for a phase
     * @param line the one that it begins with, from 1
     */
    public record Piece(UUID id, String key, boolean phase, int line) {}

    private FileTexts() {}

    public static FileTexts of(Workspace workspace) {
        var files = new FileTexts();
        var requirement = workspace.requirement();
        for (var path :
                requirement.sections().stream().map(SectionRef::path).distinct().toList()) {
            var text = new StringBuilder();
            var begins = new HashMap<UUID, Integer>();
            for (var section : requirement.sectionsOf(path)) {
                Workspaces.beginLine(text);
                begins.put(section.documentId().value(), text.length());
                text.append(workspace.text(section.documentId()));
            }
            files.add(path, text.toString(), begins);
            for (var section : requirement.sectionsOf(path)) {
                files.piece(path, section.documentId().value(), section.key(), false);
            }
        }
        for (var plan : workspace.plans()) {
            var tasks = workspace.tasks().getOrDefault(plan.id(), List.of());
            var written = PlanText.written(plan, tasks, workspace.texts());
            files.add(plan.path(), written.text(), written.begins());
            files.pieces(plan);
        }
        return files;
    }

    private void add(String path, String text, Map<UUID, Integer> begins) {
        texts.put(path, text);
        var index = LineIndex.of(text);
        begins.forEach((id, begin) -> lines.put(id, new Line(path, index.lineAt(Math.min(begin, text.length())))));
    }

    private void pieces(PlanView plan) {
        for (var part : plan.outline().parts()) {
            boolean phase = plan.phases().containsKey(new PhaseId(part));
            var key = phase ? "" : plan.sections().getOrDefault(new DocumentId(part), "");
            piece(plan.path(), part, key, phase);
        }
    }

    private void piece(String path, UUID id, String key, boolean phase) {
        var line = lines.get(id);
        if (line != null) {
            pieces.computeIfAbsent(path, _ -> new ArrayList<>()).add(new Piece(id, key, phase, line.number()));
        }
    }

    /** @return the texts by path, with lines ending as they are kept */
    public SortedMap<String, String> texts() {
        return texts;
    }

    /** @return the part that the line of the file belongs to; empty where the file has no such line or no parts */
    public Optional<Piece> pieceAt(String path, int line) {
        return pieces.getOrDefault(path, List.of()).reversed().stream()
                .filter(piece -> piece.line() <= line)
                .findFirst();
    }

    /** @return the line with which a section's text, a phase or a task begins; line 0 of no file where there is none */
    public Line lineOf(UUID id) {
        return lines.getOrDefault(id, new Line("", 0));
    }

    /** @return the line of the file on which the place in a section's text stands */
    public Line lineOf(UUID id, String text, int offset) {
        var first = lineOf(id);
        var index = indexes.computeIfAbsent(id, _ -> LineIndex.of(text));
        return new Line(first.path(), first.number() + index.lineAt(offset) - 1);
    }
}
