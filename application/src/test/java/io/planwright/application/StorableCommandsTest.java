package io.planwright.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planwright.application.StorableText.NotStorable;
import io.planwright.application.person.Actor;
import io.planwright.application.person.ActorKind;
import io.planwright.domain.identity.PlanId;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.RequirementId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.task.Notation;
import io.planwright.domain.task.TaskCommand.OpenTask;
import io.planwright.domain.task.TaskCommand.ReviseNotes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StorableCommandsTest {

    private static final UUID ID = UUID.randomUUID();
    private static final By ADA = By.of(new Actor("ada", ActorKind.PERSON, "Ada"));

    private final List<Object> sent = new ArrayList<>();
    private final Commands commands = new StorableCommands((_, todo) -> {
        sent.addAll(todo);
        return new Receipt(1, false);
    });

    private record Inner(String text) {}

    private record Outer(List<Inner> inner, Map<String, Object> more, Optional<String> other) {}

    private void refuses(String field, Object command) {
        assertThatThrownBy(() -> commands.send(ADA, List.of(new ReviseNotes(new TaskId(ID), "fine"), command)))
                .isInstanceOf(NotStorable.class)
                .hasMessageContaining("'" + field + "'");
        assertThat(sent).isEmpty();
    }

    @Test
    void noTextOfACommandIsSentThatCannotBeStored() {
        for (var bad : List.of("a\0", "\uD800", "a\uDC00b", "\uD800\uD800")) {
            refuses("notes", new ReviseNotes(new TaskId(ID), bad));
            refuses("notes", new Commands.About(new RequirementId(ID), new ReviseNotes(new TaskId(ID), bad)));
            refuses("inner.text", new Outer(List.of(new Inner("fine"), new Inner(bad)), Map.of(), Optional.empty()));
            refuses("more.deep.text", new Outer(List.of(), Map.of("deep", new Inner(bad)), Optional.empty()));
            refuses("more", new Outer(List.of(), Map.of(bad, 1), Optional.empty()));
            refuses("other", new Outer(List.of(), Map.of(), Optional.of(bad)));
            assertThatThrownBy(() -> commands.send(ADA.because(bad), new ReviseNotes(new TaskId(ID), "fine")))
                    .hasMessageContaining("'reason'");
        }
    }

    @Test
    void allOtherTextIsSentAsItIs() {
        var command = new OpenTask(
                new TaskId(ID),
                new PlanId(ID),
                new ProjectId(ID),
                "\uD83D\uDE00 \uFFFD \u0001",
                "\uFEFF",
                (Notation) null,
                false,
                null);
        commands.send(ADA, command);
        assertThat(sent).containsExactly(command);
    }
}
