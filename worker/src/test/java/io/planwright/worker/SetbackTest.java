package io.planwright.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.planwright.worker.StubServer.Asked;
import io.planwright.worker.StubServer.Behaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker does about what goes wrong, at a server that always has one task to give. */
@Timeout(60)
class SetbackTest {

    private static final String TASK = "00000000-0000-0000-0000-000000000001";

    private final Map<String, Behaviour> otherwise = new HashMap<>();

    @TempDir
    Path folder;

    private StubServer server;
    private Line here;

    @BeforeEach
    void aServer() {
        server = new StubServer((exchange, asked) -> {
            var what = what(asked);
            if (otherwise.containsKey(what)) {
                otherwise.get(what).answer(exchange, asked);
                return;
            }
            switch (what) {
                case "POST /projects/A/workers" ->
                    StubServer.json(exchange, "{\"id\":\"w\",\"beatSeconds\":1,\"leaseSeconds\":60,\"holds\":[]}");
                case "POST /projects/A/claims" -> StubServer.json(exchange, claim(TASK));
                case "POST /tasks/T/attempts" -> StubServer.json(exchange, "{\"task\":{\"done\":true}}");
                case "GET /tasks/T/attempts" -> StubServer.json(exchange, "{\"items\":[]}");
                case "PUT /tasks/T/claim", "POST /workers/w/heartbeat" -> StubServer.json(exchange, "{}");
                case "POST /evidence" -> StubServer.json(exchange, "{\"id\":\"e\"}");
                case "DELETE /tasks/T/claim" -> exchange.sendResponseHeaders(204, -1);
                default -> StubServer.refuse(exchange, 404, "");
            }
        });
        here = new Line(folder)
                .with("PLANWRIGHT_URL", server.url())
                .with("PLANWRIGHT_TOKEN", "secret")
                .with("PLANWRIGHT_PROJECT", "A");
    }

    @AfterEach
    void end() {
        server.close();
    }

    private static String what(Asked asked) {
        return asked.method() + " " + asked.path().replaceFirst("\\?.*", "").replace(TASK, "T");
    }

    private static String claim(String task) {
        return "{\"taskId\":\"" + task + "\",\"token\":3,\"stage\":\"WORK\",\"task\":{\"key\":\"A-1\","
                + "\"title\":\"One\",\"notes\":\"what to do\"}}";
    }

    private void perSlot() throws IOException {
        Files.writeString(folder.resolve("planwright.yaml"), "worker:\n  workspaces: per-slot\n");
        Files.writeString(folder.resolve("code"), "first");
    }

    private long times(String what) {
        return server.asked().stream().filter(asked -> what(asked).equals(what)).count();
    }

