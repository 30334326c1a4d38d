package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.planwright.infrastructure.rest.Server.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks of a test-driven plan, worked off over REST by an agent, with a CI that looks again. */
class WorkTest extends ServerTest {

    private static final String HASH = "a".repeat(64);
    private static final String OTHER_HASH = "b".repeat(64);

    private static int count;

    private String agent;
    private String ci;

    private String project;
    private String plan;
    private String worker;

    private static String token(String name, String kind) {
        return must(server.post("/api/v1/tokens", "{\"name\":\"" + name + "\",\"kind\":\"" + kind + "\"}"))
                .at("/secret");
    }

    private static Answer must(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer;
    }

    @BeforeEach
    void aPlan() {
        var key = "WORK" + ++count;
        agent = "Bearer " + token("agent", "AGENT");
        ci = "Bearer " + token("ci", "CI");
        project = "/api/v1/projects/" + key;
        must(server.post(
                "/api/v1/projects", "{\"key\":\"" + key + "\",\"name\":\"" + key + "\",\"playbook\":\"test-driven\"}"));
        var requirement = must(server.post(project + "/requirements", "{\"title\":\"Orders\"}"))
                .at("/id");
        plan = "/api/v1/plans/"
                + must(server.post(
                                "/api/v1/requirements/" + requirement + "/plans",
                                "{\"title\":\"Orders\",\"path\":\"orders.md\"}"))
                        .at("/id");
        worker = register("builder", agent);
    }

    private String register(String name, String token) {
        return must(server.post(project + "/workers", "{\"name\":\"" + name + "\"}", "Authorization", token))
                .at("/id");
    }

    private String task(String title, String... dependsOn) {
        var on = dependsOn.length == 0 ? "" : ",\"dependsOn\":[\"" + String.join("\",\"", dependsOn) + "\"]";
        return must(server.post(plan + "/tasks", "{\"title\":\"" + title + "\",\"phase\":\"Build\"" + on + "}"))
                .at("/id");
    }

    private Answer claim(String worker, String token) {
        return server.post(project + "/claims", "{\"worker\":\"" + worker + "\"}", "Authorization", token);
    }

    private Answer claim(String worker, String task, String token) {
        return server.post(
                project + "/claims",
                "{\"worker\":\"" + worker + "\",\"taskId\":\"" + task + "\"}",
                "Authorization",
                token);
    }

    /** A JUnit report: names that begin with {@code -} fail by assertion, with {@code !} err, the others pass. */
    private static String junit(String... tests) {
        var cases = new StringBuilder();
        for (var test : tests) {
            var name = test.replaceFirst("[-!]", "");
            cases.append("<testcase classname=\"OrderTest\" name=\"")
                    .append(name)
                    .append("\">");
            if (test.startsWith("-")) {
                cases.append("<failure type=\"org.opentest4j.AssertionFailedError\" message=\"expected 1\"/>");
            } else if (test.startsWith("!")) {
                cases.append("<error type=\"java.lang.NoClassDefFoundError\" message=\"Order\"/>");
            }
            cases.append("</testcase>");
        }
        return "<testsuite name=\"OrderTest\">" + cases + "</testsuite>";
    }

