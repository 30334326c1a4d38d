package io.planwright.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.overlap.Overlap;
import io.planwright.application.overlap.Overlap.Party;
import io.planwright.application.overlap.Overlaps;
import io.planwright.application.overlap.TouchedFile;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.identity.TaskId;
import io.planwright.domain.requirement.RequirementCommand.ArchiveRequirement;
import io.planwright.domain.requirement.RequirementCommand.RestoreRequirement;
import io.planwright.domain.task.TaskCommand.RetitleTask;
import io.planwright.domain.task.TaskCommand.ReviseNotes;
import io.planwright.domain.task.TaskCommand.TickTask;
import io.planwright.domain.task.TaskCommand.UntickTask;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tasks that work on the same file are found in all plans of a project, and nothing else is read for it. */
class OverlapsTest extends HeartTest {

    private static ProjectId project() {
        return Draft.project(heart);
    }

    private static Draft plan(ProjectId project, String title) {
        return Draft.plan(heart, project, title);
    }

    private static List<Overlap> of(Draft plan) {
        return heart.get(Overlaps.class).of(plan.plan());
    }

    private static List<TaskId> ids(Overlap overlap) {
        return overlap.tasks().stream().map(Party::id).toList();
    }

    @Test
    void tasksOfDifferentPlansOverlap() {
        var project = project();
        var orders = plan(project, "Orders");
        var cart = plan(project, "Cart");
        var here = orders.task("Change `src/cart.py`");
        orders.task("Change `src/order.py`");
        var there = cart.task("Mend src/cart.py");
        plan(project(), "Cart").task("Copy src/cart.py");

        assertThat(of(orders)).singleElement().satisfies(overlap -> {
            assertThat(overlap.file()).isEqualTo("src/cart.py");
            assertThat(ids(overlap)).containsExactly(here, there);
            assertThat(overlap.tasks()).extracting(Party::plan).containsExactly(orders.plan(), cart.plan());
            assertThat(overlap.tasks().getLast().key()).endsWith("-3");
        });
        assertThat(of(cart))
                .singleElement()
                .satisfies(overlap -> assertThat(ids(overlap)).containsExactly(there, here));
        assertThat(heart.get(Overlaps.class).filesOf(here))
                .singleElement()
                .satisfies(
                        file -> assertThat(file.others()).extracting(Party::id).containsExactly(there));
    }

    @Test
    void whatOtherPlansShareAmongThemselvesIsNotOfThisOne() {
        var project = project();
        var orders = plan(project, "Orders");
        orders.task("Change `src/order.py`");
        plan(project, "Cart").task("Change `src/cart.py`");
        plan(project, "Mail").task("Change `src/cart.py`");
        assertThat(of(orders)).isEmpty();
    }

    @Test
    void whatIsDoneOrArchivedIsInNobodysWay() {
        var project = project();
        var orders = plan(project, "Orders");
        var cart = plan(project, "Cart");
        orders.task("Change `src/cart.py`");
        var there = cart.task("Change `src/cart.py`");
        cart.send(new TickTask(there, null));
        assertThat(of(orders)).isEmpty();
        cart.send(new UntickTask(there));
        assertThat(of(orders)).hasSize(1);
        cart.send(new ArchiveRequirement(cart.requirement()));
        assertThat(of(orders)).isEmpty();
        assertThat(of(cart)).isEmpty();
        cart.send(new RestoreRequirement(cart.requirement(), 3));
        assertThat(of(orders)).hasSize(1);
    }

    @Test
    void whatIsWrittenAnewIsLookedForAnew() {
        var project = project();
        var orders = plan(project, "Orders");
        var first = orders.task("Change `src/cart.py`");
        var second = orders.task("Change it");
        orders.send(new ReviseNotes(second, "Files: src/cart.py"));
        assertThat(of(orders)).hasSize(1);
        orders.send(new RetitleTask(first, "Change `src/mail.py`"));
        assertThat(of(orders)).isEmpty();
    }

    @Test
    void aTaskAndThoseBelowItAreOnePieceOfWork() {
        var orders = plan(project(), "Orders");
        var whole = orders.task("Change `src/cart.py`");
        var part = orders.task("First of src/cart.py", whole);
        assertThat(of(orders)).isEmpty();
        assertThat(heart.get(Overlaps.class).filesOf(part)).containsExactly(new TouchedFile("src/cart.py", List.of()));
    }

    @Test
    void aLargeProjectTakesAsManyStatementsAsASmallOne() {
        var project = project();
        var orders = plan(project, "Orders");
        orders.tasks(300, i -> "Change `src/" + i / 2 + ".py`");
        var cart = plan(project, "Cart");
        var task = cart.task("Change `src/7.py`");
        var overlaps = heart.get(Overlaps.class);

        var large = new ArrayList<Overlap>();
        var files = new ArrayList<TouchedFile>();
        assertThat(Statements.during(() -> large.addAll(overlaps.of(orders.plan()))))
                .hasSize(2);
        assertThat(Statements.during(() -> overlaps.of(cart.plan()))).hasSize(2);
        assertThat(Statements.during(() -> files.addAll(overlaps.filesOf(task))))
                .hasSize(2);
        assertThat(large)
                .hasSize(150)
                .filteredOn(overlap -> overlap.file().equals("src/7.py"))
                .singleElement()
                .satisfies(overlap -> assertThat(overlap.tasks()).hasSize(3));
        assertThat(files.getFirst().others()).hasSize(2);
    }
}
