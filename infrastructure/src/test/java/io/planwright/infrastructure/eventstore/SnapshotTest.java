package io.planwright.infrastructure.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planwright.domain.Refused;
import io.planwright.domain.identity.DocumentId;
import io.planwright.domain.identity.PhaseId;
import io.planwright.domain.plan.PlanCommand.AddPhase;
import io.planwright.domain.plan.PlanCommand.RemovePhase;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.UntickTask;
import io.planwright.domain.text.Change;
import io.planwright.domain.text.Document;
import io.planwright.domain.text.DocumentCommand.EditText;
import io.planwright.domain.text.DocumentCommand.OpenDocument;
import io.planwright.infrastructure.HeartTest;
import io.planwright.infrastructure.Story;
import io.planwright.infrastructure.Together;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;

class SnapshotTest extends HeartTest {

    private static DocumentId longEdited(Story story) {
        var id = new DocumentId(UUID.randomUUID());
        story.send(new OpenDocument(id, ""));
        for (int i = 0; i < 260; i++) {
            story.send(new EditText(id, i + 1, List.of(new Change(i, i, "x"))));
        }
        Together.eventually("a snapshot", () -> snapshots(id) > 0);
        return id;
    }

    @Test
    void aSnapshotMayBeLongerThanAnyEvent() {
        var story = Story.begin(heart.commands());
        var heading = "## " + "x".repeat(6_000) + "\n";
        for (int i = 0; i < 220; i++) {
            story.send(new AddPhase(story.plan(), new PhaseId(UUID.randomUUID()), "Phase " + i, heading, "", null));
        }
        var subject = story.plan().toString();

        Together.eventually(
                "a snapshot of the plan",
                () -> heart.number("select coalesce(max(length(payload)), 0) from snapshot where subject = ?", subject)
                        > 1_048_576);

        heart = heart.restarted();
        var again = new Story(
                heart.commands(), story.actor(), story.project(), story.requirement(), story.plan(), story.phase());
        again.send(new RemovePhase(story.plan(), story.phase()));
        assertThatThrownBy(() -> again.task()).isInstanceOf(Refused.class);
    }

    private static long snapshots(DocumentId id) {
        return heart.number("select count(*) from snapshot where subject = ?", id.toString());
    }

    /** @return the aggregate as a node loads it that has just started */
    private static String loaded(DocumentId id) {
        heart = heart.restarted();
        return DefaultUnitOfWork.startAndGet(new GenericMessage<>("load"))
                .executeWithResult(() -> heart.get(Configuration.class)
                        .repository(Document.class)
                        .load(id.toString())
                        .invoke(SnapshotTest::fields))
                .getPayload();
    }

    private static String fields(Object aggregate) {
        try {
            var all = new StringBuilder();
            for (var field : aggregate.getClass().getDeclaredFields()) {
                if (!java.lang.reflect.Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    all.append(field.getName())
                            .append('=')
                            .append(field.get(aggregate))
                            .append(';');
                }
            }
            return all.toString();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSnapshotLoadsToTheSameAsTheWholeStream() {
        var id = longEdited(Story.begin(heart.commands()));
        assertThat(heart.number("select max(sequence) from snapshot where subject = ?", id.toString()))
                .isGreaterThan(100);

        var fromSnapshot = loaded(id);
        heart.jdbc().sql("delete from snapshot").update();
        var fromStream = loaded(id);

        assertThat(fromSnapshot).isEqualTo(fromStream).contains("x".repeat(260));
    }

    @Test
    void aSnapshotIsWhatIsLoaded() {
        var id = longEdited(Story.begin(heart.commands()));
        heart.jdbc()
                .sql("update snapshot set payload = replace(payload, 'xxx', 'yyy')")
                .update();

        assertThat(loaded(id)).contains("yyy");
    }

    @Test
    void aSnapshotOfAnotherShapeIsPassedOver() {
        var id = longEdited(Story.begin(heart.commands()));
        heart.jdbc()
                .sql("update snapshot set revision = 'other', payload = replace(payload, 'xxx', 'yyy')")
                .update();

        assertThat(loaded(id)).contains("x".repeat(260));
    }

    @Test
    void aSnapshotThatCannotBeReadIsPassedOver() {
        var id = longEdited(Story.begin(heart.commands()));
        heart.jdbc()
                .sql("update snapshot set payload = '{\"version\":\"nonsense'")
                .update();

        assertThat(loaded(id)).contains("x".repeat(260));
    }

    @Test
    void aTaskThatIsOftenTickedStaysRight() {
        var story = Story.begin(heart.commands());
        var task = story.task();
        for (int i = 0; i < 125; i++) {
            story.send(new TickTask(task, null));
            story.send(new UntickTask(task));
        }
        Together.eventually(
                "a snapshot",
                () -> heart.number("select count(*) from snapshot where subject = ?", task.toString()) > 0);
        heart = heart.restarted();

        heart.commands().send(story.by(), new TickTask(task, "0123abc"));

        assertThat(heart.number("select max(sequence) from event_log where subject = ?", task.toString()))
                .isEqualTo(251);
    }
}
