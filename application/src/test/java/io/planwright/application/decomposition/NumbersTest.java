package io.planwright.application.decomposition;

import static io.planwright.application.decomposition.Texts.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.domain.decomposition.Pass;
import io.planwright.domain.decomposition.Proposal;
import io.planwright.domain.decomposition.ProposedTask;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which tasks are meant by the numbers that a document says. */
class NumbersTest {

    private static Proposal proposal(String text) {
        return new StructureEngine().propose(Pass.CYCLES, source(text), null);
    }

    private static List<String> blockers(Proposal proposal, String key) {
        return proposal.task(key).orElseThrow().dependsOn();
    }

    @Test
    void numbersThatRunOnAreFoundAcrossSections() {
        var proposal = proposal("""
                ## Tasks
                ### Parser
                1. Write the lexer
                2. Write the grammar
                3. Write the tree
                ### Server
                4. Open the port, after task 2
                5. Answer requests; depends on task 3
                6. Log requests
                   - Depends on: 1-2 and 4
                """);

        assertThat(blockers(proposal, "t4")).containsExactly("t2");
        assertThat(blockers(proposal, "t5")).containsExactly("t3");
        assertThat(blockers(proposal, "t6")).containsExactly("t1", "t2", "t4");
        assertThat(proposal.notes()).noneMatch(note -> note.contains("is to follow"));
    }

    @Test
    void numbersAreFoundAcrossSectionsWhateverTheLanguage() {
        var vietnamese = proposal("""
                ## Nhiệm vụ
                ### Máy chủ
                1. Tạo bảng người dùng
                2. Viết mô hình
                ### Trang
                3. Tạo trang đăng nhập sau nhiệm vụ 1
                4. Kiểm tra trang, phụ thuộc vào bước 2
                """);
        var german = proposal("""
                ## Tasks
                ### Server
                1. Tabelle anlegen
                2. Modell schreiben
                ### Seite
                3. Seite anlegen, nach Aufgabe 1
                """);

        assertThat(blockers(vietnamese, "t3")).containsExactly("t1");
        assertThat(blockers(vietnamese, "t4")).containsExactly("t2");
        assertThat(blockers(german, "t3")).containsExactly("t1");
    }

    @Test
    void numbersThatBeginAnewAreFoundWithinTheirSection() {
        var proposal = proposal("""
                ## Tasks
                ### Parser
                1. Write the lexer
                2. Write the grammar
                ### Server
                1. Open the port
                2. Answer requests
                3. Log requests, after task 1
                """);

        assertThat(blockers(proposal, "t5")).containsExactly("t3");
    }

    @Test
    void aNumberThatItsSectionLacksIsLeftOutWhereNumbersBeginAnew() {
        var proposal = proposal("""
                ## Tasks
                ### Parser
                - 1. Write the lexer
                - 2. Write the grammar
                - 3. Write the tree
                ### Server
                - 1. Open the port
                - 2. Answer requests, after task 3
                """);

        assertThat(blockers(proposal, "t5")).isEmpty();
        assertThat(proposal.notes()).anyMatch(note -> note.startsWith("t5 is to follow 'task 3'"));
    }

    @Test
    void aNumberThatSeveralHaveIsLeftOut() {
        var proposal = proposal("""
                ## Tasks
                ### Parser
                - 1. Write the lexer
                - 2. Write the grammar
                ### Server
                - 1. Open the port
                - 2. Answer requests
                ### Client
                - Show the answer, after task 2
                - Print the answer
                """);

        assertThat(blockers(proposal, "t5")).isEmpty();
        assertThat(proposal.notes()).anyMatch(note -> note.startsWith("t5 is to follow 'task 2'"));
    }