    /** Lets a worker go wrong for a while. @return what it has said */
    private String during(Duration time, String... arguments) throws Exception {
        var log = folder.resolve("log");
        var worker = here.begin(log, arguments);
        await().atMost(Duration.ofSeconds(30)).until(() -> times("POST /projects/A/claims") > 0);
        Thread.sleep(time); // only time shows that something does not happen again and again
        worker.destroy();
        assertThat(worker.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return Files.readString(log);
    }

    @Test
    void whatCannotBeDoneIsTriedAgainAfterPausesThatGrow() throws Exception {
        Files.createDirectories(folder.resolve(".planwright"));
        Files.writeString(folder.resolve(".planwright/prompts"), "a file where a folder has to be");

        var said = during(Duration.ofSeconds(4), "worker", "--agent", "true", "--poll-seconds", "0.3");

        assertThat(said).contains("interrupted: the work directory");
        assertThat(times("POST /projects/A/claims")).isBetween(2L, 5L);
        assertThat(times("DELETE /tasks/T/claim")).isEqualTo(times("POST /projects/A/claims"));
    }

    @Test
    void aCopyOfWhichSomethingCouldNotBePublishedIsKept() throws IOException {
        perSlot();

        // the tests change the other side, since nobody else is here to do so at that time
        var said = here.say(
                "worker", "--task", TASK, "--agent", "echo mine > code", "--test", "echo theirs > ../../../code");

        assertThat(said.exit()).as(said.all()).isZero();
        assertThat(folder.resolve("code")).hasContent("theirs");
        var copy = folder.resolve(".planwright/work/A-1");
        assertThat(copy.resolve("code")).hasContent("mine");
        assertThat(said.out()).contains("not published").contains("the copy is kept: " + copy);
    }

    @Test
    void whatOthersHaveChangedTooIsMergedByTheAgent() throws IOException {
        perSlot();
        Files.writeString(folder.resolve("agent.sh"), """
                if grep -q '## To merge' "$PLANWRIGHT_PROMPT"
                then cat "$(sed -n 's/^- code: //p' "$PLANWRIGHT_PROMPT")" >> code
                else echo mine > code; echo theirs > ../../../code
                fi
                """);

        var said = here.say("worker", "--max-calls", "2", "--agent", "sh agent.sh", "--poll-seconds", "0.2");

        assertThat(said.out()).contains("WORK interrupted").contains("to merge").contains("WORK passed");
        assertThat(folder.resolve("code")).hasContent("mine\ntheirs\n");
        assertThat(folder.resolve(".planwright/work")).isEmptyDirectory();
    }

    @Test
    void aCopyThatIsPublishedGoes() throws IOException {
        perSlot();

        here.say("worker", "--task", TASK, "--agent", "echo mine > code");

        assertThat(folder.resolve("code")).hasContent("mine");
        assertThat(folder.resolve(".planwright/work/A-1")).doesNotExist();
    }

    @Test
    void aCopyThatCannotBeHandedOverIsKept() throws IOException {
        perSlot();

        var said = here.say(
                "worker",
                "--task",
                TASK,
                "--agent",
                "mkdir new; echo mine > new/code",
                "--test",
                "echo in the way > ../../../new");

        assertThat(said.exit()).as(said.all()).isZero();
        assertThat(folder.resolve(".planwright/work/A-1/new/code")).hasContent("mine");
        assertThat(said.out()).contains("the copy is kept");
    }

    @Test
    void aTerminalThatIsClosedAsksItToStop() throws Exception {
        var log = folder.resolve("log");
        var worker = here.begin(log, "worker", "--agent", "touch begun; sleep 300");
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(folder.resolve("begun")));

        new ProcessBuilder("kill", "-HUP", Long.toString(worker.pid())).start().waitFor();

        assertThat(worker.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.exitValue()).as(Files.readString(log)).isZero();
        assertThat(times("DELETE /tasks/T/claim")).isEqualTo(1);
    }

    @Test
    void logsAreNobodysWork() throws IOException {
        here.say("worker", "--task", TASK, "--agent", "echo mine > code", "--test", "echo tested", "--logs", "logs");

        assertThat(folder.resolve("logs")).isDirectoryContaining("glob:**test.log");
        assertThat(server.asked().stream()
                        .filter(asked -> what(asked).equals("POST /tasks/T/attempts"))
                        .findFirst()
                        .orElseThrow()
                        .body())
                .contains("\"code\"")
                .doesNotContain("logs/");
    }

    @Test
    void aTaskWhoseReportDidNotArriveIsGoneOnWith() throws Exception {
        var reports = new AtomicInteger();
        otherwise.put("POST /tasks/T/attempts", (exchange, _) -> {
            if (reports.incrementAndGet() <= 3) { // then it is given up
                StubServer.say(exchange, 200, "text/html", "a page of the house");
            } else {
                StubServer.json(exchange, "{\"task\":{\"done\":true}}");
            }
        });

        var said = here.say(
                "worker", "--max-calls", "2", "--agent", "ls .planwright/claims >> held", "--poll-seconds", "0.2");

        assertThat(said.out())
                .contains("waiting: no answer")
                .contains("WORK goes on")
                .contains("A-1 done");
        assertThat(folder.resolve("held")).hasContent(TASK + "\n" + TASK);
        assertThat(folder.resolve(".planwright/claims")).isEmptyDirectory();
    }

