package io.planwright.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.planwright.worker.Line.Said;
import io.planwright.worker.server.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Workers against a real server, with agents of a few words. */
class WorkTest {

    /** Writes a test in RED and what it asks for in GREEN. */
    private static final String GOOD =
            "case $PLANWRIGHT_STAGE in RED) mkdir -p test; echo adds > test/a;; GREEN) echo code > code;; esac";

    /** Fails by assertion until there is code. */
    private static final String TESTS = """
            mkdir -p reports
            if [ -f code ]; then echo '<testsuite name="T"><testcase classname="T" name="adds"/></testsuite>'
            else echo '<testsuite name="T"><testcase classname="T" name="adds">'
                echo '<failure type="org.opentest4j.AssertionFailedError" message="1"/></testcase></testsuite>'
            fi > reports/junit.xml
            [ -f code ]
            """;

    private static Server server;
    private static String agent;
    private static String ci;
    private static int count;

    @TempDir
    Path folder;

    private String project;
    private Line here;
    private String plan;

    @BeforeAll
    static void begin() {
        server = new Server();
        agent = server.token("agent", "AGENT");
        ci = server.token("ci", "CI");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @BeforeEach
    void aProject() throws IOException {
        project = "W" + ++count;
        var api = server.api();
        api.post(
                "/projects",
                Api.JSON
                        .createObjectNode()
                        .put("key", project)
                        .put("name", project)
                        .put("playbook", "test-driven"));
        var requirement = api.post(
                        "/projects/" + project + "/requirements",
                        Api.JSON.createObjectNode().put("title", "Orders"))
                .path("id")
                .asString();
        plan = api.post(
                        "/requirements/" + requirement + "/plans",
                        Api.JSON.createObjectNode().put("title", "Orders").put("path", "orders.md"))
                .path("id")
                .asString();
        here = new Line(folder)
                .with("PLANWRIGHT_URL", server.url())
                .with("PLANWRIGHT_TOKEN", agent)
                .with("CI_TOKEN", ci)
                .with("PLANWRIGHT_PROJECT", project);
        Files.writeString(folder.resolve("test.sh"), TESTS);
        settings(GOOD, "");
    }

    private void settings(String agent, String more) throws IOException {
        Files.writeString(folder.resolve("agent.sh"), agent + "\n");
        Files.writeString(folder.resolve("planwright.yaml"), """
                worker:
                  agent: sh agent.sh
                  test: sh test.sh
                  tests: test/**
                  poll-seconds: 0.2
                  reports:
                    junit: reports/*.xml
                """ + more.indent(2));
    }

    private String task(String title) {
        return server.api()
                .post(
                        "/plans/" + plan + "/tasks",
                        Api.JSON.createObjectNode().put("title", title).put("phase", "Build"))
                .path("id")
                .asString();
    }

    private JsonNode stands(String task) {
        return server.api().get("/tasks/" + task);
    }

    private List<String> attempts(String task) {
        return server.api().all("/tasks/" + task + "/attempts").stream()
                .map(attempt -> attempt.path("stage").asString() + " "
                        + attempt.path("outcome").asString())
                .toList();
    }

    private String lastNote(String task) {
        return server.api()
                .all("/tasks/" + task + "/attempts")
                .getLast()
                .path("note")
                .asString();
    }

    private Said work(String... more) {
        var all = new java.util.ArrayList<>(List.of("worker", "--until", "empty"));
        all.addAll(List.of(more));
        return here.say(all.toArray(String[]::new));
    }

    @Test
    void aTaskIsDoneWhenTheCiTokenVerifiesIt() {
        var task = task("Add");
        var said = work("--verify-token-env", "CI_TOKEN");
        assertThat(said.exit()).as(said.all()).isZero();
        assertThat(attempts(task)).containsExactly("RED passed", "GREEN passed", "VERIFY passed");
        assertThat(stands(task).path("done").asBoolean()).isTrue();
        assertThat(work().exit()).isEqualTo(4);
    }

    @Test
    void withoutItTheTaskWaitsForACiThatHandsItsEvidenceIn() {
        var task = task("Add");
        var said = work();
        assertThat(said.exit()).as(said.all()).isZero();
        assertThat(said.out()).contains("VERIFY is for somebody else");
        assertThat(attempts(task)).containsExactly("RED passed", "GREEN passed");
        assertThat(stands(task).path("claim").isNull()).isTrue();

        var key = stands(task).path("key").asString();
        var own = here.say("evidence", "reports/junit.xml", "--task", key, "--report", "passed");
        assertThat(own.exit()).isEqualTo(1);
        assertThat(own.err()).contains("evidence.notIndependent").contains("let a person or a token of kind CI");
        var proven = here.say(
                "evidence",
                "reports/junit.xml",
                "--task",
                key,
                "--report",
                "passed",
                "--token-env",
                "CI_TOKEN",
                "--name",
                "ci");
        assertThat(proven.exit()).as(proven.all()).isZero();
        assertThat(proven.out()).contains("is done");
        assertThat(here.say("next").exit()).isEqualTo(4);
        assertThat(here.say("show", key).out()).contains("VERIFY").contains("passed");
    }

    @Test
    void whoeverWeakensATestInGreenHasFailed() throws IOException {
        settings(GOOD + "\n[ $PLANWRIGHT_STAGE = RED ] || echo weaker > test/a", "");
        var task = task("Add");
        var said = work("--verify-token-env", "CI_TOKEN");
        assertThat(attempts(task)).containsExactly("RED passed", "GREEN failed", "GREEN failed", "GREEN failed");
        assertThat(lastNote(task)).contains("evidence.testsChanged").contains("test/a");
        assertThat(said.out()).contains("evidence.testsChanged").contains("stopped");
    }

    @Test
    void testsThatPassAtOnceAreNoRed() throws IOException {
        settings(GOOD + "\necho code > code", "");
        var task = task("Add");
        work();
        assertThat(attempts(task).getFirst()).isEqualTo("RED failed");
        assertThat(stands(task).path("done").asBoolean()).isFalse();
    }

    @Test
    void aReportOfAnEarlierRunDoesNotCount() throws IOException {
        var task = task("Add");
        Files.createDirectories(folder.resolve("reports"));
        Files.writeString(
                folder.resolve("reports/old.xml"),
                "<testsuite name=\"T\"><testcase classname=\"T\" name=\"adds\"><failure"
                        + " type=\"org.opentest4j.AssertionFailedError\"/></testcase></testsuite>");
        Files.writeString(folder.resolve("test.sh"), "echo no compiler here; exit 1");
        var said = work();
        assertThat(attempts(task)).allMatch(attempt -> attempt.endsWith("failed"));
        assertThat(lastNote(task)).contains("has left no report").contains("no compiler here");
        assertThat(said.out()).contains("has left no report");
    }

    @Test
    void agentsGetWhatTheyNeedAndNoToken() throws IOException {
        settings(
                "env > seen; cat > prompt; cat \"$PLANWRIGHT_PROMPT\" > asfile; " + GOOD,
                "verify-token-env: CI_TOKEN\n");
        here.with("COPY_OF_IT", "Bearer " + agent);
        task("Add up");
        work();
        assertThat(folder.resolve("seen"))
                .content()
                .contains("PLANWRIGHT_TASK_KEY=" + project + "-1")
                .contains("PLANWRIGHT_TASK_TITLE=Add up")
                .contains("PLANWRIGHT_STAGE=GREEN")
                .contains("PLANWRIGHT_ATTEMPT=2")
                .doesNotContain(agent)
                .doesNotContain(ci);
        assertThat(folder.resolve("prompt")).content().contains("Add up");
        assertThat(folder.resolve("asfile")).hasSameTextualContentAs(folder.resolve("prompt"));
    }

    @Test
    void theRunEndsWithItsBudget() {
        var task = task("Add");
        task("Remove");
        var said = work("--max-calls", "1");
        assertThat(said.exit()).as(said.all()).isEqualTo(5);
        assertThat(said.out()).contains("80% of the budget").contains("the budget of 1 calls is used up");
        assertThat(attempts(task)).contains("RED passed").doesNotContain("GREEN passed", "GREEN failed");
        assertThat(stands(task).path("claim").isNull()).isTrue();
    }

    @Test
    void anAgentThatTakesTooLongForTheBudgetIsInterrupted() throws IOException {
        settings("sleep 300", "max-minutes: 0.01\n");
        var task = task("Add");
        var said = work();
        assertThat(said.exit()).as(said.all()).isEqualTo(5);
        assertThat(attempts(task)).containsExactly("RED interrupted");
        assertThat(stands(task).path("claim").isNull()).isTrue();
    }

    @Test
    void aPersonDoesTheStageAndTheProgramOnlyChecks() throws IOException {
        var task = task("Add");
        Files.writeString(
                folder.resolve("planwright.yaml"),
                "worker:\n  test: sh test.sh\n  tests: test/**\n  reports:\n    junit: reports/*.xml\n");
        Files.createDirectories(folder.resolve("test"));
        Files.writeString(folder.resolve("test/a"), "adds");

        var checked = here.say("worker", "--task", project + "-1", "--once");
        assertThat(checked.exit()).as(checked.all()).isZero();
        assertThat(attempts(task)).containsExactly("RED passed");
        assertThat(stands(task).path("claim").isNull()).isTrue();
        assertThat(here.say("worker", "--task", project + "-1", "--once").exit())
                .isEqualTo(1);

        Files.writeString(folder.resolve("code"), "code");
        here.typing("\n").say("worker", "--task", project + "-1", "--by-hand");
        assertThat(attempts(task)).containsExactly("RED passed", "GREEN failed", "GREEN passed");
    }

    @Test
    void askedToStopItInterruptsItsAgentAndGivesTheTaskBack() throws Exception {
        settings("sh -c 'echo $$ > inner; sleep 300' & sleep 300", "");
        var task = task("Add");
        var log = folder.resolve("log");
        var worker = here.begin(log, "worker");
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("inner")));

