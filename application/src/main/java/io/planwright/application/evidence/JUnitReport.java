package io.planwright.application.evidence;

import io.planwright.domain.evidence.TestRun;
import io.planwright.domain.evidence.TestRun.Broken;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the tests of JUnit reports, in whichever of its dialects. There is no standard; what the tools agree on is that a
 * {@code testcase} is a test and passed unless an element in it says otherwise.
 *
 * <p>What a suite states is only compared. If it states more tests than it holds, the report was cut short and is refused. If
 * it states more failures and errors than it holds, the rest counts as errors: that is how Jest reports files that do not
 * compile. Not compared are the suites of Catch2 and doctest, which count assertions there.
 *
 * <p>A test that passed on a later try, which Surefire calls flaky, has passed. A report that lists each try as a test of its
 * own, as Gradle's retry plugin does unless told to merge them, has a broken one.
 */
final class JUnitReport implements Xml.Elements {

    static final int MOST_TESTS = 200_000;

    private static final Set<String> NOT_RUN = Set.of(
            "notrun", "disabled", "skipped", "suspended", "suppressed", "ignored", "pending", "todo", "inactive");
    private static final Set<String> NOT_PASSED =
            Set.of("fail", "failed", "failure", "error", "errored", "broken", "crashed", "timeout", "incomplete");

    private final List<Broken> broken = new ArrayList<>();
    private final Set<String> passedNames = new HashSet<>();
    private final Set<String> brokenNames = new HashSet<>();
    private final Moments moments = new Moments();
    private final Deque<Suite> suites = new ArrayDeque<>();
    private int depth;
    private @Nullable Case current;
    private @Nullable Problem problem;
    private int cases;
    private int passed;
    private int failed;
    private int errors;
    private int skipped;

    private static final class Suite {
        final int depth;
        final int line;
        final String name;
        /** The names of this one and those around it, but for that of the whole run. */
        final String path;

        final long statedTests;
        final long statedBroken;
        long tests;
        long children;
        long broken;
        long retried;

        Suite(Xml.Element element, String around) {
            depth = element.depth;
            line = element.line();
            var given = element.attribute("name");
            name = Words.name(given == null ? element.name() : given);
            path = given == null || !element.name().equals("testsuite")
                    ? around
                    : Words.name(around.isEmpty() ? given : around + " > " + given);
            boolean countsAssertions =
                    "tbd".equals(element.attribute("hostname")) || element.attribute("doctest_version") != null;
            statedTests = countsAssertions ? -1 : element.number("tests");
            statedBroken = countsAssertions
                    ? -1
                    : Math.max(0, element.number("failures")) + Math.max(0, element.number("errors"));
        }
    }

    private static final class Case {
        final int depth;
        final String name;
        final Set<String> states;
        final List<Breakage> breakages = new ArrayList<>();
        boolean skipped;
        boolean todo;
        int retries;

        Case(int depth, String name, Set<String> states) {
            this.depth = depth;
            this.name = name;
            this.states = states;
        }
    }

    /** A failure or error that is being read. */
    private static final class Problem {
        final int depth;
        final boolean asFailure;
        final @Nullable String type;
        final @Nullable String message;
        final StringBuilder text = new StringBuilder();

        Problem(Xml.Element element) {
            depth = element.depth;
            asFailure = element.name().equals("failure");
            type = element.attribute("type");
            message = element.attribute("message");
        }

        Breakage breakage() {
            return new Breakage(asFailure, type, message, text.toString());
        }
    }

    TestRun tests() {
        return new TestRun(passed, failed, errors, skipped, broken);
    }

    Set<String> passed() {
        passedNames.removeAll(brokenNames);
        return passedNames;
    }

    @Nullable
    Instant latestAt() {
        return moments.latest();
    }

    @Override
    public void start(Xml.Element element) {
        depth = element.depth;
        switch (element.name()) {
            case "testsuites", "testsuite", "testrun" -> startSuite(element);
            case "testcase" -> startCase(element);
            case String _ when suites.isEmpty() -> throw Shape.not("JUnit report", element);
            case "failure", "error" -> {
                if (isDirectlyWithin()) {
                    problem = new Problem(element);
                }
            }
            case "skipped", "disabled", "ignored" -> {
                if (current != null && isDirectlyWithin()) {
                    current.skipped = true;
                    current.todo |= "todo".equals(element.attribute("type"));
                }
            }
            case "flakyFailure", "flakyError", "rerunFailure", "rerunError" -> {
                if (current != null && isDirectlyWithin()) {
                    current.retries++;
                }
            }
            default -> {}
        }
    }

    private boolean isDirectlyWithin() {
        return depth == 1 + (current != null ? current.depth : suites.element().depth);
    }

    private void startSuite(Xml.Element element) {
        if (current != null) {
            throw EvidenceUnreadable.at(element.line(), "a <" + element.name() + "> stands within a <testcase>");
        }
        var around = suites.peek();
        if (around != null) {
            around.children++;
        }
        suites.push(new Suite(element, around == null ? "" : around.path));
        moments.add(element.attribute("timestamp"));
    }