    @Test
    void whatTheServerIsNotToldOfIsKnownToTheNextStart() throws Exception {
        otherwise.put("DELETE /tasks/T/claim", (exchange, _) -> StubServer.say(exchange, 200, "text/html", "odd"));
        otherwise.put("POST /tasks/T/attempts", (exchange, _) -> StubServer.say(exchange, 200, "text/html", "odd"));

        var said = during(Duration.ofSeconds(1), "worker", "--agent", "sleep 300");

        assertThat(said).contains("not given back");
        assertThat(folder.resolve(".planwright/claims").resolve(TASK)).hasContent("3");
        otherwise.clear();
        assertThat(here.say("worker", "--task", TASK, "--agent", "true").out()).contains("WORK goes on");
    }

    @Test
    void whatIsHeldAndNotWantedIsGivenBack() throws IOException {
        var claims = Files.createDirectories(folder.resolve(".planwright/claims"));
        for (int i = 2; i <= 4; i++) {
            Files.writeString(claims.resolve("00000000-0000-0000-0000-00000000000" + i), "7");
        }
        for (int i = 2; i <= 4; i++) {
            otherwise.put(
                    "DELETE /tasks/00000000-0000-0000-0000-00000000000" + i + "/claim",
                    (exchange, _) -> exchange.sendResponseHeaders(204, -1));
        }

        var said = here.say("worker", "--task", TASK, "--agent", "true");

        assertThat(said.exit()).as(said.all()).isZero();
        assertThat(server.asked())
                .filteredOn(asked -> asked.method().equals("DELETE"))
                .hasSize(3);
        assertThat(times("POST /tasks/T/attempts")).isEqualTo(1);
        assertThat(claims).isEmptyDirectory();
    }

    @Test
    void noMoreIsTakenUpThanThereAreSlots() throws IOException {
        var claims = Files.createDirectories(folder.resolve(".planwright/claims"));
        for (int i = 2; i <= 4; i++) {
            Files.writeString(claims.resolve("00000000-0000-0000-0000-00000000000" + i), "7");
        }
        otherwise.put("POST /projects/A/claims", (exchange, _) -> exchange.sendResponseHeaders(204, -1));

        here.say("worker", "--until", "empty", "--agent", "true", "--slots", "2", "--poll-seconds", "0.2");

        assertThat(server.asked())
                .filteredOn(asked -> asked.method().equals("PUT"))
                .hasSize(2);
        assertThat(server.asked())
                .filteredOn(asked -> asked.method().equals("DELETE"))
                .hasSize(1);
    }

    @Test
    void anAgentThatAsksForTimeHasNotFailed() {
        var said = here.say("worker", "--task", TASK, "--agent", "exit 75");

        assertThat(said.out()).containsPattern("output.*-agent\\.log");
        assertThat(server.asked())
                .filteredOn(asked -> what(asked).equals("POST /tasks/T/attempts"))
                .extracting(Asked::body)
                .singleElement()
                .asString()
                .contains("\"outcome\":\"interrupted\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-agent --fast", "./planwright.yaml"})
    void anAgentThatIsNoCommandEndsTheWorker(String command) throws IOException {
        Files.writeString(folder.resolve("planwright.yaml"), "worker:\n  slots: 1\n");

        var said = here.say("worker", "--agent", command);

        assertThat(said.exit()).as(said.all()).isEqualTo(2);
        assertThat(said.out()).contains("cannot be run: " + command);
        assertThat(times("POST /tasks/T/attempts")).isZero();
        assertThat(times("DELETE /tasks/T/claim")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"401, 1", "403, 1", "200, 3"})
    void whatTheServerDoesNotAnswerIsNotNothing(int status, int exit) {
        otherwise.put(
                "POST /projects/A/claims",
                (exchange, _) -> StubServer.say(
                        exchange,
                        status,
                        status == 200 ? "text/html" : "application/problem+json",
                        status == 200 ? "a page of the house" : "{}"));

        var said = here.say("worker", "--until", "empty", "--agent", "true", "--poll-seconds", "0.2");

        assertThat(said.exit()).as(said.all()).isEqualTo(exit);
    }