    private static Answer file(String subject, String kind, String content, String token, String... parts) {
        var boundary = "----planwright";
        var body = new StringBuilder();
        var all = new ArrayList<>(List.of("kind", kind, "subject", subject));
        all.addAll(List.of(parts));
        for (int i = 0; i < all.size(); i += 2) {
            body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"");
            body.append(all.get(i)).append("\"\r\n\r\n").append(all.get(i + 1)).append("\r\n");
        }
        body.append("--").append(boundary);
        body.append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"report.xml\"\r\n");
        body.append("Content-Type: application/xml\r\n\r\n").append(content);
        body.append("\r\n--").append(boundary).append("--\r\n");
        return server.upload(
                "/api/v1/evidence",
                "multipart/form-data; boundary=" + boundary,
                body.toString().getBytes(StandardCharsets.UTF_8),
                "Authorization",
                token);
    }

    private static String filed(String task, String stage, String report, String token, String... parts) {
        return must(file("tasks/" + task + "/" + stage, "junit", report, token, parts))
                .at("/id");
    }

    private static Answer report(
            String task, String claimToken, String stage, String outcome, String evidence, String files, String token) {
        return server.post(
                "/api/v1/tasks/" + task + "/attempts",
                """
                {"token":%s,"stage":"%s","outcome":"%s","evidence":[%s],"files":[%s],"note":"as asked"}""".formatted(claimToken, stage, outcome, evidence.isEmpty() ? "" : "\"" + evidence + "\"", files),
                "Authorization",
                token);
    }

    private static String testFile(String hash) {
        return "{\"path\":\"src/test/OrderTest.java\",\"sha256\":\"" + hash + "\",\"test\":true}";
    }

    private static void refused(Answer answer, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.at("/refusal")).isEqualTo(code);
        assertThat(answer.json().at("/allowed").isEmpty()).as(answer.text()).isFalse();
    }

    private String toGreen(String task, String claimToken) {
        var red = filed(task, "RED", junit("-adds", "removes"), agent);
        return must(report(task, claimToken, "RED", "passed", red, testFile(HASH), agent))
                .at("/task/stage");
    }

    @Test
    void aTaskGoesThroughItsStagesOnEvidence() {
        var task = task("Add an order");
        var after = task("Remove an order", task);
        assertThat(server.get("/api/v1/tasks/" + after).at("/why/0/id")).isEqualTo(task);
        refused(server.patch("/api/v1/tasks/" + task, "{\"done\":true}"), "task.evidenceMissing");

        var claim = must(claim(worker, agent));
        assertThat(claim.at("/taskId")).isEqualTo(task);
        assertThat(claim.at("/stage")).isEqualTo("RED");
        var token = claim.at("/token");
        assertThat(server.get("/api/v1/tasks/" + task).at("/state")).isEqualTo("claimed");
        assertThat(claim(register("second", agent), agent).status()).isEqualTo(204);

        refused(report(task, token, "GREEN", "passed", "", "", agent), "stage.illegal");
        assertThat(toGreen(task, token)).isEqualTo("GREEN");
        var green = filed(task, "GREEN", junit("adds", "removes"), agent);
        assertThat(must(report(task, token, "GREEN", "passed", green, testFile(HASH), agent))
                        .at("/task/stage"))
                .isEqualTo("VERIFY");
        var verified = filed(task, "VERIFY", junit("adds", "removes", "lists"), ci);
        var done = must(report(task, token, "VERIFY", "passed", verified, testFile(HASH), agent));
        assertThat(done.at("/task/state")).isEqualTo("done");
        assertThat(done.at("/attempt/number")).isEqualTo("3");
        assertThat(must(report(task, token, "VERIFY", "passed", verified, testFile(HASH), agent))
                        .at("/attempt/number"))
                .isEqualTo("3"); // said again, it is the same

        assertThat(server.get("/api/v1/tasks/" + task + "/attempts")
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(3);
        assertThat(server.get("/api/v1/evidence/" + verified).at("/facts/tests/passed"))
                .isEqualTo("3");
        assertThat(server.get("/api/v1/evidence/" + verified + "/file").text()).contains("<testcase");
        assertThat(must(claim(worker, agent)).at("/taskId")).isEqualTo(after);
    }

    @Test
    void lyingIsRefusedByName() {
        var task = task("Add an order");
        var other = task("Remove an order");
        var token = must(claim(worker, task, agent)).at("/token");
        refused(report(task, token, "RED", "passed", "", "", agent), "evidence.missing");
        refused(report(task, token, "RED", "passed", filed(task, "RED", junit(), agent), "", agent), "evidence.empty");
        refused(
                report(task, token, "RED", "passed", filed(task, "RED", junit("!adds"), agent), "", agent),
                "evidence.errors");
        refused(
                report(task, token, "RED", "passed", filed(task, "RED", junit("adds"), agent), "", agent),
                "evidence.passing");
        var otherToken = must(claim(worker, other, agent)).at("/token");
        var ofOther = filed(other, "RED", junit("-removes"), agent);
        refused(report(task, token, "RED", "passed", ofOther, "", agent), "evidence.foreign");
        must(report(other, otherToken, "RED", "passed", ofOther, "", agent));

        var red = filed(task, "RED", junit("-adds"), agent);
        must(report(task, token, "RED", "passed", red, testFile(HASH), agent));
        refused(report(task, token, "GREEN", "passed", red, testFile(HASH), agent), "evidence.stale");
        refused(
                report(
                        task,
                        token,
                        "GREEN",
                        "passed",
                        filed(task, "GREEN", junit("-adds"), agent),
                        testFile(HASH),
                        agent),
                "evidence.failing");
        refused(
                report(
                        task,
                        token,
                        "GREEN",
                        "passed",
                        filed(task, "GREEN", junit("other"), agent),
                        testFile(HASH),
                        agent),
                "evidence.testsMissing");
        var green = filed(task, "GREEN", junit("adds"), agent);
        refused(report(task, token, "GREEN", "passed", green, testFile(OTHER_HASH), agent), "evidence.testsChanged");
        refused(report(task, token, "GREEN", "passed", green, "", agent), "evidence.testsChanged");
        must(report(task, token, "GREEN", "passed", green, testFile(HASH), agent));

        var own = filed(task, "VERIFY", junit("adds"), agent);
        refused(report(task, token, "VERIFY", "passed", own, testFile(HASH), agent), "evidence.notIndependent");
        var weakened = filed(
                task, "VERIFY", junit("adds"), ci, "files", "{\"src/test/OrderTest.java\":\"" + OTHER_HASH + "\"}");
        refused(report(task, token, "VERIFY", "passed", weakened, testFile(HASH), agent), "evidence.testsChanged");
        var old = filed(
                task,
                "VERIFY",
                junit("adds").replace("name=\"OrderTest\">", "name=\"OrderTest\" timestamp=\"2020-01-01T00:00:00Z\">"),
                ci);
        refused(report(task, token, "VERIFY", "passed", old, testFile(HASH), agent), "evidence.stale");
        refused(report(task, "99", "VERIFY", "failed", "", "", agent), "claim.stale");
    }

    @Test
    void aTaskThatFailsThreeTimesIsStoppedUntilSomebodyResetsIt() {
        var task = task("Add an order");
        var token = must(claim(worker, agent)).at("/token");
        toGreen(task, token);
        for (int i = 0; i < 3; i++) {
            must(report(task, token, "GREEN", "failed", "", "", agent));
        }
        assertThat(server.get("/api/v1/tasks/" + task).at("/state")).isEqualTo("stopped");
        refused(claim(worker, task, agent), "task.exhausted");
        assertThat(claim(worker, agent).status()).isEqualTo(204);
        var circuit = must(server.get(project + "/circuits"))
                .json()
                .at("/items")
                .valueStream()
                .filter(each -> each.path("level").asString().equals("stage"))
                .findFirst()
                .orElseThrow();
        assertThat(circuit.path("state").asString()).isEqualTo("OPEN");
        var reset = "/api/v1/circuits/" + circuit.path("id").asString() + "/reset";
        refused(server.post(reset, "{\"reason\":\"\"}"), "reason.missing");
        assertThat(must(server.post(reset, "{\"reason\":\"the interface was wrong\"}"))
                        .at("/state"))
                .isEqualTo("CLOSED");
        assertThat(must(claim(worker, agent)).at("/stage")).isEqualTo("GREEN");
    }

    @Test
    void aWorkerWhoseTasksKeepFailingRests() {
        for (int i = 0; i < 4; i++) {
            task("Task " + i);
        }
        for (int i = 0; i < 3; i++) {
            var claim = must(claim(worker, agent));
            var task = claim.at("/taskId");
            toGreen(task, claim.at("/token"));
            for (int t = 0; t < 3; t++) {
                must(report(task, claim.at("/token"), "GREEN", "failed", "", "", agent));
            }
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> refused(claim(worker, agent), "circuit.open"));
        var other = register("another", agent);
        assertThat(claim(other, agent).status()).isEqualTo(200);
    }

    @Test
    void aTaskWaitsForItsParts() {
        var whole = task("Add orders");
        var part = must(server.post(
                        plan + "/tasks",
                        "{\"title\":\"Add one order\",\"phase\":\"Build\",\"parent\":\"" + whole + "\"}"))
                .at("/id");

        var told = server.get("/api/v1/tasks/" + whole);
        assertThat(told.at("/state")).isEqualTo("blocked");
        assertThat(told.at("/why/0/kind")).isEqualTo("parts");
        assertThat(server.get(project + "/tasks?state=ready")
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
        refused(claim(worker, whole, agent), "task.blocked");
        assertThat(must(claim(worker, agent)).at("/taskId")).isEqualTo(part);
        assertThat(claim(worker, agent).status()).isEqualTo(204);
    }

    @Test
    void aTaskThatHasGotAPartMeanwhileIsNotCompletedBeforeIt() {
        var whole = task("Add orders");
        must(server.patch("/api/v1/tasks/" + whole, "{\"verifyOnly\":true}"));
        var token = must(claim(worker, whole, agent)).at("/token");
        must(server.post(
                plan + "/tasks", "{\"title\":\"Add one order\",\"phase\":\"Build\",\"parent\":\"" + whole + "\"}"));
        var verified = filed(whole, "VERIFY", junit("adds"), ci);
        refused(report(whole, token, "VERIFY", "passed", verified, "", agent), "task.blocked");
    }

    @Test
    void everyTestOfRedIsAskedForHoweverManyThereAre() {
        var task = task("Add many");
        var token = must(claim(worker, task, agent)).at("/token");
        var names = IntStream.range(0, 150).mapToObj(i -> "adds" + i).toList();
        var failing = names.stream().map(name -> "-" + name).toArray(String[]::new);
        must(report(task, token, "RED", "passed", filed(task, "RED", junit(failing), agent), testFile(HASH), agent));
        var most = names.subList(0, 149).toArray(String[]::new);
        refused(
                report(task, token, "GREEN", "passed", filed(task, "GREEN", junit(most), agent), testFile(HASH), agent),
                "evidence.testsMissing");
        var all = names.toArray(String[]::new);
        must(report(task, token, "GREEN", "passed", filed(task, "GREEN", junit(all), agent), testFile(HASH), agent));
    }

    @Test
    void evidenceOfAGateIsVoidOnceThereWasWorkOrWhenItIsOlder() {
        var task = task("Add an order");
        var requirement = server.get(project + "/requirements").at("/items/0/id");
        var gate = server.get("/api/v1/requirements/" + requirement + "/gates").at("/items/0/id");
        var check = "gates/" + gate + "/checks/tests-pass";
        var old =
                junit("adds").replace("name=\"OrderTest\">", "name=\"OrderTest\" timestamp=\"2001-01-01T00:00:00Z\">");
        refused(prove(check, must(file(check, "junit", old, ci)).at("/id")), "evidence.stale");
        var before = must(file(check, "junit", junit("adds"), ci)).at("/id");
        toGreen(task, must(claim(worker, task, agent)).at("/token"));
        must(report(
                task,
                server.get("/api/v1/tasks/" + task).at("/claim/token"),
                "GREEN",
                "passed",
                filed(task, "GREEN", junit("adds"), agent),
                testFile(HASH),
                agent));
        refused(prove(check, before), "evidence.stale");
        var after = must(file(check, "junit", junit("adds"), ci)).at("/id");
        must(prove(check, after));
        must(prove(check, after));
        assertThat(server.get("/api/v1/" + check).at("/state")).isEqualTo("passed"); // as the read tables have it, too
    }

    private static Answer prove(String check, String evidence) {
        return server.put("/api/v1/" + check, "{\"result\":\"passed\",\"evidence\":[\"" + evidence + "\"]}");
    }

    @Test
    void whoseLeaseIsGivenBackOrTakenOverIsToldWhoHolds() {
        var task = task("Add an order");
        var first = must(claim(worker, agent)).at("/token");
        must(server.send(
                "PUT",
                "/api/v1/tasks/" + task + "/claim?token=" + first,
                java.net.http.HttpRequest.BodyPublishers.noBody(),
                "Authorization",
                agent));
        must(server.send(
                "DELETE",
                "/api/v1/tasks/" + task + "/claim?token=" + first,
                java.net.http.HttpRequest.BodyPublishers.noBody(),
                "Authorization",
                agent));
        var second = register("second", agent);
        var claim = must(claim(second, agent));
        assertThat(Long.parseLong(claim.at("/token"))).isGreaterThan(Long.parseLong(first));
        var late = report(task, first, "RED", "failed", "", "", agent);
        refused(late, "claim.stale");
        assertThat(late.at("/facts/0/id")).isEqualTo(second);
        refused(claim(worker, task, agent), "task.claimed");
    }

    @Test
    void aProgramEndsNoClaimButItsOwnAndAPersonAny() {
        var task = task("Add an order");
        var held = "/api/v1/tasks/" + task + "/claim?token="
                + must(claim(worker, agent)).at("/token");
        var none = java.net.http.HttpRequest.BodyPublishers.noBody();

        refused(
                server.send("DELETE", held, none, "Authorization", "Bearer " + token("other", "AGENT")),
                "claim.foreign");
        must(server.send("DELETE", held, none));
        assertThat(server.get("/api/v1/tasks/" + task).at("/state")).isEqualTo("ready");
    }

    @Test
    void theSameRequestForTheNextTaskGetsTheSameClaim() {
        task("One");
        task("Two");
        var body = "{\"worker\":\"" + worker + "\"}";
        var first = must(
                server.post(project + "/claims", body, "Authorization", agent, "Idempotency-Key", "next-" + project));
        var again = must(
                server.post(project + "/claims", body, "Authorization", agent, "Idempotency-Key", "next-" + project));
        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void whatExistsAlreadyHasOnlyToBeVerified() {
        var task = task("Keep orders");
        must(server.patch("/api/v1/tasks/" + task, "{\"verifyOnly\":true}"));
        assertThat(claim(worker, agent).status()).isEqualTo(204); // an agent could not pass it by itself
        var checker = register("checker", ci);
        var claim = must(claim(checker, ci));
        assertThat(claim.at("/stage")).isEqualTo("VERIFY");
        var evidence = filed(task, "VERIFY", junit("keeps"), ci);
        assertThat(must(report(task, claim.at("/token"), "VERIFY", "passed", evidence, "", ci))
                        .at("/task/state"))
                .isEqualTo("done");
    }

    @Test
    void whoTakesAStageOnIsToldWhatItNeeds() {
        var task = task("Add an order");
        must(server.patch("/api/v1/tasks/" + task, "{\"notes\":\"  - Files: `src/Order.java`\\n\"}"));
        var token = must(claim(worker, agent)).at("/token");
        toGreen(task, token);
        var failed = filed(task, "GREEN", junit("-adds"), agent);
        must(report(task, token, "GREEN", "failed", failed, testFile(HASH), agent));

        var prompt = must(server.get("/api/v1/tasks/" + task + "/prompt?stage=GREEN"))
                .text();

        assertThat(prompt)
                .contains("Add an order", "Stage GREEN, attempt 3")
                .contains("`OrderTest#adds`: expected 1")
                .contains("`src/test/OrderTest.java`", "`src/Order.java`", "as asked")
                .doesNotContain("prompt.");
        var brief =
                must(server.get("/api/v1/tasks/" + task + "/prompt?tokens=250")).text();
        assertThat(brief.length()).isLessThanOrEqualTo(1000);
        assertThat(brief).contains("Add an order", "Evidence wanted");
        assertThat(server.get("/api/v1/tasks/" + task + "/prompt?tokens=3").status())
                .isEqualTo(400);
        assertThat(server.get("/api/v1/tasks/" + task + "/prompt?stage=BLUE").status())
                .isEqualTo(400);
    }

    @Test
    void evidenceCanBeWaivedWithAReason() {
        var task = task("Add an order");
        refused(server.patch("/api/v1/tasks/" + task, "{\"done\":true,\"waiver\":\" \"}"), "reason.missing");
        assertThat(must(server.patch("/api/v1/tasks/" + task, "{\"done\":true,\"waiver\":\"done by hand in 2024\"}"))
                        .at("/state"))
                .isEqualTo("done");
    }

    @Test
    void programsWaiveAndResetNothingAndDoNotChangeTheRules() {
        var task = task("Add an order");
        var token = must(claim(worker, agent)).at("/token");
        toGreen(task, token);
        for (int i = 0; i < 3; i++) {
            must(report(task, token, "GREEN", "failed", "", "", agent));
        }
        var circuit = must(server.get(project + "/circuits")).at("/items/0/id");
        var requirement = server.get(project + "/requirements").at("/items/0/id");
        var gate = server.get("/api/v1/requirements/" + requirement + "/gates").at("/items/0/id");
        for (var program : List.of(agent, ci, "Bearer " + token("builder", "WORKER"))) {
            for (var answer : List.of(
                    server.patch("/api/v1/tasks/" + task, "{\"done\":true,\"waiver\":\"x\"}", "Authorization", program),
                    server.put(
                            "/api/v1/gates/" + gate + "/checks/tests-pass",
                            "{\"waiver\":\"x\"}",
                            "Authorization",
                            program),
                    server.post(
                            "/api/v1/circuits/" + circuit + "/reset", "{\"reason\":\"x\"}", "Authorization", program),
                    server.patch(project, "{\"playbook\":\"light\"}", "Authorization", program))) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(403);
                assertThat(answer.at("/refusal")).isEqualTo("override.byPeople");
            }
        }
        assertThat(server.get("/api/v1/tasks/" + task).json().path("done").asBoolean())
                .isFalse();
    }

    @Test
    void aTickInAFileCountsWithoutEvidenceOnlyWhereAPersonBringsIt() {
        for (var by : List.of(agent, "Bearer " + Server.TOKEN)) {
            boolean person = !by.equals(agent);
            var file = "# Cards " + person + "\n\n## Build\n\n- [x] Pay by card [1a2b3c4]\n- [ ] Pay by invoice\n";
            var zip = zip("cards/", Map.of("plan.md", file.getBytes(StandardCharsets.UTF_8)));
            var imported = must(server.upload(project + "/imports", "application/zip", zip, "Authorization", by));
            assertThat(imported.at("/workspaces/0/conflicts/0/name")).isEqualTo(person ? "" : "Pay by card");

            var requirement = "/api/v1/requirements/" + imported.at("/workspaces/0/requirementId");
            var tasks = server.get(
                    "/api/v1/plans/" + server.get(requirement + "/plans").at("/items/0/id") + "/tasks");
            assertThat(tasks.json().at("/items/0/done").asBoolean()).isEqualTo(person);
            assertThat(server.get(requirement + "/history?limit=500").text().contains("task.evidence-waived"))
                    .isEqualTo(person);
            assertThat(server.get(requirement + "/workspace?path=plan.md").text())
                    .isEqualTo(person ? file : file.replace("[x] Pay by card [1a2b3c4]", "[ ] Pay by card"));
        }
    }

    @Test
    void aCheckOfCoveragePassesOnAReportThatShowsIt() {
        var requirement = server.get(project + "/requirements").at("/items/0/id");
        var gate = server.get("/api/v1/requirements/" + requirement + "/gates").at("/items/0/id");
        var check = "gates/" + gate + "/checks/coverage-reached";
        var little = must(file(check, "jacoco", jacoco(60, 40), ci)).at("/id");
        var enough = must(file(check, "jacoco", jacoco(10, 90), ci)).at("/id");
        var tests = must(file(check, "junit", junit("adds"), ci)).at("/id");
        for (var short_ : List.of(little, tests)) {
            refused(
                    server.put("/api/v1/" + check, "{\"result\":\"passed\",\"evidence\":[\"" + short_ + "\"]}"),
                    "evidence.coverage");
        }
        refused(
                server.put("/api/v1/" + check, "{\"result\":\"passed\",\"source\":\"my word\"}", "Authorization", ci),
                "evidence.coverage");
        must(prove(check, enough));
    }

    private static String jacoco(int missed, int covered) {
        var counter = "<counter type=\"LINE\" missed=\"" + missed + "\" covered=\"" + covered + "\"/>";
        return "<report name=\"shop\"><package name=\"shop\"><class name=\"shop/Order\">" + counter + "</class>"
                + counter + "</package>" + counter + "</report>";
    }

    @Test
    void unreadableEvidenceIsRefusedWithWhatIsWrong() {
        var task = task("Add an order");
        var answer = file("tasks/" + task, "junit", "<html>", agent);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(file("tasks/" + task, "pdf", "x", agent).status()).isEqualTo(400);
        assertThat(file("somewhere", "junit", junit("a"), agent).status()).isEqualTo(400);
        assertThat(file("tasks/" + task, "junit", junit("a"), agent, "files", "{\"a.py\":null}")
                        .status())
                .isEqualTo(400);
        assertThat(file("tasks/" + task, "command", "x", agent).status()).isEqualTo(422);
        assertThat(must(file("tasks/" + task, "command", "x", agent, "exitCode", "3"))
                        .at("/facts/exitCode"))
                .isEqualTo("3");
    }
}
