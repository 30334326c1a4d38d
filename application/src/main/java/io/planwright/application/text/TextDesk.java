package io.planwright.application.text;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Made;
import io.planwright.application.Missing;
import io.planwright.application.Receipt;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.markdown.CheckItems;
import io.planwright.application.markdown.CheckItems.CheckItem;
import io.planwright.application.markdown.SmallestEdit;
import io.planwright.application.markdown.TextEdit;
import io.planwright.application.requirement.RequirementDesk;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.domain.Refused;
import io.planwright.domain.Titles;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.requirement.RequirementCommand.AddSection;
import io.planwright.domain.text.Change;
import io.planwright.domain.text.DocumentCommand.EditText;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where texts are written, and the tickable items in them: what the text says and what the items say is one thing. */
public final class TextDesk {

    private static final int TRIES = 5;
    private static final String CRITERIA = "acceptance-criteria";

    private final Commands commands;
    private final Texts texts;
    private final EventLog log;
    private final ReadPosition position;

    /**
     * A criterion as it stands in its section.
     *
     * @param kind the heading that it stands under within its section, e.g. "Functional Requirements"; may be empty
     */
    public record ItemView(UUID id, DocumentId document, String section, String text, boolean done, String kind) {}

    private record Found(TextView view, List<CheckItem> all, int index) {
        CheckItem item() {
            return all.get(index);
        }
    }

    private interface Revision {
        List<TextEdit> of(Found found);
    }

    public TextDesk(Commands commands, Texts texts, EventLog log, ReadPosition position) {
        this.commands = commands;
        this.texts = texts;
        this.log = log;
        this.position = position;
    }

    /**
     * Replaces a whole text by the smallest change that does it.
     *
     * @param baseVersion the version that the writer has seen
     * @throws Refused {@code text.changed} when there is a newer one
     */
    public Receipt write(By by, DocumentId document, long baseVersion, String text) {
        var current = texts.withId(document).orElseThrow(() -> new Missing("text", document.toString()));
        if (current.version() < baseVersion) {
            catchUp();
            current = texts.withId(document).orElseThrow(() -> new Missing("text", document.toString()));
        }
        // a base that is not the current version is for the text itself to refuse
        var edits = current.version() == baseVersion ? SmallestEdit.between(current.text(), text) : List.<TextEdit>of();
        return commands.send(by, new EditText(document, baseVersion, changes(edits)));
    }

    /** @return the criteria of a requirement in the order in which they are read */
    public List<ItemView> items(RequirementView requirement) {
        var sections = criteriaSections(requirement);
        var views = texts.withIds(sections.stream().map(SectionRef::documentId).toList());
        var items = new ArrayList<ItemView>();
        for (var section : sections) {
            var view = views.get(section.documentId());
            if (view != null) {
                var found = CheckItems.in(view.text());
                for (int i = 0; i < found.size() && i < view.items().size(); i++) {
                    var item = found.get(i);
                    items.add(new ItemView(
                            view.items().get(i).id(),
                            view.id(),
                            section.key(),
                            item.text(),
                            item.done(),
                            item.group()));
                }
            }
        }
        return items;
    }

    /** @throws Missing when the requirement has no such item */
    public Receipt tick(By by, RequirementView requirement, UUID item, boolean done) {
        return revise(by, requirement, item, found -> CheckItems.tick(found.all(), found.item(), done));
    }

    /** @throws Missing when the requirement has no such item */
    public Receipt reword(By by, RequirementView requirement, UUID item, String text) {
        var wanted = Titles.checked("a criterion", text);
        return revise(
                by,
                requirement,
                item,
                found -> List.of(
                        new TextEdit(found.item().textFrom(), found.item().textTo(), wanted)));
    }

    /** @throws Missing when the requirement has no such item */
    public Receipt remove(By by, RequirementView requirement, UUID item) {
        return revise(by, requirement, item, found -> {
            var text = found.view().text();
            int end = text.indexOf('\n', found.item().textTo());
            return List.of(new TextEdit(found.item().lineStart(), end < 0 ? text.length() : end + 1, ""));
        });
    }