    private void startCase(Xml.Element element) {
        if (suites.isEmpty()) {
            throw EvidenceUnreadable.at(element.line(), "a <testcase> stands outside of any <testsuite>");
        }
        if (current != null) {
            throw EvidenceUnreadable.at(element.line(), "a <testcase> stands within another one");
        }
        if (++cases > MOST_TESTS) {
            throw new EvidenceTooLarge("the report has more than " + MOST_TESTS + " tests");
        }
        suites.element().children++;
        current = new Case(depth, nameOf(element), statesOf(element));
        moments.add(element.attribute("timestamp"));
    }

    private static Set<String> statesOf(Xml.Element element) {
        var states = new HashSet<String>();
        for (var name : List.of("status", "result")) {
            if (element.attribute(name) instanceof String state) {
                states.add(state.strip().toLowerCase(Locale.ROOT));
            }
        }
        return states;
    }

    /** Node's runner calls every class "test"; there and without a class the file tells, and the suites are part of the name. */
    private String nameOf(Xml.Element element) {
        var name = element.attribute("name");
        var of = element.attribute("classname");
        var file = element.attribute("file");
        if (of != null && !(of.equals("test") && file != null)) {
            return Words.name(name == null ? of : of + "#" + name);
        }
        var within = suites.element().path;
        var last = name == null ? "" : name;
        if (file != null) {
            return Words.name(inAnyCheckout(file) + "#" + (within.isEmpty() ? "" : within + " > ") + last);
        }
        return Words.name(within.isEmpty() || last.isEmpty() ? within + last : within + "#" + last);
    }

    /** @return an absolute path without its folders: a test is the same one in the checkout of a worker and of a CI */
    private static String inAnyCheckout(String file) {
        var path = file.replace('\\', '/');
        boolean isAbsolute = path.startsWith("/") || path.matches("[A-Za-z]:/.*");
        return isAbsolute ? path.substring(path.lastIndexOf('/') + 1) : path;
    }

    @Override
    public void text(CharSequence text) {
        if (problem != null && problem.depth == depth) {
            int room = Breakage.MOST_TEXT - problem.text.length();
            problem.text.append(text, 0, Math.min(room, text.length()));
        }
    }

    @Override
    public void end(String name) {
        if (problem != null && problem.depth == depth) {
            end(problem.breakage());
            problem = null;
        } else if (current != null && current.depth == depth) {
            end(current);
            current = null;
        } else if (!suites.isEmpty() && suites.element().depth == depth) {
            end(suites.pop());
        }
        depth--;
    }

    private void end(Breakage breakage) {
        if (current != null) {
            current.breakages.add(breakage);
        } else {
            var suite = suites.element();
            suite.broken++;
            addBroken(suite.name, breakage.isAssertion(), breakage.said());
        }
    }

    private void end(Case ended) {
        var suite = suites.element();
        suite.tests++;
        suite.retried += ended.retries;
        if (ended.todo) {
            suite.retried += ended.breakages.size();
            skipped++;
        } else if (!ended.breakages.isEmpty()) {
            suite.broken++;
            var error = ended.breakages.stream()
                    .filter(breakage -> !breakage.isAssertion())
                    .findFirst();
            addBroken(
                    ended.name,
                    error.isEmpty(),
                    error.orElse(ended.breakages.getFirst()).said());
        } else if (ended.skipped || ended.states.stream().anyMatch(NOT_RUN::contains)) {
            skipped++;
        } else if (ended.states.stream().anyMatch(NOT_PASSED::contains)) {
            suite.broken++;
            addBroken(ended.name, false, "the report says so and not why");
        } else {
            passed++;
            passedNames.add(ended.name);
        }
    }

    private void end(Suite suite) {
        if (suite.statedTests > Math.max(suite.tests, suite.children)) {
            throw EvidenceUnreadable.at(
                    suite.line,
                    "the report is not whole: '" + Words.brief(suite.name) + "' states " + suite.statedTests
                            + " tests and holds " + suite.tests);
        }
        long unseen = suite.statedBroken - suite.broken - suite.retried;
        if (unseen > 0) {
            suite.broken += unseen;
            errors = (int) Math.min(1_000_000_000, errors + unseen - 1);
            addBroken(
                    suite.name,
                    false,
                    "the report counts " + unseen + " more than the failures and errors that it shows");
        }
        if (!suites.isEmpty()) {
            var parent = suites.element();
            parent.tests += suite.tests;
            parent.broken += suite.broken;
            parent.retried += suite.retried;
        }
    }

    private void addBroken(String test, boolean assertion, String message) {
        if (assertion) {
            failed++;
        } else {
            errors++;
        }
        brokenNames.add(test);
        if (broken.size() < TestRun.NAMED) {
            broken.add(new Broken(test, assertion, broken.size() < TestRun.SHOWN ? message : ""));
        }
    }
}
