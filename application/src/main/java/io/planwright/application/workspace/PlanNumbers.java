package io.planwright.application.workspace;

import io.planwright.application.log.EventLog;
import io.planwright.application.log.EventLog.LogFilter;
import io.planwright.domain.identity.ProjectId;
import io.planwright.domain.plan.Week;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The numbers that plans of a project have in their weeks, and those that files bring: each is given once. */
final class PlanNumbers {

    private static final Pattern NAME = Pattern.compile("((?:.*/)?)(\\d{2})-(\\d{3})-(.+-plan\\.md)");
    private static final Pattern DAY = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");
    private static final int PREAMBLE = 1_000;
    private static final int AT_A_TIME = 500;
    private static final int LAST_WEEK = 53;
    private static final JsonMapper JSON = new JsonMapper();

    private final ProjectId project;
    private final EventLog log;
    private final LocalDate today;
    private @Nullable Map<Week, TreeSet<Integer>> given;

    /** The number that a file has by its name, e.g. {@code docs/plan/47-001-order-tracking-plan.md}. */
    record Numbered(String folder, Week week, int number, String rest) {

        String path() {
            return "%s%02d-%03d-%s".formatted(folder, week.number(), number, rest);
        }

        /** @return whether a path differs in nothing but the number */
        boolean isAlike(String path) {
            var name = NAME.matcher(path);
            return name.matches()
                    && name.group(1).equals(folder)
                    && Integer.parseInt(name.group(2)) == week.number()
                    && name.group(4).equals(rest);
        }
    }

    PlanNumbers(ProjectId project, EventLog log, LocalDate today) {
        this.project = project;
        this.log = log;
        this.today = today;
    }

    /**
     * @param text what the plan says: where a day of the week stands at its beginning, it tells the year; else it is the
     *     last such week until today
     * @return empty where the name has no number
     */
    Optional<Numbered> in(String path, String text) {
        var name = NAME.matcher(path);
        if (!name.matches()) {
            return Optional.empty();
        }
        int week = Integer.parseInt(name.group(2));
        int number = Integer.parseInt(name.group(3));
        return week < 1 || week > LAST_WEEK || number < 1
                ? Optional.empty()
                : Optional.of(new Numbered(name.group(1), week(week, text), number, name.group(4)));
    }

    private Week week(int number, String text) {
        var days = DAY.matcher(text.substring(0, Math.min(PREAMBLE, text.length())));
        while (days.find()) {
            try {
                var week = Week.of(LocalDate.parse(days.group()));
                if (week.number() == number) {
                    return week;
                }
            } catch (DateTimeException _) {
                // no day of the calendar
            }
        }
        var day = today;
        while (Week.of(day).number() != number) {
            day = day.minusWeeks(1);
        }
        return Week.of(day);
    }

    boolean isGiven(Numbered wanted) {
        return of(wanted.week).contains(wanted.number);
    }

    /** @return what was wanted, or with the next number of the week where another plan has that one */
    Numbered take(Numbered wanted) {
        var numbers = of(wanted.week);
        int number = numbers.contains(wanted.number) ? numbers.last() + 1 : wanted.number;
        numbers.add(number);
        return new Numbered(wanted.folder, wanted.week, number, wanted.rest);
    }

    private TreeSet<Integer> of(Week week) {
        var all = given;
        if (all == null) {
            all = read();
            given = all;
        }
        return all.computeIfAbsent(week, _ -> new TreeSet<>());
    }

    private Map<Week, TreeSet<Integer>> read() {
        var filter = new LogFilter(project.toString(), null, "plan.numbered", null);
        var read = new HashMap<Week, TreeSet<Integer>>();
        long position = -1;
        for (var some = log.after(position, filter, AT_A_TIME);
                !some.isEmpty();
                some = log.after(position, filter, AT_A_TIME)) {
            for (var entry : some) {
                var told = JSON.readTree(entry.payload());
                var week = new Week(
                        told.path("week").path("year").asInt(),
                        told.path("week").path("number").asInt());
                read.computeIfAbsent(week, _ -> new TreeSet<>())
                        .add(told.path("number").asInt());
            }
            position = some.getLast().position();
        }
        return read;
    }
}
