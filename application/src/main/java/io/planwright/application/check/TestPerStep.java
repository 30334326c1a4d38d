package io.planwright.application.check;

import io.planwright.application.check.Steps.Step;
import io.planwright.application.workspace.FileTexts;
import io.planwright.application.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Each step that builds something names the file of its test. */
final class TestPerStep {

    private static final Pattern TEST_FILE =
            Pattern.compile("(?<![\\w-])(?:tests?|specs?|__tests__)/[\\w\\[\\]{}<>*./-]+"
                    + "|(?<![\\w-])test_[\\w\\[\\]{}<>*-]+\\.\\w+"
                    + "|[\\w\\[\\]{}<>*-]+_test\\.\\w+"
                    + "|[\\w\\[\\]{}<>*-]+(?:Tests?|IT|Spec)\\.(?:java|kt|cs|scala|groovy)"
                    + "|[\\w\\[\\]{}<>*-]+\\.(?:test|spec)\\.\\w+");

    private TestPerStep() {}

    static List<Finding> findings(Workspace workspace) {
        var files = FileTexts.of(workspace);
        return workspace.plans().stream()
                .flatMap(plan -> Steps.of(workspace, files, plan).stream())
                .filter(TestPerStep::wantsTest)
                .filter(step -> !TEST_FILE.matcher(step.whole()).find())
                .map(step -> Words.finding(
                        workspace,
                        step.path(),
                        step.line(),
                        "test-none",
                        Map.of("what", Words.shortened(step.title()))))
                .toList();
    }

    private static boolean wantsTest(Step step) {
        return !Work.isTestOrDocument(step)
                && Work.of(step).filter(work -> work == Work.SCHEMA).isEmpty();
    }
}
