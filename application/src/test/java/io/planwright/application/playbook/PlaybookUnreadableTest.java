package io.planwright.application.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.planwright.application.playbook.Playbook.Target;
import io.planwright.application.playbook.Playbook.TargetGroup;
import io.planwright.application.playbook.PlaybookUnreadable.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Whoever writes a playbook is told the line and the key of everything that is wrong with it. */
class PlaybookUnreadableTest {

    private static final Playbooks PLAYBOOKS = new Playbooks();

    private static final String FINE = """
            key: ours
            name: Ours
            roles:
              - {key: planner, name: Planner}
            responsibilities:
              - {duty: PLANNING, name: Planning, rights: {planner: PRIMARY}}
            stages:
              - {phase: PLANNING, role: planner, name: Planning}
            sections:
              - {key: goals, heading: Goals, items: criterion}
            plan:
              path: tasks.md
              title: "{title}"
              phases:
                - {title: Build, role: planner}
            gate:
              name: Gate
              checks:
                - {key: done, text: It is done}
                - {key: ticked, text: It is ticked, kind: COMPUTED, rule: criteria-ticked}
            """;

    private static List<Fault> faults(String yaml) {
        return catchThrowableOfType(PlaybookUnreadable.class, () -> PLAYBOOKS.read(yaml))
                .faults();
    }