        worker.destroy();

        assertThat(worker.waitFor(30, TimeUnit.SECONDS))
                .as(Files.readString(log))
                .isTrue();
        assertThat(worker.exitValue()).as(Files.readString(log)).isZero();
        assertThat(attempts(task)).containsExactly("RED interrupted");
        assertThat(stands(task).path("claim").isNull()).isTrue();
        assertThat(stands(task).path("failures").asInt()).isZero();
        isGone("inner");
    }

    @Test
    void askedTwiceItEndsAtOnce() throws Exception {
        settings("trap '' TERM; echo $$ > inner; while true; do sleep 1; done", "");
        task("Add");
        var worker = here.begin(folder.resolve("log"), "worker");
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("inner")));

        worker.destroy();
        Thread.sleep(500); // two signals at once are one
        worker.destroy();

        assertThat(worker.waitFor(4, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.exitValue()).isEqualTo(130);
        isGone("inner");
    }

    private void isGone(String file) throws IOException {
        var process = ProcessHandle.of(
                Long.parseLong(Files.readString(folder.resolve(file)).strip()));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> process.isEmpty() || !process.get().isAlive());
    }

    @Test
    void aWorkerThatWasKilledGoesOnWithWhatItHeld() throws Exception {
        settings("if [ -f again ]; then " + GOOD + "; else echo $$ > inner; sleep 300; fi", "");
        var task = task("Add");
        var first = here.begin(folder.resolve("log"), "worker");
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("inner")));
        first.destroyForcibly().waitFor();
        ProcessHandle.of(
                        Long.parseLong(Files.readString(folder.resolve("inner")).strip()))
                .ifPresent(ProcessHandle::destroyForcibly);
        assertThat(stands(task).path("claim").isNull()).isFalse();

        Files.createFile(folder.resolve("again"));
        var said = work();

        assertThat(said.out()).contains("RED goes on");
        assertThat(attempts(task)).containsExactly("RED passed", "GREEN passed");
    }

    @Test
    void aServerThatWasRestartedIsWaitedFor() throws Exception {
        settings("touch begun; while [ ! -f go ]; do sleep 0.2; done; " + GOOD, "");
        var task = task("Add");
        var log = folder.resolve("log");
        var worker = here.begin(log, "worker", "--until", "empty");
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("begun")));
        server.stop();
        try {
            Files.createFile(folder.resolve("go"));
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("reports/junit.xml")));
        } finally {
            server.begin();
        }

        assertThat(worker.waitFor(90, TimeUnit.SECONDS))
                .as(Files.readString(log))
                .isTrue();
        assertThat(worker.exitValue()).as(Files.readString(log)).isZero();
        assertThat(attempts(task)).containsExactly("RED passed", "GREEN passed");
    }

    @Test
    void twoWorkersDoNotWorkInOneDirectory() throws Exception {
        settings("touch begun; sleep 300", "");
        task("Add");
        var worker = here.begin(folder.resolve("log"), "worker");
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("begun")));

        var second = work();

        worker.destroy();
        assertThat(second.exit()).isEqualTo(2);
        assertThat(second.err()).contains("another worker works in");
        assertThat(worker.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aPlanComesInAndOutAsFiles() throws IOException {
        var orders = Files.createDirectories(folder.resolve("shop"));
        Files.writeString(
                orders.resolve("plan.md"),
                "# Plan\n\n## Phase 1: Build\n\n- [ ] One\n- [ ] Two\n  - Depends on: 1.1\n");
        Files.writeString(orders.resolve("prd.md"), "# Shop\n\n## Overview\n\nSells tea.\n");
        here.with("PLANWRIGHT_TOKEN", Server.TOKEN);
        var in = here.say("import", "shop", "--link");
        assertThat(in.exit()).as(in.all()).isZero();
        assertThat(in.out()).contains("shop").contains("dependencies: 1");
        assertThat(here.say("next").out()).contains("One").contains("is not done");
        assertThat(here.say("resume", "--tokens", "500").out()).contains("#");

        assertThat(here.say("export", "shop", "--to", "out").exit()).isZero();
        assertThat(here.say("export", "shop", "--to", "out").out()).contains("everything is there already");
        assertThat(here.say("export", "--to", "all.zip", "--json").out()).contains("all.zip");
        try (var files = Files.walk(folder.resolve("out"))) {
            assertThat(files.filter(file -> file.endsWith("plan.md"))
                            .findFirst()
                            .orElseThrow())
                    .content()
                    .contains("- [ ] Two");
        }
        assertThat(here.say("show", "nothing-like-it").exit()).isEqualTo(1);
        assertThat(here.say("import", "nothing").exit()).isEqualTo(2);
    }
}
