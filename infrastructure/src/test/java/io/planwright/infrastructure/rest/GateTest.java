package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How gates are asked for and told over HTTP. */
class GateTest extends ServerTest {

    private static String requirement(String playbook) {
        return "/api/v1/requirements/"
                + server.post(
                                project() + "/requirements",
                                "{\"title\":\"Full text search\",\"playbook\":\"" + playbook + "\"}")
                        .at("/id");
    }

    private static String gate(String requirement) {
        return "/api/v1/gates/" + server.get(requirement + "/gates").at("/items/0/id");
    }

    private static JsonNode check(String gate, String key) {
        return server.get(gate + "/checks/" + key).json();
    }

    @Test
    void aGateTellsOfEachCheckHowItStandsAndWhatWouldMakeItPass() {
        var gate = gate(requirement("test-driven"));

        var told = server.get(gate);

        assertThat(told.json().path("passed").asBoolean()).isFalse();
        var evidence = check(gate, "tests-pass");
        assertThat(evidence.path("kind").asString()).isEqualTo("evidence");
        assertThat(evidence.path("state").asString()).isEqualTo("open");
        assertThat(evidence.path("remedy").asString()).contains("evidence");
        assertThat(evidence.path("at").isNull()).isTrue();
        var computed = check(gate, "criteria-met");
        assertThat(computed.path("kind").asString()).isEqualTo("computed");
        assertThat(computed.path("state").asString()).isEqualTo("failed");
        assertThat(computed.path("findings").get(0).path("text").asString()).isNotBlank();
        assertThat(computed.path("findings").get(0).path("remedy").asString()).isNotBlank();
        assertThat(server.get(gate + "/checks/lunch").status()).isEqualTo(404);
    }

    @Test
    void evidenceNeedsASourceAndIsToldWithItsAge() {
        var gate = gate(requirement("test-driven"));
        var address = gate + "/checks/tests-pass";

        var refused = server.put(address, "{\"result\":\"passed\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/refusal")).isEqualTo("check.evidenceMissing");
        assertThat(server.put(address, "{\"result\":\"passed\",\"source\":\"x\",\"at\":\"2999-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(400);
        assertThat(server.put(address, "{\"result\":\"open\",\"source\":\"x\"}").status())
                .isEqualTo(400);
        assertThat(server.put(address, "{\"result\":\"passed\",\"source\":\"x\",\"at\":\"yesterday\"}")
                        .status())
                .isEqualTo(400);

        var passed = server.put(
                address, "{\"result\":\"passed\",\"note\":\"green\",\"source\":\"https://ci.example.org/17\"}");

        assertThat(passed.status()).isEqualTo(200);
        var check = check(gate, "tests-pass");
        assertThat(check.path("state").asString()).isEqualTo("passed");
        assertThat(check.path("source").asString()).isEqualTo("https://ci.example.org/17");
        assertThat(check.path("note").asString()).isEqualTo("green");
        assertThat(check.path("age").asLong()).isBetween(0L, 600L);
        server.put(address, "{\"result\":\"passed\",\"source\":\"run 3\",\"at\":\"2001-01-01T00:00:00Z\"}");
        assertThat(check(gate, "tests-pass").path("state").asString()).isEqualTo("void");
        assertThat(check(gate, "tests-pass").path("age").asLong()).isGreaterThan(700_000_000L);
    }

    @Test
    void whatIsComputedCanOnlyBeWaivedAndTheWaiverTakenBack() {
        var gate = gate(requirement("test-driven"));
        var address = gate + "/checks/criteria-met";

        assertThat(server.put(address, "{\"result\":\"passed\"}").at("/refusal"))
                .isEqualTo("check.computed");
        assertThat(server.put(address, "{\"waiver\":\" \"}").at("/refusal")).isEqualTo("reason.missing");
        assertThat(server.put(address, "{\"waiver\":\"a spike\"}").status()).isEqualTo(200);
        assertThat(check(gate, "criteria-met").path("state").asString()).isEqualTo("waived");
        assertThat(server.put(address, "{\"result\":\"open\"}").status()).isEqualTo(200);
        assertThat(check(gate, "criteria-met").path("state").asString()).isEqualTo("failed");
    }

    @Test
    void aPassedCheckIsToldAsVoidOnceTheTextHasChanged() {
        var requirement = requirement("library");
        var gate = gate(requirement);
        server.put(gate + "/checks/tests-pass", "{\"result\":\"passed\",\"source\":\"run 1\"}");
        assertThat(check(gate, "tests-pass").path("state").asString()).isEqualTo("passed");

        var section = requirement + "/sections/goals";
        server.putText(
                section,
                "## Goals\n\nSell more.\n\n".getBytes(StandardCharsets.UTF_8),
                "If-Match",
                String.valueOf(server.get(section).header("ETag")));

        var check = check(gate, "tests-pass");
        assertThat(check.path("state").asString()).isEqualTo("void");
        assertThat(check.path("findings").get(0).path("text").asString()).contains("goals");
    }

    @Test
    void theReportIsMarkdownAndTellsNoSecret() {
        var requirement = requirement("library");
        var section = requirement + "/sections/goals";
        server.putText(
                section,
                "## Goals\n\nUse `postgres://shop:hunter22@db/shop`.\n\n".getBytes(StandardCharsets.UTF_8),
                "If-Match",
                String.valueOf(server.get(section).header("ETag")));

        var report = server.get(gate(requirement) + "/report");

        assertThat(report.header("Content-Type")).startsWith("text/markdown");
        assertThat(report.text())
                .contains("# Quality gate: Full text search")
                .contains("QUALITY GATE FAILED")
                .contains("a password in a connection string: hu****")
                .contains("Do NOT proceed to the cleanup phase")
                .doesNotContain("hunter22");
        assertThat(server.get(gate(requirement)).text()).doesNotContain("hunter22");
        assertThat(server.get("/api/v1/gates/00000000-0000-0000-0000-000000000000/report")
                        .status())
                .isEqualTo(404);
    }
}
