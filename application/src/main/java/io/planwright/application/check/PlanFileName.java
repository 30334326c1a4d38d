package io.planwright.application.check;

import io.planwright.application.plan.PlanView;
import io.planwright.application.workspace.Workspace;
import java.util.List;
import java.util.Map;
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
                .flatMap(path -> objection(path).map(key -> finding(workspace, path, key)))
                .toList();
    }

    private static Finding finding(Workspace workspace, String path, String key) {
        var facts = Map.of(
                "form", "{week}-{number}-{name}-plan.md", "week", named(path).replaceFirst("-.*", ""));
        return Words.finding(workspace, path, 0, key, "file.remedy", facts);
    }

    private static String named(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** @return the key of what is to be said */
    private static Stream<String> objection(String path) {
        var name = NAME.matcher(named(path));
        if (!name.matches()) {
            return Stream.of("file-name");
        }
        int week = Integer.parseInt(name.group("week"));
        if (week < 1 || week > 53) {
            return Stream.of("file-week");
        }
        return name.group("number").equals("000") ? Stream.of("file-number") : Stream.empty();
    }
}
