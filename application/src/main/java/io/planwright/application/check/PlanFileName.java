package io.planwright.application.check;

import io.planwright.application.plan.PlanView;
import io.planwright.application.workspace.Workspace;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Plans are called by ISO week and number, e.g. {@code 47-001-order-tracking-plan.md}. */
final class PlanFileName {

    private static final Pattern NAME =
            Pattern.compile("(?<week>\\d{2})-(?<number>\\d{3})-(?!-)(?!.*--)[\\p{Ll}\\d-]+-plan\\.md");

    private PlanFileName() {}

    static List<Finding> findings(Workspace workspace) {
        return workspace.plans().stream()
                .map(PlanView::path)
                .flatMap(path -> objection(path)
                        .map(text -> new Finding(
                                path, 0, text, "call it by week and number, e.g. 47-001-order-tracking-plan.md")))
                .toList();
    }

    private static Stream<String> objection(String path) {
        var name = NAME.matcher(path.substring(path.lastIndexOf('/') + 1));
        if (!name.matches()) {
            return Stream.of("the file is not called {week}-{number}-{name}-plan.md");
        }
        int week = Integer.parseInt(name.group("week"));
        if (week < 1 || week > 53) {
            return Stream.of("there is no week " + name.group("week") + " (01 to 53)");
        }
        return name.group("number").equals("000") ? Stream.of("numbers begin with 001") : Stream.empty();
    }
}
