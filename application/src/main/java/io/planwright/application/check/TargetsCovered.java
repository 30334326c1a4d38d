package io.planwright.application.check;

import io.planwright.application.check.ItemLines.Placed;
import io.planwright.application.item.CompatibilityMatrix;
import io.planwright.application.item.CompatibilityMatrix.Target;
import io.planwright.application.item.ItemKind;
import io.planwright.application.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Each target of the project is done, verified, or has a reason for not being so. */
final class TargetsCovered {

    private static final String REMEDY = "target.remedy";

    private TargetsCovered() {}

    static List<Finding> findings(Workspace workspace) {
        var placed = ItemLines.of(workspace, ItemKind.TARGET);
        Map<UUID, Placed> byId =
                placed.stream().collect(Collectors.toMap(each -> each.item().id(), each -> each, (first, _) -> first));
        var items = placed.stream().map(Placed::item).toList();
        var findings = new ArrayList<Finding>();
        for (var group : CompatibilityMatrix.of(workspace.playbook(), items).groups()) {
            for (var target : group.targets()) {
                var objection = objection(target);
                if (!objection.isEmpty()) {
                    var facts = Map.of("what", Words.shortened(target.name()));
                    var item = target.item() == null ? null : byId.get(target.item());
                    findings.add(
                            item == null
                                    ? Words.finding(workspace, "prd.md", 0, objection, REMEDY, facts)
                                    : item.finding(workspace, objection, REMEDY, facts));
                }
            }
        }
        return findings;
    }

    /** @return the key of what is to be said; empty where it is covered */
    private static String objection(Target target) {
        return switch (target.state()) {
            case "verified", "done" -> "";
            case "degraded", "not-applicable" -> target.reason().isBlank() ? "target-unfounded" : "";
            case CompatibilityMatrix.MISSING -> "target-missing";
            default -> "target-planned";
        };
    }
}
