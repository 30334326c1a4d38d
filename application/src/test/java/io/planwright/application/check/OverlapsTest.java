package io.planwright.application.check;

import static io.planwright.application.SomeTasks.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.SomeTasks;
import io.planwright.application.check.Overlaps.Overlap;
import io.planwright.domain.identity.TaskId;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlapsTest {

    private static List<TaskId> ids(Overlap overlap) {
        return overlap.tasks().stream().map(task -> task.task().id()).toList();
    }

    @Test
    void openTasksThatNameOneFileOverlap() {
        var overlaps = Overlaps.of(new SomeTasks()
                .add("  - Files: `src/cart.py`, `src/order.py`", null, false)
                .add("Change src/cart.py.", null, false)
                .add("`./src/cart.py:12`", null, false)
                .add("Files: src/mail.py", null, false)
                .all());
        assertThat(overlaps).singleElement().satisfies(overlap -> {
            assertThat(overlap.file()).isEqualTo("src/cart.py");
            assertThat(ids(overlap)).containsExactly(id(1), id(2), id(3));
        });
        assertThat(Overlaps.byTask(overlaps)).containsOnlyKeys(id(1), id(2), id(3));
    }

    @Test
    void whatIsDoneIsInNobodysWay() {
        assertThat(Overlaps.of(new SomeTasks()
                        .add("`src/cart.py`", null, false)
                        .add("`src/cart.py`", null, true)
                        .all()))
                .isEmpty();
    }

    @Test
    void aTaskAndThoseBelowItAreOnePieceOfWork() {
        var overlaps = Overlaps.of(new SomeTasks()
                .add("`src/cart.py`", null, false)
                .add("`src/cart.py` and `src/a.py`", 1, false)
                .add("`src/a.py`", 1, false)
                .all());
        assertThat(overlaps).extracting(Overlap::file).containsExactly("src/a.py");
    }

    @Test
    void foldersAndOtherWordsAreNoFiles() {
        assertThat(Overlaps.of(new SomeTasks()
                        .add("In `src/` e.g. and/or 1.2", null, false)
                        .add("In `src/` e.g. and/or 1.2", null, false)
                        .all()))
                .isEmpty();
    }
}
