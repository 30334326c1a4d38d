package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.infrastructure.Together;
import org.junit.jupiter.api.Test;

class HandoffTest extends ServerTest {

    private static String requirement() {
        return "/api/v1/requirements/"
                + server.post(project() + "/requirements", "{\"title\":\"Full text search\"}")
                        .at("/id");
    }

    private static void passTheChecks(String requirement, String ofStep) {
        var gate = server.get(requirement + "/gates").json().path("items").get(0);
        for (var check : gate.path("checks")) {
            var kind = check.path("kind").asString("");
            if (!kind.equalsIgnoreCase("computed")
                    && check.path("step").asString("").equalsIgnoreCase(ofStep)) {
                var source = kind.equalsIgnoreCase("evidence") ? ",\"source\":\"build 7\"" : "";
                server.put(
                        "/api/v1/gates/" + gate.path("id").asString() + "/checks/"
                                + check.path("key").asString(),
                        "{\"result\":\"passed\"" + source + "}");
            }
        }
    }

    private static void waiveTheChecks(String requirement) {
        var gate = server.get(requirement + "/gates").json().path("items").get(0);
        for (var check : gate.path("checks")) {
            assertThat(server.put(
                                    "/api/v1/gates/" + gate.path("id").asString() + "/checks/"
                                            + check.path("key").asString(),
                                    "{\"waiver\":\"A trial\"}")
                            .status())
                    .isEqualTo(200);
        }
    }

    private static void toReview(String requirement) {
        for (int i = 0; i < 3; i++) {
            assertThat(server.post(requirement + "/handoffs", "{}").status()).isEqualTo(201);
        }
    }

    @Test
    void handoffsAreToldWithTheirNotes() {
        var requirement = requirement();
        server.post(requirement + "/handoffs", "{\"note\":\"Read the plan first\"}");
        server.post(requirement + "/handoffs", "{\"to\":\"planning\",\"note\":\"Goals are unclear\"}");

        var handoffs = server.get(requirement + "/handoffs");

        assertThat(handoffs.at("/items/0/from")).isEqualTo("PLANNING");
        assertThat(handoffs.at("/items/0/to")).isEqualTo("IMPLEMENTING");
        assertThat(handoffs.at("/items/0/note")).isEqualTo("Read the plan first");
        assertThat(handoffs.at("/items/1/to")).isEqualTo("PLANNING");
        assertThat(handoffs.at("/items/1/note")).isEqualTo("Goals are unclear");
        assertThat(server.post(requirement + "/handoffs", "{\"to\":\"planning\"}")
                        .at("/refusal"))
                .isEqualTo("requirement.notBehind");
    }

    @Test
    void aReviewGoesThroughItsStepsInOrderAndTheGateBlocks() {
        var requirement = requirement();
        toReview(requirement);
        assertThat(server.get(requirement).at("/reviewStep")).isEqualTo("DOCUMENTATION");

        var early = server.post(requirement + "/review", "{\"step\":\"cleanup\"}");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.at("/refusal")).isEqualTo("review.order");
        assertThat(early.at("/allowed/0")).isEqualTo("DOCUMENTATION");

        var undocumented = server.post(requirement + "/review", "{\"step\":\"documentation\"}");
        assertThat(undocumented.at("/refusal")).isEqualTo("gate.open");
        assertThat(undocumented.at("/facts/0/id")).isEqualTo("documentation-complete");
        assertThat(undocumented.json().path("facts")).hasSize(1);

        passTheChecks(requirement, "documentation");
        assertThat(server.post(requirement + "/review", "{\"step\":\"documentation\"}")
                        .at("/reviewStep"))
                .isEqualTo("GATE");
        assertThat(server.post(requirement + "/review", "{\"step\":\"gate\"}").at("/refusal"))
                .isEqualTo("gate.open");

