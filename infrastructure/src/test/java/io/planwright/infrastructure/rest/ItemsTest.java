package io.planwright.infrastructure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.planwright.infrastructure.rest.Server.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Items over HTTP: what a list says and what the text says is one thing. */
class ItemsTest extends ServerTest {

    private static String requirement() {
        return "/api/v1/requirements/"
                + server.post(project() + "/requirements", "{\"title\":\"Search\"}")
                        .at("/id");
    }

    /** @return the address of a requirement without any section for items */
    private static String emptyRequirement() {
        return "/api/v1/requirements/"
                + server.post(project() + "/requirements", "{\"title\":\"Search\",\"lane\":\"light\"}")
                        .at("/id");
    }

    private static List<String> texts(String list) {
        return server.get(list)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("text").asString())
                .toList();
    }

    private static String add(String list, String body) {
        var made = server.post(list, body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo(list + "/" + made.at("/id"));
        return list + "/" + made.at("/id");
    }

    private static Answer changed(String item, String body) {
        var answer = server.patch(item, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(item).endsWith(answer.at("/id"));
        return answer;
    }

    /**
     * What is done with items of one kind.
     *
     * @param fields of the first item
     * @param change and what the item says afterwards
     * @param path the file that holds the items
     */
    record Kind(String list, String fields, String change, Map<String, String> changed, String path, String inText) {
        @Override
        public String toString() {
            return list;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("criteria", "", "\"done\":true", Map.of("done", "true"), "prd.md", "- [x] first"),
                new Kind(
                        "risks",
                        ",\"mitigation\":\"test\",\"impact\":\"high\"",
                        "\"mitigation\":\"measure\"",
                        Map.of("mitigation", "measure", "impact", "high"),
                        "prd.md",
                        "- **Risk**: first\n- **Mitigation**: measure\n- **Impact**: high\n"),
                new Kind("dependencies", "", "\"done\":true", Map.of("done", "true"), "prd.md", "- [x] first"),
                new Kind("metrics", "", "\"done\":true", Map.of("done", "true"), "prd.md", "- [x] first"),
                new Kind(
                        "references",
                        "",
                        "\"text\":\"first link\"",
                        Map.of("text", "first link"),
                        "prd.md",
                        "- first link"),
                new Kind(
                        "questions",
                        ",\"for\":\"expert\"",
                        "\"findings\":\"one\\n\\n- two\",\"sources\":\"a book\"",
                        Map.of("done", "true", "findings", "one\n\n- two", "for", "expert"),
                        "prd.md",
                        "1. first\n   - **For**: expert\n   - **Findings**:\n\n     one\n\n     - two\n"
                                + "   - **Sources**: a book\n"),
                new Kind(
                        "targets",
                        ",\"detail\":\"asyncpg\"",
                        "\"state\":\"degraded\",\"reason\":\"slow\"",
                        Map.of("state", "degraded", "reason", "slow", "detail", "asyncpg", "done", "false"),
                        "prd.md",
                        "- first (asyncpg) \u2014 degraded: slow"),
                new Kind(
                        "decisions",
                        ",\"context\":\"why\",\"positions\":[{\"actor\":\"ada\",\"stance\":\"for\",\"confidence\":9}]",
                        "\"outcome\":\"this\",\"decidedBy\":\"Grace\"",
                        Map.of("done", "true", "outcome", "this", "decidedBy", "Grace", "context", "why"),
                        "research/consensus.md",
                        "# Consensus: Search\n\n## first\n\n**Context**: why\n\n"
                                + "| Actor | Stance | Argument | Confidence |\n|---|---|---|---|\n| ada | for |  | 9 |\n\n"
                                + "**Outcome**: this\n\n**Decided by**: Grace\n"),
                new Kind(
                        "investigations",
                        ",\"steps\":[{\"hypothesis\":\"cold cache\"}]",
                        "\"outcome\":\"warm it\",\"tasks\":\"SHOP-1\"",
                        Map.of("done", "true", "outcome", "warm it", "tasks", "SHOP-1"),
                        "research/investigations.md",
                        "# Investigations: Search\n\n## first\n\n**Outcome**: warm it\n\n**Tasks**: SHOP-1\n\n"
                                + "### Step 1\n\n**Hypothesis**: cold cache\n"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void itemsAreAddedChangedPutInOrderAndRemoved(Kind kind) {
        var requirement = emptyRequirement();
        var list = requirement + "/" + kind.list();
        assertThat(texts(list)).isEmpty();

        var first = add(list, "{\"text\":\"first\"" + kind.fields() + "}");
        var second = add(list, "{\"text\":\"second\"}");
        var answer = changed(first, "{" + kind.change() + "}");

        kind.changed()
                .forEach((name, value) -> assertThat(answer.at("/" + name)).isEqualTo(value));
        assertThat(server.get(first).json()).isEqualTo(answer.json());
        assertThat(server.get(requirement + "/workspace?path=" + kind.path()).text())
                .contains(kind.inText());
        var words = answer.at("/text");
        assertThat(texts(list)).containsExactly(words, "second");
        if (answer.json().has("done")) {
            assertThat(texts(list + "?done=" + answer.json().path("done").asBoolean()))
                    .contains(words);
        }

        changed(second, "{\"after\":null}");
        assertThat(texts(list)).containsExactly("second", words);
        changed(second, "{\"after\":\"" + answer.at("/id") + "\"}");
        assertThat(texts(list)).containsExactly(words, "second");
        assertThat(server.get(second).at("/text")).isEqualTo("second");

        assertThat(server.delete(first).status()).isEqualTo(204);
        assertThat(server.get(first).status()).isEqualTo(404);
        assertThat(server.delete(first).status()).isEqualTo(404);
        assertThat(texts(list)).containsExactly("second");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsWrittenIntoTheTextShowsInTheItems(Kind kind) {
        var requirement = emptyRequirement();
        var list = requirement + "/" + kind.list();
        var item = add(list, "{\"text\":\"first\"" + kind.fields() + "}");
        var section = requirement + "/sections/" + server.get(item).at("/section");

        var text = server.get(section).text();
        var written = server.putText(
                section,
                ("Words above.\n\n" + text.replace("first", "other words")).getBytes(StandardCharsets.UTF_8),
                "If-Match",
                "*");

        assertThat(written.status()).as(written.text()).isEqualTo(200);
        assertThat(server.get(item).at("/text")).isEqualTo("other words");
    }

    @Test
    void aNoteIsAFileOfItsOwn() {
        var list = requirement() + "/notes";
        var requirement = list.substring(0, list.lastIndexOf('/'));
        var note = add(list, "{\"text\":\"An idea\",\"body\":\"# Words\"}");
        add(list, "{\"text\":\"An idea\"}");

        assertThat(server.get(requirement + "/workspace?path=tmp/an-idea.md").text())
                .isEqualTo("# An idea\n\n# Words\n");
        assertThat(server.get(requirement + "/workspace?path=tmp/an-idea-2.md").text())
                .isEqualTo("# An idea\n");
        assertThat(changed(note, "{\"text\":\"A thought\",\"body\":\"less\"}").at("/body"))
                .isEqualTo("less");
        assertThat(server.patch(note, "{\"after\":null}").at("/refusal")).isEqualTo("item.unordered");
        assertThat(texts(list)).containsExactlyInAnyOrder("A thought", "An idea");
        assertThat(server.delete(note).status()).isEqualTo(204);
        assertThat(server.get(requirement + "/workspace?path=tmp/an-idea.md").status())
                .isEqualTo(404);
        assertThat(texts(list)).containsExactly("An idea");
    }

    @Test
    void aListIsFilteredPagedAndWrittenAsOneWants() {
        var list = requirement() + "/risks";
        add(list, "{\"text\":\"one\",\"group\":\"Speed, Size\",\"impact\":\"high\"}");
        add(list, "{\"text\":\"two\",\"group\":\"Speed, Size\",\"impact\":\"low\"}");
        add(list, "{\"text\":\"three\",\"group\":\"Money\",\"impact\":\"low\"}");

        assertThat(texts(list + "?group=Speed,%20Size")).containsExactly("one", "two");
        assertThat(texts(list + "?impact=low&group=Money&group=Speed,%20Size")).containsExactly("two", "three");
        var page = server.get(list + "?limit=2");
        assertThat(texts(list + "?limit=2&cursor=" + page.at("/next"))).containsExactly("three");
        assertThat(server.get(list + "?cursor=x").status()).isEqualTo(400);
        assertThat(server.get(list + "?fields=text,group", "Accept", "text/csv").text())
                .isEqualTo("text,group\r\none,\"Speed, Size\"\r\ntwo,\"Speed, Size\"\r\nthree,Money\r\n");
        assertThat(server.get(list + "?fields=text,impact", "Accept", "application/x-ndjson")
                        .text())
                .startsWith("{\"text\":\"one\",\"impact\":\"high\"}\n");
    }

    @Test
    void aCriterionSaysItsGroupTwice() {
        var list = requirement() + "/criteria";
        add(list, "{\"text\":\"fast\",\"group\":\"Technical\"}");
        add(list, "{\"text\":\"slow\",\"kind\":\"Technical\",\"done\":true}");

        assertThat(server.get(list)
                        .json()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("kind").asString()
                                + item.path("group").asString()
                                + item.path("section").asString()))
                .containsOnly("TechnicalTechnicalacceptance-criteria");
        assertThat(texts(list + "?done=true")).containsExactly("slow");
    }

    @Test
    void badInputIsNamed() {
        var requirement = requirement();
        var risk = add(requirement + "/risks", "{\"text\":\"one\"}");
        var target = add(requirement + "/targets", "{\"text\":\"DuckDB\"}");

        is400(server.post(requirement + "/risks", "{}"), "'text' is missing");
        is400(server.post(requirement + "/risks", "{\"text\":\" \"}"), "a risk must not be blank");
        is400(server.post(requirement + "/risks", "{\"text\":\"a\\nb\"}"), "one line");
        is400(server.post(requirement + "/risks", "{\"text\":\"a\",\"colour\":1}"), "'colour'", "mitigation, impact");
        is400(server.post(requirement + "/risks", "{\"text\":\"a\",\"impact\":[1]}"), "'impact'", "a text");
        is400(server.post(requirement + "/risks", "[]"), "");
        is400(server.patch(risk, "{}"), "nothing to change", "mitigation");
        is400(server.patch(risk, "{\"group\":\"x\"}"), "'group'");
        is400(server.patch(risk, "{\"after\":null,\"text\":\"x\"}"), "'after'");
        is400(server.patch(target, "{\"state\":\"ready\"}"), "'ready'", "planned, done, verified");
        is400(server.patch(target, "{\"state\":\"degraded\"}"), "'reason'");
        is400(server.patch(target, "{\"done\":true}"), "'done'", "'state'");
        is400(server.post(requirement + "/questions", "{\"text\":\"a\",\"done\":true}"), "'findings'");
        is400(
                server.post(requirement + "/decisions", "{\"text\":\"a\",\"positions\":[{\"stance\":\"maybe\"}]}"),
                "'maybe'",
                "for, against, neutral");
        is400(
                server.post(requirement + "/decisions", "{\"text\":\"a\",\"positions\":[{\"colour\":\"maybe\"}]}"),
                "'colour'",
                "actor, stance, argument, confidence");
        is400(server.post(requirement + "/investigations", "{\"text\":\"a\",\"steps\":1}"), "'steps'");
        assertThat(server.get(requirement + "/risks/none").status()).isEqualTo(404);
        assertThat(server.get(requirement + "/wishes").status()).isEqualTo(404);
        assertThat(server.patch(risk, "{\"after\":\"00000000-0000-0000-0000-000000000000\"}")
                        .status())
                .isEqualTo(404);
    }

    private static void is400(Answer answer, String... detail) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.at("/detail")).contains(detail);
    }

    @Test
    void aTargetOfTheCatalogueStandsAmongItsLike() {
        var targets = requirement() + "/targets";
        var item = server.get(targets + "?fields=id,text,group,detail")
                .json()
                .path("items")
                .get(0);
        assertThat(server.delete(targets + "/" + item.path("id").asString()).status())
                .isEqualTo(204);

        var again = add(targets, "{\"text\":\"" + item.path("text").asString() + "\",\"state\":\"done\"}");

        assertThat(server.get(again).at("/group")).isEqualTo(item.path("group").asString());
        assertThat(server.get(again).at("/done")).isEqualTo("true");
    }

    @Test
    void theMatrixSaysWhatDoesNotWorkYet() {
        var requirement = requirement();
        var targets = requirement + "/targets";
        var first = add(targets, "{\"text\":\"Frobnicator\",\"state\":\"verified\"}");

        var matrix = server.get(requirement + "/matrix");

        assertThat(matrix.json()
                        .path("groups")
                        .valueStream()
                        .flatMap(group -> group.path("targets").valueStream())
                        .filter(target -> target.path("extra").asBoolean())
                        .map(target -> target.path("name").asString() + " "
                                + target.path("state").asString()))
                .containsExactly("Frobnicator verified");
        changed(first, "{\"state\":\"degraded\",\"reason\":\"no vectors\"}");
        assertThat(server.get(requirement + "/matrix").json().path("worksOnAll").asBoolean())
                .isFalse();
        assertThat(server.get(requirement + "/matrix").json().path("whyNot").toString())
                .contains("Frobnicator is degraded: no vectors");
    }

    @Test
    void aRepeatedRequestAddsOnce() {
        var list = requirement() + "/questions";
        var body = "{\"text\":\"Which?\"}";

        var first = server.post(list, body, "Idempotency-Key", "q1");
        var again = server.post(list, body, "Idempotency-Key", "q1");

        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        assertThat(texts(list)).containsExactly("Which?");
    }

    @Test
    void everyListIsDescribed() {
        var document = server.get("/api/v1/openapi.json").json();
        var paths = document.path("paths");

        assertThat(paths.propertyNames()).noneMatch(path -> path.contains("{items}"));
        for (var list : List.of("criteria", "risks", "questions", "decisions", "investigations", "targets", "notes")) {
            var path = paths.path("/api/v1/requirements/{id}/" + list);
            assertThat(path.propertyNames()).containsExactlyInAnyOrder("get", "post");
            assertThat(paths.path("/api/v1/requirements/{id}/" + list + "/{itemId}")
                            .propertyNames())
                    .containsExactlyInAnyOrder("get", "patch", "delete");
        }
        var risks = paths.path("/api/v1/requirements/{id}/risks");
        assertThat(risks.at("/post/requestBody/content/application~1json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/NewRisk");
        assertThat(risks.at("/get/responses/200/content/application~1json/schema/properties/items/items/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Risk");
        assertThat(risks.at("/post/responses/201/content/application~1json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Risk");
        assertThat(document.at("/components/schemas/Target/properties/state/enum")
                        .toString())
                .contains("not-applicable");
        assertThat(risks.at("/get/parameters")
                        .valueStream()
                        .map(each -> each.path("name").asString()))
                .contains("id", "limit", "cursor", "group", "mitigation", "Planwright-Position")
                .doesNotContain("items", "done");
    }
}
