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
                    var text = "'" + Words.shortened(target.name()) + "' " + objection;
                    var remedy = "verify it, or say why it is degraded or not applicable";
                    var item = target.item() == null ? null : byId.get(target.item());
                    findings.add(item == null ? new Finding("prd.md", 0, text, remedy) : item.finding(text, remedy));
                }
            }
        }
        return findings;
    }

    private static String objection(Target target) {
        return switch (target.state()) {
            case "verified", "done" -> "";
            case "degraded", "not-applicable" -> target.reason().isBlank() ? "is excused without a reason" : "";
            case CompatibilityMatrix.MISSING -> "of the project's targets is not named";
            default -> "is planned only";
        };
    }
}
