package io.planwright.application.evidence;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What broke a test, and whether that was an assertion. Tools disagree on {@code <failure>} and {@code <error>}: Gradle, Jest
 * and pytest write everything that a test throws as a failure. So what was thrown decides where the report names it, in this
 * order:
 *
 * <ol>
 *   <li>what Node's test runner gives as the cause; without a thrown one, as with a file that does not load, it is an error;
 *   <li>a build that failed, as Go's reporters write it, and a C++ exception are errors;
 *   <li>the {@code type}: assertion errors of the known libraries are assertions, other names that end as errors and
 *       exceptions do are errors;
 *   <li>a panic of Go, or one of Rust because something is not implemented, is an error;
 *   <li>the beginning of the message tells as the type does, and is one of an assertion when it begins with {@code assert};
 *   <li>without a message, the first lines of the text likewise;
 *   <li>a plain {@code Error} is an assertion when it speaks of what was expected, as Jest's and Playwright's do.
 * </ol>
 *
 * Otherwise the report has its way.
 *
 * @param asFailure whether it is written as {@code <failure>}
 */
record Breakage(
        boolean asFailure, @Nullable String type, @Nullable String message, String text) {

    /** How much of its text is read. */
    static final int MOST_TEXT = 64 * 1024;

    private static final Set<String> ASSERTIONS = Set.of(
            "AssertionFailure",
            "Assertion",
            "AssertFailedException",
            "ShouldAssertException",
            "ExpectationNotMetError",
            "MultipleExpectationsNotMetError",
            "ExpectationFailedException",
            "ConditionNotSatisfiedError",
            "TooFewInvocationsError",
            "TooManyInvocationsError",
            "WrongExceptionThrownError",
            "TestingLibraryElementError");
    private static final List<String> ASSERTION_ENDINGS = List.of(
            "AssertionError",
            "ComparisonFailure",
            "AssertionException",
            "AssertionFailedError",
            "AssertionFailedException",
            "MultipleFailuresError");
    private static final List<String> ASSERTION_PACKAGES =
            List.of("org.mockito.exceptions.verification.", "Xunit.Sdk.");
    private static final List<String> ERROR_ENDINGS = List.of("Error", "Exception");
    private static final Set<String> ERRORS = Set.of(
            "Throwable",
            "ThreadDeath",
            "Timeout",
            "KeyboardInterrupt",
            "SystemExit",
            "StopIteration",
            "StopAsyncIteration",
            "GeneratorExit");

    /** A name as Java, Python, C#, Ruby and PHP write it, with pytest's mark before it, and what ends it. */
    private static final Pattern NAME = Pattern.compile(
            "^(?:E\\s{1,8})?\\[?((?:[\\w$]{1,100}+(?:\\.|::|\\\\)){0,20}[\\w$]{1,100}+)\\s?(?:[:\\[(]|$)");

    private static final Pattern NODES_CAUSE = Pattern.compile("\\bcause: ([\\w$.]{1,100})");
    private static final Pattern EXPECTATION = Pattern.compile("(?i)^(?:Error: )?expect(?:ed)?\\b|expect\\(");
    private static final Pattern CRASH = Pattern.compile(
            "(?m)^(?:panic|fatal error): |panicked at (?:'|[^\\n]*\\n)not (?:yet )?implemented(?:[:']|\\r?$)");
    private static final Pattern GENERIC_TYPE = Pattern.compile("(?i)failure|failed|error|assertion failed");
    private static final int FIRST_LINES = 5;

    boolean isAssertion() {
        if (text.contains("code: 'ERR_TEST_FAILURE'")) {
            var cause = NODES_CAUSE.matcher(text);
            return cause.find() && named(cause.group(1), firstLine(message)).orElse(false);
        }
        if (text.contains("[build failed]") || text.contains("[setup failed]") || said().contains("C++ exception")) {
            return false;
        }
        return Optional.ofNullable(type)
                .filter(name -> !GENERIC_TYPE.matcher(name).matches() || name.equals("Error"))
                .flatMap(name -> named(name.strip(), said()))
                .or(this::crashed)
                .or(() -> spoken(firstLine(message)))
                .or(this::spokenInText)
                .orElse(asFailure);
    }

    /** @return what it says, in short */
    String said() {
        return Words.brief(message != null ? message : type != null && text.isBlank() ? type : text.strip());
    }

    private Optional<Boolean> crashed() {
        boolean crash = CRASH.matcher(text).find()
                || message != null && CRASH.matcher(message).find();
        return crash ? Optional.of(false) : Optional.empty();
    }

    private Optional<Boolean> spokenInText() {
        if (message != null && (type == null || !GENERIC_TYPE.matcher(type).matches())) {
            return Optional.empty();
        }
        return text.lines()
                .filter(line -> !line.isBlank())
                .limit(FIRST_LINES)
                .map(line -> spoken(Words.brief(line)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** @return whether a line tells of an assertion; empty when it does not tell */
    private static Optional<Boolean> spoken(String line) {
        if (line.regionMatches(true, 0, "assert", 0, 6)) {
            return Optional.of(true);
        }
        var name = NAME.matcher(line);
        return name.find() ? named(name.group(1), line) : Optional.empty();
    }

    private static Optional<Boolean> named(String name, String said) {
        var simple = name.substring(
                Math.max(name.lastIndexOf('.'), Math.max(name.lastIndexOf(':'), name.lastIndexOf('\\'))) + 1);
        if (ASSERTIONS.contains(simple)
                || ASSERTION_ENDINGS.stream().anyMatch(simple::endsWith)
                || ASSERTION_PACKAGES.stream().anyMatch(name::startsWith)) {
            return Optional.of(true);
        }
        if (name.equals("Error")) {
            return Optional.of(EXPECTATION.matcher(said).find());
        }
        return ERRORS.contains(simple) || ERROR_ENDINGS.stream().anyMatch(simple::endsWith)
                ? Optional.of(false)
                : Optional.empty();
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? ""
                : message.strip().lines().findFirst().map(Words::brief).orElse("");
    }
}
