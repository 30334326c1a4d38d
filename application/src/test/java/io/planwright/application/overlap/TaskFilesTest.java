package io.planwright.application.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.SomeTasks;
import io.planwright.application.Sometime;
import io.planwright.domain.identity.AttemptId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.identity.WorkerId;
import io.planwright.domain.task.Outcome;
import io.planwright.domain.task.Stage;
import io.planwright.domain.task.TaskEvent.AboutFiles;
import io.planwright.domain.task.TaskEvent.AttemptRecorded;
import io.planwright.domain.task.TaskEvent.NotesRevised;
import io.planwright.domain.task.TaskEvent.TaskOpened;
import io.planwright.domain.task.TaskEvent.TaskRetitled;
import io.planwright.domain.task.WorkedFile;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskFilesTest {

    private static final TaskId TASK = SomeTasks.id(1);

    private static TaskOpened opened(String title, String notes) {
        return new TaskOpened(TASK, SomeTasks.PLAN, 1, title, notes, null, false, null);
    }

    private static AttemptRecorded worked(String... paths) {
        return new AttemptRecorded(
                TASK,
                new AttemptId(new UUID(6, 1)),
                1,
                new WorkerId(new UUID(6, 2)),
                1,
                Stage.WORK,
                Outcome.FAILED,
                Instant.EPOCH,
                Instant.EPOCH,
                Stream.of(paths).map(path -> new WorkedFile(path, null, false)).toList(),
                List.of(),
                "");
    }

    private static List<String> after(AboutFiles... events) {
        TaskFiles files = null;
        for (var event : events) {
            files = TaskFiles.fold(files, event, Sometime.at(1));
        }
        return files.all();
    }

    @Test
    void theDocumentThatATaskComesFromIsNoneThatItWorksOn() {
        assertThat(
                        after(
                                opened(
                                        "Change src/cart.py",
                                        "  - Hints:\n    - mind src/mail.py\n    - Source: spec.md, lines 3 to 9\n    - Nguồn: spec.md, dòng 3")))
                .containsExactly("src/cart.py", "src/mail.py");
    }

    @Test
    void filesAreNamedInTitleAndNotes() {
        assertThat(after(opened("Change src/cart.py.", "  - Files: `src/mail.py`, `./src/cart.py:12`")))
                .containsExactly("src/cart.py", "src/mail.py");
    }

    @Test
    void whatIsWrittenAnewNamesItsFilesAnew() {
        assertThat(after(
                        opened("Change a.py", "`b.py`"),
                        new TaskRetitled(TASK, "Change c.py"),
                        new NotesRevised(TASK, "`d.py`")))
                .containsExactly("c.py", "d.py");
    }

    @Test
    void whatWasWorkedOnStays() {
        assertThat(after(
                        opened("Change a.py", ""),
                        worked("a.py", "b.py"),
                        worked("b.py", "c.py"),
                        new TaskRetitled(TASK, "Change it")))
                .containsExactly("a.py", "b.py", "c.py");
    }

    @Test
    void foldersAndOtherWordsAreNoFiles() {
        assertThat(after(opened("In `src/` e.g. and/or 1.2", ""))).isEmpty();
    }
}
