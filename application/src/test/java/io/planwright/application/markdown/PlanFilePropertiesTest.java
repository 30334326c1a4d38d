package io.planwright.application.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.markdown.PlanFile.Part;
import io.planwright.application.markdown.PlanFile.Phase;
import io.planwright.application.markdown.PlanFile.Prose;
import io.planwright.application.markdown.PlanFile.TaskLine;
import io.planwright.domain.task.Notation;
import io.planwright.domain.task.Notation.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PlanFilePropertiesTest {

    @Provide
    Arbitrary<String> documents() {
        return Documents.tricky();
    }

    @Property(tries = 3000, seed = "2026")
    void aFileIsJoinedAgainToTheCharacter(@ForAll("documents") String text) {
        assertThat(new PlanFile(new PlanReader(text).parts()).text()).isEqualTo(text);
        assertThat(PlanFile.parse(text).text()).isEqualTo(text);
    }

    @Property(tries = 1000, seed = "2026")
    void anyTextIsJoinedAgainToTheCharacter(@ForAll String text) {
        assertThat(PlanFile.parse(text).text()).isEqualTo(text);
    }

    @Property(tries = 1000, seed = "2026")
    void togglingATaskChangesItsBoxAndNothingElse(@ForAll("documents") String text) {
        var file = PlanFile.parse(text);
        for (int task = 0; task < file.tasks(); task++) {
            var toggled = toggled(file, task);

            var edits = SmallestEdit.between(text, toggled.text());
            assertThat(edits).hasSize(1);
            assertThat(without(PlanFile.parse(toggled.text()))).isEqualTo(without(toggled));
        }
    }

    @Property(tries = 500, seed = "2026")
    void everyTitleCanBeATitleOfThePlan(@ForAll("documents") String text) {
        assertThat(PlanFileTest.allTasks(PlanFile.parse(text)))
                .extracting(TaskLine::title)
                .allSatisfy(title -> assertThat(title).isEqualTo(title.strip()).doesNotContain("\n", "\r"));
    }

    private static PlanFile toggled(PlanFile file, int index) {
        var count = new AtomicInteger(index);
        return new PlanFile(file.parts().stream()
                .map(part -> switch (part) {
                    case Prose prose -> (Part) prose;
                    case Phase phase ->
                        new Phase(
                                phase.title(),
                                phase.level(),
                                phase.heading(),
                                phase.lead(),
                                toggled(phase.tasks(), count));
                })
                .toList());
    }

    private static List<TaskLine> toggled(List<TaskLine> tasks, AtomicInteger count) {
        var result = new ArrayList<TaskLine>();
        for (var task : tasks) {
            boolean done = (count.getAndDecrement() == 0) != task.done();
            result.add(new TaskLine(
                    task.notation(), done, task.title(), task.commit(), task.notes(), toggled(task.subtasks(), count)));
        }
        return result;
    }

    /** The file without the marks of open tasks, and without the other sign of a pair, which no file can tell. */
    private static List<Part> without(PlanFile file) {
        return file.parts().stream()
                .map(part -> switch (part) {
                    case Prose prose -> (Part) prose;
                    case Phase phase ->
                        new Phase(
                                phase.title(),
                                phase.level(),
                                phase.heading(),
                                phase.lead(),
                                phase.tasks().stream()
                                        .map(PlanFilePropertiesTest::without)
                                        .toList());
                })
                .toList();
    }

    private static TaskLine without(TaskLine task) {
        var is = task.notation();
        boolean told = task.done() && is.form() != Form.SIGN;
        var notation = told ? is : new Notation(is.form(), is.before(), "", is.gap(), is.label(), is.after());
        return new TaskLine(
                notation,
                task.done(),
                task.title(),
                task.commit(),
                task.notes(),
                task.subtasks().stream().map(PlanFilePropertiesTest::without).toList());
    }
}
