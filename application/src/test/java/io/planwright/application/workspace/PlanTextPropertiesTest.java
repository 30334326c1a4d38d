package io.planwright.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.application.markdown.Documents;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PlanTextPropertiesTest {

    @Provide
    Arbitrary<String> documents() {
        return Documents.tricky();
    }

    /** Plans as people write them, each phase in a style of its own. */
    @Provide
    Arbitrary<String> plans() {
        var style = Arbitraries.of(
                List.of("- [ ] ", "  "),
                List.of("- [ ] ", "    "),
                List.of("* [x] ", "\t"),
                List.of("1. [ ] ", "   "),
                List.of("-   [ ] ", "    "),
                List.of("### Task 1: ", ""),
                List.of("#### Task 2 - ", ""));
        return plans(style);
    }

    /** Plans that have signs and numbers for boxes. */
    @Provide
    Arbitrary<String> signedPlans() {
        return plans(Arbitraries.of(
                List.of("- ⬜ ", "  "), List.of("* ✅ ", "    "), List.of("1. ", "   "), List.of("1) ❌ ", "   ")));
    }

    private static Arbitrary<String> plans(Arbitrary<List<String>> style) {
        var notes = Arbitraries.of("", "", "\n", "    more\n", "\n    More.\n\n");
        var end = Arbitraries.of("\n", "\n", "\n\n", "");
        var phase = Combinators.combine(style, notes, end).as((own, note, last) -> {
            var box = own.getFirst();
            var inner = own.getLast();
            boolean signed = !box.contains("[") && !box.contains("#");
            var inBox = signed ? box : "- [ ] ";
            return "## Phase\n\n" + box + "bread\n" + note + inner + inBox + "butter\n"
                    + note.replace("    ", inner + "    ") + inner + inner + inBox + "salt\n" + box + "milk" + last;
        });
        return phase.list().ofMinSize(1).ofMaxSize(3).map(phases -> String.join("\n", phases));
    }

    @Property(tries = 1000, seed = "2026")
    void anUntouchedPlanIsWrittenToTheCharacter(@ForAll("documents") String text) {
        var lines = text.replace("\r\n", "\n");

        assertThat(new ImportedPlan(lines).text()).isEqualTo(lines);
    }

    @Property(tries = 1000, seed = "2026")
    void newTasksAreReadAgainWhereTheyWerePut(
            @ForAll("plans") String text, @ForAll @Size(max = 6) List<@IntRange(max = 1000) Integer> choices) {
        var plan = new ImportedPlan(text);
        int made = 0;
        for (var choice : choices) {
            var at = plan.tasks().get(choice / 2 % plan.tasks().size());
            var title = "new " + ++made;
            if (choice % 2 == 0) {
                plan.addAfter(at, title, "");
            } else {
                plan.addBelow(at, title);
            }
        }

        assertThat(read(new ImportedPlan(plan.text()))).isEqualTo(read(plan));
    }

    @Property(tries = 1000, seed = "2026")
    void newTasksAmongSignedOnesAreReadAgainWhereTheyWerePut(
            @ForAll("signedPlans") String text, @ForAll @Size(max = 6) List<@IntRange(max = 1000) Integer> choices) {
        newTasksAreReadAgainWhereTheyWerePut(text, choices);
    }

    private static List<String> read(ImportedPlan plan) {
        return plan.tasks().stream()
                .map(task -> task.number() + " " + task.task().title())
                .toList();
    }
}
