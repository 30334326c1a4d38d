package io.planwright.domain.decomposition;

import io.planwright.domain.Titles;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A task as it is proposed.
 *
 * @param key names it within its proposal, through all passes
 * @param phase the title of its phase
 * @param files paths of what it makes or changes; a folder ends with a slash
 * @param testFile path of its test
 * @param dependsOn keys of tasks that must be done before
 * @param criteria how it is known to be done, a sentence each
 * @param hints what whoever does it should know, a sentence each
 * @param lines where in the source it comes from; null where a person added it
 */
public record ProposedTask(
        String key,
        String title,
        String phase,
        Complexity complexity,
        List<String> files,
        @Nullable String testFile,
        List<String> dependsOn,
        List<String> criteria,
        List<String> hints,
        @Nullable Lines lines) {

    private static final int LONGEST_KEY = 40;

    public ProposedTask {
        key = key.strip();
        if (key.isEmpty() || key.length() > LONGEST_KEY || key.chars().anyMatch(c -> c <= ' ')) {
            throw new IllegalArgumentException("'" + key + "' is no key of a task: 1 to " + LONGEST_KEY
                    + " characters without white space are possible");
        }
        title = Titles.checked("the title of task " + key, title);
        phase = Titles.checked("the phase of task " + key, phase);
        files = said(files);
        testFile = testFile == null || testFile.isBlank() ? null : oneLine(testFile);
        dependsOn = said(dependsOn);
        criteria = said(criteria);
        hints = said(hints);
    }

    /** @return what is not blank, each once, in one line each */
    private static List<String> said(List<String> texts) {
        return texts.stream()
                .map(ProposedTask::oneLine)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }

    public ProposedTask withDependsOn(List<String> keys) {
        return new ProposedTask(key, title, phase, complexity, files, testFile, keys, criteria, hints, lines);
    }

    /** @return the task with more criteria; those it has stay, and stay first */
    public ProposedTask withCriteria(List<String> more) {
        return new ProposedTask(
                key, title, phase, complexity, files, testFile, dependsOn, joined(criteria, more), hints, lines);
    }

    /** @return the task with more hints; those it has stay, and stay first */
    public ProposedTask withHints(List<String> more) {
        return new ProposedTask(
                key, title, phase, complexity, files, testFile, dependsOn, criteria, joined(hints, more), lines);
    }

    private static List<String> joined(List<String> kept, List<String> more) {
        return List.copyOf(
                new LinkedHashSet<>(Stream.concat(kept.stream(), more.stream()).toList()));
    }
}
