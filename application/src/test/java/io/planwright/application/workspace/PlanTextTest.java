package io.planwright.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanTextTest {

    @Test
    void anUntouchedPlanIsWrittenAsItStood() {
        var text = """
                # Tasks: Sign in

                Before all.

                ## Phase 1: Begin ✅

                - [x] 1.1 bread  [6459ec4a]
                  with butter
                    * [X]  milk

                ## Notes

                Nothing.

                ## Phase 2: End
                - [ ] 2.1 salt""";

        assertThat(new ImportedPlan(text).text()).isEqualTo(text);
    }

    @Test
    void aNewTaskIsWrittenInTheMannerOfItsNeighbours() {
        var plan = new ImportedPlan("# Plan\n\n* [x] bread\n* [ ] milk\n");

        assertThat(plan.addAfter("bread", "butter").text())
                .isEqualTo("# Plan\n\n* [x] bread\n* [ ] butter\n* [ ] milk\n");
    }

    @Test
    void theBlankLineBeforeTheNextHeadingStays() {
        var plan = new ImportedPlan("## One\n\n- [ ] bread\n\n## Two\n\n- [ ] milk\n");

        assertThat(plan.addAfter("bread", "butter").text())
                .isEqualTo("## One\n\n- [ ] bread\n- [ ] butter\n\n## Two\n\n- [ ] milk\n");
    }

    @Test
    void aNewFirstTaskStandsBelowTheBlankLineAfterTheHeading() {
        var plan = new ImportedPlan("## One\n\n- [ ] bread\n");

        assertThat(plan.addFirst("butter").text()).isEqualTo("## One\n\n- [ ] butter\n- [ ] bread\n");
    }

    @Test
    void numbersCountAnewAfterANewTask() {
        var plan = new ImportedPlan("## One\n\n- [ ] 1.1 bread\n- [ ] 1.2 milk\n");

        assertThat(plan.addAfter("bread", "butter").text())
                .isEqualTo("## One\n\n- [ ] 1.1 bread\n- [ ] 1.2 butter\n- [ ] 1.3 milk\n");
        assertThat(plan.addAfter("milk", "salt").text()).endsWith("- [ ] 1.3 milk\n- [ ] 1.4 salt\n");
    }

    @Test
    void aNewSubtaskIsWrittenInTheMannerOfOtherSubtasks() {
        var plan = new ImportedPlan("## One\n\n- [ ] bread\n  * [ ] butter\n- [ ] milk\n");

        assertThat(plan.addBelow("milk", "sugar").text())
                .isEqualTo("## One\n\n- [ ] bread\n  * [ ] butter\n- [ ] milk\n  * [ ] sugar\n");
    }

    @Test
    void theFirstSubtaskOfAPlanIsIndented() {
        var plan = new ImportedPlan("## One\n\n- [ ] bread\n");

        assertThat(plan.addBelow("bread", "butter").text()).isEqualTo("## One\n\n- [ ] bread\n    - [ ] butter\n");
    }

    @Test
    void aSubtaskOfASubtaskIsNotTakenForCode() {
        var plan = new ImportedPlan("## One\n\n- [ ] bread\n  - [ ] butter\n");

        assertThat(new ImportedPlan(plan.addBelow("butter", "salt").text()).tasks())
                .extracting(task -> task.number() + " " + task.task().title())
                .containsExactly("1.1 bread", "1.1.1 butter", "1.1.1.1 salt");
    }

    @Test
    void aSubtaskOfAHeadingIsNotTakenForCode() {
        var plan = new ImportedPlan("## One\n\n### Task 1: bread\n\nText.\n");

        assertThat(new ImportedPlan(plan.addBelow("bread", "butter").text()).tasks())
                .extracting(task -> task.number() + " " + task.task().title())
                .containsExactly("1.1 bread", "1.1.1 butter");
    }

    @Test
    void aNewTaskAmongHeadingsBecomesAHeadingSetApart() {
        var plan = new ImportedPlan("## One\n\n### Task 1: bread\n\nText.\n\n### Task 2: milk\n\nText.\n");

        assertThat(plan.addAfter("milk", "salt").text())
                .isEqualTo("## One\n\n### Task 1: bread\n\nText.\n\n### Task 2: milk\n\nText.\n\n### Task 3: salt\n");
    }

    @Test
    void aNewHeadingIsSetApartFromWhatFollows() {
        var plan = new ImportedPlan("## One\n\n### Task 1: bread\n\n## Two\n\nText.\n");

        assertThat(plan.addAfter("bread", "salt").text())
                .isEqualTo("## One\n\n### Task 1: bread\n\n### Task 2: salt\n\n## Two\n\nText.\n");
    }

    @Test
    void aTaskBeforeALastLineThatDoesNotEndStandsOnALineOfItsOwn() {
        var plan = new ImportedPlan("- [ ] bread");

        assertThat(plan.addFirst("butter").text()).isEqualTo("- [ ] butter\n- [ ] bread");
    }

    @Test
    void aTaskAfterALastLineThatDoesNotEndStandsOnALineOfItsOwn() {
        var plan = new ImportedPlan("- [ ] bread");

        assertThat(plan.addAfter("bread", "butter").text()).isEqualTo("- [ ] bread\n- [ ] butter\n");
    }

    @Test
    void notesOfANewTaskStandBelowIt() {
        var plan = new ImportedPlan("- [ ] bread");

        assertThat(plan.addAfter(plan.tasks().getFirst(), "butter", "  salted").text())
                .isEqualTo("- [ ] bread\n- [ ] butter\n  salted\n");
    }

    @Test
    void theFirstNewTaskAmongHeadingsIsSetApartOnBothSides() {
        var plan = new ImportedPlan("## One\n\n### Task 1: bread\n");

        assertThat(plan.addFirst("salt").text()).isEqualTo("## One\n\n### Task 1: salt\n\n### Task 1: bread\n");
    }

    @Test
    void revisedNotesDoNotRunIntoTheNextTaskOrPhase() {
        var plan = new ImportedPlan("## One\n\n- [ ] bread\n- [ ] milk\n\n## Two\n\n- [ ] salt\n");

        assertThat(plan.note("bread", "  dark").note("milk", "  cold").text())
                .isEqualTo("## One\n\n- [ ] bread\n  dark\n- [ ] milk\n  cold\n## Two\n\n- [ ] salt\n");
    }
}
