package io.planwright.domain.text;

import static io.planwright.domain.Refusals.refused;

import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.text.DocumentCommand.EditText;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import io.planwright.domain.text.DocumentEvent.DocumentOpened;
import io.planwright.domain.text.DocumentEvent.TextEdited;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class DocumentTest {

    private static final DocumentId ID = new DocumentId(new UUID(3, 1));
    private static final List<Change> LOUDER = List.of(new Change(5, 5, "!"));

    private final FixtureConfiguration<Document> document = new AggregateTestFixture<>(Document.class);

    @Test
    void aTextIsOpened() {
        document.givenNoPriorActivity()
                .when(new OpenDocument(ID, "hello"))
                .expectEvents(new DocumentOpened(ID, "hello"));
    }

    @Test
    void aTextMayBeAsLongAsTheLongest() {
        var longest = "x".repeat(Document.LONGEST);

        document.givenNoPriorActivity()
                .when(new OpenDocument(ID, longest))
                .expectEvents(new DocumentOpened(ID, longest));
    }

    @Test
    void aTextIsNotOpenedLongerThanTheLongest() {
        document.givenNoPriorActivity()
                .when(new OpenDocument(ID, "x".repeat(Document.LONGEST + 1)))
                .expectNoEvents()
                .expectException(refused("text.tooLong"));
    }

    @Test
    void aTextIsEdited() {
        document.given(new DocumentOpened(ID, "hello"))
                .when(new EditText(ID, 1, LOUDER))
                .expectEvents(new TextEdited(ID, LOUDER));
    }

    @Test
    void eachEditMakesTheNextVersion() {
        var more = List.of(new Change(6, 6, "!"));

        document.given(new DocumentOpened(ID, "hello"), new TextEdited(ID, LOUDER))
                .when(new EditText(ID, 2, more))
                .expectEvents(new TextEdited(ID, more));
    }

    @Test
    void anEditOfAnOlderVersionIsRefusedNamingTheCurrentOne() {
        document.given(new DocumentOpened(ID, "hello"), new TextEdited(ID, LOUDER))
                .when(new EditText(ID, 1, LOUDER))
                .expectNoEvents()
                .expectException(refused("text.changed", List.of(2)));
    }

    @Test
    void anEditOfAVersionToComeIsRefused() {
        document.given(new DocumentOpened(ID, "hello"))
                .when(new EditText(ID, 2, LOUDER))
                .expectNoEvents()
                .expectException(refused("text.changed", List.of(1)));
    }

    @Test
    void anEditThatLeavesTheTextAsItIsMakesNoVersion() {
        document.given(new DocumentOpened(ID, "hello"))
                .when(new EditText(ID, 1, List.of(new Change(0, 1, "h"))))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anEditReachesNotPastTheEnd() {
        document.given(new DocumentOpened(ID, "hello"))
                .when(new EditText(ID, 1, List.of(new Change(5, 6, ""))))
                .expectNoEvents()
                .expectException(IllegalArgumentException.class);
    }

    @Test
    void aTextDoesNotGrowLongerThanTheLongest() {
        document.given(new DocumentOpened(ID, "x".repeat(Document.LONGEST)))
                .when(new EditText(ID, 1, LOUDER))
                .expectNoEvents()
                .expectException(refused("text.tooLong"));
    }
}
