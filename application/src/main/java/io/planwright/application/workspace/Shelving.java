package io.planwright.application.workspace;

import io.planwright.application.By;
import io.planwright.application.log.EventLog;
import io.planwright.application.markdown.PlanFile;
import io.planwright.application.markdown.SmallestEdit;
import io.planwright.application.markdown.TextBytes;
import io.planwright.application.playbook.Playbook;
import io.planwright.application.project.ProjectView;
import io.planwright.application.project.ProjectView.Guide;
import io.planwright.application.text.TextDesk;
import io.planwright.application.text.Texts;
import io.planwright.application.workspace.ImportReport.Guides;
import io.planwright.application.workspace.ImportReport.Piece;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.project.ProjectCommand.AddGuide;
import io.planwright.domain.text.DocumentCommand.EditText;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings the guides of a project up to files; what was changed here since the last import stays as it is. */
final class Shelving {

    private static final int LONGEST_TITLE = 500;

    private final Playbook playbook;
    private final Texts texts;
    private final EventLog log;
    private final List<Object> todo = new ArrayList<>();
    private final List<Piece> created = new ArrayList<>();
    private final List<Piece> updated = new ArrayList<>();
    private final List<Piece> unchanged = new ArrayList<>();
    private final List<Piece> conflicts = new ArrayList<>();
    private @Nullable Set<String> keys;

    Shelving(Playbook playbook, Texts texts, EventLog log) {
        this.playbook = playbook;
        this.texts = texts;
        this.log = log;
    }

    List<Object> todo() {
        return todo;
    }

    Guides report() {
        return new Guides(List.copyOf(created), List.copyOf(updated), List.copyOf(unchanged), List.copyOf(conflicts));
    }

    void take(By by, ProjectView project, String path, byte[] content) {
        var text = TextBytes.decode(path, content);
        var lines = TextBytes.endingOf(text).normalise(text);
        var there = GuideFiles.of(project, playbook).get(path);
        if (there == null) {
            add(by, project, path, lines);
        } else {
            update(there, path, lines);
        }
    }

    private void add(By by, ProjectView project, String path, String text) {
        if (keys == null) {
            keys = project.guides().stream().map(Guide::key).collect(Collectors.toCollection(HashSet::new));
        }
        var key = GuideFiles.keyOf(path, playbook, keys);
        keys.add(key);
        var name = path.substring(path.lastIndexOf('/') + 1);
        var title = PlanFile.parse(text)
                .title()
                .filter(each -> each.length() <= LONGEST_TITLE)
                .orElse(name);
        var document = new DocumentId(by.newId());
        todo.add(new OpenDocument(document, text));
        todo.add(new AddGuide(project.id(), document, key, title));
        created.add(new Piece("guide", path, title));
    }

    private void update(Guide guide, String path, String text) {
        var piece = new Piece("guide", path, guide.title());
        var before = texts.withId(guide.documentId());
        if (before.isEmpty() || before.get().text().equals(text)) {
            unchanged.add(piece);
        } else if (Merging.lastChangedByImport(log, guide.documentId().value())) {
            var edits = SmallestEdit.between(before.get().text(), text);
            todo.add(new EditText(guide.documentId(), before.get().version(), TextDesk.changes(edits)));
            updated.add(piece);
        } else {
            conflicts.add(piece);
        }
    }
}
