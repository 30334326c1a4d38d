package io.planwright.application.text;

import io.planwright.application.By;
import io.planwright.application.Commands;
import io.planwright.application.Made;
import io.planwright.application.Missing;
import io.planwright.application.Receipt;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.ReadPosition;
import io.planwright.application.markdown.Slugs;
import io.planwright.application.markdown.SmallestEdit;
import io.planwright.application.markdown.TextEdit;
import io.planwright.application.requirement.RequirementView;
import io.planwright.application.requirement.RequirementView.SectionRef;
import io.planwright.domain.Refused;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.requirement.RequirementCommand.AddSection;
import io.planwright.domain.text.Change;
import io.planwright.domain.text.DocumentCommand.EditText;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where texts are written: a whole text as the smallest change that makes it. */
public final class TextDesk {

    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-][\\p{L}\\p{M}\\p{N}._-]{0,99}");

    private final Commands commands;
    private final Texts texts;
    private final EventLog log;
    private final ReadPosition position;

    public TextDesk(Commands commands, Texts texts, EventLog log, ReadPosition position) {
        this.commands = commands;
        this.texts = texts;
        this.log = log;
        this.position = position;
    }

    /**
     * Gives a requirement one more text, at the end of its file.
     *
     * @param key names the text in its requirement; null to make it from the path
     * @throws Refused {@code section.taken}
     * @throws IllegalArgumentException when the path is no plain one, or the key can stand in no address
     */
    public Made<SectionRef> add(By by, RequirementView requirement, String path, @Nullable String key, String text) {
        if (key != null && !KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "not a key of a section: '" + key + "' (letters, digits and . _ -, at most 100)");
        }
        var section = new SectionRef(new DocumentId(by.newId()), key == null ? Slugs.ofFile(path) : key, path);
        var last = requirement.sectionsOf(path).stream().reduce((_, next) -> next);
        var receipt = commands.send(
                by,
                List.of(
                        new OpenDocument(section.documentId(), text),
                        new AddSection(
                                requirement.id(),
                                section.documentId(),
                                section.key(),
                                path,
                                last.map(SectionRef::documentId).orElse(null))));
        return new Made<>(section, receipt);
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

    private void catchUp() {
        position.await(log.end(), Duration.ofSeconds(10));
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
