package io.planwright.application.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BreakageTest {

    private static boolean isAssertion(boolean asFailure, String type, String message, String text) {
        return new Breakage(asFailure, type, message, text).isAssertion();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.AssertionError",
                "org.opentest4j.AssertionFailedError",
                "org.opentest4j.MultipleFailuresError",
                "org.assertj.core.error.AssertJMultipleFailuresError",
                "org.junit.ComparisonFailure",
                "org.axonframework.test.AxonAssertionError",
                "org.mockito.exceptions.verification.WantedButNotInvoked",
                "org.spockframework.runtime.SpockComparisonFailure",
                "PHPUnit\\Framework\\ExpectationFailedException",
                "RSpec::Expectations::ExpectationNotMetError",
                "Minitest::Assertion",
                "NUnit.Framework.AssertionException",
                "Xunit.Sdk.EqualException",
                "AssertionError",
                "JestAssertionError"
            })
    void assertionsAreKnownByTheirTypeThoughWrittenAsErrors(String type) {
        assertThat(isAssertion(false, type, "no matter", "")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.NoClassDefFoundError",
                "java.lang.Error",
                "java.lang.IllegalStateException",
                "java.util.concurrent.TimeoutException",
                "TypeError",
                "NameError",
                "SyntaxError",
                "ImportError",
                "NoMethodError",
                "System.NullReferenceException",
                "Error",
                "SystemExit"
            })
    void errorsAreKnownByTheirTypeThoughWrittenAsFailures(String type) {
        assertThat(isAssertion(true, type, "no matter", "")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    assert (1 + 1) == 3                                  | true
                    AssertionError: the basket is empty                  | true
                    Assert.Equal() Failure: Values differ                | true
                    Assertion failed                                     | true
                    System.ArgumentException : no basket                 | false
                    NameError: name 'basket' is not defined              | false
                    ModuleNotFoundError: No module named 'nowhere'       | false
                    requests.exceptions.ConnectionError: refused         | false
                    Error: expect(received).toBe(expected)               | true
                    Error: Timed out 5000ms waiting for expect(locator)  | true
                    Error: boom                                          | false
                    unknown file C++ exception with description "a"      | false
                    """)
    void theMessageTellsWhereNoTypeDoes(String message, boolean assertion) {
        assertThat(isAssertion(!assertion, null, message, "")).isEqualTo(assertion);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Failed",
                "Failed: DID NOT RAISE <class 'ValueError'>",
                "expected: 3",
                "1 + 1 == 3",
                "ErrorProne is off"
            })
    void otherwiseTheReportHasItsWay(String message) {
        assertThat(isAssertion(true, null, message, "")).isTrue();
        assertThat(isAssertion(false, null, message, "")).isFalse();
    }

    @Test
    void theTextTellsWhereNoMessageDoes() {
        assertThat(isAssertion(true, null, null, "\n  ReferenceError: basket is not defined\n    at x"))
                .isFalse();
        assertThat(isAssertion(false, null, null, "E       AssertionError: no\n"))
                .isTrue();
        assertThat(isAssertion(true, null, "as said", "TypeError: no")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                === RUN   TestSum
                --- FAIL: TestSum (0.00s)
                panic: runtime error: invalid memory address or nil pointer dereference [recovered]
                \tpanic: runtime error: invalid memory address or nil pointer dereference
                """,
                """
                    basket_test.go:9: got 2, want 3
                panic: test timed out after 10m0s
                """,
                "fatal error: all goroutines are asleep - deadlock!",
                "thread 'tests::sums_up' panicked at src/lib.rs:9:9:\nnot yet implemented",
                "thread 'tests::sums_up' (4711) panicked at src/lib.rs:9:9:\nnot implemented: sums\nnote: run with",
                "thread 'tests::sums_up' panicked at 'not yet implemented', src/lib.rs:9:9"
            })
    void aCrashIsNoAssertionThoughWrittenAsAFailure(String text) {
        assertThat(isAssertion(true, null, "Failed", text)).isFalse();
        assertThat(isAssertion(true, "test failure with exit code 101", text, text))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thread 'tests::sums_up' panicked at src/lib.rs:9:9:\nassertion `left == right` failed\n  left: 2",
                "thread 'tests::sums_up' panicked at 'assertion failed: `(left == right)`', src/lib.rs:9:9",
                "thread 'tests::sums_up' panicked at src/lib.rs:9:9:\nnot implemented by this shelf",
                "    log_test.go:9: got \"x\", want \"panic: x\"",
                "        panic: is what the page should say"
            })
    void whatOnlySpeaksOfACrashIsNone(String text) {
        assertThat(isAssertion(true, null, "Failed", text)).isTrue();
    }

    @Test
    void anAssertionByItsTypeMaySpeakOfACrash() {
        assertThat(isAssertion(true, "java.lang.AssertionError", "expected", "\npanic: x"))
                .isTrue();
    }

    @Test
    void nodesCauseTells() {
        var text = "[Error [ERR_TEST_FAILURE]: x] {\n code: 'ERR_TEST_FAILURE',\n cause: %s\n}";

        assertThat(isAssertion(true, "testCodeFailure", "x", text.formatted("AssertionError [ERR_ASSERTION]: x")))
                .isTrue();
        assertThat(isAssertion(true, "testCodeFailure", "x", text.formatted("TypeError: x")))
                .isFalse();
        assertThat(isAssertion(true, "testCodeFailure", "x", text.formatted("Error: x")))
                .isFalse();
        assertThat(isAssertion(true, "testCodeFailure", "x", text.formatted("'test failed', exitCode: 1")))
                .isFalse();
    }
}
