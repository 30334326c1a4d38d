package io.planwright.worker.task;

import io.planwright.worker.evidence.Reports;
import io.planwright.worker.files.Globs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the work is done.
 *
 * @param directory in which it is done, or of which copies are made
 * @param copies whether each task is worked on in a copy of its own
 * @param agents command line by stage
 * @param byHand whether a person does the stages that have none
 * @param once whether only the stage at which the task stands is checked, as it is
 * @param test command line of the tests; null for none
 * @param tests which files are tests
 * @param freezeAll whether all tests are frozen after RED, rather than those that it has touched
 * @param leftOut files that are nobody's work
 * @param verifies whether it may prove, with a token of its own or with the one for that
 * @param task the one to work on; null for whatever comes next
 * @param until when it ends; null for when it is told to
 * @param hidden names of the variables that programs must not see
 */
record WorkSettings(
        String name,
        Path directory,
        int slots,
        boolean copies,
        Map<String, String> agents,
        boolean byHand,
        boolean once,
        @Nullable String test,
        Globs tests,
        boolean freezeAll,
        Globs leftOut,
        Reports reports,
        boolean verifies,
        int maxCalls,
        double maxMinutes,
        Duration agentLimit,
        Duration testLimit,
        int promptTokens,
        Duration poll,
        Path logs,
        @Nullable String task,
        @Nullable Until until,
        Map<String, String> environment,
        Set<String> hidden) {

    enum Until {
        EMPTY,
        DONE
    }

    boolean can(String stage) {
        return Stages.prove(stage) ? verifies : agents.containsKey(stage) || byHand || once;
    }

    /** @return the stages at which it can do something */
    List<String> stages() {
        var stages = new ArrayList<String>();
        Stages.all().stream().filter(this::can).forEach(stages::add);
        return stages;
    }

    boolean isWork(String path) {
        return !leftOut.match(path)
                && !reports.match(path)
                && !directory.resolve(path).startsWith(logs);
    }

    boolean isTest(String path) {
        return tests.match(path);
    }

    Path home() {
        return directory.resolve(".planwright");
    }
}
