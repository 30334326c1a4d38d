package io.planwright.domain.text;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.planwright.domain.Refused;
import io.planwright.domain.Refused.Fact;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.text.DocumentCommand.EditText;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import io.planwright.domain.text.DocumentEvent.DocumentOpened;
import io.planwright.domain.text.DocumentEvent.TextEdited;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** One collaborative text; the authority over the order of its changes. */
public class Document {

    /** The most that one text may hold, in UTF-16 units; as JSON, line breaks doubled, it fits one row on either database. */
    public static final int LONGEST = 500_000;

    @AggregateIdentifier
    private DocumentId id;

    private long version;
    private String text = "";

    Document() {}

    @CommandHandler
    public Document(OpenDocument command) {
        mustNotExceed(command.text().length());
        apply(new DocumentOpened(command.documentId(), command.text()));
    }

    @CommandHandler
    void handle(EditText command) {
        if (command.baseVersion() != version) {
            throw new Refused(
                    "text.changed",
                    "the text is at version " + version + ", the changes were made on version " + command.baseVersion(),
                    List.of(new Fact("version", Long.toString(version), "is the current version")),
                    List.of("read the current version and change that"));
        }
        var edited = Changes.apply(text, command.changes());
        mustNotExceed(edited.length());
        if (!edited.equals(text)) {
            apply(new TextEdited(id, List.copyOf(command.changes())));
        }
    }

    private static void mustNotExceed(int length) {
        if (length > LONGEST) {
            throw new Refused(
                    "text.tooLong",
                    "a text may have " + LONGEST + " characters, this one would have " + length,
                    List.of(),
                    List.of("split it into several sections"));
        }
    }

    @EventSourcingHandler
    void on(DocumentEvent event) {
        id = event.documentId();
        version++;
        text = switch (event) {
            case DocumentOpened opened -> opened.text();
            case TextEdited edited -> Changes.apply(text, edited.changes());
        };
    }
}