    private static void isFault(String before, String now, int line, String path, String... inMessage) {
        assertThat(FINE).contains(before);
        assertThat(faults(FINE.replace(before, now))).anySatisfy(fault -> {
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.path()).isEqualTo(path);
            assertThat(fault.message()).contains(inMessage);
        });
    }

    @Test
    void whatIsFineIsRead() {
        assertThat(PLAYBOOKS.read(FINE).key()).isEqualTo("ours");
    }

    @Test
    void whatIsNoYamlIsNamedWithItsLine() {
        assertThat(faults("")).containsExactly(new Fault(1, "", "there is nothing in it"));
        assertThat(faults("just words")).extracting(Fault::line).containsExactly(1);
        assertThat(faults("key: ours\nname: [\n")).allSatisfy(fault -> {
            assertThat(fault.line()).isGreaterThan(1);
            assertThat(fault.message()).startsWith("it is no YAML");
        });
        assertThat(faults("key: a\n---\nkey: b\n"))
                .extracting(Fault::message)
                .first()
                .asString()
                .contains("second");
        assertThat(faults("key: a\nname: b\nkey: c\n")).containsExactly(new Fault(3, "key", "it stands twice"));
        assertThat(faults("key: &a x\nname: *a\n"))
                .containsExactly(new Fault(2, "name", "aliases are not possible: write the text out"));
        assertThat(faults("key: " + "[".repeat(100) + "]".repeat(100)))
                .extracting(Fault::message)
                .containsExactly("it is nested too deeply");
    }

    @Test
    void whatTheSchemaDoesNotKnowIsNamedWithWhatWouldBePossible() {
        isFault("name: Ours", "colour: red\nname: Ours", 2, "colour", "no such key", "checklists", "targets");
        isFault("{key: goals, ", "{key: goals, color: red, ", 10, "sections[0].color", "guidance");
        isFault("name: Ours\n", "", 1, "", "'name' is missing");
        isFault("items: criterion", "items: wish", 10, "sections[0].items", "criterion", "investigation");
        isFault("kind: COMPUTED", "kind: GUESSED", 20, "gate.checks[1].kind", "MANUAL, EVIDENCE, COMPUTED");
        isFault("key: ours", "key: Our Own", 1, "key", "Our Own");
        isFault("name: Ours", "name: ' '", 2, "name", "must not be empty");
        isFault("name: Ours", "name: 7", 2, "name", "integer");
        isFault("{planner: PRIMARY}", "{planner: SOME}", 6, "responsibilities[0].rights.planner", "LIMITED");
        isFault("title: Build", "title: \"Bu\\nild\"", 15, "plan.phases[0].title", "must match");
    }

    @Test
    void aTextWithoutEnglishIsNoText() {
        isFault("name: Ours", "name: {vi: Của chúng tôi}", 2, "name", "'en' is missing");
        isFault("name: Ours", "name: {en: Ours, fr: Le nôtre}", 2, "name.fr", "en, vi");
        isFault("text: It is done", "text: {vi: Xong}", 19, "gate.checks[0].text", "'en' is missing");
    }

    @Test
    void namesThatNothingHasAreNamedWithThoseThatAreThere() {
        isFault("{planner: PRIMARY}", "{pilot: PRIMARY}", 6, "responsibilities[0].rights.pilot", "'pilot'", "planner");
        isFault("role: planner, name", "role: pilot, name", 8, "stages[0].role", "'pilot'");
        isFault("role: planner}", "role: pilot}", 15, "plan.phases[0].role", "'pilot'");
        isFault("rule: criteria-ticked", "rule: guess", 20, "gate.checks[1].rule", "'guess'", "prd-complete");
        isFault(", rule: criteria-ticked", "", 20, "gate.checks[1]", "names its rule");
        isFault("It is done}", "It is done, rule: tasks-done}", 19, "gate.checks[0].rule", "COMPUTED");
        isFault("It is done}", "It is done, coverage: 90}", 19, "gate.checks[0].coverage", "EVIDENCE");
        isFault("It is done}", "It is done, looksAt: [prd, wishes]}", 19, "gate.checks[0].looksAt[1]", "'wishes'");
        isFault("items: criterion}", "text: '{targets:all}'}", 10, "sections[0].text", "'all'");
    }

    @Test
    void whatIsThereTwiceIsNamed() {
        isFault("{key: ticked,", "{key: done,", 20, "gate.checks[1]", "'done' is there twice");
        isFault(
                "gate:\n",
                "standards: {always: [{key: done, text: Always}]}\ngate:\n",
                16,
                "standards.always[0]",
                "'done' is there twice");
        isFault(
                "  - {key: planner, name: Planner}\n",
                "  - {key: planner, name: Planner}\n  - {key: planner, name: Other}\n",
                5,
                "roles[1]",
                "'planner'");
    }

    @Test
    void sectionsAreFoundByTheirHeadings() {
        isFault("heading: Goals", "heading: Aims", 10, "sections[0].key", "'aims'");
        isFault(", heading: Goals", "", 10, "sections[0]", "'heading' is missing");
        isFault("items: criterion", "tasks: true", 10, "sections[0].tasks", "plan");
    }

    @Test
    void filesOfPlansCanBeWritten() {
        isFault("path: tasks.md", "path: '{year}/tasks.md'", 12, "plan.path", "{year}", "{name}, {number}, {week}");
        isFault("path: tasks.md", "path: 'plan-{number}.md'", 12, "plan.path", "{week}-{number}-{name}-plan.md");
        isFault("path: tasks.md", "path: ../tasks.md", 12, "plan.path", "below the workspace");
        isFault("path: tasks.md", "path: tasks.txt", 12, "plan.path", "Markdown");
        isFault("\"{title}\"", "\"{name}\"", 13, "plan.title", "{title}");
        PLAYBOOKS.read(FINE.replace("path: tasks.md", "path: 'plans/{week}-{number}-{name}-plan.md'"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceInTheOrderOfItsLines() {
        var yaml = FINE.replace("name: Ours", "colour: red\nname: ''").replace("phase: PLANNING", "phase: PLOTTING");
        assertThat(faults(yaml)).extracting(Fault::line).containsExactly(2, 3, 9);
        assertThat(catchThrowableOfType(PlaybookUnreadable.class, () -> PLAYBOOKS.read(yaml)))
                .hasMessageContaining("line 2: colour: ")
                .hasMessageContaining("line 9: stages[0].phase: ");
    }

    /** Whatever value is put in place of another, the answer is a playbook or a fault with a line of the text. */
    @Property(tries = 300, seed = "2026")
    void noValueBreaksTheReader(@ForAll @IntRange(max = 10_000) int which, @ForAll @IntRange(max = 5) int what) {
        var yaml = new YAMLMapper();
        var tree = yaml.readTree(FINE);
        var all = new java.util.ArrayList<Runnable>();
        var nodes = yaml.getNodeFactory();
        var values = List.<JsonNode>of(
                nodes.nullNode(),
                nodes.numberNode(-1),
                nodes.stringNode(""),
                nodes.arrayNode(),
                nodes.objectNode(),
                nodes.booleanNode(true));
        collect(tree, values.get(what), all);
        all.get(which % all.size()).run();
        var text = yaml.writeValueAsString(tree);
        try {
            PLAYBOOKS.read(text);
        } catch (PlaybookUnreadable unreadable) {
            assertThat(unreadable.faults())
                    .isNotEmpty()
                    .allSatisfy(fault -> assertThat(fault.line())
                            .isBetween(1, (int) text.lines().count()));
        }
    }

    private static void collect(JsonNode node, JsonNode value, List<Runnable> all) {
        if (node instanceof ObjectNode object) {
            for (var name : List.copyOf(object.propertyNames())) {
                all.add(() -> object.set(name, value));
                collect(object.get(name), value, all);
            }
        } else {
            node.forEach(each -> collect(each, value, all));
        }
    }

    @Property(tries = 100, seed = "2026")
    void theLimitOfActiveRequirementsIsChangedAndNothingElse(@ForAll @IntRange(max = 100) int most) {
        for (var playbook : PLAYBOOKS.all()) {
            var before = PLAYBOOKS.yaml("", playbook.key());
            var after = withMostActive(before, most);
            assertThat(PLAYBOOKS.read(after).limits().mostActive()).isEqualTo(most);
            assertThat(after.replace(
                            "mostActive: " + most,
                            "mostActive: " + playbook.limits().mostActive()))
                    .isEqualTo(before);
        }
    }

    private static String withMostActive(String yaml, int most) {
        return PLAYBOOKS.with(yaml, Map.of("limits.mostActive", most));
    }

    @Test
    void aLimitIsAddedBesideAnotherInItsManner() {
        var flow = FINE + "limits: {mostActive: 3}\n";
        assertThat(PLAYBOOKS.with(flow, Map.of("limits.archiveWhenDone", true)))
                .isEqualTo(FINE + "limits: {mostActive: 3, archiveWhenDone: true}\n");
        var block = FINE + "limits:\n  mostActive: 4 # few\n";
        assertThat(PLAYBOOKS.with(block, Map.of("limits.archiveWhenDone", true)))
                .isEqualTo(FINE + "limits:\n  mostActive: 4 # few\n  archiveWhenDone: true\n");
        var archiving = FINE + "limits: {mostActive: 3, archiveWhenDone: true}\n";
        assertThat(PLAYBOOKS.with(archiving, Map.of("limits.archiveWhenDone", false)))
                .isEqualTo(archiving.replace("true", "false"));
    }

    @Test
    void theCatalogueOfTargetsIsExchangedAndNothingElse() {
        var bird = new Target(
                "firebird", "Firebird", List.of("fdb"), Phrase.of("small: one file"), Phrase.of(""), "@bird");
        for (var playbook : PLAYBOOKS.all()) {
            var before = PLAYBOOKS.yaml("", playbook.key());
            var group = new TargetGroup("engines", Phrase.of("Engines"), List.of(bird));
            var more = new ArrayList<>(playbook.targets());
            more.add(group);
            var after = PLAYBOOKS.withTargets(before, more);
            assertThat(PLAYBOOKS.read(after).targets()).isEqualTo(more);
            assertThat(after).contains(before.substring(before.lastIndexOf("\nlimits:")));
            assertThat(PLAYBOOKS.read(PLAYBOOKS.withTargets(after, playbook.targets())))
                    .isEqualTo(playbook);
        }
        assertThatThrownBy(() -> PLAYBOOKS.withTargets(
                        FINE, List.of(new TargetGroup("No key", Phrase.of("Engines"), List.of()))))
                .isInstanceOf(PlaybookUnreadable.class);
    }

    @Test
    void aLimitIsAddedWhereThereIsNone() {
        assertThat(withMostActive(FINE, 3)).isEqualTo(FINE + "limits: {mostActive: 3}\n");
        var vietnamese = "# Của chúng tôi 🙂\n" + FINE + "limits:\n  mostActive: 12 # vài việc\n";
        assertThat(withMostActive(vietnamese, 7)).isEqualTo(vietnamese.replace("12", "7"));
    }

    @Test
    void aBlockThatIsMissingIsAddedWithItsFirstValue() {
        var values = new LinkedHashMap<String, Object>();
        values.put("work.staged", true);
        values.put("work.workerCircuit.failures", 5);
        values.put("work.independent", List.of("VERIFY", "RE_VERIFY"));
        assertThat(PLAYBOOKS.with(FINE.stripTrailing(), values))
                .isEqualTo(FINE
                        + "work: {staged: true, workerCircuit: {failures: 5}, independent: [VERIFY, RE_VERIFY]}\n");
    }

    @Test
    void aListIsExchangedHoweverItIsWritten() {
        var before = FINE + "work: # ours\n  staged: true # so it is\n  independent:\n    - VERIFY # by CI\n"
                + "    - RED\n  # tries\n  greenTries: 3\n";
        assertThat(PLAYBOOKS.with(before, Map.of("work.independent", List.of("GREEN"))))
                .isEqualTo(before.replace("- VERIFY # by CI\n    - RED", "[GREEN]"));
        assertThat(PLAYBOOKS.with(before, Map.of("work.coverage", 90))).isEqualTo(before + "  coverage: 90\n");
        var quoted = before.replace("greenTries: 3", "greenTries: 3\n  stageCircuit: {}");
        assertThat(PLAYBOOKS.with(quoted, Map.of("work.stageCircuit.pause", 60)))
                .isEqualTo(quoted.replace("{}", "{pause: 60}"));
    }

    @Test
    void whatIsNotPossibleIsNotWritten() {
        assertThatThrownBy(() -> PLAYBOOKS.with(FINE, Map.of("work.staged", 5))).isInstanceOf(PlaybookUnreadable.class);
        assertThatThrownBy(() -> PLAYBOOKS.with(FINE, Map.of("key.word", 5))).isInstanceOf(PlaybookUnreadable.class);
    }

    @Property(tries = 50, seed = "2026")
    void aValueOfTheWorkIsChangedAndNothingElse(
            @ForAll @IntRange(min = 1, max = 100) int tries, @ForAll @IntRange(max = 1000) int extensions) {
        for (var playbook : PLAYBOOKS.all()) {
            var before = PLAYBOOKS.yaml("", playbook.key());
            var values = new LinkedHashMap<String, Object>();
            values.put("work.staged", playbook.work().staged());
            values.put("work.greenTries", tries);
            values.put("work.workerCircuit.extensions", extensions);
            var after = PLAYBOOKS.with(before, values);
            var work = PLAYBOOKS.read(after).work().discipline();
            assertThat(work.greenTries()).isEqualTo(tries);
            assertThat(work.worker().extensions()).isEqualTo(extensions);
            assertThat(after.lines().filter(line -> line.contains("#")).toList())
                    .isEqualTo(before.lines().filter(line -> line.contains("#")).toList());
            assertThat(PLAYBOOKS.read(after).sections()).isEqualTo(playbook.sections());
        }
    }
}