    @Test
    void aTaskDoesNotFollowItselfWhereAnotherOfItsNumberMayBeMeant() {
        var proposal = proposal("""
                ## Tasks
                ### Parser
                - 1. Write the lexer
                - 2. Write the grammar
                ### Server
                - 1. Open the port, after task 1
                - 2. Answer requests
                """);

        assertThat(blockers(proposal, "t3")).isEmpty();
        assertThat(proposal.notes()).anyMatch(note -> note.startsWith("t3 is to follow 'task 1'"));
    }

    @Test
    void aPartThatIsNamedIsWhereTheNumberIsLookedFor() {
        var proposal = proposal("""
                ## Plan
                ### Phase 1: Parser
                1. Write the lexer
                2. Write the grammar
                ### Phase 2: Server
                1. Open the port
                2. Answer requests
                3. Log them, after task 2 of phase 1
                4. Count them, after Phase 1's task 1
                5. Sum them, after tasks 1 and 2 in phase 1
                6. Show them, after task 2 of the crawler
                7. Print them, after task 1 of this phase
                """);

        assertThat(blockers(proposal, "t5")).containsExactly("t2");
        assertThat(blockers(proposal, "t6")).containsExactly("t1");
        assertThat(blockers(proposal, "t7")).containsExactly("t1", "t2");
        assertThat(blockers(proposal, "t8")).doesNotContain("t2", "t4");
        assertThat(blockers(proposal, "t9")).containsExactly("t3");
        assertThat(proposal.notes()).anyMatch(note -> note.startsWith("t8 is to follow 'task 2'"));
    }

    @Test
    void aNumberThatSeveralHaveInTheNamedPartIsLeftOut() {
        var proposal = proposal("""
                ## Tasks
                ### Parser
                - 1. Write the lexer
                - 1. Write the grammar
                ### Server
                - Open the port, after task 1 of the parser
                - Answer requests
                """);

        assertThat(blockers(proposal, "t3")).isEmpty();
        assertThat(proposal.notes()).anyMatch(note -> note.startsWith("t3 is to follow 'task 1'"));
    }

    @Test
    void aPartMayBeNamedByItsTitleOrItsLetter() {
        var proposal = proposal("""
                ## Tasks
                ### A. Parser
                1. Write the lexer
                2. Write the grammar
                ### B. Server
                1. Open the port, after task 2 of the parser
                2. Answer requests, after task 1 of section A
                """);

        assertThat(blockers(proposal, "t3")).containsExactly("t2");
        assertThat(blockers(proposal, "t4")).containsExactly("t1");
    }

    @Test
    void aStepOfANumberedSectionIsFound() {
        var proposal = proposal("""
                ## Tasks
                ### 1. Parser
                1. Write the lexer
                2. Write the grammar
                ### 2. Server
                1. Open the port
                2. Answer requests
                ### 3. Client
                1. Show the answer, after step 2.1
                2. Style it, after steps 1.2 and 2.2.
                """);

        assertThat(blockers(proposal, "t5")).containsExactly("t3");
        assertThat(blockers(proposal, "t6")).containsExactly("t2", "t4");
    }

    @Test
    void aStepWithinATaskIsDoneWithTheTask() {
        var proposal = proposal("""
                ### Step 1: Write the lexer
                ### Step 2: Write the server
                1. Open the port
                2. Answer requests
                ### Step 3: Write the client
                After step 2.1 it is shown.
                """);

        assertThat(blockers(proposal, "t3")).containsExactly("t2");
    }

    @Test
    void aNumberThatIsWrittenGoesBeforeOneThatIsImplied() {
        var proposal = proposal("""
                ## Tasks
                ### 2. Parser
                1. Write the lexer
                ### Server
                - 2.1 Open the port
                - Answer requests, after step 2.1
                """);

        assertThat(blockers(proposal, "t3")).containsExactly("t2");
    }

