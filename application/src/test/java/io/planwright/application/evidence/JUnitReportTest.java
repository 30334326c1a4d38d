package io.planwright.application.evidence;

import static io.planwright.application.evidence.Sample.names;
import static io.planwright.application.evidence.Sample.read;
import static io.planwright.application.evidence.Sample.tests;
import static io.planwright.application.evidence.Sample.unreadable;
import static io.planwright.domain.evidence.EvidenceKind.JUNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.planwright.domain.evidence.TestRun;
import io.planwright.domain.evidence.TestRun.Broken;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JUnitReportTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    surefire/TEST-shop.BasketTest.xml, 6, 1, 1, 2
                    surefire/TEST-shop.OrderTest.xml,  0, 0, 1, 0
                    gradle.xml,     1, 2, 2, 1
                    pytest.xml,     4, 4, 3, 2
                    node.xml,       5, 3, 5, 2
                    jest-junit.xml, 1, 1, 2, 1
                    vitest.xml,     1, 1, 2, 0
                    playwright.xml, 0, 1, 1, 0
                    ant.xml,        1, 1, 1, 0
                    phpunit.xml,    2, 1, 1, 0
                    gotestsum.xml,  1, 1, 1, 0
                    googletest.xml, 1, 1, 1, 1
                    catch2.xml,     1, 1, 0, 0
                    rspec.xml,      1, 1, 1, 0
                    nextest.xml,    2, 1, 0, 0
                    """)
    void everyToolsReportsAreCounted(String file, int passed, int failed, int errors, int skipped) {
        var run = tests(Sample.of(file));

        assertThat(List.of(run.passed(), run.failed(), run.errors(), run.skipped()))
                .describedAs("passed, failed, errors, skipped of %s", run)
                .containsExactly(passed, failed, errors, skipped);
        assertThat(run.broken()).hasSize(failed + errors);
    }

    @Test
    void whatIsBrokenIsNamedWithWhatTheReportSaysAboutIt() {
        assertThat(tests(Sample.of("surefire/TEST-shop.BasketTest.xml")).broken())
                .containsExactly(
                        new Broken("shop.BasketTest#sumsUp", true, "expected: 3 but was: 2"),
                        new Broken("shop.BasketTest#throwsSomething", false, "no basket"));
    }

    @Test
    void whatPassedIsNamedToo() {
        assertThat(read(JUNIT, Sample.of("surefire/TEST-shop.BasketTest.xml")).passed())
                .containsExactlyInAnyOrder(
                        "shop.BasketTest#passesOnTheSecondTry",
                        "shop.BasketTest#takes(String)[1]",
                        "shop.BasketTest#takes(String)[2]",
                        "shop.BasketTest#takes(String)[3]",
                        "shop.BasketTest#keepsThePrice",
                        "shop.BasketTest$WhenPaid#isClosed");
        assertThat(read(JUNIT, Sample.of("pytest.xml")).passed())
                .contains("tests.test_basket#test_price_is_kept[1]", "tests.test_basket.TestOrder#test_in_class");
    }

    @Test
    void aClassThatCouldNotBeSetUpIsNamedAlone() {
        assertThat(names(tests(Sample.of("surefire/TEST-shop.OrderTest.xml")))).containsExactly("shop.OrderTest");
    }

    @Test
    void nodesTestsAreNamedByFileAndSuites() {
        var node = read(JUNIT, Sample.of("node.xml"));

        assertThat(node.passed())
                .contains("basket.test.js#keeps the price", "basket.test.js#an order > when paid > is kept");
        assertThat(tests(Sample.of("node.xml")).broken())
                .contains(new Broken("syntax.test.js#syntax.test.js", false, "test failed"));
    }

    @Test
    void aFileThatDidNotCompileIsAnErrorThoughNoTestStandsForIt() {
        assertThat(tests(Sample.of("jest-junit.xml")).broken())
                .contains(new Broken(
                        "order.test.js", false, "the report counts 1 more than the failures and errors that it shows"));
    }

    @Test
    void aReportWithoutTestsSaysSo() {
        for (var none : List.of("<testsuites/>", "<testsuite tests='0'/>", "<testsuites><testsuite/></testsuites>")) {
            assertThat(tests(none)).isEqualTo(new TestRun(0, 0, 0, 0, List.of()));
        }
    }

    @Test
    void aReportThatHoldsFewerTestsThanItStatesIsRefused() {
        unreadable(JUNIT, "<testsuite name='shop'\n tests='3'><testcase classname='A' name='b'/></testsuite>")
                .withMessageContaining("line 2: the report is not whole: 'shop' states 3 tests and holds 1");
        unreadable(JUNIT, "<testsuites tests='2'><testsuite tests='1'><testcase name='b'/></testsuite></testsuites>")
                .withMessageContaining("not whole");
    }

    @Test
    void moreTestsThanAreStatedAreCounted() {
        assertThat(tests("<testsuite tests='0'><testcase name='a'/><testcase name='b'/></testsuite>")
                        .passed())
                .isEqualTo(2);
    }

    @Test
    void whatASuiteSaysOfItselfCounts() {
        var run = tests("""
                <testsuites errors='1' failures='1'>
                  <testsuite name='A' errors='1' failures='1'>
                    <error message='no database'/>
                    <testcase name='b'><failure type='AssertionError'/></testcase>
                  </testsuite>
                </testsuites>
                """);

        assertThat(run.broken())
                .containsExactly(new Broken("A", false, "no database"), new Broken("A#b", true, "AssertionError"));
    }

    @Test
    void whatAReportStatesOfFormerTriesAndOfPlansIsNoError() {
        var run = tests("""
                <testsuites failures='2'><testsuite failures='2'>
                  <testcase name='a'><flakyFailure/></testcase>
                  <testcase name='b'><skipped type='todo'/><failure/></testcase>
                </testsuite></testsuites>
                """);

        assertThat(run).isEqualTo(new TestRun(1, 0, 0, 1, List.of()));
    }

    @Test
    void aTestThatFailedTwiceCountsOnceAndAsAnErrorIfOneOfThemIsOne() {
        var run = tests("""
                <testsuite>
                  <testcase classname='A' name='b'><failure type='AssertionError'/><error type='IOException'/></testcase>
                  <testcase classname='A' name='c'><failure type='AssertionError'/><failure/></testcase>
                </testsuite>
                """);

        assertThat(run.broken())
                .containsExactly(new Broken("A#b", false, "IOException"), new Broken("A#c", true, "AssertionError"));
        assertThat(run.passed()).isZero();
    }

    @Test
    void statesTellWhereNoElementDoes() {
        var run = tests("""
                <testsuite>
                  <testcase name='a' status='Passed'/><testcase name='b' status='Failed'/>
                  <testcase name='c' status='disabled'/><testcase name='d' result='error'/>
                  <testcase name='e'><disabled/></testcase><testcase name='f'><skipped/><failure/></testcase>
                </testsuite>
                """);

        assertThat(run.passed()).isEqualTo(1);
        assertThat(names(run)).containsExactly("b", "d", "f");
        assertThat(run.skipped()).isEqualTo(2);
    }

    @Test
    void aTestPassedOnlyIfNoneOfItsNameIsBroken() {
        var evidence = read(JUNIT, """
                <testsuite>
                  <testcase classname='A' name='takes'/>
                  <testcase classname='A' name='takes'><failure/></testcase>
                  <testcase classname='A' name='takes'/><testcase classname='A' name='gives'/>
                </testsuite>
                """);

        assertThat(evidence.passed()).containsExactly("A#gives");
    }

    @Test
    void onlyTheFirstOfManyBrokenTestsAreNamedAndAllAreCounted() {
        var report = new StringBuilder("<testsuite>");
        for (int i = 0; i < 1_500; i++) {
            report.append("<testcase classname='A' name='").append(i).append("'><failure message='no'/></testcase>");
        }

        var run = tests(report.append("</testsuite>").toString());

        assertThat(run.failed()).isEqualTo(1_500);
        assertThat(names(run)).hasSize(TestRun.NAMED).startsWith("A#0", "A#1").endsWith("A#999");
        assertThat(run.broken())
                .filteredOn(broken -> !broken.message().isEmpty())
                .hasSize(TestRun.SHOWN);
    }

    @Test
    void longMessagesAndNamesAreCut() {
        var run = tests("<testsuite><testcase classname='A' name='" + "n".repeat(2_000) + "'><failure message='"
                + "m&#10;".repeat(2_000) + "'/></testcase></testsuite>");

        assertThat(run.broken().getFirst().message())
                .hasSize(300)
                .startsWith("m m m")
                .endsWith("…");
        assertThat(run.broken().getFirst().test()).hasSizeLessThanOrEqualTo(500);
    }

    @Test
    void whatATestPrintsIsNoResult() {
        assertThat(tests("""
                                <testsuite><testcase name='a'><system-out>&lt;failure/&gt;<failure/></system-out>
                                <properties><property name='x'><error/></property></properties></testcase></testsuite>
                                """).passed()).isEqualTo(1);
    }

    @Test
    void longOutputIsNoHindrance() {
        var output = "&lt;a&#10;".repeat(300_000);

        assertThat(tests("<testsuite><testcase name='a'/><system-out>" + output + "</system-out></testsuite>")
                        .passed())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    2026-11-20T14:27:22Z,            2026-11-20T14:27:22Z
                    2026-11-20T14:27:22.5+01:00,     2026-11-20T13:27:22.5Z
                    2026-11-20T14:27:22+0100,        2026-11-20T13:27:22Z
                    2026-11-20 14:27:22 -0330,       2026-11-20T17:57:22Z
                    2026-11-20T14:27:22,             2026-11-21T02:27:22Z
                    2026-11-20T14:27:22.123456,      2026-11-21T02:27:22.123456Z
                    yesterday,
                    '',
                    +999999999-12-31T23:59:59,
                    0001-01-01T00:00:00,
                    """)
    void aTimeIsExactWithAZoneAndTheLatestItMayBeWithout(String timestamp, Instant latest) {
        assertThat(read(JUNIT, "<testsuite timestamp='" + timestamp + "'/>")
                        .facts()
                        .latestAt())
                .isEqualTo(latest);
    }

    @Test
    void theNewestSuiteGivesTheTime() {
        assertThat(read(JUNIT, Sample.of("jest-junit.xml")).facts().latestAt())
                .isEqualTo(Instant.parse("2026-11-21T02:27:23Z"));
        assertThat(read(JUNIT, Sample.of("surefire/TEST-shop.BasketTest.xml"))
                        .facts()
                        .latestAt())
                .isNull();
    }

    @Test
    void testsStandInSuitesAndNotInEachOther() {
        unreadable(JUNIT, "<testcase/>").withMessageContaining("outside of any <testsuite>");
        unreadable(JUNIT, "<testsuite><testcase><testcase/></testcase></testsuite>")
                .withMessageContaining("within another");
        unreadable(JUNIT, "<testsuite><testcase><testsuite/></testcase></testsuite>")
                .withMessageContaining("within a <testcase>");
    }

    @Test
    void whatIsNoNumberIsToldByLine() {
        unreadable(JUNIT, "<testsuites>\n<testsuite tests='many'/></testsuites>")
                .withMessage("line 2: tests=\"many\" of <testsuite> is no whole number from 0");
    }

    @Test
    void moreTestsThanAnyProjectHasAreRefused() {
        var report = "<testsuite>" + "<testcase name='a'/>".repeat(JUnitReport.MOST_TESTS + 1) + "</testsuite>";

        assertThatExceptionOfType(EvidenceTooLarge.class)
                .isThrownBy(() -> tests(report))
                .withMessageContaining("200000 tests");
    }

    @Test
    void asManyTestsAsAnyProjectHasAreRead() {
        var report = "<testsuite>" + "<testcase name='a'/>".repeat(JUnitReport.MOST_TESTS) + "</testsuite>";

        assertThat(tests(report).passed()).isEqualTo(JUnitReport.MOST_TESTS);
    }

    @Test
    void aSuiteMayStateHowManySuitesAndTestsStandDirectlyInIt() {
        assertThat(tests("<testsuite tests='2'><testsuite/><testcase name='a'/></testsuite>")
                        .passed())
                .isEqualTo(1);
        assertThat(tests("<testsuites tests='2'><testsuite/><testsuite/></testsuites>")
                        .ran())
                .isZero();
        unreadable(JUNIT, "<testsuite tests='3'><testsuite/><testcase name='a'/></testsuite>")
                .withMessageContaining("not whole");
    }

    @Test
    void skippedTestsHaveNotPassed() {
        var evidence = read(JUNIT, """
                <testsuite>
                  <testcase name='a'><skipped/></testcase><testcase name='b'><disabled/></testcase>
                  <testcase name='c'><ignored/></testcase><testcase name='d' status=' NotRun '/>
                  <testcase name='e' result='suppressed'/><testcase name='f' status='run' result='skipped'/>
                </testsuite>
                """);

        assertThat(evidence.facts().tests()).isEqualTo(new TestRun(0, 0, 0, 6, List.of()));
        assertThat(evidence.passed()).isEmpty();
    }

    @Test
    void whatStandsDeeperInATestSaysNothingOfIt() {
        var run = tests("""
                <testsuite failures='1'>
                  <skipped/><rerunFailure/>
                  <testcase name='a'><properties><skipped/></properties></testcase>
                  <testcase name='b'><properties><flakyFailure/></properties></testcase>
                </testsuite>
                """);

        assertThat(run.passed()).isEqualTo(2);
        assertThat(run.errors())
                .describedAs("stated, and not shown as a former try")
                .isEqualTo(1);
    }

    @Test
    void whatASuiteReportsIsAFailureWhenAnAssertionFoundIt() {
        var run = tests("<testsuite name='A'><failure type='AssertionError' message='not torn down'/></testsuite>");

        assertThat(run.broken()).containsExactly(new Broken("A", true, "not torn down"));
        assertThat(run.failed()).isEqualTo(1);
    }

    @Test
    void whatStandsWithinAFailureIsNoPartOfItsText() {
        assertThat(tests(
                                "<testsuite><testcase name='a'><failure>no <b>java.io.IOException</b> bread</failure></testcase>"
                                        + "</testsuite>")
                        .broken())
                .containsExactly(new Broken("a", true, "no bread"));
    }

    @Test
    void theNewestTestGivesTheTimeToo() {
        assertThat(read(JUNIT, """
                                <testsuite timestamp='2026-11-20T14:27:22Z'>
                                  <testcase name='a' timestamp='2026-11-20T14:27:25Z'/>
                                  <testcase name='b' timestamp='2026-11-20T14:27:24Z'/>
                                </testsuite>
                                """).facts().latestAt()).isEqualTo(Instant.parse("2026-11-20T14:27:25Z"));
    }

    @Test
    void whereNoClassIsToldTheFileAndTheSuitesNameATest() {
        var passed = read(JUNIT, """
                <testsuites name='all'>
                  <testsuite name='basket'>
                    <testcase classname='test' name='a'/>
                    <testcase file='src/b.js' name='b'/><testcase file='C:\\shop\\src\\c.js' name='c'/>
                    <testcase file='/shop/src/d.js' name='d'/><testcase classname='E' file='e.js' name='e'/>
                    <testcase name='f'/><testcase/><testcase classname='G'/>
                  </testsuite>
                  <testcase name='h'/>
                </testsuites>
                """).passed();

        assertThat(passed)
                .containsExactlyInAnyOrder(
                        "test#a",
                        "src/b.js#basket > b",
                        "c.js#basket > c",
                        "d.js#basket > d",
                        "E#e",
                        "basket#f",
                        "basket",
                        "G",
                        "h");
    }

    @Test
    void assertionsThatCatch2AndDoctestCountAreNoTests() {
        for (var suite : List.of("hostname='tbd'", "doctest_version='2.4'")) {
            assertThat(tests("<testsuite " + suite + " tests='9' failures='9'><testcase name='a'/></testsuite>"))
                    .isEqualTo(new TestRun(1, 0, 0, 0, List.of()));
        }
    }

    @Test
    void aReportBeginsWithASuite() {
        for (var root : List.of("failure", "error", "skipped", "rerunError", "properties")) {
            unreadable(JUNIT, "<" + root + "/>").withMessageContaining("no JUnit report: it begins with <" + root);
        }
    }

    @Test
    void whatIsStatedAndNotShownIsCountedOnceHoweverManySuitesStateIt() {
        var run = tests("""
                <testsuites failures='4'><testsuite name='A' failures='3' errors='1'>
                  <testcase name='a' status='failed'/>
                </testsuite></testsuites>
                """);

        assertThat(run.errors()).isEqualTo(4);
        assertThat(names(run)).containsExactly("A#a", "A");
    }
}
