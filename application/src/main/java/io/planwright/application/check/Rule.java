package io.planwright.application.check;

import io.planwright.application.workspace.Workspace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The checks that the server computes by itself, each under the key by which playbooks ask for it. */
public enum Rule {
    PRD_COMPLETE("prd-complete", PrdComplete::findings),
    CRITERIA_TICKED("criteria-ticked", Ticks::criteria),
    TASKS_DONE("tasks-done", Ticks::tasks),
    CHECKLISTS_TICKED("checklists-ticked", Ticks::checklists),
    QUESTIONS_ANSWERED("questions-answered", OpenEnds::questions),
    BLOCKERS_CLEARED("blockers-cleared", OpenEnds::blockers),
    DESIGN_ACCEPTED("design-accepted", OpenEnds::design),
    TARGETS_COVERED("targets-covered", TargetsCovered::findings),
    FACTUAL_LANGUAGE("factual-language", FactualLanguage::findings),
    NO_CREDENTIALS("no-credentials", NoCredentials::findings),
    DEPENDENCY_DIRECTION("dependency-direction", DependencyDirection::findings),
    STEP_ORDER("step-order", StepOrder::findings),
    TEST_PER_STEP("test-per-step", TestPerStep::findings),
    PLAN_FILE_NAME("plan-file-name", PlanFileName::findings);

    private final String key;
    private final Function<Workspace, List<Finding>> finder;

    Rule(String key, Function<Workspace, List<Finding>> finder) {
        this.key = key;
        this.finder = finder;
    }

    /** @return the one with the key; empty when this version knows none */
    public static Optional<Rule> withKey(String key) {
        return Arrays.stream(values()).filter(rule -> rule.key.equals(key)).findFirst();
    }

    public String key() {
        return key;
    }

    /** @return what stands in the way, in the order in which it is read; empty when nothing does */
    public List<Finding> findings(Workspace workspace) {
        return finder.apply(workspace);
    }
}
