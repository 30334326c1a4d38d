package io.planwright.application.evidence;

import io.planwright.domain.evidence.Coverage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sums up Cobertura reports, as Cobertura, coverage.py, Istanbul, gcovr and coverlet write them. The report's own totals
 * count, since some writers list only part of the lines; the lines of the classes are counted where it states none.
 */
final class CoberturaReport implements Xml.Elements {

    /** Of {@code condition-coverage}, e.g. {@code 50% (1/2)}. */
    private static final Pattern CONDITIONS = Pattern.compile("\\((\\d{1,9})/(\\d{1,9})\\)");

    private final Deque<String> path = new ArrayDeque<>();
    private final Moments moments = new Moments();
    private final Counts total = new Counts();
    private Counts stated = new Counts();
    private Counts counted = new Counts();
    private boolean statesLines;
    private boolean statesBranches;

    private static final class Counts {
        long lines;
        long coveredLines;
        long branches;
        long coveredBranches;
    }

    Coverage coverage() {
        return new Coverage(total.lines, total.coveredLines, total.branches, total.coveredBranches);
    }

    @Nullable
    Instant latestAt() {
        return moments.latest();
    }

    @Override
    public void start(Xml.Element element) {
        if (element.depth == 1) {
            startReport(element);
        } else if (element.depth == 2
                && (element.name().equals("project") || element.name().equals("file"))) {
            throw EvidenceUnreadable.at(
                    element.line(),
                    "this is no Cobertura report: its <" + element.name()
                            + "> looks like one of Clover or Sonar; Cobertura and JaCoCo are read");
        } else if (element.name().equals("line") && path.size() >= 2 && isOfClass()) {
            count(element);
        }
        path.push(element.name());
    }

    private void startReport(Xml.Element root) {
        if (!root.name().equals("coverage")
                || root.attribute("clover") != null
                || root.attribute("generated") != null) {
            throw Shape.not("Cobertura report", root);
        }
        stated = new Counts();
        counted = new Counts();
        stated.lines = root.number("lines-valid");
        stated.coveredLines = root.number("lines-covered");
        stated.branches = root.number("branches-valid");
        stated.coveredBranches = root.number("branches-covered");
        statesLines = stated.lines >= 0 && stated.coveredLines >= 0;
        statesBranches = stated.branches >= 0 && stated.coveredBranches >= 0;
        if (statesLines && stated.coveredLines > stated.lines
                || statesBranches && stated.coveredBranches > stated.branches) {
            throw EvidenceUnreadable.at(root.line(), "the report states that more is covered than there is to cover");
        }
        moments.addEpoch(root.attribute("timestamp"));
    }

    /** The lines of methods are listed with the class again. */
    private boolean isOfClass() {
        var parents = path.iterator();
        return parents.next().equals("lines") && parents.next().equals("class");
    }

    private void count(Xml.Element line) {
        counted.lines++;
        var hits = line.attribute("hits");
        if (hits != null && !hits.strip().matches("[0-9]+")) {
            throw EvidenceUnreadable.at(line.line(), "hits=\"" + Words.brief(hits) + "\" is no whole number from 0");
        }
        if (hits != null && !hits.strip().matches("0+")) {
            counted.coveredLines++;
        }
        var conditions = line.attribute("condition-coverage");
        var found = CONDITIONS.matcher(conditions == null ? "" : conditions);
        if (found.find()) {
            long all = Long.parseLong(found.group(2));
            counted.branches += all;
            counted.coveredBranches += Math.min(all, Long.parseLong(found.group(1)));
        }
    }

    @Override
    public void text(CharSequence text) {}

    @Override
    public void end(String name) {
        path.pop();
        if (path.isEmpty()) {
            if (statesLines && stated.lines > 0 && counted.lines == 0) {
                throw new EvidenceUnreadable(
                        "the report contradicts itself: it states " + stated.lines + " lines, and lists none");
            }
            var lines = statesLines ? stated : counted;
            var branches = statesBranches ? stated : counted;
            total.lines += lines.lines;
            total.coveredLines += lines.coveredLines;
            total.branches += branches.branches;
            total.coveredBranches += branches.coveredBranches;
        }
    }
}