    /** Adds a criterion at the end of its kind, in a section of its own where the requirement has none for criteria. */
    public Made<UUID> add(By by, RequirementView requirement, String text, String kind) {
        var line = "- [ ] " + Titles.checked("a criterion", text) + "\n";
        var sections = criteriaSections(requirement);
        if (sections.isEmpty()) {
            return addWithSection(by, requirement, line, kind);
        }
        for (int attempt = 1; ; attempt++) {
            var view = texts.withId(sections.getFirst().documentId())
                    .orElseThrow(() -> new Missing("text", sections.getFirst().key()));
            var edit = added(view.text(), line, kind);
            try {
                var receipt = commands.send(by, new EditText(view.id(), view.version(), changes(List.of(edit))));
                position.await(receipt.position(), Duration.ofSeconds(10));
                return new Made<>(idAt(view.id(), edit.from() + edit.insert().indexOf("- [ ] ")), receipt);
            } catch (Refused refused) {
                mayTryAgain(refused, attempt);
            }
        }
    }

    private UUID idAt(DocumentId document, int lineStart) {
        return texts.withId(document).stream()
                .flatMap(view -> view.items().stream())
                .filter(item -> item.boxAt() == lineStart + 2)
                .map(TextView.Item::id)
                .findFirst()
                .orElseThrow(() -> new Missing("criterion", document + " at " + lineStart));
    }

    private Made<UUID> addWithSection(By by, RequirementView requirement, String line, String kind) {
        var document = new DocumentId(by.newId());
        var text = "## Acceptance Criteria\n\n" + (kind.isEmpty() ? "" : "### " + kind + "\n\n") + line;
        var last = requirement.sectionsOf(RequirementDesk.PRD).stream().reduce((_, next) -> next);
        var receipt = commands.send(
                by,
                List.of(
                        new OpenDocument(document, text),
                        new AddSection(
                                requirement.id(),
                                document,
                                CRITERIA,
                                RequirementDesk.PRD,
                                last.map(SectionRef::documentId).orElse(null))));
        position.await(receipt.position(), Duration.ofSeconds(10));
        return new Made<>(idAt(document, text.indexOf("- [ ] ")), receipt);
    }

    private static TextEdit added(String text, String line, String kind) {
        var items = CheckItems.in(text);
        var ofKind = items.stream().filter(item -> item.group().equals(kind)).toList();
        if (!ofKind.isEmpty()) {
            int end = text.indexOf('\n', ofKind.getLast().textTo());
            int at = end < 0 ? text.length() : end + 1;
            return new TextEdit(at, at, (end < 0 ? "\n" : "") + line);
        }
        int at = text.length();
        var gap = text.isEmpty() || text.endsWith("\n\n") ? "" : text.endsWith("\n") ? "\n" : "\n\n";
        return new TextEdit(at, at, gap + (kind.isEmpty() ? "" : "### " + kind + "\n\n") + line);
    }

    private Receipt revise(By by, RequirementView requirement, UUID item, Revision revision) {
        for (int attempt = 1; ; attempt++) {
            var found = find(requirement, item);
            try {
                return commands.send(
                        by, new EditText(found.view().id(), found.view().version(), changes(revision.of(found))));
            } catch (Refused refused) {
                mayTryAgain(refused, attempt);
            }
        }
    }

    private void mayTryAgain(Refused refused, int attempt) {
        if (!refused.code().equals("text.changed") || attempt == TRIES) {
            throw refused;
        }
        catchUp();
    }

    private void catchUp() {
        position.await(log.end(), Duration.ofSeconds(10));
    }

    private Found find(RequirementView requirement, UUID item) {
        var sections = criteriaSections(requirement);
        for (var view : texts.withIds(
                        sections.stream().map(SectionRef::documentId).toList())
                .values()) {
            for (int i = 0; i < view.items().size(); i++) {
                if (view.items().get(i).id().equals(item)) {
                    return new Found(view, CheckItems.in(view.text()), i);
                }
            }
        }
        throw new Missing("criterion", item.toString());
    }

    private static List<SectionRef> criteriaSections(RequirementView requirement) {
        return requirement.sections().stream()
                .filter(section -> section.path().equals(RequirementDesk.PRD)
                        && section.key().contains("criteria"))
                .toList();
    }

    /** @return the edits as changes of the domain */
    public static List<Change> changes(@Nullable List<TextEdit> edits) {
        return edits == null
                ? List.of()
                : edits.stream()
                        .map(edit -> new Change(edit.from(), edit.to(), edit.insert()))
                        .toList();
    }
}