    @Test
    void aTokenThatIsRevokedDuringAnAttemptEndsTheWorkerAsRefused() {
        otherwise.put("POST /tasks/T/attempts", (exchange, _) -> StubServer.refuse(exchange, 401, ""));
        otherwise.put("DELETE /tasks/T/claim", (exchange, _) -> StubServer.refuse(exchange, 401, ""));

        var said = here.say("worker", "--agent", "true", "--poll-seconds", "0.2");

        assertThat(said.exit()).as(said.all()).isEqualTo(1);
        assertThat(folder.resolve(".planwright/claims").resolve(TASK)).exists(); // for a start with a better token
    }

    @Test
    void theLastCallMayFinishWhenAnotherSlotSeesTheBudgetUsedUp() {
        var claims = new AtomicInteger();
        otherwise.put("POST /projects/A/claims", (exchange, _) -> {
            if (claims.incrementAndGet() == 1) {
                StubServer.json(exchange, claim(TASK));
            } else {
                exchange.sendResponseHeaders(204, -1);
            }
        });

        var said =
                here.say("worker", "--slots", "2", "--max-calls", "1", "--agent", "sleep 2", "--poll-seconds", "0.2");

        assertThat(said.exit()).as(said.all()).isEqualTo(5);
        assertThat(said.out()).contains("WORK passed").contains("A-1 done");
    }

    @Test
    void aClaimThatCannotBeWrittenDownIsGivenBack() throws IOException {
        otherwise.put("POST /projects/A/claims", (exchange, _) -> {
            Files.delete(folder.resolve(".planwright/claims"));
            Files.writeString(folder.resolve(".planwright/claims"), "in the way");
            StubServer.json(exchange, claim(TASK));
        });

        var said = here.say("worker", "--agent", "touch begun");

        assertThat(said.exit()).as(said.all()).isEqualTo(1);
        assertThat(said.out()).contains("ends: it cannot be written down which task is held");
        assertThat(times("DELETE /tasks/T/claim")).isEqualTo(1);
        assertThat(folder.resolve("begun")).doesNotExist();
    }

    @Test
    void aFolderOfClaimsThatSomebodyHasDeletedIsMadeAgain() {
        here.say("worker", "--max-calls", "2", "--agent", "rm -r .planwright/claims");

        assertThat(times("POST /tasks/T/attempts")).isEqualTo(2);
    }

    @Test
    void aShortPasswordTakesNoOtherVariableAway() {
        here.with("PLANWRIGHT_DB_PASSWORD", "/").with("COPY_OF_IT", "/");

        here.say("worker", "--task", TASK, "--agent", "/usr/bin/env > seen");

        assertThat(folder.resolve("seen"))
                .content()
                .contains("PATH=")
                .contains("HOME=")
                .doesNotContain("COPY_OF_IT");
    }

    @Test
    void whatTheServerRefusesToAllIsToldOncePerChange() throws Exception {
        otherwise.put("POST /projects/A/claims", (exchange, _) -> StubServer.refuse(exchange, 409, "circuit.open"));

        var said = during(Duration.ofSeconds(2), "worker", "--agent", "true", "--poll-seconds", "0.2");

        assertThat(times("POST /projects/A/claims")).isGreaterThan(2);
        assertThat(said).containsOnlyOnce("circuit.open");
    }

    @Test
    void whatTheServerAlwaysRefusesIsTriedAgainAfterPausesThatGrow() throws Exception {
        otherwise.put("POST /tasks/T/attempts", (exchange, _) -> StubServer.refuse(exchange, 409, "odd"));

        during(Duration.ofSeconds(4), "worker", "--agent", "true", "--poll-seconds", "0.3");

        assertThat(times("POST /projects/A/claims")).isBetween(2L, 5L);
    }
}
