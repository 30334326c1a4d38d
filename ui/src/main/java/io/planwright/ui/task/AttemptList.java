package io.planwright.ui.task;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.planwright.application.evidence.EvidenceFiles;
import io.planwright.application.evidence.EvidenceView;
import io.planwright.domain.identity.EvidenceId;
import io.planwright.ui.look.TaskState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tries at a task, the newest first, above them what was filed for one that is not reported yet. */
class AttemptList extends Div {

    private final EvidenceFiles files;
    private final OrderedList list = new OrderedList();
    private final ListItem pending = new ListItem();
    private final Map<EvidenceId, EvidenceLine> lines = new HashMap<>();
    private int attempts;

    AttemptList(EvidenceFiles files) {
        this.files = files;
        addClassName("attempts");
        pending.addClassNames("attempt", "attempt-pending");
        pending.setId("attempt-pending");
        list.add(pending);
        add(list);
    }

    void show(Sheet sheet) {
        var evidence = sheet.evidence().stream()
                .collect(Collectors.toMap(each -> each.evidence().id(), each -> each));
        for (var view : sheet.attempts().subList(attempts, sheet.attempts().size())) {
            var own = view.attempt().evidence().stream()
                    .filter(evidence::containsKey)
                    .map(id -> line(evidence.get(id)))
                    .toList();
            list.addComponentAtIndex(
                    1, new AttemptLine(view, sheet.nameOf(view.attempt().worker()), own));
        }
        attempts = sheet.attempts().size();
        showPending(sheet);
    }

    private void showPending(Sheet sheet) {
        var reported = sheet.attempts().stream()
                .flatMap(view -> view.attempt().evidence().stream())
                .collect(Collectors.toSet());
        var open = sheet.evidence().stream()
                .filter(each -> !reported.contains(each.evidence().id()))
                .toList();
        pending.setVisible(!open.isEmpty());
        if (open.size() == pending.getComponentCount() - 1) {
            return;
        }
        pending.removeAll();
        pending.add(heading(open));
        open.forEach(each -> pending.add(line(each)));
    }

    private Span heading(List<EvidenceView> open) {
        var words = new Span(open.stream()
                .map(EvidenceView::stage)
                .distinct()
                .map(stage -> stage == null ? "" : TaskState.word(stage))
                .collect(Collectors.joining(", ", getTranslation("attempt.pending") + " ", "")));
        words.addClassName("faint");
        return words;
    }

    private EvidenceLine line(EvidenceView view) {
        return lines.computeIfAbsent(view.evidence().id(), _ -> new EvidenceLine(view, files));
    }
}
