package io.planwright.ui.project;

import com.vaadin.flow.component.html.Div;
import io.planwright.application.requirement.RequirementSummary;
import io.planwright.domain.identity.RequirementId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Requirements below each other; a row keeps its place while it is looked at, what is new comes first. */
class RequirementRows extends Div {

    private final Map<RequirementId, RequirementRow> rows = new HashMap<>();
    private final Function<RequirementSummary, String> address;

    RequirementRows(Function<RequirementSummary, String> address) {
        this.address = address;
        addClassName("rows");
        setId("requirements");
    }

    void clear() {
        rows.clear();
        removeAll();
    }

    /** Adds rows at the end. */
    void append(List<RequirementSummary> more) {
        more.forEach(summary -> {
            var row = rows.computeIfAbsent(summary.id(), _ -> new RequirementRow());
            row.show(summary, address.apply(summary));
            add(row);
        });
    }

    /** Shows what there is now: changes rows in their places, adds new ones on top, takes away those that are gone. */
    void update(List<RequirementSummary> now) {
        var gone = new HashSet<>(rows.keySet());
        for (var summary : now) {
            gone.remove(summary.id());
            var row = rows.get(summary.id());
            if (row == null) {
                row = new RequirementRow();
                rows.put(summary.id(), row);
                addComponentAsFirst(row);
            }
            row.show(summary, address.apply(summary));
        }
        gone.forEach(id -> remove(rows.remove(id)));
    }
}