    @Test
    void whoWaitsForATaskThatHoldsOthersWaitsForThem() {
        var proposal = proposal("""
                ## Task 1: Parser
                ### Step 1: Write the lexer
                ### Step 2: Write the grammar
                ## Task 2: Server
                ### Step 1: Open the port
                ### Step 2: Answer requests
                After task 1.
                """);

        assertThat(blockers(proposal, "t4")).containsExactly("t1", "t2");
    }

    @Test
    void theStepsWithinATaskAreNotTakenForTasks() {
        var proposal = proposal("""
                ### Task 1: Write the parser
                ### Task 2: Write the server
                1. Open the port
                2. Answer requests, after step 1
                ### Task 3: Write the client
                1. Show the answer
                2. Print it, after task 1
                """);

        assertThat(blockers(proposal, "t2")).isEmpty();
        assertThat(blockers(proposal, "t3")).containsExactly("t1");
    }

    @Test
    void aStepAmongStepsOfAStepIsLeftOut() {
        var proposal = proposal("""
                ### Step 1: Write the parser
                ### Step 2: Write the server
                ### Step 3: Write the client
                1. Show the answer
                2. Print it, after step 1
                """);

        assertThat(blockers(proposal, "t3")).doesNotContain("t1");
        assertThat(proposal.notes()).anyMatch(note -> note.startsWith("t3 is to follow 'step 1'"));
    }

    @Test
    void whatOnlyBeginsWithANumberIsNotNumbered() {
        var proposal = proposal("""
                ## Tasks
                ### Parser
                - 3 attempts for each upload
                - Write the grammar
                ### Server
                - Open the port, after task 3
                - Answer requests
                """);

        assertThat(blockers(proposal, "t3")).isEmpty();
    }

    @Test
    void theNumberOfAVersionIsNoneOfATask() {
        var proposal = proposal("""
                ## Tasks
                ### 2. Parser
                1. Write the lexer
                2. Write the grammar
                ### 3. Server
                1. Open the port
                   - Depends on: Python 2.1, Netty 2
                2. Answer requests
                   - Depends on: 2.1 and 2.2
                """);

        assertThat(blockers(proposal, "t3")).isEmpty();
        assertThat(blockers(proposal, "t4")).containsExactly("t1", "t2");
    }

    @Test
    void whatSpeaksOfATaskIsNotThatTask() {
        var proposal = proposal("""
                ## Tasks
                - Task 1: Write the lexer
                - Task 2: Write the grammar
                - After task 1: announce it
                - Task 3: Write the page, after task 1
                """);

        assertThat(proposal.task("t3").orElseThrow().title()).isEqualTo("Announce it");
        assertThat(blockers(proposal, "t3")).containsExactly("t1");
        assertThat(blockers(proposal, "t4")).containsExactly("t1");
    }

    @Test
    void aTextThatSpeaksOfATaskIsNoTask() {
        var proposal = proposal("""
                ### Task 1: Write the lexer
                ### Task 2: Write the grammar

                After task 1: the grammar knows its tokens.

                Step 1.2 gives the tokens.
                """);

        assertThat(proposal.tasks())
                .extracting(ProposedTask::title)
                .containsExactly("Write the lexer", "Write the grammar");
    }

    @Test
    void whatDoesNotDependOnATaskDoesNotFollowIt() {
        var proposal = proposal("""
                ## Tasks
                - 1. Write the lexer
                - 2. Write the page, which does not depend on task 1
                """);

        assertThat(blockers(proposal, "t2")).isEmpty();
    }

    @Test
    void tasksThatFollowEachOtherAcrossSectionsAreUntied() {
        var proposal = proposal("""
                ## Tasks
                ### Parser
                1. Write the lexer, after task 4
                2. Write the grammar
                ### Server
                3. Open the port
                4. Answer requests, after task 1
                """);

        assertThat(blockers(proposal, "t1")).isEmpty();
        assertThat(blockers(proposal, "t4")).containsExactly("t1");
        assertThat(proposal.notes()).anyMatch(note -> note.contains("t1 and t4 wait for each other"));
    }
}
