package io.planwright.application.evidence;

import io.planwright.domain.evidence.Coverage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sums up Cobertura reports, as Cobertura, coverage.py, Istanbul, gcovr and coverlet write them. The report's own totals
 * count where they are no better than the lines that it lists, else these lines do. Totals with fewer lines that are not
 * covered than the report lists are refused.
 *
 * <p>Writers disagree on what they list: some list only part of the lines, some a line twice, some a line with its method,
 * with its class or with both. So the totals may be as good as the lines of the classes, each entry counted, or as all lines,
 * each counted once and covered when one of its entries is.
 */
final class CoberturaReport implements Xml.Elements {

    /** Of {@code condition-coverage}, e.g. {@code 50% (1/2)}. */
    private static final Pattern CONDITIONS = Pattern.compile("\\((\\d{1,9})/(\\d{1,9})\\)");

    private final Deque<String> path = new ArrayDeque<>();
    private final Moments moments = new Moments();
    private final Counts total = new Counts();
    private final Map<String, Map<Long, Boolean>> coveredByLine = new HashMap<>();
    private Counts stated = new Counts();
    private Counts ofClasses = new Counts();
    private Counts once = new Counts();
    private String file = "";
    private boolean statesLines;
    private boolean statesBranches;

    private static final class Counts {
        long lines;
        long coveredLines;
        long branches;
        long coveredBranches;

        void addLine(boolean covered) {
            lines++;
            coveredLines += covered ? 1 : 0;
        }

        long missedLines() {
            return lines - coveredLines;
        }

        /** Nothing to cover is as good as all covered. */
        boolean isBetterThan(Counts other) {
            return lines == 0 ? other.missedLines() > 0 : coveredLines * other.lines > other.coveredLines * lines;
        }

        String told() {
            return coveredLines + " of " + lines;
        }
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
        } else if (element.name().equals("class")) {
            var name = element.attribute("filename");
            file = name == null ? "" : name;
        } else if (element.name().equals("line") && isIn("lines", "class")) {
            count(element, true);
        } else if (element.name().equals("line") && isIn("lines", "method")) {
            count(element, false);
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
        ofClasses = new Counts();
        once = new Counts();
        coveredByLine.clear();
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

    private boolean isIn(String parent, String around) {
        var parents = path.iterator();
        return path.size() >= 2
                && parents.next().equals(parent)
                && parents.next().equals(around);
    }

    private void count(Xml.Element line, boolean ofClass) {
        boolean covered = isCovered(line);
        if (ofClass) {
            ofClasses.addLine(covered);
            countBranches(line);
        }
        long number = line.number("number");
        if (number < 0) {
            if (ofClass) {
                once.addLine(covered);
            }
            return;
        }
        var known = coveredByLine.computeIfAbsent(file, _ -> new HashMap<>());
        var before = known.putIfAbsent(number, covered);
        if (before == null) {
            once.addLine(covered);
        } else if (covered && !before) {
            known.put(number, true);
            once.coveredLines++;
        }
    }

    private static boolean isCovered(Xml.Element line) {
        var hits = line.attribute("hits");
        if (hits != null && !hits.strip().matches("[0-9]+")) {
            throw EvidenceUnreadable.at(line.line(), "hits=\"" + Words.brief(hits) + "\" is no whole number from 0");
        }
        return hits != null && !hits.strip().matches("0+");
    }

    private void countBranches(Xml.Element line) {
        var conditions = line.attribute("condition-coverage");
        var found = CONDITIONS.matcher(conditions == null ? "" : conditions);
        if (found.find()) {
            long all = Long.parseLong(found.group(2));
            ofClasses.branches += all;
            ofClasses.coveredBranches += Math.min(all, Long.parseLong(found.group(1)));
        }
    }

    @Override
    public void text(CharSequence text) {}

    @Override
    public void end(String name) {
        path.pop();
        if (path.isEmpty()) {
            var lines = lines();
            var branches = statesBranches ? stated : ofClasses;
            total.lines += lines.lines;
            total.coveredLines += lines.coveredLines;
            total.branches += branches.branches;
            total.coveredBranches += branches.coveredBranches;
        }
    }

    private Counts lines() {
        if (!statesLines) {
            return once;
        }
        if (stated.lines > 0 && once.lines == 0) {
            throw new EvidenceUnreadable(
                    "the report contradicts itself: it states " + stated.lines + " lines, and lists none");
        }
        var entries = ofClasses.lines < stated.lines ? once : ofClasses;
        if (!stated.isBetterThan(entries) || !stated.isBetterThan(once)) {
            return stated;
        }
        if (stated.missedLines() < Math.min(entries.missedLines(), once.missedLines())) {
            throw new EvidenceUnreadable("the report contradicts itself: it states " + stated.told()
                    + " lines, and those that it lists come to " + once.told());
        }
        return once;
    }
}
