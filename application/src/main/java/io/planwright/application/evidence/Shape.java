package io.planwright.application.evidence;

import org.jspecify.annotations.Nullable;

/** What an XML file looks like from its first element, so that a mistake is told by name. */
final class Shape {

    private Shape() {}

    /** @throws EvidenceUnreadable always, with what the file looks like instead */
    static EvidenceUnreadable not(String wanted, Xml.Element root) {
        var like = like(root);
        return EvidenceUnreadable.at(
                root.line(),
                "this is no " + wanted + ": it begins with <" + Words.brief(root.name()) + ">"
                        + (like == null ? "" : ", which looks like " + like));
    }

    private static @Nullable String like(Xml.Element root) {
        return switch (root.name()) {
            case "testsuites", "testsuite", "testrun" -> "a JUnit report, which is sent as JUNIT";
            case "report" -> "a JaCoCo report, which is sent as JACOCO";
            case "coverage" ->
                root.attribute("clover") != null || root.attribute("generated") != null
                        ? "a Clover report; Cobertura and JaCoCo are read"
                        : "a Cobertura report, which is sent as COBERTURA";
            case "testng-results" -> "a TestNG report; TestNG also writes JUnit XML, in the folder junitreports";
            case "failsafe-summary" -> "Failsafe's summary, which holds no tests";
            case "test-run", "test-results" -> "an NUnit report; NUnit can write JUnit XML too";
            case "assemblies", "assembly" -> "an xUnit.net report; it can write JUnit XML too";
            case "TestRun" -> "a TRX report; the JUnit logger writes JUnit XML";
            case "checkstyle", "BugCollection", "pmd" -> "an analysis; analyses are read as SARIF";
            case "html" -> "a page";
            default -> null;
        };
    }
}