        passTheChecks(requirement, "gate");
        assertThat(server.post(requirement + "/review", "{\"step\":\"gate\"}").at("/reviewStep"))
                .isEqualTo("CLEANUP");
        assertThat(server.post(requirement + "/review", "{\"step\":\"cleanup\",\"note\":\"Tidy\"}")
                        .at("/phase"))
                .isEqualTo("DONE");
        assertThat(server.post(requirement + "/review", "{\"step\":\"cleanup\"}")
                        .at("/refusal"))
                .isEqualTo("review.notNow");
        assertThat(server.post(requirement + "/review", "{\"step\":\"party\"}").text())
                .contains("documentation, gate, cleanup");
    }

    /** Whoever reads the phase after the first has handed off finds nothing to send back to. */
    @Test
    void manyWhoHandOffAtOnceMoveOnePhase() {
        for (int round = 0; round < 5; round++) {
            var requirement = requirement();

            var outcomes = Together.run(
                    4,
                    8,
                    _ -> server.post(requirement + "/handoffs", "{\"to\":\"implementing\"}")
                            .status());

            assertThat(outcomes)
                    .extracting(Together.Outcome::value)
                    .contains(201)
                    .isSubsetOf(201, 409);
            assertThat(server.get(requirement).at("/phase")).isEqualTo("IMPLEMENTING");
            assertThat(server.get(requirement + "/handoffs").json().path("items"))
                    .hasSize(1);
        }
    }

    @Test
    void aRequirementIsHandedOffOutOfThePhaseThatWasSeen() {
        var requirement = requirement();
        assertThat(server.post(requirement + "/handoffs", "{\"from\":\"planning\"}")
                        .status())
                .isEqualTo(201);
        assertThat(server.post(requirement + "/handoffs", "{\"from\":\"planning\"}")
                        .at("/phase"))
                .as("it is where it was asked to go")
                .isEqualTo("IMPLEMENTING");
        server.post(requirement + "/handoffs", "{}");

        var late = server.post(requirement + "/handoffs", "{\"from\":\"planning\"}");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.at("/refusal")).isEqualTo("requirement.phase");
        assertThat(late.at("/facts/0/text")).isEqualTo("is in TESTING");
        assertThat(server.post(
                                requirement + "/handoffs",
                                "{\"from\":\"reviewing\",\"to\":\"planning\",\"note\":\"No\"}")
                        .at("/refusal"))
                .isEqualTo("requirement.phase");
    }

    /** One of the two is refused, or comes after the other. */
    @Test
    void whatIsSentBackBesideTheLastHandOffIsNotArchived() {
        var project = project();
        assertThat(server.patch(project, "{\"playbook\":\"coordination\"}", "If-Match", "*")
                        .status())
                .isEqualTo(200);
        for (int round = 0; round < 5; round++) {
            var requirement = "/api/v1/requirements/"
                    + server.post(project + "/requirements", "{\"title\":\"Search " + round + "\"}")
                            .at("/id");
            toReview(requirement);
            waiveTheChecks(requirement);

            Together.run(
                    2,
                    2,
                    number -> server.post(
                            requirement + "/handoffs",
                            number == 0
                                    ? "{\"from\":\"reviewing\"}"
                                    : "{\"from\":\"reviewing\",\"to\":\"planning\",\"note\":\"No\"}"));

            var after = server.get(requirement);
            assertThat(after.at("/phase")).isIn("PLANNING", "DONE");
            assertThat(after.at("/archived"))
                    .isEqualTo(String.valueOf(after.at("/phase").equals("DONE")));
            server.patch(requirement, "{\"archived\":true}");
        }
    }

    @Test
    void blockersAreRaisedAndClearedWithAnOutcome() {
        var requirement = requirement();
        var raised = server.post(requirement + "/blockers", "{\"text\":\"No licence for the driver\"}");
        assertThat(raised.status()).isEqualTo(201);
        assertThat(server.get(requirement).at("/blockers")).isEqualTo("1");

        var cleared =
                server.patch(requirement + "/blockers/" + raised.at("/id"), "{\"outcome\":\"Bought on Tuesday\"}");

        assertThat(cleared.at("/open")).isEqualTo("false");
        assertThat(cleared.at("/outcome")).isEqualTo("Bought on Tuesday");
        assertThat(server.get(requirement + "/blockers?open=true").json().path("items"))
                .isEmpty();
        assertThat(server.patch(requirement + "/blockers/" + raised.at("/id"), "{}")
                        .status())
                .isEqualTo(400);
        assertThat(server.delete(requirement + "/blockers/00000000-0000-0000-0000-000000000000")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aDesignIsAcceptedAsItStands() {
        var requirement = requirement();

        var accepted = server.put(requirement + "/design", "{\"section\":\"technical-scope\"}");

        assertThat(accepted.at("/design")).isEqualTo("technical-scope");
        assertThat(server.put(requirement + "/design", "{\"section\":\"nowhere\"}")
                        .status())
                .isEqualTo(404);
    }
}
