package io.planwright.application.evidence;

import io.planwright.domain.evidence.Coverage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Sums up JaCoCo reports. The totals are those of the packages; where the report states others, it was cut short or changed.
 * Reports of several modules in one zip file are added up: a class that stands in two of them counts twice.
 */
final class JacocoReport implements Xml.Elements {

    private final Deque<String> path = new ArrayDeque<>();
    private final Counts total = new Counts();
    private final Moments moments = new Moments();
    private Counts packages = new Counts();
    private @Nullable Long statedLines;
    private @Nullable Long statedCovered;

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
            if (!element.name().equals("report") || element.attribute("name") == null) {
                throw Shape.not("JaCoCo report", element);
            }
            packages = new Counts();
            statedLines = null;
            statedCovered = null;
        } else if (element.name().equals("sessioninfo")) {
            moments.addEpoch(element.attribute("dump"));
        } else if (element.name().equals("counter")) {
            count(element, path.element());
        }
        path.push(element.name());
    }

    private void count(Xml.Element counter, String parent) {
        var type = counter.attribute("type");
        boolean lines = "LINE".equals(type);
        if (!lines && !"BRANCH".equals(type) || !parent.equals("package") && !parent.equals("report")) {
            return;
        }
        long covered = needed(counter, "covered");
        long all = covered + needed(counter, "missed");
        if (parent.equals("report")) {
            if (lines) {
                statedLines = all;
                statedCovered = covered;
            }
        } else if (lines) {
            packages.lines += all;
            packages.coveredLines += covered;
        } else {
            packages.branches += all;
            packages.coveredBranches += covered;
        }
    }

    private static long needed(Xml.Element counter, String name) {
        long number = counter.number(name);
        if (number < 0) {
            throw EvidenceUnreadable.at(counter.line(), "<counter> lacks " + name);
        }
        return number;
    }

    @Override
    public void text(CharSequence text) {}

    @Override
    public void end(String name) {
        path.pop();
        if (path.isEmpty()) {
            if (statedLines != null
                    && statedCovered != null
                    && (statedLines != packages.lines || statedCovered != packages.coveredLines)) {
                throw new EvidenceUnreadable("the report contradicts itself: it states " + statedCovered + " of "
                        + statedLines + " lines, and its packages come to " + packages.coveredLines + " of "
                        + packages.lines);
            }
            total.lines += packages.lines;
            total.coveredLines += packages.coveredLines;
            total.branches += packages.branches;
            total.coveredBranches += packages.coveredBranches;
        }
    }
}
